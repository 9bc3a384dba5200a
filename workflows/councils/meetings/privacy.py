"""Hearing an item in private: the council resolves it on a ground, and until its end nobody else watches (비공개)."""

from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import note
from workflows.councils.meetings.models import MeetingItem, MeetingVote
from workflows.councils.meetings.standing import Standing
from workflows.councils.meetings.states import Entry
from workflows.councils.reckoning.terms import Openness
from workflows.kit.refusal import Conflict, RuleBroken
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork

LONGEST_GROUND = 1_000


def private_question(now: Standing, ground: str) -> str:
    """Return on which ground privacy is put to the vote. Refuses where nobody watches, or watches no more."""
    held = now.rules.openness
    if held is None or held.says is not Openness.OPEN_UNLESS_CLOSED:
        rule = None if held is None else held.rule
        raise RuleBroken("nothing_to_close", field="privateGround", rule=rule)
    if now.in_private:
        raise Conflict("private_already", field="privateGround")
    return clean(ground, field="privateGround", longest=LONGEST_GROUND, lines=True)


async def close_doors(uow: UnitOfWork, now: Standing, item: MeetingItem, vote: MeetingVote) -> None:
    """Write into the log that the council hears an item in private, on which ground and by which vote."""
    await note(
        uow,
        now.meeting,
        Entry.DOORS_CLOSED,
        item_id=item.id,
        vote_id=vote.id,
        words=vote.private_ground or "",
        log=now.log,
    )
    held = now.rules.openness
    uow.record(
        MeetingEvent.DOORS_CLOSED,
        now.meeting.id,
        programme_id=now.meeting.programme_id,
        item=str(item.id),
        vote=str(vote.id),
        rule=None if held is None else held.rule,
    )
    await uow.session.flush()
