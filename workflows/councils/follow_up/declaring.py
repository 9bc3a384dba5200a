"""How a decision comes into the register: with the vote that made it, or out of earlier minutes."""

from datetime import date
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.councils.follow_up import policy
from workflows.councils.follow_up.events import DecisionEvent
from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.states import DecisionState
from workflows.councils.meetings.locked import bench_on
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.meetings.states import Asked
from workflows.councils.roster.models import Council
from workflows.kit.refusal import Invalid, NotFound
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand

LONGEST_TEXT, LONGEST_SOURCE = 4_000, 300


async def declare(
    uow: UnitOfWork, meeting: Meeting, item: MeetingItem, vote: MeetingVote
) -> Decision:
    """Enter the decision a vote has made, with the text that was voted on; called with its declaration.

    That something is taken up is for the council itself to carry out, and nobody has to be named for it.
    """
    now = await database_now(uow.session)
    row = await _entered(
        uow, meeting.council_id, vote.motion, now.astimezone(SEOUL).date(), item_id=item.id
    )
    if item.asked is Asked.TAKE_UP:
        row.state, row.by_council = DecisionState.OPEN, True
        await uow.session.flush()
    return row


async def enter_decision(
    uow: UnitOfWork, *, council_id: UUID, decided_on: date, text: str, source: str
) -> Decision:
    """Enter a decision the council made before its meetings were held here, out of its minutes.

    Allowed: the secretary and the chairs. Refuses: a day that is not over, no text, no minutes it stands
    in. Records: ``decision.declared``.
    """
    council = await uow.session.get(Council, council_id)
    if council is None:
        raise NotFound("no_such_council", field="councilId")
    now, today = await database_now(uow.session), await legal_day(uow)
    bench = await bench_on(uow.session, council, today, now)
    demand(policy.may_assign(uow.actor, bench))
    uow.hat = policy.keeping_hat(uow.actor, bench)
    if decided_on >= today:
        raise Invalid("decided_before_today", field="decidedOn")
    words = clean(text, field="text", longest=LONGEST_TEXT, lines=True)
    where = clean(source, field="source", longest=LONGEST_SOURCE)
    return await _entered(uow, council_id, words, decided_on, source=where)


async def _entered(
    uow: UnitOfWork,
    council_id: UUID,
    text: str,
    day: date,
    *,
    item_id: UUID | None = None,
    source: str = "",
) -> Decision:
    council = await uow.session.get(Council, council_id)
    if council is None:
        raise NotFound("no_such_council", field="councilId")
    # Two meetings of a place may decide at once: the numbers of a year are given one after the other, and
    # one number is one decision, whichever council made it.
    await uow.alone(f"decisions/{council.programme_id}")
    last = await uow.session.scalar(
        select(func.max(Decision.number)).where(
            Decision.programme_id == council.programme_id, Decision.year == day.year
        )
    )
    row = Decision(
        id=uuid4(),
        programme_id=council.programme_id,
        council_id=council_id,
        item_id=item_id,
        source=source,
        year=day.year,
        number=(last or 0) + 1,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        decided_on=day,
        declared_at=await database_now(uow.session),
        state=DecisionState.UNASSIGNED,
        terms=0,
        steps=0,
    )
    uow.session.add(row)
    uow.record(
        DecisionEvent.DECLARED,
        row.id,
        programme_id=row.programme_id,
        council=str(council_id),
        year=row.year,
        number=row.number,
        sha256=row.sha256,
    )
    await uow.session.flush()
    return row
