"""Verbs of amendments: move one, support it, withdraw it, and order them before the first vote."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import check_no_vote, check_open, item_of, note
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import Entry
from workflows.councils.motions.checks import (
    check_amendable,
    check_mover,
    check_order,
    check_supporter,
    check_unvoted,
)
from workflows.councils.motions.events import MotionEvent
from workflows.councils.motions.models import AmendmentSupport, MotionAmendment
from workflows.councils.motions.putting import amendments_to, reckoned
from workflows.councils.motions.queries import supporters_of
from workflows.councils.motions.states import MOVES, STANDING, AmendmentState
from workflows.councils.reckoning.amending import Amendment, PassageError, spans_of
from workflows.kit.refusal import Conflict, Invalid, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

LONGEST_WORDS, LONGEST_REASON, MOST_AMENDMENTS, MOST_CHANGES = 4_000, 1_000, 20, 10


@dataclass(frozen=True, slots=True)
class Change:
    """Words in the place of a passage of the original; None is the whole of it."""

    passage: str | None
    words: str


async def move_amendment(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, changes: Sequence[Change], reason: str
) -> Meeting:
    """Move an amendment (수정안) to the words of an item that was called for or is called.

    Allowed: members who could vote on the item. Refuses: a meeting that is not called, an item that is
    over, reported, or answered in writing, an open vote, a passage that does not stand in the original
    once, one that touches what was adopted already, what changes nothing. Records:
    ``meeting.amendment_moved``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_sit(uow.actor, now.bench))
    item = await item_of(uow, now.meeting, item_id)
    check_amendable(now, item)
    await check_no_vote(uow.session, meeting_id)
    now.demand_mover(item.id, uow.actor.person_id)
    rows = await amendments_to(uow.session, item.id)
    if len(rows) >= MOST_AMENDMENTS:
        raise Conflict("too_many_amendments", field="itemId", most=MOST_AMENDMENTS)
    number = len(rows) + 1
    said = [_cleaned(one) for one in changes]
    _check_changes(item, number, said, rows)
    needed = await supporters_of(uow.session, now.meeting)
    row = MotionAmendment(
        id=uuid4(),
        programme_id=now.meeting.programme_id,
        item_id=item.id,
        number=number,
        changes=[{"passage": one.passage, "words": one.words} for one in said],
        reason=clean(reason, field="reason", longest=LONGEST_REASON, lines=True),
        mover_id=uow.actor.person_id,
        state=AmendmentState.MOVED if needed else AmendmentState.OPEN,
        moved_at=now.at,
        ready_at=None if needed else now.at,
    )
    uow.session.add(row)
    await _noted(uow, now, item, Entry.AMENDMENT_MOVED, row.number)
    uow.record(
        MotionEvent.AMENDMENT_MOVED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        amendment=row.number,
    )
    await uow.session.flush()
    return now.meeting


async def support_amendment(uow: UnitOfWork, *, meeting_id: UUID, amendment_id: UUID) -> Meeting:
    """Support an amendment (재청); once enough do, it comes before the council.

    Allowed: members who could vote on the item. Refuses: who has moved it, who supports it already, one
    that waits for nobody, an open vote. Records: ``meeting.amendment_supported``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_sit(uow.actor, now.bench))
    row, item = await _amendment(uow, now, amendment_id)
    check_amendable(now, item)
    await check_no_vote(uow.session, meeting_id)
    who = uow.actor.person_id
    now.demand_mover(item.id, who)
    after = MOVES.after(row.state, "support")
    known = await uow.session.get(AmendmentSupport, (row.id, who))
    check_supporter(row, who, known=known is not None)
    uow.session.add(
        AmendmentSupport(amendment_id=row.id, person_id=who, programme_id=row.programme_id)
    )
    await uow.session.flush()
    many = await uow.session.scalar(
        select(func.count())
        .select_from(AmendmentSupport)
        .where(AmendmentSupport.amendment_id == row.id)
    )
    needed = await supporters_of(uow.session, now.meeting)
    await _noted(uow, now, item, Entry.AMENDMENT_SUPPORTED, row.number)
    if (many or 0) >= needed:
        row.state, row.ready_at = after, now.at
    uow.record(
        MotionEvent.AMENDMENT_SUPPORTED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        amendment=row.number,
        supporters=many,
        needed=needed,
    )
    await uow.session.flush()
    return now.meeting


async def withdraw_amendment(uow: UnitOfWork, *, meeting_id: UUID, amendment_id: UUID) -> Meeting:
    """Withdraw an amendment before it is voted on.

    Allowed: who has moved it. Refuses: one that is settled, an open vote. Records:
    ``meeting.amendment_withdrawn``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_sit(uow.actor, now.bench))
    row, item = await _amendment(uow, now, amendment_id)
    check_mover(row, uow.actor.person_id)
    await check_no_vote(uow.session, meeting_id)
    row.state, row.ended_at = MOVES.after(row.state, "withdraw"), now.at
    await _noted(uow, now, item, Entry.AMENDMENT_WITHDRAWN, row.number)
    uow.record(
        MotionEvent.AMENDMENT_WITHDRAWN,
        meeting_id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        amendment=row.number,
    )
    await uow.session.flush()
    return now.meeting


