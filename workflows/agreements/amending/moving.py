"""Parties that come in and are let go by an instrument: what can be said, and who is a party then."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from sqlalchemy import func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending import membership
from workflows.agreements.amending.gathering import (
    instruments_of,
    lock_amendments,
    operations_of,
    provisions_of,
)
from workflows.agreements.amending.locked import Held
from workflows.agreements.amending.operations import Operation, OperationKind
from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement, ClausePosition
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.consortium.queries import parties_on
from workflows.agreements.duties.models import Duty
from workflows.agreements.parties.events import PartyEvent
from workflows.agreements.parties.models import AgreementPartyChange
from workflows.agreements.parties.rules import Moved, moved
from workflows.kit.refusal import Conflict, Invalid, RuleBroken, WrongState
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import ANONYMOUS

DRAFTED = (AgreementState.DRAFT, AgreementState.NEGOTIATING)
# Fewer make no agreement.
LEAST = 2
END_WORDS = text("SELECT end_words_of_leavers(:change)")


async def moved_since(session: AsyncSession, instrument: Agreement) -> Moved:
    """Return who came into the consortium and who left it, beside what an instrument says already."""
    runs = await parties_on(session, ANONYMOUS, consortium_id=instrument.consortium_id)
    return moved(instrument.parties, [one.body_id for one in runs])


async def check_party(
    uow: UnitOfWork, held: Held, drafted: Sequence[Operation], wanted: Operation
) -> None:
    """Refuse to let in who is no member of the consortium, and to let go who is one.

    Refuses also: a party twice in one instrument (`operation_twice`), who is in or out already, fewer
    than two parties, a leaver to whom the instrument itself gives a right or an obligation.
    """
    await lock_amendments(uow, held.row.base_id)
    # Nobody joins or leaves the consortium meanwhile.
    await locked_consortium(uow, held.agreement.consortium_id)
    base = await uow.session.get_one(Agreement, held.row.base_id, populate_existing=True)
    runs = await parties_on(uow.session, ANONYMOUS, consortium_id=base.consortium_id)
    party, members = wanted.party, {one.body_id for one in runs}
    if party is None or any(one.party == party for one in drafted):
        raise Invalid("operation_twice", field="partyId")
    if wanted.kind is OperationKind.JOIN:
        if party in base.parties:
            raise Conflict("amendment_party_is_in", field="partyId")
        if party not in members:
            raise WrongState("party_not_in_consortium", field="partyId", rule="consortium.parties")
        return
    if party not in base.parties:
        raise Conflict("amendment_party_is_out", field="partyId")
    if party in members:
        raise WrongState("party_in_consortium", field="partyId")
    if len(membership.with_changes(base.parties, [*drafted, wanted])) < LEAST:
        raise RuleBroken(
            "amendment_too_few_parties", field="partyId", rule="consortium.parties", least=LEAST
        )
    await check_free(uow.session, held.agreement.id, party)


async def check_free(session: AsyncSession, agreement_id: UUID, party: UUID) -> None:
    """Refuse a party to whom a clause of an instrument gives a right, or whom one obliges."""
    said = await provisions_of(session, agreement_id)
    owed = await session.scalar(
        select(func.count())
        .select_from(Duty)
        .where(
            Duty.agreement_id == agreement_id,
            Duty.withdrawn_at.is_(None),
            or_(Duty.debtor_id == party, Duty.creditor_id == party, Duty.escalate_to == party),
        )
    )
    if owed or any(effect.body_id == party for one in said.values() for effect in one.effects):
        raise Conflict("party_named_here", field="partyId")


async def follow_operations(
    uow: UnitOfWork, instrument: Agreement, body_id: UUID, *, reason: str
) -> None:
    """Let an instrument be between those who will be the parties, and let who comes read what it joins.

    What who goes has said of it ends and stays readable. Done twice it does nothing more.
    """
    if instrument.amends_id is None:
        return
    base = await uow.session.get_one(Agreement, instrument.amends_id, populate_existing=True)
    operations = await operations_of(uow.session, instrument.id)
    lead_id = await lead_of(uow.session, instrument.consortium_id)
    after = _led(membership.with_changes(base.parties, operations), lead_id)
    if set(after) != set(instrument.parties):
        left = [one for one in instrument.parties if one not in after]
        change = await _changed(uow, instrument, after, body_id, reason)
        await uow.session.execute(END_WORDS, {"change": change.id})
        uow.record(
            PartyEvent.CHANGED,
            instrument.id,
            programme_id=instrument.programme_id,
            joined=[str(one) for one in after if one not in change.before],
            left=[str(one) for one in left],
            number=change.number,
        )
    await uow.session.flush()
    await _let_read(uow, base)


async def change_family(
    uow: UnitOfWork, base: Agreement, instrument: Agreement, *, reason: str
) -> None:
    """Let an agreement and its instruments in force be between the parties of one that comes in force.

    Who is let go reads on what was in force for it, and acts on the obligations that survive.
    """
    for one in await _family(uow, base):
        if one.id != instrument.id and set(one.parties) != set(instrument.parties):
            after = (
                *(party for party in instrument.parties if party in one.parties),
                *(party for party in instrument.parties if party not in one.parties),
            )
            await _changed(uow, one, after, instrument.parties[0], reason)
    await uow.session.flush()
    await _let_read(uow, base)


async def follow_base(uow: UnitOfWork, *, instrument_id: UUID) -> bool:
    """Let an instrument that is drafted follow the parties of what it amends; say whether it is drafted.

    Allowed: the house, after another instrument changed them. Refuses: nothing. Records:
    ``agreement.parties_changed``, where they are others.
    """
    instrument = await uow.session.scalar(
        select(Agreement)
        .where(Agreement.id == instrument_id, Agreement.state.in_(DRAFTED))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if instrument is None or instrument.amends_id is None:
        return False
    await lock_amendments(uow, instrument.amends_id)
    base = await uow.session.get_one(Agreement, instrument.amends_id, populate_existing=True)
    change = await uow.session.scalar(
        select(AgreementPartyChange)
        .where(AgreementPartyChange.agreement_id == base.id)
        .order_by(AgreementPartyChange.number.desc())
        .limit(1)
    )
    if change is not None:
        await follow_operations(uow, instrument, change.changed_by, reason=change.reason)
    return True


async def _family(uow: UnitOfWork, base: Agreement) -> list[Agreement]:
    """Return an agreement and its instruments in force, in their order, locked."""
    order = [base.id, *(one.id for one in await instruments_of(uow.session, base.id))]
    rows = await uow.session.scalars(
        select(Agreement)
        .where(Agreement.id.in_(order))
        .order_by(Agreement.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = {row.id: row for row in rows}
    return [found[key] for key in order if key in found]


async def _let_read(uow: UnitOfWork, base: Agreement) -> None:
    """Let read what is in force who was let go of it since, and who is to come in by what is drafted."""
    going = await uow.session.scalars(
        select(Agreement.id).where(
            Agreement.amends_id == base.id, Agreement.state != AgreementState.IN_FORCE
        )
    )
    coming = {
        party
        for key in going.all()
        for party in membership.joined(await operations_of(uow.session, key))
    }
    instruments = await instruments_of(uow.session, base.id)
    for nth, one in enumerate(await _family(uow, base)):
        since = instruments[max(nth - 1, 0) :]
        gone = membership.released(since, one.parties)
        readers = sorted(gone | (coming - set(one.parties)))
        if readers != list(one.readers):
            one.readers = readers
    await uow.session.flush()


async def _changed(
    uow: UnitOfWork, agreement: Agreement, after: Iterable[UUID], body_id: UUID, reason: str
) -> AgreementPartyChange:
    """Write that the parties of an agreement are others now, and let them be."""
    parties = list(after)
    left = [one for one in agreement.parties if one not in parties]
    last = await uow.session.scalar(
        select(func.max(AgreementPartyChange.number)).where(
            AgreementPartyChange.agreement_id == agreement.id
        )
    )
    words: int | None = 0
    if agreement.state in DRAFTED:
        words = await uow.session.scalar(
            select(func.count())
            .select_from(ClausePosition)
            .where(
                ClausePosition.agreement_id == agreement.id,
                ClausePosition.body_id.in_(left),
                func.upper_inf(ClausePosition.recorded),
            )
        )
    change = AgreementPartyChange(
        id=uuid4(),
        agreement_id=agreement.id,
        programme_id=agreement.programme_id,
        number=(last or 0) + 1,
        before=list(agreement.parties),
        after=parties,
        reason=reason,
        positions=words or 0,
        counters=0,
        fields=0,
        clauses=0,
        duties=0,
        changed_by=body_id,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        changed_at=uow.now,
    )
    uow.session.add(change)
    await uow.session.flush()
    agreement.parties = parties
    if agreement.state in DRAFTED:
        agreement.version += 1
    await uow.session.flush()
    return change


def _led(parties: Sequence[UUID], lead_id: UUID | None) -> list[UUID]:
    """Return the parties, the lead first."""
    return sorted(parties, key=lambda one: one != lead_id)
