"""Who is told of a living lab: supporters of the idea of the call, applicants of the lot, members of the work.

A notice names the idea, whose page leads to its living lab.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.proposals.drafts.queries import written_by
from workflows.proposals.living_lab.events import LabEvent
from workflows.proposals.living_lab.models import LabApplication, LivingLab
from workflows.proposals.living_lab.seats import fill_seats
from workflows.proposals.living_lab.states import HOLDING, ApplicationState
from workflows.proposals.models import Proposal
from workflows.proposals.support.models import ProposalSupport
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind
A = ApplicationState


async def called(uow: UnitOfWork, event: Event) -> None:
    """Tell the authors and the supporters of the idea that they may apply."""
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    proposal = await uow.session.get_one(Proposal, lab.proposal_id)
    people = set(
        await uow.session.scalars(
            select(ProposalSupport.person_id).where(
                ProposalSupport.proposal_id == proposal.id,
                ProposalSupport.withdrawn_at.is_(None),
            )
        )
    )
    people |= await written_by(uow.session, proposal.id)
    if proposal.author_id is not None:
        people.add(proposal.author_id)
    await tell(uow, event, people - {event.person_id}, K.LAB_CALLED, about=proposal.id)


async def drawn(uow: UnitOfWork, event: Event) -> None:
    """Tell whoever was drawn until when to say yes, and whoever waits that he does."""
    await _offer(uow, event, await _rows(uow, event.subject_id, {A.OFFERED}))
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    waiting = await _rows(uow, lab.id, {A.WAITING})
    await tell(uow, event, _people(waiting), K.LAB_WAITING, about=lab.proposal_id)


async def offered(uow: UnitOfWork, event: Event) -> None:
    """Tell who moved up."""
    await _offer(uow, event, [await _row(uow, event)])


async def answered(uow: UnitOfWork, event: Event) -> None:
    """Note that whoever took the seat has nothing left to do."""
    await _settle(uow, event)


async def given_up(uow: UnitOfWork, event: Event) -> None:
    """Note that an offer or a seat is over, and offer what is free to the next of the lot."""
    await _settle(uow, event)
    await fill_seats(uow, lab_id=event.subject_id)


async def workshop_set(uow: UnitOfWork, event: Event) -> None:
    """Tell the members of the day."""
    await _tell_members(uow, event, K.LAB_WORKSHOP)


async def review_begun(uow: UnitOfWork, event: Event) -> None:
    """Tell the members that they are asked."""
    await _tell_members(uow, event, K.LAB_JUDGE)


async def judged(uow: UnitOfWork, event: Event) -> None:
    """Note that a member has said what he thinks."""
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    await settle(uow, (K.LAB_JUDGE,), about=lab.proposal_id, by=event.person_id)


async def locked(uow: UnitOfWork, event: Event) -> None:
    """Note that nobody can say anything any more."""
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    await settle(uow, (K.LAB_JUDGE,), about=lab.proposal_id)


async def ended(uow: UnitOfWork, event: Event) -> None:
    """Tell everybody who applied, or sat, what came of it; nothing is left to do."""
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    await settle(uow, (K.LAB_SEAT_OFFERED, K.LAB_JUDGE), about=lab.proposal_id)
    people = _people(await _rows(uow, lab.id, {*HOLDING, A.WAITING, A.APPLIED}))
    await tell(uow, event, people, K.LAB_ENDED, about=lab.proposal_id)


async def _offer(uow: UnitOfWork, event: Event, rows: Collection[LabApplication]) -> None:
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    for day in {row.answer_by for row in rows}:
        people = _people([row for row in rows if row.answer_by == day])
        await tell(uow, event, people, K.LAB_SEAT_OFFERED, about=lab.proposal_id, due_on=day)


async def _settle(uow: UnitOfWork, event: Event) -> None:
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    # A person acts without his number, the house with the number alone.
    person = event.person_id or (await _row(uow, event)).person_id
    if person is not None:
        await settle(uow, (K.LAB_SEAT_OFFERED,), about=lab.proposal_id, by=person)


async def _tell_members(uow: UnitOfWork, event: Event, kind: NoticeKind) -> None:
    lab = await uow.session.get_one(LivingLab, event.subject_id)
    members = await _rows(uow, lab.id, {A.SEATED})
    await tell(uow, event, _people(members), kind, about=lab.proposal_id)


async def _row(uow: UnitOfWork, event: Event) -> LabApplication:
    """Return the application of what the house did; the record names it by its number in the lab."""
    rows = await uow.session.scalars(
        select(LabApplication).where(
            LabApplication.lab_id == event.subject_id,
            LabApplication.number == event.data["number"],
        )
    )
    return rows.one()


async def _rows(
    uow: UnitOfWork, lab_id: UUID, states: Collection[ApplicationState]
) -> list[LabApplication]:
    rows = await uow.session.scalars(
        select(LabApplication).where(
            LabApplication.lab_id == lab_id, LabApplication.state.in_(states)
        )
    )
    return list(rows)


def _people(rows: Collection[LabApplication]) -> set[UUID]:
    return {row.person_id for row in rows if row.person_id is not None}


LAB_NOTICES: Reactions = {
    LabEvent.CALLED.value: (called,),
    LabEvent.DRAWN.value: (drawn,),
    LabEvent.OFFERED.value: (offered,),
    LabEvent.TAKEN.value: (answered,),
    LabEvent.DECLINED.value: (given_up,),
    LabEvent.LAPSED.value: (given_up,),
    LabEvent.LEFT.value: (given_up,),
    LabEvent.WORKSHOP_SET.value: (workshop_set,),
    LabEvent.REVIEW_BEGUN.value: (review_begun,),
    LabEvent.JUDGED.value: (judged,),
    LabEvent.LOCKED.value: (locked,),
    LabEvent.CONCLUDED.value: (ended,),
    LabEvent.CALLED_OFF.value: (ended,),
}
