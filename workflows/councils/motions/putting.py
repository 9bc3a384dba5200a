"""Which question is to be voted on now, and what a vote on an amendment settles."""

from hashlib import sha256
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.standing import Standing
from workflows.councils.motions.events import MotionEvent
from workflows.councils.motions.models import MotionAmendment, MotionText
from workflows.councils.motions.states import MOVES, AmendmentState
from workflows.councils.reckoning.amending import (
    ORDER_RULE,
    ORIGINAL,
    Amendment,
    Fate,
    amended,
    fates,
    spans_of,
    voting_order,
)
from workflows.kit.refusal import NotFound, WrongState
from workflows.record.uow import UnitOfWork


async def amendments_to(session: AsyncSession, item_id: UUID) -> list[MotionAmendment]:
    """Return the amendments to an item, the first first."""
    rows = await session.scalars(
        select(MotionAmendment)
        .where(MotionAmendment.item_id == item_id)
        .order_by(MotionAmendment.number)
    )
    return list(rows)


def reckoned(item: MeetingItem, row: MotionAmendment) -> Amendment:
    """Return an amendment as it is reckoned with."""
    return Amendment(
        row.number,
        spans_of(item.motion, [one["passage"] for one in row.changes]),
        tuple(one["words"] for one in row.changes),
        row.place,
    )


async def question_of(uow: UnitOfWork, item: MeetingItem, amendment: int | None) -> str:
    """Return the words a vote is on: the item's as amended so far, or as an amendment would make them.

    Refuses the original while an amendment waits, and an amendment before its turn; both name what is first.
    """
    rows = await amendments_to(uow.session, item.id)
    waiting = [reckoned(item, one) for one in rows if one.state is AmendmentState.OPEN]
    first = voting_order(waiting)[0]
    wanted = ORIGINAL if amendment is None else amendment
    if wanted != ORIGINAL and wanted not in {one.number for one in waiting}:
        raise NotFound("no_such_amendment", field="amendment")
    if wanted != first:
        raise WrongState("amendment_first", field="amendment", rule=ORDER_RULE, number=first)
    adopted = [reckoned(item, one) for one in rows if one.state is AmendmentState.ADOPTED]
    return amended(item.motion, [*adopted, *(one for one in waiting if one.number == wanted)])


async def settle_amendment(
    uow: UnitOfWork, now: Standing, item: MeetingItem, number: int, *, carried: bool
) -> None:
    """Let the vote on an amendment decide it: adopted, it makes the text and drops what touches it."""
    rows = {one.number: one for one in await amendments_to(uow.session, item.id)}
    waiting = [reckoned(item, one) for one in rows.values() if one.state is AmendmentState.OPEN]
    settled = fates(waiting, number, carried=carried)
    for key, fate in settled.items():
        rows[key].state = MOVES.after(rows[key].state, fate.value)
        rows[key].ended_at = now.at
    if carried:
        adopted = [one for one in rows.values() if one.state is AmendmentState.ADOPTED]
        words = amended(item.motion, [reckoned(item, one) for one in adopted])
        last = await uow.session.scalar(
            select(func.max(MotionText.version)).where(MotionText.item_id == item.id)
        )
        uow.session.add(
            MotionText(
                item_id=item.id,
                version=(last or 1) + 1,
                programme_id=item.programme_id,
                amendment=number,
                words=words,
                sha256=sha256(words.encode()).hexdigest(),
                made_at=now.at,
            )
        )
    uow.record(
        MotionEvent.AMENDMENT_SETTLED,
        now.meeting.id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        amendment=number,
        adopted=carried,
        dropped=sorted(key for key, fate in settled.items() if fate is Fate.DROPPED),
    )
    await uow.session.flush()
