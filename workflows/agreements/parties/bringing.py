"""The house brings a lead into an agreement that is negotiated, where it is no party of it."""

from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.parties.events import PartyEvent
from workflows.agreements.parties.models import AgreementPartyChange
from workflows.agreements.roles.models import RoleMatrix
from workflows.kit.wording import Locale, worded
from workflows.record.uow import UnitOfWork

NEGOTIATED = (AgreementState.DRAFT, AgreementState.NEGOTIATING)


async def bring_in_lead(uow: UnitOfWork, *, consortium_id: UUID) -> Agreement | None:
    """Make the lead of today a party of what its consortium negotiates; it has accepted nothing yet.

    The parties of the consortium have decided, by the rule they chose for it, that this one of them leads;
    the lead drafts, and nobody drafts what it does not read. Whoever else came or went waits for the act
    that brings all parties up to date; so does a lead that comes while an edition is being signed.

    Allowed: the house. Refuses: nothing. Records: ``agreement.parties_changed``, where the lead was no
    party.
    """
    agreement = await uow.session.scalar(
        select(Agreement)
        .where(
            Agreement.consortium_id == consortium_id,
            Agreement.amends_id.is_(None),
            Agreement.state.in_(NEGOTIATED),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if agreement is None:
        return None
    await locked_consortium(uow, consortium_id)
    lead_id = await lead_of(uow.session, consortium_id)
    if lead_id is None or lead_id in agreement.parties:
        return None
    last = await uow.session.scalar(
        select(func.max(AgreementPartyChange.number)).where(
            AgreementPartyChange.agreement_id == agreement.id
        )
    )
    matrix = await uow.session.scalar(
        select(RoleMatrix).where(RoleMatrix.id == agreement.id).with_for_update()
    )
    if matrix is not None:
        matrix.edition += 1
    change = AgreementPartyChange(
        id=uuid4(),
        agreement_id=agreement.id,
        programme_id=agreement.programme_id,
        number=(last or 0) + 1,
        before=list(agreement.parties),
        after=[lead_id, *agreement.parties],
        reason=worded(Locale.KO, "party_change.lead_brought_in"),
        positions=0,
        counters=0,
        fields=0,
        clauses=0,
        duties=0,
        changed_by=lead_id,
        appointment_id=None,
        changed_at=uow.now,
    )
    uow.session.add(change)
    await uow.session.flush()
    agreement.parties = list(change.after)
    agreement.version += 1
    uow.record(
        PartyEvent.CHANGED,
        agreement.id,
        programme_id=agreement.programme_id,
        joined=[str(lead_id)],
        left=[],
        number=change.number,
    )
    await uow.session.flush()
    return agreement
