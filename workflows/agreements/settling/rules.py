"""What a settlement report has to hold, what is owed back, and what lateness costs. Pure; whole won."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from workflows.agreements.money.rules import LARGEST_AMOUNT
from workflows.agreements.money.states import LOCAL, PUBLIC, Form, Source
from workflows.kit.refusal import Invalid, RuleBroken

# Rows of the pack settlement.toml.
REPAY_DAYS = "settlement.repay"
CUTS = ("settlement.cut_3", "settlement.cut_6", "settlement.cut_12")
PLAN = "settlement.plan"
MOST_LINES = 100
MONTHS_A_YEAR = 12

Key = tuple[Source, Form, int]


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one source, in one form, for one year: received, spent of it, and its interest."""

    source: Source
    form: Form
    year: int
    received: int
    spent: int
    interest: int = 0

    @property
    def key(self) -> Key:
        """What there is one line of; one source alone, so that a subsidy and own money never share it."""
        return self.source, self.form, self.year

    @property
    def unspent(self) -> int:
        """What is left."""
        return self.received - self.spent

    @property
    def owed_back(self) -> int:
        """What of a subsidy in money is returned: what is left, and all its interest."""
        money = self.form is Form.CASH and self.source in PUBLIC
        return self.unspent + self.interest if money else 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Of one line: how much of what was spent is recognised, in won, and why not all of it."""

    source: Source
    form: Form
    year: int
    recognised: int
    why: str = ""

    @property
    def key(self) -> Key:
        """Which line it is of."""
        return self.source, self.form, self.year


def check_findings(findings: Collection[Finding], lines: Mapping[Key, Line]) -> None:
    """Refuse findings that are of no line, of one twice, of more than was spent, or less than that without a why."""
    if len({one.key for one in findings}) < len(findings):
        raise Invalid("finding_twice", field="findings")
    for place, one in enumerate(findings):
        field = f"findings.{place}"
        line = lines.get(one.key)
        if line is None:
            raise Invalid("finding_of_no_line", field=field)
        won = one.recognised
        if not isinstance(won, int) or isinstance(won, bool) or won < 0:
            raise Invalid("settlement_amount_wrong", field=f"{field}.recognised")
        if won > line.spent:
            raise Invalid("finding_over_spent", field=f"{field}.recognised", spent=line.spent)
        if won < line.spent and not one.why.strip():
            raise Invalid("finding_without_why", field=f"{field}.why")


def check_lines(lines: Collection[Line], year: int, left: Mapping[Key, int]) -> None:
    """Refuse lines that are no report of a year; `left` is what the signed plan leaves for each."""
    if not 1 <= len(lines) <= MOST_LINES:
        raise Invalid("settlement_without_lines", field="lines", most=MOST_LINES)
    if len({one.key for one in lines}) < len(lines):
        raise Invalid("settlement_line_twice", field="lines")
    for place, one in enumerate(lines):
        field = f"lines.{place}"
        for name, won in (
            ("received", one.received),
            ("spent", one.spent),
            ("interest", one.interest),
        ):
            if not isinstance(won, int) or isinstance(won, bool) or not 0 <= won <= LARGEST_AMOUNT:
                raise Invalid("settlement_amount_wrong", field=f"{field}.{name}")
        if one.spent > one.received:
            raise Invalid("settlement_spent_too_much", field=f"{field}.spent")
        if one.interest and one.form is Form.IN_KIND:
            raise Invalid("settlement_interest_in_kind", field=f"{field}.interest")
        if one.year > year:
            raise Invalid("settlement_year_to_come", field=f"{field}.year", year=year)
        if one.received > left.get(one.key, 0):
            raise RuleBroken(
                "settlement_over_plan",
                field=f"{field}.received",
                rule=PLAN,
                planned=max(left.get(one.key, 0), 0),
                received=one.received,
            )


def subsidy_of(lines: Iterable[Line]) -> tuple[int, int]:
    """Return the subsidies received in money, of the state and of local governments apart."""
    told = [one for one in lines if one.form is Form.CASH]
    state = sum(one.received for one in told if one.source is Source.STATE)
    return state, sum(one.received for one in told if one.source in LOCAL)


def owed_back(
    lines: Iterable[Line], recognised: Mapping[Key, int] = MappingProxyType({})
) -> dict[Source, int]:
    """Return what is returned, by source; none where nothing is left and nothing was earned.

    What was spent and is not recognised counts as left over (Subsidy Management Act, Articles 28 and 31);
    `recognised` names the lines of which something was found, in won.
    """
    owed: dict[Source, int] = {}
    for one in lines:
        fixed = replace(one, spent=min(one.spent, recognised.get(one.key, one.spent)))
        if fixed.owed_back:
            owed[one.source] = owed.get(one.source, 0) + fixed.owed_back
    return owed


def cut_for(due: date, day: date, cuts: Mapping[int, Fraction]) -> Fraction:
    """Return by up to which part the next subsidy may be cut for a report of a day; `cuts` are by months late."""
    hit = [part for months, part in cuts.items() if day >= months_after(due, months)]
    return max(hit, default=Fraction(0))


def months_after(day: date, months: int) -> date:
    """Return the day of so many months later; where the month has no such day, its last."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
