"""Whether a mandate carries a signature, and what a rejection has to name. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import UUID

from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.signing.states import MandateScope
from workflows.kit.refusal import Invalid, NotAllowed, RuleBroken, WrongState
from workflows.kit.wording import SEOUL

MANDATE, WINDOW, LONGEST_WINDOW = "signing.mandate", "signing.window", "signing.window_longest"
ORDER = "signing.order"
LONGEST_DOCUMENT, LONGEST_STATEMENT = 200, 1_000


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a mandate carries: since and until when, how many won of its body's part, and of what."""

    since: datetime
    until: datetime
    cap: int | None
    scope: MandateScope = MandateScope.ALL


@dataclass(frozen=True, slots=True)
class Ended:
    """A mandate that was ended before its time: by what paper it was given, and when it ended."""

    document: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Mandates for other agreements alone: of which numbers, and since when the last of them stands.

    `base` is one of the numbers: of what is amended by that which would be signed.
    """

    numbers: tuple[str, ...]
    at: datetime
    base: str | None = None


def best_mandate(mandates: Sequence[Mandate], *, now: datetime, part: int) -> Mandate | None:
    """Return which mandate for an agreement is used; None of none. The nearer one comes first.

    That is the first that holds. Where none does it is the one that lacks least, of which its holder is
    told: of one that is too small before one whose time is not now.
    """
    holding = [one for one in mandates if _in_time(one, now) and _carries(one, part)]
    in_time = [one for one in mandates if _in_time(one, now)]
    return next(iter([*holding, *in_time, *mandates]), None)


def check_mandate(
    mandate: Mandate | None,
    *,
    now: datetime,
    part: int,
    ended: Ended | None = None,
    elsewhere: Elsewhere | None = None,
) -> None:
    """Refuse a signature without a mandate that holds now and for the body's part of the money.

    `ended` is the last one for this agreement that was taken back, `elsewhere` are those that stand for
    others alone: where none stands for this one, its holder is told of what came last.
    """
    if mandate is None and elsewhere is not None and (ended is None or ended.at <= elsewhere.at):
        _refuse(elsewhere)
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
    if not _in_time(mandate, now):
        raise NotAllowed(
            "mandate_lapsed",
            field="agreementId",
            rule=MANDATE,
            since=_day(mandate.since),
            # Its last day, as the page says it: what ends at midnight does not reach into the next.
            until=_day(mandate.until - timedelta(microseconds=1)),
        )
    if not _carries(mandate, part):
        raise NotAllowed(
            "mandate_too_small", field="agreementId", rule=MANDATE, cap=mandate.cap, part=part
        )


def _refuse(elsewhere: Elsewhere) -> NoReturn:
    """Refuse a mandate for others alone. An amendment is signed anew: one for what it amends is none for it."""
    numbers = ", ".join(elsewhere.numbers)
    if elsewhere.base is None:
        raise NotAllowed(
            "mandate_for_another", field="agreementId", rule=MANDATE, agreements=numbers
        )
    raise NotAllowed(
        "mandate_without_amendments",
        field="agreementId",
        rule=MANDATE,
        agreements=numbers,
        base=elsewhere.base,
    )


def check_signable(state: AgreementState) -> None:
    """Refuse a mandate for an agreement in which nothing is left to sign."""
    if state in (AgreementState.SIGNED, AgreementState.IN_FORCE):
        raise WrongState("mandate_for_signed", field="agreementId", rule=MANDATE)


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


def _in_time(mandate: Mandate, now: datetime) -> bool:
    return mandate.since <= now < mandate.until


def _carries(mandate: Mandate, part: int) -> bool:
    return mandate.cap is None or part <= mandate.cap


def _day(moment: datetime) -> str:
    return moment.astimezone(SEOUL).date().isoformat()
