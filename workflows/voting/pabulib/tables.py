"""Rows of PROJECTS and VOTES as projects and votes."""

import re
from decimal import Decimal

from workflows.voting.kinds import BallotKind
from workflows.voting.pabulib.files import PabulibRefused, Project, Vote
from workflows.voting.pabulib.numbers import absent, amount_of, count_of, decimal_of, whole_of
from workflows.voting.pabulib.sections import Row, Section


def costs_of(section: Section) -> list[Decimal]:
    """Return the cost of every row of PROJECTS as written."""
    cost = section.column("cost")
    return [decimal_of(row.cells[cost], line=row.line, field="cost") for row in section.rows]


def projects_of(section: Section, costs: list[Decimal], unit: int) -> tuple[Project, ...]:
    """Return the projects, their costs in smallest units, `unit` of which make one as written.

    Raises PabulibRefused project_unnamed, project_repeated, negative_amount, number_malformed.
    """
    named = section.column("project_id")
    projects: dict[str, Project] = {}
    for row, cost in zip(section.rows, costs, strict=True):
        project_id = row.cells[named].strip()
        if not project_id:
            raise PabulibRefused("project_unnamed", line=row.line, field="project_id")
        if project_id in projects:
            raise PabulibRefused(
                "project_repeated", line=row.line, field="project_id", project=project_id
            )
        name = row.cells[section.columns["name"]].strip() if "name" in section.columns else ""
        projects[project_id] = Project(
            project_id,
            amount_of(cost, unit, line=row.line, field="cost"),
            name or None,
            _figure(section, row, "votes"),
            _figure(section, row, "score"),
            _figure(section, row, "selected"),
        )
    return tuple(projects.values())


def _figure(section: Section, row: Row, column: str) -> int | None:
    if column not in section.columns or absent(row.cells[section.columns[column]]):
        return None
    return whole_of(row.cells[section.columns[column]], line=row.line, field=column)


def votes_of(section: Section, projects: tuple[Project, ...], kind: BallotKind) -> tuple[Vote, ...]:
    """Return the votes in file order, each named project by its place.

    A vote that weighs other than 1 is refused: counted once, it might make others win.
    Raises PabulibRefused voter_repeated, votes_weighted, unknown_project, points_mismatch,
    number_malformed.
    """
    voter, vote = section.column("voter_id"), section.column("vote")
    places = {project.project_id: place for place, project in enumerate(projects, 1)}
    points = section.columns.get("points")
    if points is None and kind is BallotKind.CUMULATIVE:
        section.column("points")
    weight = section.columns.get("weight")
    seen: set[str] = set()
    lists: dict[str, tuple[int, ...]] = {}  # equal lists are kept once: memory
    votes: list[Vote] = []
    for row in section.rows:
        voter_id = row.cells[voter].strip()
        if voter_id in seen:
            raise PabulibRefused("voter_repeated", line=row.line, field="voter_id", voter=voter_id)
        seen.add(voter_id)
        if weight is not None and not _counts_once(row.cells[weight]):
            raise PabulibRefused("votes_weighted", line=row.line, field="weight")
        written = row.cells[vote]
        options = lists.get(written)
        if options is None:
            options = lists[written] = _options(row, written, places)
        marks = None if points is None else _points(row, row.cells[points], lists)
        if marks is not None and len(marks) != len(options):
            if kind is BallotKind.CUMULATIVE:
                raise PabulibRefused(
                    "points_mismatch",
                    line=row.line,
                    field="points",
                    projects=len(options),
                    points=len(marks),
                )
            marks = None
        votes.append(Vote(voter_id, options, marks))
    return tuple(votes)


def _counts_once(weight: str) -> bool:
    return absent(weight) or re.fullmatch(r"0*1([.,]0*)?", weight.strip()) is not None


def _options(row: Row, written: str, places: dict[str, int]) -> tuple[int, ...]:
    if absent(written) and written.strip() not in places:
        return ()
    options: list[int] = []
    for item in written.split(","):
        project_id = item.strip()
        if not project_id:
            continue
        if project_id not in places:
            raise PabulibRefused("unknown_project", line=row.line, field="vote", project=project_id)
        options.append(places[project_id])
    return tuple(options)


def _points(row: Row, written: str, lists: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    key = f"points {written}"
    if key not in lists:
        items = () if absent(written) else written.split(",")
        lists[key] = tuple(
            count_of(item, line=row.line, field="points") for item in items if item.strip()
        )
    return lists[key]
