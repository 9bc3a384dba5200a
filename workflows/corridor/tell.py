"""Who is told what: each event of an idea's life, and the people it concerns.

The authors are told of every step and the lead of what he alone may do, supporters of what decides; the desk is told what a period of law
now obliges it to. Whoever did a thing is not told that he did it. A reaction is delivered once, and
a notice is unique for its event and person besides.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from workflows.identity.queries import people_in_roles
from workflows.kit.refusal import Refusal
from workflows.law.models import LegalClock
from workflows.notices.kinds import DUTIES, NoticeKind
from workflows.notices.telling import settle, tell
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.drafts.queries import written_by
from workflows.proposals.events import ProposalEvent
from workflows.proposals.merging.actions import demand_mergeable
from workflows.proposals.merging.events import MergeEvent
from workflows.proposals.merging.models import MergeOffer
from workflows.proposals.merging.states import MergeState
from workflows.proposals.models import Proposal
from workflows.proposals.moderation.events import ModerationEvent
from workflows.proposals.moderation.models import Appeal, ModerationAct
from workflows.proposals.moderation.states import Decision, SubjectKind
from workflows.proposals.review.events import ReviewEvent
from workflows.proposals.review.models import PanelSeat, ReviewPanel
from workflows.proposals.states import ProposalState
from workflows.proposals.support.models import ProposalDuty, ProposalSupport
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import Role

K = NoticeKind
Reaction = Callable[[UnitOfWork, Event], Awaitable[None]]
DESK = (Role.MUNICIPAL_OFFICER,)
DECIDERS = (Role.MODERATOR, Role.MUNICIPAL_OFFICER, Role.MUNICIPAL_HEAD)
ANSWER, SUPPLEMENT, AGAIN = "proposal.answer", "proposal.supplement", "proposal.reexamination"


def steps(kind: NoticeKind, *, supporters: bool = False, ends: bool = False) -> Reaction:
    """Make a reaction that tells an idea's author, and its supporters if asked, of a step.

    `ends` marks every duty about the idea as met: nothing more is owed to it.
    """

    async def told(uow: UnitOfWork, event: Event) -> None:
        proposal = await uow.session.get_one(Proposal, event.subject_id)
        await _tell(uow, event, proposal, kind, supporters=supporters)
        if ends:
            await settle(uow, DUTIES, about=proposal.id)

    return told


async def supplement_asked(uow: UnitOfWork, event: Event) -> None:
    """Tell the author what he is asked for, with the last day."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    due = await _due(uow, proposal.id, SUPPLEMENT)
    await _tell(uow, event, proposal, K.SUPPLEMENT_ASKED, due_on=due)


async def supplemented(uow: UnitOfWork, event: Event) -> None:
    """Note that the author has supplied it."""
    await settle(uow, (K.SUPPLEMENT_ASKED,), about=event.subject_id)


async def threshold_crossed(uow: UnitOfWork, event: Event) -> None:
    """Tell the author, and the desk what it owes now."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    await _tell(uow, event, proposal, K.THRESHOLD_MET)
    due = await uow.session.scalar(
        select(ProposalDuty.due_on).where(
            ProposalDuty.proposal_id == proposal.id, ProposalDuty.kind == event.data["kind"]
        )
    )
    await _tell_desk(uow, event, proposal.id, K.DUTY_AROSE, due)


async def review_begun(uow: UnitOfWork, event: Event) -> None:
    """Tell the author, and the desk until when it has to answer."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    await _tell(uow, event, proposal, K.REVIEW_BEGUN)
    due = await _due(uow, proposal.id, ANSWER)
    await _tell_desk(uow, event, proposal.id, K.REVIEW_BEGUN_DESK, due)


async def reexamination_asked(uow: UnitOfWork, event: Event) -> None:
    """Tell the desk that it has to answer again."""
    await settle(uow, (K.REEXAMINATION_OPEN,), about=event.subject_id)
    due = await _due(uow, event.subject_id, ANSWER)
    await _tell_desk(uow, event, event.subject_id, K.REVIEW_BEGUN_DESK, due)


async def answer_late(uow: UnitOfWork, event: Event) -> None:
    """Tell the author that the answer is late, and the desk that an interim one is due."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    await _tell(uow, event, proposal, K.ANSWER_DELAYED)
    due = await _due(uow, proposal.id, ANSWER)
    await _tell_desk(uow, event, proposal.id, K.ANSWER_LATE, due)


async def interim_answered(uow: UnitOfWork, event: Event) -> None:
    """Tell author and supporters; the interim answer is no longer owed."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    await settle(uow, (K.ANSWER_LATE,), about=proposal.id)
    await _tell(uow, event, proposal, K.INTERIM_ANSWER, supporters=True)


