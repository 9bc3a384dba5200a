"""From the agreements' loop into the council's: a matter that is negotiated is put on an agenda.

Agendas are public and what is negotiated is the parties' own: of it the item and its story tell the number and
the title of the agreement, and no other word. So the words put to the vote are made of these two.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.clauses.models import Agreement, Clause
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.clauses.states import AgreementState
from workflows.councils.meetings import policy, preparing
from workflows.councils.meetings.locked import locked_meeting
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.states import AgendaTopic, Asked, ItemState, MeetingState
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.wording import Locale, worded
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing, lead


@dataclass(frozen=True, slots=True)
class Matter:
    """As what an agreement is put on the agenda, and which of its clauses it is about; none: all of it."""

    topic: AgendaTopic
    asked: Asked
    clause_id: UUID | None = None
    taken_up_by: UUID | None = None
    topic_word: str | None = None


async def take_agreement_to_council(
    uow: UnitOfWork, *, meeting_id: UUID, agreement_id: UUID, matter: Matter
) -> Meeting:
    """Put a matter of an agreement on the agenda of a meeting, and note in its story that it is there.

    Allowed: the secretary, the chairs and every member, if he reads the agreement. Refuses: an agreement
    he does not read or of another place, one that is not before its parties, a clause that is not in it,
    one on the agenda of this meeting already; and what `put_item` refuses. Records:
    ``meeting.item_put``, with the step of its story in the same transaction.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_prepare(uow.actor, bench))
    if meeting.state is not MeetingState.PREPARED:
        raise WrongState("meeting_not_prepared", field="meetingId")
    agreement = await uow.session.scalar(
        select(Agreement).where(Agreement.id == agreement_id, readable_agreements(uow.actor))
    )
    if agreement is None or agreement.programme_id != meeting.programme_id:
        raise NotFound("no_such_agreement", field="agreementId")
    if agreement.state is not AgreementState.NEGOTIATING:
        raise WrongState("agreement_not_negotiated", field="agreementId")
    await _check_clause(uow, agreement, matter.clause_id)
    taken = await uow.session.scalar(
        select(MeetingItem.id).where(
            MeetingItem.meeting_id == meeting.id,
            MeetingItem.agreement_id == agreement.id,
            MeetingItem.clause_id.is_not_distinct_from(matter.clause_id),
            MeetingItem.state != ItemState.TAKEN_OFF,
        )
    )
    if taken is not None:
        raise Conflict("on_the_agenda_already", field="agreementId")
    named = {"number": agreement.number, "title": agreement.title}
    asked = matter.asked.value.lower()
    terms = ItemTerms(
        topic=matter.topic,
        asked=matter.asked,
        title=f"{agreement.number} {agreement.title}"[: preparing.LONGEST_TITLE],
        motion=worded(Locale.KO, f"agreement_matter.{asked}", **named),
        taken_up_by=matter.taken_up_by,
        topic_word=matter.topic_word,
    )
    item = await preparing.add_item(uow, meeting, terms, agreement_id=agreement.id)
    item.clause_id = matter.clause_id
    item.agreement_number = agreement.number
    await lead(
        uow,
        Thing(NodeKind.AGREEMENT, agreement.id, f"{agreement.number} {agreement.title}"),
        EdgeKind.TAKEN_TO,
        Thing(NodeKind.AGENDA, item.id, f"{meeting.number}-{item.number}"),
        programme_id=meeting.programme_id,
        day=await legal_day(uow),
    )
    return meeting


async def _check_clause(uow: UnitOfWork, agreement: Agreement, clause_id: UUID | None) -> None:
    if clause_id is None:
        return
    clause = await uow.session.get(Clause, clause_id)
    if clause is None or clause.agreement_id != agreement.id or clause.removed_at is not None:
        raise NotFound("no_such_clause", field="clauseId")
