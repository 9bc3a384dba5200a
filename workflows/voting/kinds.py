"""Ballot kinds, tallying rules and tie rules, which rule takes which kind, and a poll's definition.

Everything here is a value: no database, no clock. A poll's definition is fixed before the first
ballot and names everything a recount needs: kind, rule, tie rule, budget, options and limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class BallotKind(StrEnum):
    """What a voter writes on the ballot paper."""

    APPROVAL = "APPROVAL"
    CHOOSE_ONE = "CHOOSE_ONE"
    ORDINAL = "ORDINAL"
    CUMULATIVE = "CUMULATIVE"


class Rule(StrEnum):
    """How scores become a selection. The values are the names Pabulib uses, where it has one.

    GREEDY goes down the scores and takes what still fits. GREEDY_NO_SKIP stops at the first that
    does not fit. GREEDY_THRESHOLD is GREEDY among the options that reach a minimum score, which it
    must name. EQUAL_SHARES_ADD1 is the Method of Equal Shares with cost utilities, completed by
    raising every endowment; EQUAL_SHARES_ADD1_GREEDY then spends what is left as GREEDY does.
    """

    GREEDY = "greedy"
    GREEDY_NO_SKIP = "greedy-no-skip"
    GREEDY_THRESHOLD = "greedy-threshold"
    EQUAL_SHARES_ADD1 = "equalshares/add1"
    EQUAL_SHARES_ADD1_GREEDY = "equalshares/add1+greedy"


class TieRule(StrEnum):
    """What decides between options that stand equal; named before the poll opens."""

    LOWER_COST = "LOWER_COST"
    EARLIER_SUBMITTED = "EARLIER_SUBMITTED"
    PUBLIC_LOT = "PUBLIC_LOT"


class Channel(StrEnum):
    """By which way ballots come in. Residents vote online or on paper, each once, from one roll.

    A committee, schools and a survey are asked beside the roll: they count only where the notice
    gives every channel its weight.
    """

    ONLINE = "ONLINE"
    PAPER = "PAPER"
    COMMITTEE = "COMMITTEE"
    SCHOOL = "SCHOOL"
    SURVEY = "SURVEY"


ON_ROLL: Final = frozenset({Channel.ONLINE, Channel.PAPER})
WHOLE: Final = 100  # what the weights of a notice make together

_ALL: Final = frozenset(BallotKind)
SETS: Final = frozenset({BallotKind.APPROVAL, BallotKind.CHOOSE_ONE})

# Equal shares reads a ballot as a set of supported options; ranks and points are not sets.
KINDS_BY_RULE: Final[Mapping[Rule, frozenset[BallotKind]]] = {
    Rule.GREEDY: _ALL,
    Rule.GREEDY_NO_SKIP: _ALL,
    Rule.GREEDY_THRESHOLD: _ALL,
    Rule.EQUAL_SHARES_ADD1: SETS,
    Rule.EQUAL_SHARES_ADD1_GREEDY: SETS,
}
EQUAL_SHARES: Final = frozenset({Rule.EQUAL_SHARES_ADD1, Rule.EQUAL_SHARES_ADD1_GREEDY})


def takes(rule: Rule, kind: BallotKind) -> bool:
    """Whether the rule can count ballots of the kind."""
    return kind in KINDS_BY_RULE[rule]


@dataclass(frozen=True, slots=True)
class Option:
    """One line of the ballot paper.

    `number` is its place on the paper from 1, `cost` is in the smallest unit of the currency,
    `submitted` its place in the order of submission. A `withdrawn` option is counted, never taken,
    and stops nothing. `group` is the field it stands under, where a ballot may name only so many of
    one field.
    """

    number: int
    cost: int
    submitted: int
    withdrawn: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """All that is fixed before the first ballot.

    `budget`, `max_cost_sum` and `step` are in the smallest unit of the currency. `threshold` is the
    lowest score with which an option may be taken; every rule heeds it, GREEDY_THRESHOLD needs it.
    `step` is what EQUAL_SHARES_ADD1 adds to every endowment at a time. `lot_seed` is known once
    the poll is closed and stays None unless the tie rule is PUBLIC_LOT. `most_in_group` is how many
    options of one group a ballot may name. `channels` are the ways ballots come in, each with its
    weight in per cent, or all without; none named is online alone. `least_apart` is how many ballots
    a channel needs to be counted and told by itself (`channels.joined`); None: any number.
    """

    kind: BallotKind
    rule: Rule
    tie_rule: TieRule
    budget: int
    options: tuple[Option, ...]
    min_length: int | None = None
    max_length: int | None = None
    max_points_sum: int | None = None
    min_points_sum: int | None = None
    max_points: int | None = None
    max_cost_sum: int | None = None
    threshold: int | None = None
    step: int = 1
    lot_seed: bytes | None = None
    most_in_group: int | None = None
    channels: tuple[tuple[Channel, int | None], ...] = ()
    least_apart: int | None = None

    @property
    def weights(self) -> dict[Channel, int]:
        """The weight of every channel in per cent; empty where every ballot counts alike."""
        return {channel: weight for channel, weight in self.channels if weight is not None}

    @property
    def longest(self) -> int:
        """The most options one ballot may name: the stated maximum, else all of them."""
        if self.kind is BallotKind.CHOOSE_ONE:
            return 1
        return len(self.options) if self.max_length is None else self.max_length

    @property
    def shortest(self) -> int:
        """The fewest options one ballot may name: the stated minimum, else one."""
        if self.kind is BallotKind.CHOOSE_ONE:
            return 1
        return 1 if self.min_length is None else self.min_length
