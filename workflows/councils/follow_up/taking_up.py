"""What carries out a resolution to take something up: the item by which the council then deals with it.

On an agenda it is being carried out, with the end of the item it is done; off the agenda it waits as before.
Each step names the item, and is written in the unit of work that changed the agenda.
"""

from uuid import UUID

from sqlalchemy import select

from workflows.councils.follow_up.locked import locked_decision, stepped
from workflows.councils.follow_up.models import Decision, DecisionStep
from workflows.councils.follow_up.states import UNDONE, StepKind
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.meetings.states import ItemState
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork, database_now
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing, lead

OVER = frozenset({ItemState.RESOLVED, ItemState.REJECTED, ItemState.DISCUSSED})


async def tabled(uow: UnitOfWork, meeting: Meeting, item: MeetingItem) -> None:
    """Note that what a resolution took up is on the agenda, with the step of its story."""
    if not await _step(uow, item, "table", StepKind.ON_AGENDA):
        return
    found = await uow.session.execute(
        select(MeetingVote.id, MeetingVote.result, Meeting.number, MeetingItem.number)
        .join(MeetingItem, MeetingItem.id == MeetingVote.item_id)
        .join(Meeting, Meeting.id == MeetingVote.meeting_id)
        .where(
            MeetingVote.item_id == item.taken_up_by,
            MeetingVote.challenged_id.is_(None),
            MeetingVote.amendment.is_(None),
            MeetingVote.private_ground.is_(None),
            MeetingVote.result.is_not(None),
        )
        .order_by(MeetingVote.number.desc())
        .limit(1)
    )
    for vote, result, sitting, number in found:
        now = await database_now(uow.session)
        await lead(
            uow,
            Thing(NodeKind.RESOLUTION, vote, f"{sitting}-{number} {result}"),
            EdgeKind.TAKEN_TO,
            Thing(NodeKind.AGENDA, item.id, f"{meeting.number}-{item.number}"),
            programme_id=meeting.programme_id,
            day=now.astimezone(SEOUL).date(),
        )


async def untabled(uow: UnitOfWork, *items: MeetingItem) -> None:
    """Note that what a resolution took up is on the agenda no longer."""
    for item in items:
        await _step(uow, item, "untable", StepKind.OFF_AGENDA)


async def dealt_with(uow: UnitOfWork, item: MeetingItem) -> None:
    """Let a resolution be carried out by the end of the item it brought before the council."""
    if item.state in OVER:
        await _step(uow, item, "deal", StepKind.DEALT_WITH)


async def _step(uow: UnitOfWork, item: MeetingItem, verb: str, kind: StepKind) -> bool:
    found = await _decision_of(uow, item.taken_up_by)
    if found is None:
        return False
    held = await locked_decision(uow, found)
    if held.row.state not in UNDONE or await _said_last(uow, held.row, item) is kind:
        return False
    await stepped(uow, held, verb, kind, "", item_id=item.id)
    return True


async def _decision_of(uow: UnitOfWork, resolution: UUID | None) -> UUID | None:
    if resolution is None:
        return None
    return await uow.session.scalar(select(Decision.id).where(Decision.item_id == resolution))


async def _said_last(uow: UnitOfWork, row: Decision, item: MeetingItem) -> StepKind | None:
    return await uow.session.scalar(
        select(DecisionStep.kind)
        .where(DecisionStep.decision_id == row.id, DecisionStep.item_id == item.id)
        .order_by(DecisionStep.number.desc())
        .limit(1)
    )
