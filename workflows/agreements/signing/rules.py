"""Whether a mandate carries a signature, and what a rejection has to name. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from workflows.kit.refusal import Invalid, NotAllowed, RuleBroken
from workflows.kit.wording import SEOUL

MANDATE, WINDOW, LONGEST_WINDOW = "signing.mandate", "signing.window", "signing.window_longest"
ORDER = "signing.order"
LONGEST_DOCUMENT, LONGEST_STATEMENT = 200, 1_000


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a mandate carries: since and until when, and how many won of its body's part."""

    since: datetime
    until: datetime
    cap: int | None


@dataclass(frozen=True, slots=True)
class Ended:
    """A mandate that was ended before its time: by what paper it was given, and when it ended."""

    document: str
    at: datetime


def check_mandate(
    mandate: Mandate | None, *, now: datetime, part: int, ended: Ended | None = None
) -> None:
    """Refuse a signature without a mandate that holds now and for the body's part of the money.

    `ended` is the last one that was taken back, where none stands: its holder is told when it was.
    """
    if mandate is None and ended is not None:
        raise NotAllowed(
            "mandate_revoked",
            field="agreementId",
            rule=MANDATE,
            document=ended.document,
            on=_day(ended.at),
        )
    if mandate is None:
        raise NotAllowed("mandate_missing", field="agreementId", rule=MANDATE)
    if not mandate.since <= now < mandate.until:
        raise NotAllowed(
            "mandate_lapsed",
            field="agreementId",
            rule=MANDATE,
            since=_day(mandate.since),
            # Its last day, as the page says it: what ends at midnight does not reach into the next.
            until=_day(mandate.until - timedelta(microseconds=1)),
        )
    if mandate.cap is not None and part > mandate.cap:
        raise NotAllowed(
            "mandate_too_small", field="agreementId", rule=MANDATE, cap=mandate.cap, part=part
        )


def check_window(days: int, longest: int) -> int:
    """Return the days of a signing window. Refuses less than one and more than the rule allows."""
    if not 1 <= days <= longest:
        raise RuleBroken(
            "window_out_of_range", field="windowDays", rule=LONGEST_WINDOW, most=longest
        )
    return days


def check_disputed(disputed: Collection[UUID], clauses: Collection[UUID]) -> frozenset[UUID]:
    """Return the clauses a rejection is about. Refuses none, and one that is not in the edition."""
    if not disputed:
        raise Invalid("dispute_names_no_clause", field="clauseIds")
    if not set(disputed) <= set(clauses):
        raise Invalid("clause_not_in_edition", field="clauseIds")
    return frozenset(disputed)


def check_range(since: datetime, until: datetime, now: datetime) -> None:
    """Refuse a mandate that is over before it begins, or is over now."""
    if not since < until or until <= now:
        raise Invalid("mandate_range_wrong", field="validTo")


def check_cap(cap: int | None) -> None:
    """Refuse a cap of nothing or less."""
    if cap is not None and cap < 1:
        raise Invalid("cap_not_positive", field="cap")


def _day(moment: datetime) -> str:
    return moment.astimezone(SEOUL).date().isoformat()
