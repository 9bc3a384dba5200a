"""Verbs before the notice: prepare a meeting, put items, demand it together."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select, text

from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.states import DecisionState
from workflows.councils.follow_up.taking_up import tabled
from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import bench_on, locked_meeting, rules_of
from workflows.councils.meetings.models import (
    Meeting,
    MeetingBacking,
    MeetingItem,
    MeetingItemParty,
)
from workflows.councils.meetings.states import (
    AgendaTopic,
    Asked,
    ItemState,
    MeetingForm,
    MeetingState,
)
from workflows.councils.reckoning.convening import may_write
from workflows.councils.reckoning.terms import VideoRule, WrittenCase
from workflows.councils.roster.lasting import check_alive
from workflows.councils.roster.models import Council
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.identity.models import Body
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand

LONGEST_PLACE, LONGEST_TITLE, LONGEST_MOTION = 200, 200, 4_000
LONGEST_REASON, MOST_ITEMS, MOST_PARTIES = 1_000, 40, 20
# Of all meetings of a place, those too that the asker may not read yet.
LAST_NUMBER = text("SELECT last_meeting_number(:place)")
TOPICS, IN_WRITING = "council.act.topics", "서면"


@dataclass(frozen=True, slots=True)
class ItemTerms:
    """What is put on an agenda. `taken_up_by` is the item by which the council resolved to take it up.

    Of a topic BY_ORDINANCE `topic_word` is the word of the rule pack for it.
    """

    topic: AgendaTopic
    asked: Asked
    title: str
    motion: str
    parties: tuple[UUID, ...] = ()
    taken_up_by: UUID | None = None
    topic_word: str | None = None


async def prepare_meeting(
    uow: UnitOfWork,
    *,
    council_id: UUID,
    starts_at: datetime,
    place: str,
    by_video: bool = False,
    demanded: bool = False,
) -> Meeting:
    """Prepare the next meeting of a council, under the next number of its place; nobody is called by that.

    Allowed: the secretary, the chairs, every member. Refuses: a council that is dissolved, an hour that
    is over or after the council's time, video where the rules know none. Records: ``meeting.prepared``.
    """
    council = await uow.session.scalar(
        select(Council).where(Council.id == council_id).with_for_update()
    )
    if council is None:
        raise NotFound("no_such_council", field="councilId")
    now = await database_now(uow.session)
    bench = await bench_on(uow.session, council, now.astimezone(SEOUL).date(), now)
    demand(policy.may_prepare(uow.actor, bench))
    uow.hat = policy.hat_here(uow.actor, bench)
    if council.dissolved_on is not None:
        raise WrongState("council_dissolved", field="councilId")
    if starts_at <= now:
        raise Invalid("meeting_in_the_past", field="startsAt")
    await check_alive(uow.session, council, starts_at.astimezone(SEOUL).date())
    # An address names a meeting by its number alone, whichever council of the place holds it.
    await uow.alone(f"meetings/{council.programme_id}")
    last = await uow.session.scalar(LAST_NUMBER, {"place": council.programme_id})
    meeting = Meeting(
        id=uuid4(),
        programme_id=council.programme_id,
        council_id=council.id,
        number=int(last or 0) + 1,
        state=MeetingState.PREPARED,
        form=MeetingForm.IN_PERSON,
        written_case=None,
        written_reason="",
        starts_at=starts_at,
        place=clean(place, field="place", longest=LONGEST_PLACE),
        by_video=by_video,
        demanded=demanded,
        prepared_by=uow.actor.person_id,
        urgency="",
        cancel_reason="",
        items=0,
        entries=0,
    )
    if by_video:
        await demand_video(uow, meeting)
    uow.session.add(meeting)
    if demanded and uow.actor.person_id in bench.members:
        await uow.session.flush()
        _back(uow, meeting)
    uow.record(
        MeetingEvent.PREPARED,
        meeting.id,
        programme_id=meeting.programme_id,
        council=str(council.id),
        number=meeting.number,
        demanded=demanded,
    )
    await uow.session.flush()
    return meeting


async def prepare_in_writing(
    uow: UnitOfWork, *, council_id: UUID, case: WrittenCase, reason: str, until: datetime
) -> Meeting:
    """Prepare a resolution in writing (서면심의): one question, answered by members until an hour (E5.7).

    Allowed: the secretary, the chairs, every member. Refuses: a case in which the rules of the place let
    nobody resolve in writing, no reason, an hour that is over. Records: ``meeting.prepared``.
    """
    meeting = await prepare_meeting(uow, council_id=council_id, starts_at=until, place=IN_WRITING)
    rules = await rules_of(uow.session, meeting)
    if not may_write(rules, case):
        raise RuleBroken("no_written_resolution", field="case", rule=rules.written_cases.rule)
    meeting.form, meeting.written_case = MeetingForm.WRITTEN, case
    meeting.written_reason = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    await uow.session.flush()
    return meeting


async def back_meeting(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Demand a meeting together with those who have prepared it.

    Allowed: members. Refuses: one that members do not demand, one that is called. Records:
    ``meeting.backed``.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_sit(uow.actor, bench))
    _check_prepared(meeting)
    if not meeting.demanded:
        raise WrongState("nobody_demands_it", field="meetingId")
    key = (meeting.id, uow.actor.person_id)
    if await uow.session.get(MeetingBacking, key) is not None:
        raise Conflict("backed_already", field="meetingId")
    _back(uow, meeting)
    uow.record(MeetingEvent.BACKED, meeting.id, programme_id=meeting.programme_id)
    await uow.session.flush()
    return meeting


async def put_item(uow: UnitOfWork, *, meeting_id: UUID, terms: ItemTerms) -> Meeting:
    """Put an item on the agenda, with the words that are voted on and the bodies it concerns.

    Allowed: the secretary, the chairs, every member. Refuses: a meeting that is called, a topic that no
    law brings before the council without its resolution to take it up, a body that does not exist, too
    many items. Records: ``meeting.item_put``.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    demand(policy.may_prepare(uow.actor, bench))
    _check_prepared(meeting)
    await add_item(uow, meeting, terms)
    return meeting


