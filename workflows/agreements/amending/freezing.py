"""What the freeze of an agreement asks of an amending instrument, and what it puts into the bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from workflows.agreements.amending.amounts import changes_of, money_to_freeze
from workflows.agreements.amending.classes import (
    APPROVAL_RULE,
    MINOR_RULE,
    SEALED_RULE,
    AmendmentClass,
    Ground,
    class_of,
    grounds_of,
    rule_of,
)
from workflows.agreements.amending.consolidated import added_by, amended
from workflows.agreements.amending.gathering import (
    being_signed,
    consolidated_text,
    last_day,
    lock_amendments,
    major_kinds,
    operations_of,
    said_on,
)
from workflows.agreements.amending.locked import amendment_row
from workflows.agreements.amending.membership import changes_parties, check_still, with_changes
from workflows.agreements.amending.models import Amendment
from workflows.agreements.amending.operations import AmountChange, Operation, Text
from workflows.agreements.amending.touching import meet, touched
from workflows.agreements.amending.wording import Old, says
from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.tree import check_room
from workflows.identity.queries import bodies_by_id
from workflows.kit.refusal import Conflict, Refusal, RuleBroken
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import ANONYMOUS


@dataclass(frozen=True, slots=True)
class Frozen:
    """An instrument as it is frozen: who signs it, whether all accept it first, what the bytes say.

    `sets_money`: the money it leads to was judged with it.
    """

    signers: frozenset[UUID]
    needs_consent: bool
    sets_money: bool
    facts: Mapping[str, object]


async def amendment_to_freeze(
    uow: UnitOfWork, agreement: Agreement, body_id: UUID, day: date
) -> Frozen | None:
    """Return what is frozen of an instrument, with its turn; None for an agreement that amends none.

    Refuses: no operation, one that was drafted on another text than stands (`amendment_on_old_text`), what
    another instrument touches that is being signed (`amendment_touches_another`), more clauses than an
    agreement has together with what those add (`too_many_clauses`), a day before that of
    another, who joins or leaves where that is done already or is to hold from a later day, a change that needs an approval without one, and what `money_to_freeze` does.
    """
    if agreement.amends_id is None:
        return None
    await lock_amendments(uow, agreement.amends_id)
    base = await uow.session.get_one(Agreement, agreement.amends_id, populate_existing=True)
    row = await amendment_row(uow.session, agreement)
    before = await consolidated_text(uow.session, base.id)
    operations = await operations_of(uow.session, agreement.id)
    after = _done(before, operations, agreement.id, day)
    money = await money_to_freeze(uow, base, operations, day)
    others = await being_signed(uow.session, base.id, but=agreement.id)
    beside = 0
    for other in others:
        theirs = await operations_of(uow.session, other.id)
        beside += added_by(theirs)
        if meet(touched(before, operations), touched(before, theirs)):
            raise Conflict(
                "amendment_touches_another",
                field="agreementId",
                other=other.number,
                day=day.isoformat(),
            )
    if beside and added_by(operations):
        check_room(before.tree, beside + added_by(operations))
    last = await last_day(uow.session, base.id, [one.id for one in others])
    if row.effective_on is not None and last is not None and row.effective_on < last:
        raise RuleBroken(
            "amendment_before_another",
            field="effectiveOn",
            rule="amendment.order",
            earliest=last.isoformat(),
        )
    _check_parties(base, agreement, operations)
    days = [one for one in (row.effective_on, last) if one is not None]
    if changes_parties(operations) and max(days, default=day) > day:
        raise RuleBroken(
            "parties_change_when_sealed",
            field="effectiveOn",
            rule=SEALED_RULE,
            earliest=max(days).isoformat(),
        )
    grounds = grounds_of(before, operations, await major_kinds(uow.session, day))
    kind = class_of(grounds, raised=row.raised_why is not None)
    needed = await said_on(uow.session, APPROVAL_RULE, day)
    if row.approver is None and needed & {one.matter.value for one in grounds}:
        raise RuleBroken("amendment_needs_approval", field="agreementId", rule=APPROVAL_RULE)
    taken = await uow.session.scalar(
        select(func.max(Amendment.number)).where(Amendment.base_id == base.id)
    )
    row.number = (taken or 0) + 1
    await uow.session.flush()
    named = {one.payer for one in changes_of(operations)}
    named |= {one.party for one in operations if one.party is not None}
    names = {
        key: one.name_ko for key, one in (await bodies_by_id(uow.session, ANONYMOUS, named)).items()
    }
    told = _told(base, row, kind, grounds, before, after, says(before, operations, names))
    return Frozen(
        await _signers(uow, agreement, body_id, kind),
        kind is AmendmentClass.MAJOR,
        money is not None,
        {"amends": told, **({} if money is None else {"money": money[1]})},
    )


def _done(before: Text, operations: Sequence[Operation], by: UUID, day: date) -> Text:
    """Return the text with the operations done; an old text is told with the day to draft it on."""
    try:
        return amended(before, operations, by=by)
    except Refusal as refused:
        if refused.reason not in ("amendment_on_old_text", "amended_clause_is_removed"):
            raise
        raise Conflict("amendment_is_stale", field="agreementId", day=day.isoformat()) from refused


def _check_parties(base: Agreement, agreement: Agreement, operations: Sequence[Operation]) -> None:
    """Refuse who joins or leaves already, and an instrument that has not followed the parties of its base."""
    check_still(base.parties, operations)
    if set(agreement.parties) != set(with_changes(base.parties, operations)):
        raise Conflict("parties_moved_meanwhile", field="agreementId")


async def _signers(
    uow: UnitOfWork, agreement: Agreement, body_id: UUID, kind: AmendmentClass
) -> frozenset[UUID]:
    """Return who signs: all parties, or whoever gives notice of a minor one."""
    if kind is AmendmentClass.MAJOR:
        return frozenset(agreement.parties)
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    notifies = body_id if body_id in agreement.parties else lead_id
    return frozenset({notifies or agreement.parties[0]})


def _told(
    base: Agreement,
    row: Amendment,
    kind: AmendmentClass,
    grounds: Sequence[Ground],
    before: Text,
    after: Text,
    said: Sequence[tuple[Operation, str, Sequence[Old]]],
) -> dict[str, object]:
    major = kind is AmendmentClass.MAJOR
    return {
        "agreement": str(base.id),
        "number": base.number,
        "title": base.title,
        "amendment": row.number,
        "reason": row.reason,
        "text": before.digest(),
        "result": after.digest(),
        "effectiveOn": None if row.effective_on is None else row.effective_on.isoformat(),
        "class": kind.value,
        "rules": sorted({rule_of(one.matter) for one in grounds}) if major else [MINOR_RULE],
        "raised": row.raised_why,
        "approval": None
        if row.approver is None or row.approved_on is None
        else {
            "by": row.approver.value,
            "document": row.approval_document,
            "on": row.approved_on.isoformat(),
        },
        "operations": [
            {
                "clause": str(one.clause),
                "kind": one.kind.value,
                "target": _id(one.target),
                "parent": _id(one.parent),
                "after": _id(one.after),
                "on": one.on,
                "says": words,
                "old": [
                    {"number": number, "heading": old.heading, "text": old.text}
                    for number, old in olds
                ],
                # Only where there are any: what was signed before money could be amended stays as it was.
                **({"amounts": [_amount(each) for each in one.amounts]} if one.amounts else {}),
                **({} if one.party is None else {"party": str(one.party)}),
            }
            for one, words, olds in said
        ],
    }


def _amount(one: AmountChange) -> dict[str, object]:
    return {
        "source": one.source.value,
        "form": one.form.value,
        "year": one.year,
        "payer": str(one.payer),
        "before": one.before,
        "won": one.won,
    }


def _id(key: UUID | None) -> str | None:
    return None if key is None else str(key)
