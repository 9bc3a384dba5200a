"""Replaying a real election: its poll, its ballots as they were cast, and the verdict.

Ballots are kept as cast. Where a file leaves open how a ballot counts, the reading is taken that
reproduces the city's own figures for every project (`score` where the file has it, else `votes`);
if none does, the first: repeats inside a vote count each time, places count by the stated maximum
length. Ties fall to the lower cost, then to the order of the file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from workflows.voting.choices import choice_of, encode
from workflows.voting.counts import Count, count
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule, takes
from workflows.voting.pabulib.files import PabulibFile

# Pabulib's mark for a project withdrawn after the vote, in units of the currency.
WITHDRAWN_COST: Final = 999_999_999


@dataclass(frozen=True, slots=True)
class Replay:
    """A poll made of a file. `choices` holds one canonical text a vote, in file order.

    `rule_known` is False if the file's rule is none of ours, or cannot take such ballots; the
    poll is then counted greedily and its outcome compared with nothing.
    """

    definition: Definition
    choices: tuple[str, ...]
    rule_known: bool

    def groups(self) -> Counter[str]:
        """The ballots grouped by what they say."""
        return Counter(self.choices)


def replay_of(file: PabulibFile) -> Replay:
    """Return the poll and the ballots of a file."""
    rule = _rule(file)
    first: _Reading | None = None
    for reading in _readings(file, _definition(file, rule or Rule.GREEDY)):
        first = first or reading
        definition, choices = reading
        if _as_the_city_counted(file, count(definition, Counter(choices))):
            return Replay(definition, choices, rule is not None)
    assert first is not None  # noqa: S101 - there is always the stated reading
    return Replay(*first, rule is not None)


_Reading = tuple[Definition, tuple[str, ...]]


def _rule(file: PabulibFile) -> Rule | None:
    """Return the rule, or None if the file's is unknown, unsupported, or takes no such ballots.

    Without completion, with a comparison step, with exclusions or with local peculiarities, a rule
    is another rule; Dure does not guess.
    """
    try:
        rule = Rule(file.rule)
    except ValueError:
        return None
    if rule is Rule.GREEDY_THRESHOLD and file.limits.threshold is None:
        return None
    return rule if takes(rule, file.kind) else None


def _definition(file: PabulibFile, rule: Rule) -> Definition:
    """Return the poll. Limits that contradict each other bind nobody and are left out."""
    limits = file.limits
    most = _at_least(1, limits.max_length)
    least = _at_least(0, limits.min_length)
    sum_most = _at_least(0, limits.max_points_sum)
    sum_least = _at_least(0, limits.min_points_sum)
    # Nobody names more than there are, nor, where points are given, more than he has points for.
    room = [len(file.projects), *([] if most is None else [most])]
    if file.kind is BallotKind.CUMULATIVE and sum_most:
        room.append(sum_most)
    if least is not None and least > min(room):
        least = None
    if None not in (sum_least, sum_most) and (sum_least or 0) > (sum_most or 0):
        sum_least = None
    return Definition(
        kind=file.kind,
        rule=rule,
        tie_rule=TieRule.LOWER_COST,
        budget=file.budget,
        options=tuple(
            Option(place, project.cost, place, project.cost == WITHDRAWN_COST * file.unit)
            for place, project in enumerate(file.projects, 1)
        ),
        min_length=least,
        max_length=most,
        min_points_sum=sum_least,
        max_points_sum=sum_most,
        max_points=_at_least(1, limits.max_points),
        max_cost_sum=limits.max_cost_sum,
        threshold=limits.threshold,
        step=file.unit,  # one unit of the currency as the file writes it
    )


def _at_least(floor: int, limit: int | None) -> int | None:
    """Return a limit, or None for one that makes no sense."""
    return limit if limit is not None and limit >= floor else None


def _readings(file: PabulibFile, stated: Definition) -> Iterator[_Reading]:
    """Yield the ways in which the ballots may have counted, the stated way first."""
    kind = file.kind
    votes = [(vote.options, vote.points or ()) for vote in file.votes]
    given = kind is BallotKind.CUMULATIVE
    yield stated, _texts(kind, [(options, points if given else ()) for options, points in votes])
    if any(len(set(options)) < len(options) for options, _ in votes):
        yield (
            stated,
            _texts(kind, [_once(options, points if given else ()) for options, points in votes]),
        )
    if kind is not BallotKind.ORDINAL:
        return
    pointed = replace(stated, kind=BallotKind.CUMULATIVE, max_length=None, min_length=None)
    if all(len(points) == len(options) for options, points in votes):
        yield pointed, _texts(BallotKind.CUMULATIVE, votes)
    falling = [(options, tuple(range(len(options), 0, -1))) for options, _ in votes]
    yield pointed, _texts(BallotKind.CUMULATIVE, falling)
    if stated.max_length is None:
        longest = max((len(options) for options, _ in votes), default=1) or 1
        yield replace(stated, max_length=longest), _texts(kind, [(o, ()) for o, _ in votes])


def _once(
    options: tuple[int, ...], points: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return a vote with the first mention of each project only."""
    first = [place for place, option in enumerate(options) if option not in options[:place]]
    return tuple(options[p] for p in first), tuple(points[p] for p in first) if points else ()


def _texts(
    kind: BallotKind, votes: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> tuple[str, ...]:
    made: dict[tuple[tuple[int, ...], tuple[int, ...]], str] = {}
    texts: list[str] = []
    for vote in votes:
        text = made.get(vote)
        if text is None:
            text = made[vote] = encode(kind, choice_of(kind, *vote))
        texts.append(text)
    return tuple(texts)


def _as_the_city_counted(file: PabulibFile, counted: Count) -> bool:
    """Whether the count gives the city's own figure for every project that has one."""
    scores = {p: project.score for p, project in enumerate(file.projects, 1)}
    if any(score is not None for score in scores.values()):
        return _equal(scores, counted.points)
    return _equal({p: project.votes for p, project in enumerate(file.projects, 1)}, counted.votes)


def _equal(stated: Mapping[int, int | None], found: Mapping[int, int]) -> bool:
    return all(figure is None or figure == found[place] for place, figure in stated.items())
