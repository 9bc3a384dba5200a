"""Writing a .pb file, so that any poll can be counted again by anybody's program."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from workflows.voting.choices import read_stored
from workflows.voting.kinds import BallotKind, Definition
from workflows.voting.pabulib.files import Limits, PabulibFile, Project, Vote
from workflows.voting.pabulib.numbers import amount_text


class Shown(Protocol):
    """What a file tells of a count; a tally has it, and so has a result that was stored."""

    @property
    def selected(self) -> Collection[int]:
        """The numbers of the options taken."""

    @property
    def votes(self) -> Mapping[int, int]:
        """How often each option was named."""

    @property
    def scores(self) -> Mapping[int, int]:
        """The points each option earned."""


VOTE_TYPES: Mapping[BallotKind, str] = {
    BallotKind.APPROVAL: "approval",
    BallotKind.CHOOSE_ONE: "choose-1",
    BallotKind.ORDINAL: "ordinal",
    BallotKind.CUMULATIVE: "cumulative",
}


def file_of(
    definition: Definition,
    result: Shown,
    groups: Mapping[str, int],
    *,
    project_ids: Sequence[str],
    names: Sequence[str],
    meta: Mapping[str, str],
    unit: int = 1,
) -> PabulibFile:
    """Return a counted poll as a file.

    `meta` holds what only people know (description, country, unit, instance, dates, currency).
    Ballots are sorted by what they say and numbered from 1, so that nothing of the order in which
    they came is given away.
    """
    selected = set(result.selected)
    votes: list[Vote] = []
    for text in sorted(groups):
        choice = read_stored(definition.kind, text)
        points = choice.points if definition.kind is BallotKind.CUMULATIVE else None
        votes += [
            Vote(str(len(votes) + turn), choice.options, points)
            for turn in range(1, groups[text] + 1)
        ]
    return PabulibFile(
        meta=meta,
        budget=definition.budget,
        unit=unit,
        kind=definition.kind,
        rule=definition.rule.value,
        limits=Limits(
            definition.min_length,
            definition.max_length,
            definition.min_points_sum,
            definition.max_points_sum,
            definition.max_points,
            definition.max_cost_sum,
            definition.threshold,
        ),
        projects=tuple(
            Project(
                project_id,
                option.cost,
                name,
                result.votes[option.number],
                result.scores[option.number],
                int(option.number in selected),
            )
            for project_id, name, option in zip(project_ids, names, definition.options, strict=True)
        ),
        votes=tuple(votes),
    )


def write_pabulib(file: PabulibFile) -> str:
    """Return the text of a file; reading it again gives an equal file."""
    lines = io.StringIO()
    table = csv.writer(lines, delimiter=";", lineterminator="\n")
    table.writerow(["META"])
    table.writerow(["key", "value"])
    table.writerows(_meta(file).items())
    table.writerow(["PROJECTS"])
    table.writerow(["project_id", "cost", "votes", "score", "name", "selected"])
    table.writerows(_project(project, file.unit) for project in file.projects)
    table.writerow(["VOTES"])
    with_points = file.kind is BallotKind.CUMULATIVE or any(
        vote.points is not None for vote in file.votes
    )
    table.writerow(["voter_id", "vote", *(["points"] if with_points else [])])
    for vote in file.votes:
        named = ",".join(file.projects[place - 1].project_id for place in vote.options)
        points = _list(vote.points or ())
        table.writerow([vote.voter_id, named, *([points] if with_points else [])])
    return lines.getvalue()


def _meta(file: PabulibFile) -> dict[str, str]:
    limits = file.limits
    figures = {
        "min_length": limits.min_length,
        "max_length": limits.max_length,
        "min_sum_points": limits.min_points_sum,
        "max_sum_points": limits.max_points_sum,
        "max_points": limits.max_points,
        "min_project_score_threshold": limits.threshold,
    }
    stated = {key: str(value) for key, value in figures.items() if value is not None}
    if limits.max_cost_sum is not None:
        stated["max_sum_cost"] = amount_text(limits.max_cost_sum, file.unit)
    return {
        "num_projects": str(len(file.projects)),
        "num_votes": str(len(file.votes)),
        "budget": amount_text(file.budget, file.unit),
        "vote_type": VOTE_TYPES[file.kind],
        "rule": file.rule,
        **stated,
    } | {key: value for key, value in file.meta.items() if key not in _COUNTED}


_COUNTED = frozenset(
    {
        "num_projects",
        "num_votes",
        "budget",
        "vote_type",
        "rule",
        "min_length",
        "max_length",
        "min_sum_points",
        "max_sum_points",
        "max_points",
        "min_project_score_threshold",
        "max_sum_cost",
    }
)


def _project(project: Project, unit: int) -> list[str]:
    figures = [project.votes, project.score]
    return [
        project.project_id,
        amount_text(project.cost, unit),
        *("" if figure is None else str(figure) for figure in figures),
        project.name or "",
        "" if project.selected is None else str(project.selected),
    ]


def _list(values: Iterable[int]) -> str:
    return ",".join(map(str, values))
