"""Writing a .pb file, so that any poll can be counted again by anybody's program.

The format is that of https://pabulib.org/format, as its own checker reads it: keys of META in its order,
projects by score and, where scores are equal, in the order of the count, points falling along a vote.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from workflows.voting.choices import Choice, read_stored
from workflows.voting.counts import marks
from workflows.voting.kinds import BallotKind, Definition, Rule
from workflows.voting.pabulib.files import (
    COUNTED_BY,
    DECIDING,
    RULES,
    UNKNOWN_RULE,
    Limits,
    PabulibFile,
    Project,
    Vote,
)
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

    @property
    def order(self) -> Sequence[int]:
        """The options in the order in which the count came to them."""


VOTE_TYPES: Mapping[BallotKind, str] = {
    BallotKind.APPROVAL: "approval",
    BallotKind.CHOOSE_ONE: "choose-1",
    BallotKind.ORDINAL: "ordinal",
    BallotKind.CUMULATIVE: "cumulative",
}
# Only of these a file tells a score: a program takes it for points, and elsewhere votes are all.
POINTED = frozenset({BallotKind.ORDINAL, BallotKind.CUMULATIVE})


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
    came = {option: place for place, option in enumerate(result.order)}
    options = sorted(
        zip(project_ids, names, definition.options, strict=True),
        key=lambda one: (-result.scores[one[2].number], came[one[2].number]),
    )
    places = {option.number: place for place, (_, _, option) in enumerate(options, start=1)}
    votes: list[Vote] = []
    for text in sorted(groups):
        named, points = _vote(definition, read_stored(definition.kind, text), places)
        votes += [
            Vote(str(len(votes) + turn), named, points) for turn in range(1, groups[text] + 1)
        ]
    return PabulibFile(
        meta=meta,
        budget=definition.budget,
        unit=unit,
        kind=definition.kind,
        rule=_rule(definition),
        limits=Limits(
            *_lengths(definition),
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
                result.scores[option.number] if definition.kind in POINTED else None,
                int(option.number in selected),
            )
            for project_id, name, option in options
        ),
        votes=tuple(votes),
    )


def _lengths(definition: Definition) -> tuple[int | None, int | None]:
    """Return the fewest and the most a vote names; that choose-1 names one says its name."""
    if definition.kind is BallotKind.CHOOSE_ONE:
        return None, None
    return definition.min_length, definition.max_length


def _rule(definition: Definition) -> str:
    """Return the rule's name; down the scores above a lowest one has a name of its own."""
    if definition.rule is Rule.GREEDY and definition.threshold is not None:
        return Rule.GREEDY_THRESHOLD.value
    return definition.rule.value


def _vote(
    definition: Definition, choice: Choice, places: Mapping[int, int]
) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    """Return a choice by the projects' places, the most points first where it gives points.

    Places in order of preference earn what they earned here: a program that knows only the vote
    would give a short one fewer.
    """
    named = [places[option] for option in choice.options]
    if definition.kind is BallotKind.ORDINAL:
        return tuple(named), marks(definition, choice)
    if definition.kind is not BallotKind.CUMULATIVE:
        return tuple(sorted(named)), None
    falling = sorted(
        zip(named, choice.points, strict=True), key=lambda given: (-given[1], given[0])
    )
    return tuple(place for place, _ in falling), tuple(points for _, points in falling)


def write_pabulib(file: PabulibFile) -> str:
    """Return the text of a file; reading it again gives an equal file."""
    lines = io.StringIO()
    table = csv.writer(lines, delimiter=";", lineterminator="\n")
    table.writerow(["META"])
    table.writerow(["key", "value"])
    table.writerows(_meta(file).items())
    table.writerow(["PROJECTS"])
    scored = any(project.score is not None for project in file.projects)
    table.writerow(
        ["project_id", "cost", "votes", *(["score"] if scored else []), "name", "selected"]
    )
    table.writerows(_project(project, file.unit, scored=scored) for project in file.projects)
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
    said = {
        **{key: value for key, value in file.meta.items() if key not in DECIDING},
        "num_projects": str(len(file.projects)),
        "num_votes": str(len(file.votes)),
        "budget": amount_text(file.budget, file.unit),
        "vote_type": VOTE_TYPES[file.kind],
        **_rule_named(file),
        **stated,
        **_fully_funded(file),
    }
    known = {key: said[key] for key in ORDER if key in said}
    return known | said


def _rule_named(file: PabulibFile) -> dict[str, str]:
    """Return the rule as the format names it; one it has no name for is told in a comment."""
    if file.rule in RULES or file.rule not in set(Rule):
        return {"rule": file.rule}
    return {"rule": UNKNOWN_RULE, "comment": f"#1: {COUNTED_BY}{file.rule}"}


def _fully_funded(file: PabulibFile) -> dict[str, str]:
    """Say so where the money reaches for every project: without it a file is taken for a wrong one."""
    whole = sum(project.cost for project in file.projects) <= file.budget
    return {"fully_funded": "1"} if whole else {}


# The keys of META as the format puts them; what it does not know comes last.
ORDER = (
    "description",
    "country",
    "unit",
    "district",
    "subunit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
    "min_length",
    "max_length",
    "max_sum_cost",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "min_project_score_threshold",
    "edition",
    "language",
    "currency",
    "fully_funded",
    "comment",
)


def _project(project: Project, unit: int, *, scored: bool) -> list[str]:
    figures = [project.votes, *([project.score] if scored else []), project.selected]
    votes, *score, selected = ("" if figure is None else str(figure) for figure in figures)
    cost = amount_text(project.cost, unit)
    return [project.project_id, cost, votes, *score, project.name or "", selected]


def _list(values: Iterable[int]) -> str:
    return ",".join(map(str, values))