async def add_item(
    uow: UnitOfWork,
    meeting: Meeting,
    terms: ItemTerms,
    *,
    proposal_id: UUID | None = None,
    agreement_id: UUID | None = None,
    of_rules: bool = False,
) -> MeetingItem:
    """Add an item to a locked meeting that is prepared; refuses what `put_item` refuses of it.

    It comes from an idea of residents or is about an agreement, if one is given. `of_rules` says that it puts a change of the council's own rules, which nothing else may.
    """
    if meeting.form is MeetingForm.WRITTEN and meeting.items:
        raise WrongState("one_question_in_writing", field="meetingId")
    if meeting.items >= MOST_ITEMS:
        raise Conflict("too_many_items", field="meetingId", most=MOST_ITEMS)
    matter = proposal_id or agreement_id
    topic_rule = await check_terms(uow, meeting, terms, matter=matter, of_rules=of_rules)
    meeting.items += 1
    item = MeetingItem(
        id=uuid4(),
        programme_id=meeting.programme_id,
        meeting_id=meeting.id,
        number=meeting.items,
        topic=terms.topic,
        topic_word=terms.topic_word,
        topic_rule=topic_rule,
        asked=terms.asked,
        title=clean(terms.title, field="title", longest=LONGEST_TITLE),
        motion=clean(terms.motion, field="motion", longest=LONGEST_MOTION, lines=True),
        sponsor_id=uow.actor.person_id,
        taken_up_by=terms.taken_up_by,
        proposal_id=proposal_id,
        agreement_id=agreement_id,
        state=ItemState.TABLED,
        conclusion="",
    )
    uow.session.add(item)
    await uow.session.flush()
    uow.session.add_all(
        MeetingItemParty(item_id=item.id, body_id=one, programme_id=meeting.programme_id)
        for one in sorted(set(terms.parties))
    )
    uow.record(
        MeetingEvent.ITEM_PUT,
        meeting.id,
        programme_id=meeting.programme_id,
        item=str(item.id),
        topic=terms.topic.value,
        asked=terms.asked.value,
    )
    await uow.session.flush()
    await tabled(uow, meeting, item)
    return item


async def check_terms(
    uow: UnitOfWork,
    meeting: Meeting,
    terms: ItemTerms,
    *,
    matter: UUID | None = None,
    of_rules: bool = False,
) -> str | None:
    """Refuse a report in writing, a topic that is none of the council's, bodies too many or unknown.

    `matter` is the idea or the agreement the item is about. Returns the rule that names a topic by ordinance.
    """
    if (terms.topic is AgendaTopic.OWN_RULES) is not of_rules:
        raise Invalid("rules_have_their_form", field="topic")
    if meeting.form is MeetingForm.WRITTEN and terms.asked is Asked.REPORT:
        raise WrongState("one_question_in_writing", field="meetingId")
    if len(set(terms.parties)) > MOST_PARTIES:
        raise Invalid("too_many_parties", field="parties", most=MOST_PARTIES)
    topic_rule = await _check_topic(uow, meeting, terms, matter)
    known = set(await uow.session.scalars(select(Body.id).where(Body.id.in_(terms.parties))))
    if known != set(terms.parties):
        raise NotFound("no_such_body", field="parties")
    return topic_rule


