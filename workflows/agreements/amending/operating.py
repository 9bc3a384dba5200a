"""Verbs on the operations of an instrument: add one, drop one."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.amounts import changes_of, check_amounts
from workflows.agreements.amending.classes import MONEY_RULE, kinds_touched
from workflows.agreements.amending.consolidated import done, steps
from workflows.agreements.amending.events import AmendmentEvent
from workflows.agreements.amending.gathering import consolidated_text, operations_of, said_on
from workflows.agreements.amending.locked import locked_amendment
from workflows.agreements.amending.models import AmendmentAmount, AmendmentOperation
from workflows.agreements.amending.moving import check_free, check_party, follow_operations
from workflows.agreements.amending.operations import (
    OF_PARTIES,
    PLACING,
    WITH_TEXT,
    WITHOUT_TARGET,
    Operation,
    OperationKind,
    Provision,
    Text,
)
from workflows.agreements.clauses.catalogue import clause_models
from workflows.agreements.clauses.drafting import remove_clause
from workflows.agreements.clauses.locked import drafting_body, locked_clause, tree_of
from workflows.agreements.clauses.models import Clause, ClauseVersion
from workflows.agreements.clauses.rules import LONGEST_WORDS, clean_heading, clean_text
from workflows.agreements.effects.rows import rows_of
from workflows.agreements.money.editing import Amount
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wanted:
    """An operation as somebody asks for it; `text` is the new text, or why a clause goes or moves.

    `amounts` are what MONEY sets; 0 won takes one away. `party_id` is who joins or leaves.
    """

    kind: OperationKind
    text: str
    heading: str = ""
    target_id: UUID | None = None
    parent_id: UUID | None = None
    after_id: UUID | None = None
    clause_kind: str | None = None
    amounts: tuple[Amount, ...] = ()
    party_id: UUID | None = None


async def add_operation(
    uow: UnitOfWork, *, agreement_id: UUID, expected_version: int, wanted: Wanted
) -> Clause:
    """Add an operation to an instrument, as a clause of its own that the parties speak of.

    Allowed: who speaks for the lead, or for the city. Refuses: a frozen instrument, a version that is
    another by now, a clause that is not in the text or was removed, two operations on one clause, a place
    that is none, a clause under itself, a text that changes nothing, words on what the parties contribute
    (`money_by_amounts`), amounts on a clause of other matters, and what `check_amounts` and `check_party` do.
    Records: ``amendment.operation_added``, and ``agreement.parties_changed`` where somebody joins or leaves.
    """
    held = await locked_amendment(uow, agreement_id, expected_version)
    agreement = held.agreement
    text = await consolidated_text(uow.session, held.row.base_id)
    before = await operations_of(uow.session, agreement_id)
    stands = text
    for stood, one in steps(text, before):
        stands = done(stood, one, by=agreement_id)
    operation = _operation(stands, wanted)
    if wanted.kind is OperationKind.MONEY or wanted.amounts:
        day = await legal_day(uow)
        await _check_speaks_of_money(uow.session, stands, operation, day)
        changes = await check_amounts(
            uow, agreement.consortium_id, wanted.amounts, changes_of(before), day
        )
        operation = replace(operation, amounts=changes)
    if operation.party is not None:
        await check_party(uow, held, before, operation)
    _check_once(text, before, operation)
    done(stands, operation, by=agreement_id)
    await _check_no_money(uow, stands, operation)
    _check_changes(stands, operation)
    _, clauses = await tree_of(uow.session, agreement_id)
    said = operation.said
    clause = Clause(
        id=operation.clause,
        agreement_id=agreement_id,
        parent_id=None,
        place=sum(one.parent_id is None for one in clauses.values()),
        kind=said.kind,
        version=1,
        added_at=uow.now,
    )
    agreement.version += 1
    uow.session.add(clause)
    await uow.session.flush()
    uow.session.add(
        ClauseVersion(
            id=uuid4(),
            clause_id=clause.id,
            agreement_id=agreement_id,
            number=1,
            heading=said.heading,
            text=said.text,
            drafted_by=held.body_id,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            made_at=uow.now,
        )
    )
    await uow.session.flush()
    uow.session.add_all(
        rows_of(said.effects, agreement_id=agreement_id, clause_id=clause.id, version=1)
    )
    uow.session.add(
        AmendmentOperation(
            clause_id=clause.id,
            agreement_id=agreement_id,
            kind=operation.kind,
            target_id=operation.target,
            parent_id=operation.parent,
            after_id=operation.after,
            drafted_on=operation.on,
            party_id=operation.party,
        )
    )
    await uow.session.flush()
    for number, change in enumerate(operation.amounts, start=1):
        uow.session.add(
            AmendmentAmount(
                clause_id=clause.id,
                number=number,
                agreement_id=agreement_id,
                source=change.source,
                form=change.form,
                year=change.year,
                payer_id=change.payer,
                before=change.before,
                won=change.won,
            )
        )
    uow.record(
        AmendmentEvent.OPERATION_ADDED,
        agreement_id,
        programme_id=agreement.programme_id,
        clause=str(clause.id),
        operation=operation.kind.value,
    )
    await uow.session.flush()
    if operation.party is not None:
        await follow_operations(uow, agreement, held.body_id, reason=said.text)
    return clause


async def drop_operation(
    uow: UnitOfWork, *, clause_id: UUID, expected_version: int, reason: str
) -> Clause:
    """Drop an operation from an instrument, and say why; the parties go on reading what it was.

    Allowed: who speaks for the lead, or for the city. Refuses: a clause that says no operation, a frozen
    instrument, a version that is another by now, one that another operation rests on, a party that joins by it and is named by another
    clause of the instrument (`party_named_here`). Records: ``amendment.operation_dropped``,
    ``clause.removed``, and ``agreement.parties_changed`` where somebody was to join or to leave.
    """
    agreement, _ = await locked_clause(uow, clause_id, alone=True)
    row = await uow.session.get(AmendmentOperation, clause_id)
    if row is None:
        raise NotFound("no_such_operation", field="clauseId")
    if row.kind is OperationKind.JOIN and row.party_id is not None:
        await check_free(uow.session, agreement.id, row.party_id)
    if await _rests_on(uow.session, agreement.id, clause_id):
        raise Conflict("operation_carries_another", field="clauseId")
    clause = await remove_clause(
        uow, clause_id=clause_id, expected_version=expected_version, reason=reason
    )
    uow.record(
        AmendmentEvent.OPERATION_DROPPED,
        agreement.id,
        programme_id=agreement.programme_id,
        clause=str(clause_id),
    )
    await uow.session.flush()
    if row.party_id is not None:
        body_id = await drafting_body(uow, agreement)
        await follow_operations(uow, agreement, body_id, reason=clause.removed_why or "")
    return clause


def _operation(stands: Text, wanted: Wanted) -> Operation:
    """Return what is asked for on the text as it stands, with the effects the clause has."""
    target, kind = wanted.target_id, wanted.kind
    if (kind in WITHOUT_TARGET) != (target is None):
        raise Invalid("operation_not_whole", field="targetId")
    if (kind in OF_PARTIES) != (wanted.party_id is not None):
        raise Invalid("operation_not_whole", field="partyId")
    if kind not in PLACING and (wanted.parent_id is not None or wanted.after_id is not None):
        raise Invalid("operation_not_whole", field="parentId")
    if wanted.clause_kind is not None and wanted.clause_kind not in clause_models():
        raise NotFound("no_such_clause_kind", field="clauseKind")
    on = None
    if target is not None:
        stands.check_there(target, field="targetId")
        on = stands.fingerprint(kind, target)
    if kind in WITH_TEXT:
        said = Provision(
            clean_heading(wanted.heading),
            clean_text(wanted.text),
            wanted.clause_kind if target is None else None,
            () if target is None else stands.provisions[target].effects,
        )
    else:
        said = Provision("", clean(wanted.text, field="text", longest=LONGEST_WORDS, lines=True))
    place = (wanted.parent_id, wanted.after_id)
    return Operation(uuid4(), kind, said, target, *place, on, party=wanted.party_id)


def _check_once(text: Text, before: list[Operation], wanted: Operation) -> None:
    """Refuse a second operation on one clause."""
    taken = {one.subject for one in before}
    if wanted.subject in taken:
        raise Invalid("operation_twice", field="targetId")
    if wanted.kind is not OperationKind.REMOVE:
        return
    if any(key in text.provisions and _under(text, key, wanted.subject) for key in taken):
        raise Invalid("operation_twice", field="targetId")


def _under(text: Text, clause_id: UUID, above: UUID) -> bool:
    parent = text.parent_of(clause_id)
    return parent == above or (parent is not None and _under(text, parent, above))


def _check_changes(stands: Text, wanted: Operation) -> None:
    """Refuse a text or a place that is the same as before."""
    if wanted.kind is OperationKind.REPLACE:
        old = stands.provisions[wanted.subject]
        if (old.heading, old.text) == (wanted.said.heading, wanted.said.text):
            raise Invalid("clause_unchanged", field="text")
    if wanted.kind is OperationKind.MOVE:
        after = done(stands, wanted, by=wanted.clause)
        if after.digest() == stands.digest():
            raise Invalid("clause_moves_nowhere", field="afterId")


async def _check_no_money(uow: UnitOfWork, stands: Text, wanted: Operation) -> None:
    """Refuse new words for what the parties contribute: that stands in the plan."""
    kinds = await said_on(uow.session, MONEY_RULE, await legal_day(uow))
    worded = wanted.kind not in (OperationKind.MOVE, OperationKind.MONEY)
    if worded and kinds & kinds_touched(stands, wanted):
        raise RuleBroken("money_by_amounts", field="targetId", rule=MONEY_RULE)


async def _check_speaks_of_money(
    session: AsyncSession, stands: Text, wanted: Operation, day: date
) -> None:
    """Refuse amounts on a clause that does not speak of what the parties contribute."""
    kinds = await said_on(session, MONEY_RULE, day)
    if wanted.kind is not OperationKind.MONEY or not kinds & kinds_touched(stands, wanted):
        raise RuleBroken("amounts_on_other_clause", field="targetId", rule=MONEY_RULE)


async def _rests_on(session: AsyncSession, agreement_id: UUID, clause_id: UUID) -> bool:
    """Say whether another operation puts something under or after what this one adds."""
    return any(
        clause_id in (one.parent, one.after) for one in await operations_of(session, agreement_id)
    )
