"""The support ladder, pure: which rungs a number of supports has reached on a day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.kit.refusal import Invalid
from workflows.law.days import Calendar, Off, due_day
from workflows.proposals.support.states import DutyKind

MOST_SUPPORTS, MOST_DAYS = 10_000_000, 366


@dataclass(frozen=True, slots=True)
class Rung:
    """So many supports within so many days oblige to this, to be done within so many days."""

    kind: DutyKind
    supports: int
    within_days: int
    answer_days: int

    def open_until(self, opened_on: date, off: Off) -> date:
        """Return the last day on which the rung can be reached.

        The day of opening is left out, and a last day that is off rolls on (Civil Act 155, 157, 161).
        """
        return due_day(opened_on, self.within_days, Calendar.CIVIL, off)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs that hold in a place, and the holidays by which their last days are counted."""

    rungs: tuple[Rung, ...]
    off: Off


def reached(
    ladder: Collection[Rung],
    *,
    supports: int,
    opened_on: date,
    day: date,
    off: Off,
    had: Collection[DutyKind],
) -> list[Rung]:
    """Return the rungs reached now that have begot no duty yet, the lowest first."""
    return sorted(
        (
            rung
            for rung in ladder
            if rung.kind not in had
            and supports >= rung.supports
            and day <= rung.open_until(opened_on, off)
        ),
        key=lambda rung: (rung.supports, rung.kind),
    )


def next_rung(
    ladder: Ladder, *, opened_on: date, day: date, had: Collection[DutyKind]
) -> Rung | None:
    """Return the lowest rung that can still be reached."""
    left = [
        rung
        for rung in ladder.rungs
        if rung.kind not in had and day <= rung.open_until(opened_on, ladder.off)
    ]
    return min(left, key=lambda rung: (rung.supports, rung.kind), default=None)


def check_ladder(ladder: Sequence[Rung]) -> None:
    """Refuse an empty ladder, a kind named twice, an interim answer, and numbers out of bounds."""
    if not ladder:
        raise Invalid("ladder_empty", field="rungs")
    if len({rung.kind for rung in ladder}) < len(ladder):
        raise Invalid("rung_repeated", field="rungs")
    for place, rung in enumerate(ladder):
        if rung.kind is DutyKind.INTERIM_ANSWER:
            raise Invalid("rung_of_lateness", field=f"rungs.{place}.kind")
        if not (
            1 <= rung.supports <= MOST_SUPPORTS
            and 1 <= rung.within_days <= MOST_DAYS
            and 1 <= rung.answer_days <= MOST_DAYS
        ):
            raise Invalid("rung_out_of_range", field=f"rungs.{place}", most=MOST_SUPPORTS)
