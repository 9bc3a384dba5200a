"""The verb that brings the parties of an agreement up to date with the consortium."""

from collections.abc import Collection
from uuid import UUID, uuid4

from sqlalchemy import func, select, text

from workflows.agreements.clauses.locked import drafting_body, lead_of, locked_agreement, version_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.revising import write_version
from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.duties.events import DutyEvent
from workflows.agreements.effects.events import EffectEvent
from workflows.agreements.money.proposing import withdraw_plan
from workflows.agreements.parties import policy, rules
from workflows.agreements.parties.events import PartyEvent
from workflows.agreements.parties.foreseeing import Foreseen, foreseen_change
from workflows.agreements.parties.models import AgreementPartyChange
from workflows.agreements.roles.models import RoleMatrix, RoleValue
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

# Whoever brings the parties up to date may end what leavers have said; the database looks whether they left.
END_WORDS = text("SELECT end_words_of_leavers(:change)")


async def update_parties(
    uow: UnitOfWork, *, agreement_id: UUID, expected_parties: Collection[UUID], reason: str
) -> Agreement:
    """Let the parties of an agreement in negotiation be those who are in the consortium today.

    What leavers have said ends and stays readable; their counters and sealed offers are closed; their
    fields of the role matrix are empty and to be agreed anew; clauses that gave them rights are written
    anew without; obligations between them and others are withdrawn; a plan of money that names them, or was
    put forward before somebody joined, is taken back to be written at. Who joins has said nothing yet. `expected_parties` are those that were
    read.

    Allowed: who speaks for the lead of today, or for the city. Refuses: an instrument
    (`amendment_keeps_parties`), one that is being signed or in force, parties that are those of today
    already, others than were read, no reason. Records: ``agreement.parties_changed``, beside what the
    verbs of the money record.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    # Nobody joins or leaves meanwhile.
    await locked_consortium(uow, agreement.consortium_id)
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    demand(policy.may_update(uow.actor, agreement.programme_id, lead_id))
    body_id = await drafting_body(uow, agreement)
    rules.check_follows(agreement.state, amends=agreement.amends_id is not None)
    said = clean(reason, field="reason", longest=rules.LONGEST_REASON, lines=True)
    seen = await foreseen_change(uow.session, uow.actor, agreement=agreement)
    rules.check_moved(seen.moved)
    rules.check_read(seen.moved, expected_parties)
    await _withdraw_duties(uow, seen)
    await _open_matrix(uow, agreement, seen, body_id)
    await _take_rights(uow, agreement, seen, body_id)
    change = await _change(uow, agreement, seen, body_id, said)
    await uow.session.execute(END_WORDS, {"change": change.id})
    agreement.parties = list(seen.moved.after)
    agreement.version += 1
    await uow.session.flush()
    if seen.money is not None and seen.money.put_forward:
        await withdraw_plan(uow, consortium_id=agreement.consortium_id)
    uow.record(
        PartyEvent.CHANGED,
        agreement_id,
        programme_id=agreement.programme_id,
        joined=[str(one) for one in seen.moved.joined],
        left=[str(one) for one in seen.moved.left],
        number=change.number,
    )
    await uow.session.flush()
    return agreement


async def _withdraw_duties(uow: UnitOfWork, seen: Foreseen) -> None:
    """Withdraw the obligations of leavers; their sentences wait to be mapped again."""
    for row in seen.duties:
        row.withdrawn_at = uow.now
        uow.record(DutyEvent.WITHDRAWN, row.id, programme_id=row.programme_id)
    await uow.session.flush()


async def _open_matrix(
    uow: UnitOfWork, agreement: Agreement, seen: Foreseen, body_id: UUID
) -> None:
    """Empty the fields of leavers; whoever agreed to the matrix agreed to that of other parties."""
    matrix = await uow.session.scalar(
        select(RoleMatrix).where(RoleMatrix.id == agreement.id).with_for_update()
    )
    if matrix is None:
        return
    for one in seen.fields:
        uow.session.add(
            RoleValue(
                id=uuid4(),
                duty_id=one.duty.id,
                agreement_id=agreement.id,
                body_id=one.body_id,
                actor=None,
                number=one.value.number + 1,
                letters="",
                proposed_by=body_id,
                made_at=uow.now,
            )
        )
    matrix.edition += 1
    await uow.session.flush()


async def _take_rights(
    uow: UnitOfWork, agreement: Agreement, seen: Foreseen, body_id: UUID
) -> None:
    """Write the clauses that gave leavers rights anew without these; the others have to accept them."""
    for _, clause, kept in seen.effects:
        before = await version_of(uow.session, clause.id, clause.version)
        await write_version(
            uow,
            clause,
            body_id,
            heading=before.heading,
            text=before.text,
            taken_from=None,
            effects=kept,
        )
        uow.record(
            EffectEvent.SET,
            clause.id,
            programme_id=agreement.programme_id,
            agreement=str(agreement.id),
            version=clause.version,
            effects=len(kept),
        )


async def _change(
    uow: UnitOfWork, agreement: Agreement, seen: Foreseen, body_id: UUID, reason: str
) -> AgreementPartyChange:
    last = await uow.session.scalar(
        select(func.max(AgreementPartyChange.number)).where(
            AgreementPartyChange.agreement_id == agreement.id
        )
    )
    change = AgreementPartyChange(
        id=uuid4(),
        agreement_id=agreement.id,
        programme_id=agreement.programme_id,
        number=(last or 0) + 1,
        before=list(seen.moved.before),
        after=list(seen.moved.after),
        reason=reason,
        positions=len(seen.positions),
        counters=len(seen.counters),
        fields=len(seen.fields),
        clauses=len(seen.effects),
        duties=len(seen.duties),
        changed_by=body_id,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        changed_at=uow.now,
    )
    uow.session.add(change)
    await uow.session.flush()
    return change
