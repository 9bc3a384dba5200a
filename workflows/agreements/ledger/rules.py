"""What a ledger comes to, line by line and in all, and what the rules find of every stage. Pure; whole won."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from workflows.agreements.money.rules import (
    Contribution,
    Finding,
    MoneyRules,
    public_findings,
    won_of,
)
from workflows.agreements.money.states import PUBLIC, Form, Source
from workflows.agreements.settling.rules import Key, Line

Pledge = tuple[Source, Form, int, UUID]
_SOURCES, _FORMS = list(Source), list(Form)


class Stage(StrEnum):
    """How far an amount has come (E3.4)."""

    PLEDGED = "PLEDGED"
    APPROPRIATED = "APPROPRIATED"
    EXECUTED = "EXECUTED"
    SETTLED = "SETTLED"


class StageState(StrEnum):
    """What the rules say of a stage; one without an amount holds nothing and breaks nothing.

    Of what was spent all can be judged and nothing be recognised: then there is no amount, and none to wait for.
    """

    NONE_YET = "NONE_YET"
    REFUSED = "REFUSED"
    NO_RULES = "NO_RULES"
    OK = "OK"
    BROKEN = "BROKEN"


@dataclass(frozen=True, slots=True)
class Reported:
    """A line of a report as it was handed in last; `recognised` is what was found of it, None where nothing was."""

    body: UUID
    line: Line
    accepted: bool
    recognised: int | None = None

    @property
    def settled(self) -> int:
        """What of it is recognised for good: of an accepted report, what was spent and not found against."""
        if not self.accepted:
            return 0
        return self.line.spent if self.recognised is None else self.recognised

    @property
    def waiting(self) -> int:
        """What was spent of it and is not judged for good."""
        return 0 if self.accepted else self.line.spent

    def won(self, stage: Stage) -> int:
        """Return what it says of a stage; a report promises nothing."""
        return {
            Stage.PLEDGED: 0,
            Stage.APPROPRIATED: self.line.received,
            Stage.EXECUTED: self.line.spent,
            Stage.SETTLED: self.settled,
        }[stage]


@dataclass(frozen=True, slots=True)
class Amounts:
    """What stands at each stage, and what is open between them; `waiting` was spent and is not judged."""

    pledged: int = 0
    appropriated: int = 0
    executed: int = 0
    settled: int = 0
    waiting: int = 0

    @property
    def to_come(self) -> int:
        """What was promised and is not received; below nothing where an amendment lowered what had come."""
        return self.pledged - self.appropriated

    @property
    def unspent(self) -> int:
        """What was received and is not spent."""
        return self.appropriated - self.executed

    @property
    def refused(self) -> int:
        """What was spent and is not recognised for good."""
        return self.executed - self.waiting - self.settled

    def __add__(self, other: "Amounts") -> "Amounts":
        """Add up two."""
        return Amounts(
            self.pledged + other.pledged,
            self.appropriated + other.appropriated,
            self.executed + other.executed,
            self.settled + other.settled,
            self.waiting + other.waiting,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: the amounts of one source, in one form, for one year."""

    source: Source
    form: Form
    year: int
    amounts: Amounts

    @property
    def key(self) -> Key:
        """What there is one line of; one source alone, so that a subsidy and own money never share it."""
        return self.source, self.form, self.year

    @property
    def subsidy(self) -> bool:
        """Say whether it is public money, and not one's own."""
        return self.source in PUBLIC


@dataclass(frozen=True, slots=True)
class Judged:
    """A stage: what it comes to, and what the rules of the cohort find of it."""

    stage: Stage
    won: int
    state: StageState
    found: tuple[Finding, ...] = ()


def entries(pledged: Mapping[Pledge, int], reported: Iterable[Reported]) -> list[Entry]:
    """Return the lines by year, source and form: those the plan has, and those a report has besides."""
    lines: dict[Key, Amounts] = {}
    for (source, form, year, _), won in pledged.items():
        key = source, form, year
        lines[key] = lines.get(key, Amounts()) + Amounts(pledged=won)
    for one in reported:
        told = Amounts(0, one.line.received, one.line.spent, one.settled, one.waiting)
        lines[one.line.key] = lines.get(one.line.key, Amounts()) + told
    return [Entry(*key, lines[key]) for key in sorted(lines, key=_order)]


def total(lines: Iterable[Entry]) -> Amounts:
    """Add up lines."""
    return sum((one.amounts for one in lines), Amounts())


def stages(
    pledged: Mapping[Pledge, int], reported: Collection[Reported], rules: MoneyRules | None
) -> list[Judged]:
    """Return every stage with what the rules of a cohort find of it, as they find it of a draft."""
    rows = {
        stage: [
            Contribution(*one.line.key, one.body, won)
            for one in reported
            if (won := one.won(stage))
        ]
        for stage in Stage
    }
    rows[Stage.PLEDGED] = [Contribution(*key, won) for key, won in pledged.items() if won]
    judged = any(one.accepted and one.line.spent for one in reported)
    return [_judged(stage, rows[stage], rules, judged=judged) for stage in Stage]


def _judged(
    stage: Stage, rows: Collection[Contribution], rules: MoneyRules | None, *, judged: bool
) -> Judged:
    if not rows:
        refused = judged and stage is Stage.SETTLED
        return Judged(stage, 0, StageState.REFUSED if refused else StageState.NONE_YET)
    found = () if rules is None else tuple(public_findings(rows, rules))
    if not found:
        return Judged(stage, won_of(rows), StageState.NO_RULES)
    broken = any(one.broken for one in found)
    return Judged(stage, won_of(rows), StageState.BROKEN if broken else StageState.OK, found)


def _order(key: Key) -> tuple[int, int, int]:
    source, form, year = key
    return year, _SOURCES.index(source), _FORMS.index(form)
