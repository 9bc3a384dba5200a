"""What is particular of a resolution in writing (서면심의, E5.7): opened by its notice, closed with its vote.

Who returns a ballot attends by that, and nobody else does: quorum and majority are reckoned as in a
meeting, out of the same log. It can be closed at its hour, or once everybody has answered who may; that
its outcome can no longer change closes nothing, since whoever has not answered may still ask for a meeting.
After its hour nobody answers any more.
"""

from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import note
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import (
    ITEM_MOVES,
    MEETING_MOVES,
    Entry,
    ItemState,
    MeetingForm,
    MeetingState,
    VoteKind,
)
from workflows.councils.reckoning.happenings import Mode
from workflows.kit.refusal import WrongState
from workflows.record.uow import UnitOfWork


async def open_in_writing(uow: UnitOfWork, meeting_id: UUID) -> None:
    """Open a resolution in writing with the notice that calls for it: rules frozen, question put."""
    now = await locked_standing(uow, meeting_id)
    meeting = now.meeting
    item = (
        await uow.session.scalars(
            select(MeetingItem).where(
                MeetingItem.meeting_id == meeting_id, MeetingItem.state == ItemState.TABLED
            )
        )
    ).one()
    meeting.state = MEETING_MOVES.after(meeting.state, "open")
    meeting.opened_at, meeting.chair_id = now.at, next(iter(now.bench.heads), None)
    meeting.rules = now.rules.as_json()
    item.state = ITEM_MOVES.after(item.state, "call")
    vote = MeetingVote(
        id=uuid4(),
        programme_id=meeting.programme_id,
        meeting_id=meeting_id,
        item_id=item.id,
        number=1,
        kind=VoteKind.ROLL_CALL,
        motion=item.motion,
        opened_at=now.at,
    )
    uow.session.add(vote)
    await uow.session.flush()
    log = list(now.log)
    for kind, vote_id in (
        (Entry.OPENED, None),
        (Entry.ITEM_CALLED, None),
        (Entry.VOTE_OPENED, vote.id),
    ):
        item_id = None if kind is Entry.OPENED else item.id
        log.append(await note(uow, meeting, kind, item_id=item_id, vote_id=vote_id, log=log))
    uow.record(
        MeetingEvent.VOTE_OPENED,
        meeting_id,
        programme_id=meeting.programme_id,
        vote=str(vote.id),
        kind=vote.kind.value,
    )
    await uow.session.flush()


def is_asked(meeting: Meeting) -> bool:
    """Say whether a question is being answered in writing."""
    return meeting.form is MeetingForm.WRITTEN and meeting.state is MeetingState.OPEN


async def attend_in_writing(uow: UnitOfWork, meeting_id: UUID, who: UUID) -> None:
    """Note that a member attends by the ballot he returns, once."""
    now = await locked_standing(uow, meeting_id)
    if not now.attendance.attends(who, now.at):
        await note(uow, now.meeting, Entry.JOINED, person_id=who, mode=Mode.WRITING, log=now.log)


def check_answered(now: Standing, item_id: UUID) -> None:
    """Refuse to close before the hour while somebody may still answer."""
    out = now.attendance.recused_at(now.at, item_id)
    waits = frozenset(now.bench.members) - out - now.attendance.present_at(now.at)
    if waits and now.at < now.meeting.starts_at:
        raise WrongState(
            "answers_still_come",
            field="voteId",
            rule=now.rules.written_cases.rule,
            waiting=len(waits),
            until=now.meeting.starts_at.isoformat(),
        )


def check_in_time(now: Standing) -> None:
    """Refuse what comes after the hour until which members answer."""
    if now.at >= now.meeting.starts_at:
        raise WrongState(
            "answers_are_over",
            field="voteId",
            rule=now.rules.written_cases.rule,
            until=now.meeting.starts_at.isoformat(),
        )


async def close_in_writing(uow: UnitOfWork, meeting_id: UUID) -> None:
    """Close a resolution in writing with its vote; without a quorum the question is put off."""
    now = await locked_standing(uow, meeting_id)
    meeting = now.meeting
    entry = await note(uow, meeting, Entry.CLOSED, person_id=now.presiding, log=now.log)
    meeting.state, meeting.closed_at = MEETING_MOVES.after(meeting.state, "close"), entry.at
    left = await uow.session.scalars(
        select(MeetingItem).where(
            MeetingItem.meeting_id == meeting_id, MeetingItem.state == ItemState.CALLED
        )
    )
    for item in left:
        item.state = ITEM_MOVES.after(item.state, "defer")
    uow.record(MeetingEvent.CLOSED, meeting_id, programme_id=meeting.programme_id)
    await uow.session.flush()