async def answered(uow: UnitOfWork, event: Event) -> None:
    """Tell author and supporters; the author may ask again if it was not adopted whole."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    await settle(uow, (K.REVIEW_BEGUN_DESK, K.ANSWER_LATE), about=proposal.id)
    await _settle_duties(uow, proposal.id)
    await _tell(uow, event, proposal, K.ANSWERED, supporters=True)
    due = await _due(uow, proposal.id, AGAIN)
    if due is not None and proposal.state in (ProposalState.REJECTED, ProposalState.PARTLY_ADOPTED):
        await _tell(uow, event, proposal, K.REEXAMINATION_OPEN, due_on=due)


async def duty_met(uow: UnitOfWork, event: Event) -> None:
    """Tell author and supporters what came of it; the desk is done if nothing else is owed."""
    proposal = await uow.session.get_one(Proposal, event.subject_id)
    await _settle_duties(uow, proposal.id)
    await _tell(uow, event, proposal, K.DUTY_TOLD, supporters=True)


async def moderated(uow: UnitOfWork, event: Event) -> None:
    """Tell the author of a text that it was hidden."""
    act = await uow.session.get_one(ModerationAct, event.subject_id)
    if act.decision is Decision.DISMISS:
        return
    author, proposal_id = await _text(uow, act)
    if author is not None:
        await tell(uow, event, (author,), K.TEXT_MODERATED, about=proposal_id)


async def appealed(uow: UnitOfWork, event: Event) -> None:
    """Tell those who may decide: neither he who decided before nor he who appeals."""
    act = await uow.session.get_one(ModerationAct, event.subject_id)
    appeal = await uow.session.get_one(Appeal, event.subject_id)
    deciders = await people_in_roles(uow.session, act.programme_id, DECIDERS)
    others = deciders - {act.decided_by, appeal.appellant_id}
    await tell(uow, event, others, K.APPEAL_WAITING, about=act.id)


async def appeal_decided(uow: UnitOfWork, event: Event) -> None:
    """Tell the author how his appeal was decided."""
    act = await uow.session.get_one(ModerationAct, event.subject_id)
    await settle(uow, (K.APPEAL_WAITING,), about=act.id)
    author, proposal_id = await _text(uow, act)
    if author is not None:
        await tell(uow, event, (author,), K.APPEAL_DECIDED, about=proposal_id)


async def merge_proposed(uow: UnitOfWork, event: Event) -> None:
    """Tell the other author, unless one wrote both."""
    offer = await uow.session.get_one(MergeOffer, event.subject_id)
    if offer.answerer_id != offer.proposer_id:
        await tell(uow, event, (offer.answerer_id,), K.MERGE_ASKED, about=offer.source_id)


async def merge_answered(uow: UnitOfWork, event: Event) -> None:
    """Tell who made an offer that it was answered; it no longer waits."""
    offer = await uow.session.get_one(MergeOffer, event.subject_id)
    await tell(
        uow,
        event,
        {offer.proposer_id} - {event.person_id},
        K.MERGE_ANSWERED,
        about=offer.source_id,
    )
    await _settle_offers(uow, (offer,))


async def offers_overtaken(uow: UnitOfWork, event: Event) -> None:
    """Note which offers about an idea wait for nobody: it was merged, examined, or is over."""
    offers = await uow.session.scalars(
        select(MergeOffer).where(
            MergeOffer.state == MergeState.PROPOSED,
            or_(MergeOffer.source_id == event.subject_id, MergeOffer.target_id == event.subject_id),
        )
    )
    await _settle_offers(uow, offers.all())


async def _settle_offers(uow: UnitOfWork, offers: Sequence[MergeOffer]) -> None:
    """Note that people are asked about an idea no more, unless another offer about it waits for them."""
    for one in offers:
        waiting = await uow.session.scalars(
            select(MergeOffer).where(
                MergeOffer.state == MergeState.PROPOSED,
                MergeOffer.source_id == one.source_id,
                MergeOffer.answerer_id == one.answerer_id,
            )
        )
        if not [other for other in waiting if await _mergeable(uow, other)]:
            await settle(uow, (K.MERGE_ASKED,), about=one.source_id, by=one.answerer_id)


async def _mergeable(uow: UnitOfWork, offer: MergeOffer) -> bool:
    source = await uow.session.get_one(Proposal, offer.source_id)
    target = await uow.session.get_one(Proposal, offer.target_id)
    try:
        demand_mergeable(source, target)
    except Refusal:
        return False
    return True


async def seated(uow: UnitOfWork, event: Event) -> None:
    """Tell those who were seated by this act until when the answer is due."""
    panel = await uow.session.get_one(ReviewPanel, event.subject_id)
    people = await uow.session.scalars(
        select(PanelSeat.person_id).where(
            PanelSeat.panel_id == panel.id, PanelSeat.seated_at == event.recorded_at
        )
    )
    due = await _due(uow, panel.proposal_id, ANSWER)
    await tell(uow, event, set(people), K.PANEL_SEATED, about=panel.proposal_id, due_on=due)


async def scored(uow: UnitOfWork, event: Event) -> None:
    """Note that a member has scored."""
    panel = await uow.session.get_one(ReviewPanel, event.subject_id)
    await settle(uow, (K.PANEL_SEATED,), about=panel.proposal_id, by=event.person_id)


async def stood_aside(uow: UnitOfWork, event: Event) -> None:
    """Note that a member stands aside."""
    panel = await uow.session.get_one(ReviewPanel, event.subject_id)
    person = await uow.session.scalar(
        select(PanelSeat.person_id).where(
            PanelSeat.panel_id == panel.id,
            PanelSeat.appointment_id == UUID(str(event.data["appointment"])),
        )
    )
    await settle(uow, (K.PANEL_SEATED,), about=panel.proposal_id, by=person)


async def panel_published(uow: UnitOfWork, event: Event) -> None:
    """Tell the author what the panel came to."""
    panel = await uow.session.get_one(ReviewPanel, event.subject_id)
    proposal = await uow.session.get_one(Proposal, panel.proposal_id)
    await _tell(uow, event, proposal, K.PANEL_PUBLISHED)


async def _tell(
    uow: UnitOfWork,
    event: Event,
    proposal: Proposal,
    kind: NoticeKind,
    *,
    supporters: bool = False,
    due_on: date | None = None,
) -> None:
    people = {proposal.author_id} if proposal.author_id else set()
    if kind not in DUTIES:
        people |= await written_by(uow.session, proposal.id)
    if supporters:
        people |= set(
            await uow.session.scalars(
                select(ProposalSupport.person_id).where(
                    ProposalSupport.proposal_id == proposal.id,
                    ProposalSupport.withdrawn_at.is_(None),
                )
            )
        )
    told = {one for one in people if one is not None and one != event.person_id}
    await tell(uow, event, told, kind, about=proposal.id, due_on=due_on)


async def _settle_duties(uow: UnitOfWork, proposal_id: UUID) -> None:
    owed = await uow.session.scalar(
        select(ProposalDuty.id)
        .where(ProposalDuty.proposal_id == proposal_id, ProposalDuty.done_on.is_(None))
        .limit(1)
    )
    if owed is None:
        await settle(uow, (K.DUTY_AROSE,), about=proposal_id)


async def _tell_desk(
    uow: UnitOfWork, event: Event, about: UUID, kind: NoticeKind, due_on: date | None
) -> None:
    if event.programme_id is None:
        return
    desk = await people_in_roles(uow.session, event.programme_id, DESK)
    await tell(uow, event, desk, kind, about=about, due_on=due_on)


async def _due(uow: UnitOfWork, proposal_id: UUID, rule_id: str) -> date | None:
    """Return the last day of the clock that runs for an idea under a rule."""
    return await uow.session.scalar(
        select(LegalClock.due_on).where(
            LegalClock.subject_id == proposal_id,
            LegalClock.rule_id == rule_id,
            LegalClock.stopped_on.is_(None),
        )
    )


async def _text(uow: UnitOfWork, act: ModerationAct) -> tuple[UUID | None, UUID]:
    """Return the author of a moderated text, and the idea it belongs to."""
    if act.subject_kind is SubjectKind.COMMENT:
        comment = await uow.session.get_one(Comment, act.subject_id)
        return comment.author_id, comment.proposal_id
    proposal = await uow.session.get_one(Proposal, act.subject_id)
    return proposal.author_id, proposal.id


P = ProposalEvent
NOTICES: Reactions = {
    P.RECEIVED.value: (steps(K.IDEA_RECEIVED),),
    P.SUPPLEMENT_ASKED.value: (supplement_asked,),
    P.SUPPLEMENTED.value: (supplemented,),
    P.THRESHOLD_CROSSED.value: (threshold_crossed, offers_overtaken),
    P.REVIEW_BEGUN.value: (review_begun, offers_overtaken),
    P.ANSWER_LATE.value: (answer_late,),
    P.INTERIM_ANSWERED.value: (interim_answered,),
    P.OUTSIDE_OPINION_ASKED.value: (steps(K.OPINION_ASKED),),
    P.ANSWERED.value: (answered,),
    P.DUTY_MET.value: (duty_met,),
    P.CLOSED.value: (steps(K.CLOSED, supporters=True, ends=True), offers_overtaken),
    P.WITHDRAWN.value: (steps(K.CLOSED, supporters=True, ends=True), offers_overtaken),
    P.DECIDED.value: (steps(K.VOTE_DECIDED, supporters=True),),
    MergeEvent.PROPOSED.value: (merge_proposed,),
    MergeEvent.AGREED.value: (merge_answered,),
    MergeEvent.DECLINED.value: (merge_answered,),
    MergeEvent.WITHDRAWN.value: (merge_answered,),
    MergeEvent.MERGED.value: (steps(K.MERGED, supporters=True), offers_overtaken),
    ReviewEvent.FORMED.value: (seated,),
    ReviewEvent.SEATED.value: (seated,),
    ReviewEvent.SCORED.value: (scored,),
    ReviewEvent.STOOD_ASIDE.value: (stood_aside,),
    ReviewEvent.PUBLISHED.value: (panel_published,),
    ModerationEvent.DECIDED.value: (moderated,),
    ModerationEvent.APPEALED.value: (appealed,),
    ModerationEvent.APPEAL_DECIDED.value: (appeal_decided,),
}
