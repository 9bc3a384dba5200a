"""The money of an agreement that is amended: what was signed first, with what instruments made of it since."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.gathering import instruments_of
from workflows.agreements.amending.membership import let_go
from workflows.agreements.amending.operations import AmountChange, Instrument, Operation
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.queries import settled_in_force
from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.money.editing import Amount, check_amount
from workflows.agreements.money.models import ContributionPlan
from workflows.agreements.money.queries import (
    Ground,
    amounts_digest,
    contribution_of,
    ground_of,
    rows_at,
    standing_rows,
)
from workflows.agreements.money.rules import Contribution, Finding, check_whole, findings
from workflows.agreements.money.states import Form, Source
from workflows.agreements.signing.content import read
from workflows.agreements.signing.gathering import newest_edition
from workflows.kit.refusal import Conflict, Invalid, WrongState
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import ANONYMOUS

Key = tuple[Source, Form, int, UUID]


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """What an instrument makes of the money: amounts before and after, what it comes to, what rules find."""

    changes: tuple[AmountChange, ...]
    after: tuple[Contribution, ...]
    found: tuple[Finding, ...]


def changes_of(operations: Iterable[Operation]) -> tuple[AmountChange, ...]:
    """Return the amounts that operations set, in their order."""
    return tuple(change for one in operations for change in one.amounts)


def amended_money(standing: Mapping[Key, int], changes: Iterable[AmountChange]) -> dict[Key, int]:
    """Return amounts with changes done to them; an amount of 0 is none."""
    after = {**standing, **{one.key: one.won for one in changes}}
    return {key: won for key, won in after.items() if won}


def replayed_money(
    signed: Mapping[Key, int], instruments: Iterable[Instrument], day: date | None = None
) -> dict[Key, int]:
    """Return the money on a day; without one, with all instruments that are known."""
    money = dict(signed)
    for one in sorted(instruments, key=lambda found: (found.effective_on, found.number)):
        if day is None or one.effective_on <= day:
            money = amended_money(money, changes_of(one.operations))
    return money


async def money_on(session: AsyncSession, base: Agreement, day: date | None) -> dict[Key, int]:
    """Return the money of an agreement in force on a day, reckoned anew from what was signed."""
    signed = await signed_first(session, base)
    return replayed_money(signed, await instruments_of(session, base.id), day)


async def signed_first(session: AsyncSession, base: Agreement) -> dict[Key, int]:
    """Return the money as it was signed with an agreement, before anything amended it."""
    edition = await newest_edition(session, base.id)
    told = None if edition is None else read(edition.content)["money"]
    if not isinstance(told, dict):
        return {}
    rows = await rows_at(
        session, ANONYMOUS, plan_id=base.consortium_id, version=int(str(told["version"]))
    )
    return _by_key(contribution_of(row) for row in rows)


async def money_change(
    session: AsyncSession, consortium: Consortium, operations: Collection[Operation], day: date
) -> MoneyChange | None:
    """Return what operations make of the money that stands; None where they leave it alone.

    Who is let go pays nothing any more: while the plan has amounts of it, the rule of who pays is broken.
    """
    changes = changes_of(operations)
    rows = await standing_rows(session, consortium.id)
    if not changes and {row.payer_id for row in rows}.isdisjoint(let_go(operations)):
        return None
    ground = await ground_of(session, consortium, day)
    return _judged(_by_key(contribution_of(row) for row in rows), changes, ground)


async def check_amounts(
    uow: UnitOfWork,
    consortium_id: UUID,
    amounts: Sequence[Amount],
    drafted: Collection[AmountChange],
    day: date,
) -> tuple[AmountChange, ...]:
    """Return the changes that amounts come to on the plan as it stands.

    Refuses: no amounts, the same one twice, one that stands already, what no plan of the cohort can hold,
    and money that is written at for another agreement.
    """
    consortium = await _locked_still(uow, consortium_id)
    ground = await ground_of(uow.session, consortium, day)
    standing = {
        contribution_of(row).key: row.won for row in await standing_rows(uow.session, consortium_id)
    }
    keys = [one.place.key for one in amounts]
    if not keys:
        raise Invalid("no_amounts", field="amounts")
    if len({*keys, *(one.key for one in drafted)}) < len(keys) + len(drafted):
        raise Invalid("amount_given_twice", field="amounts")
    for nth, one in enumerate(amounts):
        field = f"amounts.{nth}"
        if one.won or one.place.key not in standing:
            check_amount(ground, one, field)
        if standing.get(one.place.key, 0) == one.won:
            raise Conflict("amounts_stand_already", field=field)
    return tuple(
        AmountChange(*one.place.key, standing.get(one.place.key, 0), one.won) for one in amounts
    )


async def money_to_freeze(
    uow: UnitOfWork, base: Agreement, operations: Collection[Operation], day: date
) -> tuple[MoneyChange, dict[str, object]] | None:
    """Return what an instrument makes of the money, and how its bytes say so; None: it leaves it alone.

    Refuses: amounts that were drafted on others than stand (`amendment_money_is_stale`), money that is
    written at for another agreement, and a rule of the cohort that the result breaks, with the won that
    cure it.
    """
    changes = changes_of(operations)
    if not changes:
        return None
    consortium = await _locked_still(uow, base.consortium_id)
    rows = await standing_rows(uow.session, consortium.id)
    standing = _by_key(contribution_of(row) for row in rows)
    if any(standing.get(one.key, 0) != one.before for one in changes):
        raise Conflict("amendment_money_is_stale", field="agreementId")
    ground = await ground_of(uow.session, consortium, day)
    made = _judged(standing, changes, ground)
    check_whole(made.after, made.found)
    plan = await uow.session.get(ContributionPlan, consortium.id)
    parts: dict[str, int] = {}
    for row in made.after:
        parts[str(row.payer)] = parts.get(str(row.payer), 0) + row.won
    return made, {
        "version": 0 if plan is None else plan.version,
        "digest": amounts_digest(consortium.id, made.after),
        "parts": [{"party": one, "won": parts[one]} for one in sorted(parts)],
    }


async def _locked_still(uow: UnitOfWork, consortium_id: UUID) -> Consortium:
    """Return the consortium locked, with money that stands still. Refuses it while another agreement is going."""
    consortium = await locked_consortium(uow, consortium_id)
    if not await settled_in_force(uow.session, consortium_id=consortium_id):
        raise WrongState("money_of_next_agreement", field="agreementId")
    return consortium


def _judged(
    standing: Mapping[Key, int], changes: tuple[AmountChange, ...], ground: Ground
) -> MoneyChange:
    money = amended_money(standing, changes)
    after = tuple(Contribution(*key, won) for key, won in money.items())
    found = () if ground.rules is None else findings(after, ground.rules, ground.payers.keys())
    return MoneyChange(changes, after, tuple(found))


def _by_key(rows: Iterable[Contribution]) -> dict[Key, int]:
    return {row.key: row.won for row in rows}