async def _check_topic(
    uow: UnitOfWork, meeting: Meeting, terms: ItemTerms, matter: UUID | None
) -> str | None:
    """Refuse what neither the law nor the council brings before it (E1.6; Decree, Article 28).

    An idea or an agreement that was taken up lets in that one alone, and a resolution that lapsed nothing.
    """
    rules = terms.topic is AgendaTopic.OWN_RULES
    rule = None if rules else await _named(uow, meeting, terms)
    await _check_taken_up(uow, meeting, terms, matter)
    return rule if terms.topic is AgendaTopic.BY_ORDINANCE else None


async def _named(uow: UnitOfWork, meeting: Meeting, terms: ItemTerms) -> str | None:
    """Return the rule that names a topic on the day of the meeting; refuses one that it does not name."""
    council = await uow.session.get_one(Council, meeting.council_id)
    day = meeting.starts_at.astimezone(SEOUL).date()
    book = await council_rules(uow.session, council.place, day, council_id=council.id)
    rule, word = book.rule(Key.TOPICS), terms.topic_word
    by_ordinance = terms.topic is AgendaTopic.BY_ORDINANCE
    # The law's own topics have rules of their own: by another name none of them comes past these.
    named = word is not None and word not in set(AgendaTopic) if by_ordinance else word is None
    if not named or (word or terms.topic.value) not in book.names(Key.TOPICS):
        raise RuleBroken("topic_is_no_matter", field="topic", rule=rule)
    return rule


async def _check_taken_up(
    uow: UnitOfWork, meeting: Meeting, terms: ItemTerms, matter: UUID | None
) -> None:
    """Refuse what only a resolution brings before it without that resolution, and others with one."""
    other = terms.topic is AgendaTopic.OTHER_BY_RESOLUTION
    if terms.asked is Asked.TAKE_UP:
        if not other or terms.taken_up_by is not None:
            raise RuleBroken("nothing_to_take_up", field="topic", rule=TOPICS)
        return
    if not other:
        if terms.taken_up_by is not None:
            raise Invalid("needs_no_taking_up", field="takenUpBy", rule=TOPICS)
        return
    found = (
        await uow.session.scalar(
            select(MeetingItem)
            .join(Meeting, Meeting.id == MeetingItem.meeting_id)
            .where(
                MeetingItem.id == terms.taken_up_by,
                MeetingItem.asked == Asked.TAKE_UP,
                MeetingItem.state == ItemState.RESOLVED,
                Meeting.council_id == meeting.council_id,
            )
        )
        if terms.taken_up_by is not None
        else None
    )
    if found is None:
        raise RuleBroken("topic_not_taken_up", field="takenUpBy", rule=TOPICS)
    taken = found.proposal_id or found.agreement_id
    if taken not in {None, matter}:
        raise RuleBroken("another_was_taken_up", field="takenUpBy", rule=TOPICS, title=found.title)
    lapsed = select(Decision.id).where(
        Decision.item_id == found.id, Decision.state == DecisionState.LAPSED
    )
    if await uow.session.scalar(lapsed) is not None:
        raise RuleBroken("taking_up_lapsed", field="takenUpBy", rule=TOPICS, title=found.title)


async def demand_video(uow: UnitOfWork, meeting: Meeting) -> None:
    """Refuse video where the rules of the place know none."""
    rules = await rules_of(uow.session, meeting)
    if rules.video.says is not VideoRule.ALLOWED:
        raise RuleBroken("no_video_here", field="byVideo", rule=rules.video.rule)


def _back(uow: UnitOfWork, meeting: Meeting) -> None:
    uow.session.add(
        MeetingBacking(
            meeting_id=meeting.id,
            person_id=uow.actor.person_id,
            programme_id=meeting.programme_id,
        )
    )


def _check_prepared(meeting: Meeting) -> None:
    if meeting.state is not MeetingState.PREPARED:
        raise WrongState("meeting_not_prepared", field="meetingId")
