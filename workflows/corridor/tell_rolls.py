"""Who is told of a vote: everybody on its roll, batch by batch, and who stands behind what is voted on.

A vote of a city has a hundred thousand people on its roll: no single transaction tells them all. An
event plans a round; the worker goes down the roll a batch at a time, the place it has come to and the
notices of the batch in one transaction. Two workers never take the same round at once, a dead one has
told nobody twice, and whoever comes onto the roll later is told on its own.

All on the roll get the same words. Who has voted is in the box and nowhere else: nothing here asks for
it, the reminder goes to those who have voted as to those who have not and says so.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, cast, func, literal, select, union
from sqlalchemy.dialects.postgresql import ARRAY, insert

from workflows.kit.wording import SEOUL
from workflows.notices.kinds import NoticeKind
from workflows.notices.models import Notice, NoticeRound
from workflows.programmes.models import Programme
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.drafts.models import ProposalAuthor
from workflows.proposals.models import Proposal
from workflows.proposals.support.models import ProposalSupport
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork
from workflows.voting.closing import result_shown
from workflows.voting.events import PollEvent
from workflows.voting.models import Poll, PollOption, RollCorrection, RollEntry
from workflows.voting.states import CorrectionKind, PollState

K = NoticeKind
BATCH: Final = 2_000
# A day is time to go to the desk; a vote of two days needs no word between its first and its last.
REMINDED_BEFORE: Final = timedelta(days=1)
LONG_ENOUGH: Final = timedelta(days=3)
NOBODY: Final = UUID(int=0)
WHILE_OPEN: Final = frozenset({K.VOTE_OPEN, K.VOTE_OPEN_IDEA, K.VOTE_CLOSES_SOON})


async def vote_opened(uow: UnitOfWork, event: Event) -> None:
    """Plan to tell the roll from the first hour of the vote on, and again a day before the last."""
    poll = await uow.session.get_one(Poll, event.subject_id)
    begins = max(poll.opens_at, poll.opened_at or poll.opens_at)
    due = last_day(poll.closes_at)
    await _plan(uow, event, poll, K.VOTE_OPEN, begins, due)
    await _plan(uow, event, poll, K.VOTE_OPEN_IDEA, begins, due)
    if poll.closes_at - begins >= LONG_ENOUGH:
        reminder = poll.closes_at - REMINDED_BEFORE
        await _plan(uow, event, poll, K.VOTE_CLOSES_SOON, reminder, due)


async def result_out(uow: UnitOfWork, event: Event) -> None:
    """Plan to tell the roll of the result, once it shows."""
    poll = await uow.session.get_one(Poll, event.subject_id)
    if result_shown(poll.state, poll.result_visibility, poll.result_published_at) is True:
        await _plan(uow, event, poll, K.VOTE_RESULT, uow.now, None)


async def roll_corrected(uow: UnitOfWork, event: Event) -> None:
    """Tell whoever was put on the roll of a vote that has begun; before, its round will."""
    correction = await uow.session.get_one(RollCorrection, event.subject_id)
    round_ = await uow.session.get(NoticeRound, (correction.poll_id, K.VOTE_OPEN))
    added = correction.kind is CorrectionKind.ADD
    if added and round_ is not None and round_.starts_at <= uow.now:
        await _write(uow, round_, [correction.voter_id])


async def tell_next_batch(uow: UnitOfWork) -> int | None:
    """Tell the next batch of the round that waits longest; return how many it held, None if none waits."""
    round_ = await uow.session.scalar(
        select(NoticeRound)
        .where(NoticeRound.done_at.is_(None), NoticeRound.starts_at <= func.dure_now())
        .order_by(NoticeRound.starts_at, NoticeRound.poll_id, NoticeRound.kind)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if round_ is None:
        return None
    poll = await uow.session.get_one(Poll, round_.poll_id)
    people: list[UUID] = []
    # A vote that was closed early has nobody to call or to remind any more.
    if round_.kind not in WHILE_OPEN or poll.state is PollState.OPEN:
        wanted = _behind_lines(poll) if round_.kind is K.VOTE_OPEN_IDEA else _on_roll(poll)
        person = wanted.subquery().c.person_id
        people = list(
            await uow.session.scalars(
                select(person)
                .where(person > (round_.after or NOBODY))
                .order_by(person)
                .limit(BATCH)
            )
        )
    await _write(uow, round_, people)
    round_.told += len(people)
    if len(people) < BATCH:
        round_.after, round_.done_at = None, uow.now
    else:
        round_.after = people[-1]
    await uow.session.flush()
    return len(people)


def last_day(closes_at: datetime) -> date:
    """Return the last day in Korea on which one may vote: midnight ends the day before."""
    return (closes_at - timedelta(microseconds=1)).astimezone(SEOUL).date()


async def _plan(
    uow: UnitOfWork,
    event: Event,
    poll: Poll,
    kind: NoticeKind,
    starts_at: datetime,
    due_on: date | None,
) -> None:
    """Plan a round of a vote of residents once; a council's vote is told of by its meeting.

    A rehearsal, which replays the vote of another place, concerns nobody here.
    """
    campaign_id = await uow.session.scalar(
        select(Campaign.id)
        .join(Programme, Programme.id == Campaign.programme_id)
        .where(Campaign.poll_id == poll.id, Programme.rehearsal.is_(False))
    )
    if campaign_id is None:
        return
    await uow.session.execute(
        insert(NoticeRound)
        .values(
            poll_id=poll.id,
            kind=kind,
            programme_id=poll.programme_id,
            event_id=event.id,
            subject_id=campaign_id,
            due_on=due_on,
            starts_at=starts_at,
        )
        .on_conflict_do_nothing()
    )


async def _write(uow: UnitOfWork, round_: NoticeRound, people: list[UUID]) -> None:
    """Write the notices of a batch; whoever has been told in this round before is not told again."""
    if not people:
        return
    told: Mapping[str, ColumnElement[object]] = {
        "person_id": func.unnest(cast(literal(people), ARRAY(Uuid))),
        "programme_id": literal(round_.programme_id),
        "event_id": literal(round_.event_id),
        "kind": literal(round_.kind, Notice.kind.type),
        "subject_id": literal(round_.subject_id),
        "due_on": literal(round_.due_on, Notice.due_on.type),
        "arose_at": literal(uow.now, Notice.arose_at.type),
        "done_at": literal(uow.now, Notice.done_at.type),
    }
    await uow.session.execute(
        insert(Notice).from_select([*told], select(*told.values())).on_conflict_do_nothing()
    )


def _on_roll(poll: Poll) -> Select[UUID]:
    return select(RollEntry.voter_id.label("person_id")).where(
        RollEntry.programme_id == poll.programme_id,
        RollEntry.poll_id == poll.id,
        func.upper_inf(RollEntry.recorded),
    )


def _behind_lines(poll: Poll) -> Select[UUID]:
    """Return who wrote or supports what is voted on and is not on the roll, which is told anyway."""
    lines = select(PollOption.reference_id).where(
        PollOption.programme_id == poll.programme_id, PollOption.poll_id == poll.id
    )
    behind = union(
        select(Proposal.author_id.label("person_id")).where(
            Proposal.id.in_(lines), Proposal.author_id.is_not(None)
        ),
        select(ProposalAuthor.person_id).where(ProposalAuthor.proposal_id.in_(lines)),
        select(ProposalSupport.person_id).where(
            ProposalSupport.proposal_id.in_(lines), ProposalSupport.withdrawn_at.is_(None)
        ),
    ).subquery()
    on_roll = _on_roll(poll).where(RollEntry.voter_id == behind.c.person_id)
    return select(behind.c.person_id).where(~on_roll.exists())


ROLL_NOTICES: Reactions = {
    PollEvent.OPENED.value: (vote_opened,),
    PollEvent.ROLL_CORRECTED.value: (roll_corrected,),
}
