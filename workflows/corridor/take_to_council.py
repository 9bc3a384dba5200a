"""From the residents' loop into the council's: an adopted idea is put on the agenda of a meeting."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from workflows.councils.meetings import policy, preparing
from workflows.councils.meetings.locked import locked_meeting
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.states import AgendaTopic, Asked, ItemState, MeetingState
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.law.today import legal_day
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing, lead

TAKEN = frozenset(
    {
        ProposalState.ADOPTED,
        ProposalState.PARTLY_ADOPTED,
        ProposalState.SELECTED,
        ProposalState.IMPLEMENTING,
    }
)


@dataclass(frozen=True, slots=True)
class Taking:
    """As what an idea is put on the agenda; its title is the item's."""

    topic: AgendaTopic
    asked: Asked
    motion: str
    taken_up_by: UUID | None = None
    topic_word: str | None = None


async def take_idea_to_council(
    uow: UnitOfWork, *, meeting_id: UUID, proposal_id: UUID, taking: Taking
) -> Meeting:
    """Put an adopted idea of residents on the agenda of a meeting, and note in its story that it is there.

    Allowed: the secretary, the chairs, every member. Refuses: an idea that is hidden, of another place,
    not adopted, or on the agenda of this meeting already; and what `put_item` refuses. Records:
    ``meeting.item_put``, with the step of the idea's story in the same transaction.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_prepare(uow.actor, bench))
    if meeting.state is not MeetingState.PREPARED:
        raise WrongState("meeting_not_prepared", field="meetingId")
    idea = await uow.session.scalar(
        select(Proposal).where(Proposal.id == proposal_id).with_for_update(read=True)
    )
    if idea is None or idea.hidden or idea.programme_id != meeting.programme_id:
        raise NotFound("no_such_proposal", field="proposalId")
    if idea.state not in TAKEN:
        raise WrongState("idea_not_adopted", field="proposalId")
    if await uow.session.scalar(
        select(MeetingItem.id).where(
            MeetingItem.meeting_id == meeting.id,
            MeetingItem.proposal_id == idea.id,
            MeetingItem.state != ItemState.TAKEN_OFF,
        )
    ):
        raise Conflict("on_the_agenda_already", field="proposalId")
    terms = ItemTerms(
        topic=taking.topic,
        asked=taking.asked,
        title=idea.title,
        motion=taking.motion,
        taken_up_by=taking.taken_up_by,
        topic_word=taking.topic_word,
    )
    item = await preparing.add_item(uow, meeting, terms, proposal_id=idea.id)
    await lead(
        uow,
        Thing(NodeKind.IDEA, idea.id, idea.number),
        EdgeKind.TAKEN_TO,
        Thing(NodeKind.AGENDA, item.id, f"{meeting.number}-{item.number}"),
        programme_id=meeting.programme_id,
        day=await legal_day(uow),
    )
    return meeting
