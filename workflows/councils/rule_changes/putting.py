"""The verb by which a change of a council's own rules comes onto an agenda."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import locked_meeting
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.preparing import ItemTerms, add_item
from workflows.councils.meetings.states import AgendaTopic, Asked, ItemState, MeetingState
from workflows.councils.roster.models import Council
from workflows.councils.roster.rules import check_day as check_year
from workflows.councils.rule_changes.events import RuleChangeEvent
from workflows.councils.rule_changes.judging import (
    Wanted,
    check_key,
    check_value,
    standing_against,
)
from workflows.councils.rule_changes.judging import check_day as day_against
from workflows.councils.rule_changes.reading import latest_day
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.models import CouncilRuleChange
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.councils.rule_packs.showing import value_text
from workflows.councils.rule_packs.states import ChangeState
from workflows.kit.refusal import Conflict, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL, Locale, worded
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand

LONGEST_SOURCE, LONGEST_ARTICLE = 120, 40
# An item that can still be voted on: what it puts is neither settled nor given up.
WAITING_ITEM = (ItemState.TABLED, ItemState.CALLED, ItemState.DEFERRED)
WAITING_MEETING = (MeetingState.PREPARED, MeetingState.CALLED, MeetingState.OPEN)


async def put_rule_change(uow: UnitOfWork, *, meeting_id: UUID, wanted: Wanted) -> Meeting:
    """Put a change of one of the council's own rules (운영세칙) on the agenda of a meeting.

    The words that are voted on, with what holds now and what would, are made of it.

    Allowed: the chair and the secretary. Refuses: a meeting that has opened, and with it frozen its rules,
    or is called; a key no council goes by, a value out of its bounds, what a higher source forbids or is
    not the council's own, what holds already; a day that is not after the meeting, or behind a version that
    waits; a key of which another change waits. Records: ``meeting.item_put``, ``meeting.rule_change_put``.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    council = await _locked_council(uow, meeting)
    today = (await database_now(uow.session)).astimezone(SEOUL).date()
    now = await council_rules(uow.session, council.place, today, council_id=council.id, fresh=True)
    amends = now.rule(Key.RULES_AMEND)
    demand(policy.may_change_rules(uow.actor, bench, amends))
    if meeting.rules is not None:
        raise WrongState("rules_frozen_here", field="meetingId", rule=amends)
    if meeting.state is not MeetingState.PREPARED:
        raise WrongState("meeting_not_prepared", field="meetingId")
    key = check_key(wanted.key)
    check_value(wanted)
    check_year(wanted.effective_on, field="effectiveOn")
    wanted = replace(
        wanted,
        source=clean(wanted.source, field="source", longest=LONGEST_SOURCE),
        article=clean(wanted.article, field="article", longest=LONGEST_ARTICLE),
    )
    book = await council_rules(
        uow.session, council.place, wanted.effective_on, council_id=council.id, fresh=True
    )
    found = book.rulings.get(wanted.key)
    against = standing_against(wanted, found, amends)
    if against is not None:
        raise against
    meets_on = max(today, meeting.starts_at.astimezone(SEOUL).date())
    late = day_against(wanted, meets_on, await latest_day(uow.session, council.id, wanted.key))
    if late is not None:
        raise late
    if await _waits(uow, council, wanted.key):
        raise Conflict("rule_changing_already", field="key")
    before = None if found is None else found.holds
    words = value_text(wanted.key, wanted.limit, wanted.said, Locale.KO)
    held = "-" if before is None else value_text(wanted.key, before.limit, before.said, Locale.KO)
    terms = ItemTerms(
        topic=AgendaTopic.OWN_RULES,
        asked=Asked.RESOLUTION,
        title=worded(Locale.KO, "rule_change.title", name=key.name[Locale.KO]),
        motion=worded(
            Locale.KO,
            "rule_change.motion",
            source=wanted.source,
            article=wanted.article,
            name=key.name[Locale.KO],
            before=held,
            after=words,
            day=wanted.effective_on.isoformat(),
        ),
    )
    item = await add_item(uow, meeting, terms, of_rules=True)
    uow.session.add(
        CouncilRuleChange(
            id=uuid4(),
            programme_id=meeting.programme_id,
            council_id=council.id,
            item_id=item.id,
            key=wanted.key,
            limit=wanted.limit,
            said=list(wanted.said),
            before={}
            if before is None
            else {"limit": before.limit, "said": list(before.said), "rule": before.rule_id},
            effective_on=wanted.effective_on,
            source=wanted.source,
            article=wanted.article,
            state=ChangeState.PROPOSED,
            put_at=uow.now,
        )
    )
    uow.record(
        RuleChangeEvent.PUT,
        meeting.id,
        programme_id=meeting.programme_id,
        item=str(item.id),
        key=wanted.key,
        effective_on=wanted.effective_on.isoformat(),
    )
    await uow.session.flush()
    return meeting


async def _locked_council(uow: UnitOfWork, meeting: Meeting) -> Council:
    council = await uow.session.scalar(
        select(Council).where(Council.id == meeting.council_id).with_for_update(key_share=True)
    )
    if council is None:
        msg = "a meeting is of a council"
        raise LookupError(msg)
    return council


async def _waits(uow: UnitOfWork, council: Council, key: str) -> bool:
    """Say whether a change of a key waits for its vote in any meeting of a council."""
    found: date | None = await uow.session.scalar(
        select(CouncilRuleChange.effective_on)
        .join(MeetingItem, MeetingItem.id == CouncilRuleChange.item_id)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(
            CouncilRuleChange.council_id == council.id,
            CouncilRuleChange.key == key,
            CouncilRuleChange.state == ChangeState.PROPOSED,
            MeetingItem.state.in_(WAITING_ITEM),
            Meeting.state.in_(WAITING_MEETING),
        )
        .limit(1)
    )
    return found is not None
