"""Questions about amendments: those to an item with who supports them, versions of its text, what is next."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import standing
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.motions.models import AmendmentSupport, MotionAmendment, MotionText
from workflows.councils.motions.putting import amendments_to, reckoned
from workflows.councils.motions.states import AmendmentState
from workflows.councils.reckoning.amending import ORIGINAL, voting_order
from workflows.councils.roster.models import Council
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """An amendment as it stands, in its meeting."""

    row: MotionAmendment
    item: MeetingItem
    supporters: int
    supported: bool
    meeting: standing.Standing
    vote_is_open: bool


@dataclass(frozen=True, slots=True)
class Motion:
    """The words of an item: what was moved, the versions of its text, and which amendment is next."""

    item: MeetingItem
    meeting: standing.Standing
    vote_is_open: bool
    supporters_needed: int
    next_amendment: int | None
    voted: bool
    amendments: list[Standing]
    texts: list[MotionText]


async def motions_by_item(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Motion]:
    """Return the words of items with what happens to them."""
    items = (await session.scalars(select(MeetingItem).where(MeetingItem.id.in_(ids)))).all()
    found: dict[UUID, Motion] = {}
    for meeting_id in dict.fromkeys(one.meeting_id for one in items):
        meeting = await session.get_one(Meeting, meeting_id)
        now = await standing.standing_of(session, meeting, await database_now(session))
        needed = await supporters_of(session, meeting)
        voting = await session.scalar(
            select(MeetingVote.id).where(
                MeetingVote.meeting_id == meeting_id, MeetingVote.closed_at.is_(None)
            )
        )
        for item in items:
            if item.meeting_id == meeting_id:
                found[item.id] = await _motion(
                    session, actor, item, now, needed, vote_is_open=voting is not None
                )
    return found


async def supporters_of(session: AsyncSession, meeting: Meeting) -> int:
    """Return how many others have to support an amendment, by the rules of the meeting's day."""
    council = await session.get_one(Council, meeting.council_id)
    day = (meeting.opened_at or meeting.starts_at).astimezone(SEOUL).date()
    book = await council_rules(session, council.place, day, council_id=council.id)
    return book.number(Key.AMENDMENT_SUPPORTERS) or 0


async def _motion(
    session: AsyncSession,
    actor: Actor,
    item: MeetingItem,
    now: standing.Standing,
    needed: int,
    *,
    vote_is_open: bool,
) -> Motion:
    rows = await amendments_to(session, item.id)
    counted = await session.execute(
        select(
            AmendmentSupport.amendment_id,
            func.count(),
            func.bool_or(AmendmentSupport.person_id == actor.person_id),
        )
        .where(AmendmentSupport.amendment_id.in_([one.id for one in rows]))
        .group_by(AmendmentSupport.amendment_id)
    )
    support = {key: (many, bool(own)) for key, many, own in counted}
    texts = await session.scalars(
        select(MotionText).where(MotionText.item_id == item.id).order_by(MotionText.version)
    )
    waiting = [reckoned(item, one) for one in rows if one.state is AmendmentState.OPEN]
    first = voting_order(waiting)[0]
    voted = await session.scalar(
        select(MeetingVote.id).where(
            MeetingVote.item_id == item.id, MeetingVote.amendment.is_not(None)
        )
    )
    return Motion(
        item,
        now,
        vote_is_open,
        needed,
        None if first == ORIGINAL else first,
        voted is not None,
        [Standing(one, item, *support.get(one.id, (0, False)), now, vote_is_open) for one in rows],
        list(texts),
    )
