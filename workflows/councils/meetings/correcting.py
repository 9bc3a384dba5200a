"""The verb by which an item is put right while nobody is called to it yet."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from workflows.councils.follow_up.taking_up import untabled
from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import check_on_agenda, item_of, locked_meeting
from workflows.councils.meetings.models import Meeting, MeetingItemParty
from workflows.councils.meetings.preparing import (
    LONGEST_MOTION,
    LONGEST_TITLE,
    MOST_PARTIES,
    ItemTerms,
    check_terms,
)
from workflows.councils.meetings.states import AgendaTopic, Asked, MeetingState
from workflows.kit.refusal import Invalid, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand


async def correct_item(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, terms: ItemTerms
) -> Meeting:
    """Put an item of the agenda right: its subject, what is asked, its words; bodies can be added.

    Once the notice is sent its words change by amendment only. Allowed: the secretary, the chairs, every
    member. Refuses: a meeting that is called, what putting the item refuses. Records:
    ``meeting.item_corrected``.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_prepare(uow.actor, bench))
    if meeting.state is not MeetingState.PREPARED:
        raise WrongState("meeting_not_prepared", field="meetingId")
    item = await item_of(uow, meeting, item_id)
    check_on_agenda(item)
    if item.topic is AgendaTopic.OWN_RULES:
        raise WrongState("rule_change_stands", field="itemId")
    # The resolution by which it was taken up stays with it, for as long as it needs one.
    other = terms.topic is AgendaTopic.OTHER_BY_RESOLUTION and terms.asked is not Asked.TAKE_UP
    terms = replace(terms, taken_up_by=item.taken_up_by if other else None)
    matter = item.proposal_id or item.agreement_id
    topic_rule = await check_terms(uow, meeting, terms, matter=matter)
    had = set(
        await uow.session.scalars(
            select(MeetingItemParty.body_id).where(MeetingItemParty.item_id == item.id)
        )
    )
    if len(had | set(terms.parties)) > MOST_PARTIES:
        raise Invalid("too_many_parties", field="parties", most=MOST_PARTIES)
    if terms.taken_up_by is None:
        await untabled(uow, item)
    item.topic, item.asked, item.taken_up_by = terms.topic, terms.asked, terms.taken_up_by
    item.topic_word, item.topic_rule = terms.topic_word, topic_rule
    item.title = clean(terms.title, field="title", longest=LONGEST_TITLE)
    item.motion = clean(terms.motion, field="motion", longest=LONGEST_MOTION, lines=True)
    uow.session.add_all(
        MeetingItemParty(item_id=item.id, body_id=one, programme_id=meeting.programme_id)
        for one in sorted(set(terms.parties) - had)
    )
    uow.record(
        MeetingEvent.ITEM_CORRECTED,
        meeting.id,
        programme_id=meeting.programme_id,
        item=str(item.id),
        topic=item.topic.value,
        asked=item.asked.value,
    )
    await uow.session.flush()
    return meeting