async def order_amendments(
    uow: UnitOfWork, *, meeting_id: UUID, item_id: UUID, numbers: Sequence[int]
) -> Meeting:
    """Order the amendments to an item for their votes, the one furthest from the original first.

    Allowed: whoever presides. Refuses: a meeting that is not open, an order that does not name every
    amendment that waits exactly once, one after the first vote on any. Records:
    ``meeting.amendments_ordered``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    check_open(now.meeting)
    item = await item_of(uow, now.meeting, item_id)
    voted = await uow.session.scalar(
        select(MeetingVote.id).where(
            MeetingVote.item_id == item.id, MeetingVote.amendment.is_not(None)
        )
    )
    check_unvoted(voted=voted is not None)
    rows = {
        one.number: one
        for one in await amendments_to(uow.session, item.id)
        if one.state in STANDING
    }
    check_order(numbers, rows)
    for place, number in enumerate(numbers, 1):
        rows[number].place = place
    words = ", ".join(str(one) for one in numbers)
    await note(
        uow, now.meeting, Entry.AMENDMENTS_ORDERED, item_id=item.id, words=words, log=now.log
    )
    uow.record(
        MotionEvent.AMENDMENTS_ORDERED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        numbers=list(numbers),
    )
    await uow.session.flush()
    return now.meeting


def _cleaned(one: Change) -> Change:
    words = one.words.strip() and clean(
        one.words, field="changes", longest=LONGEST_WORDS, lines=True
    )
    if one.passage is None:
        return Change(None, clean(one.words, field="whole", longest=LONGEST_WORDS, lines=True))
    passage = clean(one.passage, field="changes", longest=LONGEST_WORDS, lines=True)
    return Change(passage, words)


def _check_changes(
    item: MeetingItem, number: int, said: Sequence[Change], rows: Sequence[MotionAmendment]
) -> None:
    if not 0 < len(said) <= MOST_CHANGES:
        raise Invalid("amendment_changes_nothing", field="changes", most=MOST_CHANGES)
    try:
        spans = spans_of(item.motion, [one.passage for one in said])
    except PassageError as error:
        raise Invalid("passage_not_once", field="changes", times=error.times) from None
    if any(item.motion[a:b] == one.words for (a, b), one in zip(spans, said, strict=True)):
        raise Invalid("amendment_changes_nothing", field="changes", most=MOST_CHANGES)
    new = Amendment(number, spans)
    adopted = [one for one in rows if one.state is AmendmentState.ADOPTED]
    for one in adopted:
        if new.touches(reckoned(item, one)):
            raise WrongState("passage_amended_already", field="changes", number=one.number)


async def _amendment(
    uow: UnitOfWork, now: Standing, amendment_id: UUID
) -> tuple[MotionAmendment, MeetingItem]:
    row = await uow.session.get(MotionAmendment, amendment_id, populate_existing=True)
    item = None if row is None else await uow.session.get(MeetingItem, row.item_id)
    if row is None or item is None or item.meeting_id != now.meeting.id:
        raise NotFound("no_such_amendment", field="amendmentId")
    return row, item


async def _noted(
    uow: UnitOfWork, now: Standing, item: MeetingItem, kind: Entry, number: int
) -> None:
    await note(
        uow,
        now.meeting,
        kind,
        person_id=uow.actor.person_id,
        item_id=item.id,
        words=str(number),
        log=now.log,
    )
