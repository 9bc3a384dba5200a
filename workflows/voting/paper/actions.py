"""Verbs of papers: open a batch, mark who came, key papers, decide, reconcile, set aside."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting import box, queries
from workflows.voting.actions import LONGEST_REASON, locked_poll
from workflows.voting.choices import ChoiceRefused, canonical
from workflows.voting.closing import takes_papers, votable
from workflows.voting.kinds import ON_ROLL, Channel
from workflows.voting.models import Poll
from workflows.voting.paper import policy
from workflows.voting.paper.box import decide_on, key_in, standing, take_back
from workflows.voting.paper.events import PaperEvent
from workflows.voting.paper.models import PaperBatch, PaperMark
from workflows.voting.paper.queries import helped_alone
from workflows.voting.paper.rules import MOST_SERIAL, RULE, check_reconciled
from workflows.voting.paper.states import BATCH_MOVES, BatchState, Keyed

LONGEST_LABEL = 60


async def open_batch(uow: UnitOfWork, *, poll_id: UUID, channel: Channel, label: str) -> PaperBatch:
    """Open a batch for the papers of one place.

    Allowed: officers who key papers. Refuses: a poll that is not open, a channel its notice does not
    name or online, a label that stands. Records: ``paper.batch_opened``.
    """
    poll = await locked_poll(uow, poll_id)
    demand(policy.may_key(uow.actor, poll.programme_id))
    uow.wear(Permission.PAPER_KEY, poll.programme_id)
    demand(takes_papers(poll.state, poll.channels))
    named = {one for one, _ in queries.channels_of(poll)}
    if channel is Channel.ONLINE or channel not in named:
        raise RuleBroken("channel_not_in_notice", field="channel", rule=RULE, channel=channel.value)
    said = clean(label, field="label", longest=LONGEST_LABEL)
    there = await uow.session.scalar(
        select(PaperBatch.id).where(PaperBatch.poll_id == poll_id, PaperBatch.label == said)
    )
    if there is not None:
        raise Conflict("batch_stands", field="label")
    batch = PaperBatch(
        id=uuid4(),
        programme_id=poll.programme_id,
        poll_id=poll_id,
        channel=channel,
        label=said,
        state=BatchState.OPEN,
        came=0,
        papers_found=None,
        note="",
        opened_by=person_of(uow),
        opened_at=uow.now,
        reconciled_by=None,
        reconciled_at=None,
    )
    uow.session.add(batch)
    uow.record(
        PaperEvent.BATCH_OPENED,
        batch.id,
        programme_id=poll.programme_id,
        poll=str(poll_id),
        channel=channel.value,
    )
    await uow.session.flush()
    return batch


async def mark_came(
    uow: UnitOfWork, *, batch_id: UUID, voter_id: UUID, assisted: bool = False
) -> PaperBatch:
    """Mark on the roll that a voter came, before the paper is handed out.

    `assisted`: he is helped with his paper by the marking officer and another (`assisting`). Allowed:
    officers who key papers; after the hour, when a name on the attendance sheet is found unmarked, whoever
    approves and did not open the batch (nobody can vote online any more). Refuses: outside the window, a
    channel without a roll, somebody not on it, marked already, or with a ballot in the box. Records:
    ``paper.came``, with nobody's paper. The poll's lock lets no ballot of his in meanwhile.
    """
    batch, poll = await locked_batch(uow, batch_id)
    demand(policy.may_key(uow.actor, batch.programme_id))
    uow.wear(Permission.PAPER_KEY, batch.programme_id)
    demand_batch_open(batch)
    late = await _after_the_hour(uow, batch, poll)
    if batch.channel not in ON_ROLL:
        raise RuleBroken("channel_has_no_roll", field="batchId", rule=RULE)
    if not await queries.is_on_roll(uow.session, poll.id, voter_id):
        raise NotAllowed("not_on_roll", field="personId", rule="vote.roll")
    if await standing_mark(uow, poll.id, voter_id) is not None:
        raise Conflict("came_already", field="personId", rule=RULE)
    if await box.own_ballot(uow.session, poll.id, voter_id) is not None:
        raise Conflict("voted_online", field="personId", rule="vote.one_person")
    uow.session.add(
        PaperMark(
            id=uuid4(),
            programme_id=batch.programme_id,
            poll_id=poll.id,
            batch_id=batch_id,
            voter_id=voter_id,
            marked_by=person_of(uow),
            marked_at=uow.now,
            assisted=assisted,
            assisted_with=None,
            withdrawn_by=None,
            withdrawn_at=None,
        )
    )
    batch.came += 1
    batch.assisted += assisted
    more: dict[str, Any] = {"late": True} if late else {}
    uow.record(PaperEvent.CAME, batch_id, programme_id=batch.programme_id, **more)
    await uow.session.flush()
    return batch


async def withdraw_came(uow: UnitOfWork, *, batch_id: UUID, voter_id: UUID) -> PaperBatch:
    """Take back a mark that was set for the wrong person, as the second one.

    Allowed: another officer who approves; after the hour none who opened the batch. Refuses: before the
    window, nobody marked there. Records: ``paper.came_withdrawn``.
    """
    batch, poll = await locked_batch(uow, batch_id)
    mark = await standing_mark(uow, poll.id, voter_id)
    if mark is None or mark.batch_id != batch_id:
        raise NotFound("did_not_come", field="personId")
    demand(policy.may_second(uow.actor, batch.programme_id, mark.marked_by))
    uow.wear(Permission.PAPER_APPROVE, batch.programme_id)
    demand_batch_open(batch)
    await _after_the_hour(uow, batch, poll)
    mark.withdrawn_by, mark.withdrawn_at = person_of(uow), uow.now
    batch.came -= 1
    batch.assisted -= mark.assisted
    uow.record(PaperEvent.CAME_WITHDRAWN, batch_id, programme_id=batch.programme_id)
    await uow.session.flush()
    return batch


async def key_paper(
    uow: UnitOfWork, *, batch_id: UUID, serial: int, choice: str | None
) -> PaperBatch:
    """Key what stands on a paper; no choice is a spoiled one. Two clerks key each paper, alone.

    Allowed: officers who key papers. Refuses: a batch that is not open, a serial out of bounds, a
    choice outside the poll's terms, a paper settled already, the second turn by the first one's
    clerk. Records: ``paper.keyed`` with serial and whether both agree, never the choice.
    """
    batch, poll = await locked_batch(uow, batch_id)
    demand(policy.may_key(uow.actor, batch.programme_id))
    uow.wear(Permission.PAPER_KEY, batch.programme_id)
    demand_batch_open(batch)
    written = await _written(uow, poll, serial, choice)
    said = await key_in(
        uow.session, batch_id=batch_id, serial=serial, clerk=person_of(uow), choice=written
    )
    if said is Keyed.SETTLED:
        raise Conflict("paper_settled", field="serial", rule=RULE)
    if said is Keyed.SAME_CLERK:
        raise NotAllowed("two_people_needed", field="serial", rule=policy.TWO_PEOPLE)
    uow.record(
        PaperEvent.KEYED,
        batch_id,
        programme_id=batch.programme_id,
        serial=serial,
        stands=said.value,
    )
    return batch


async def take_back_paper(uow: UnitOfWork, *, batch_id: UUID, serial: int) -> PaperBatch:
    """Take back what was keyed under a wrong number, before a second clerk has keyed it.

    Allowed: officers who key papers, their own. Refuses: a batch that is not open, a paper that
    another keyed too or that the asker did not key. Records: ``paper.taken_back`` with the serial.
    """
    batch, _ = await locked_batch(uow, batch_id)
    demand(policy.may_key(uow.actor, batch.programme_id))
    uow.wear(Permission.PAPER_KEY, batch.programme_id)
    demand_batch_open(batch)
    if not await take_back(uow.session, batch_id=batch_id, serial=serial, clerk=person_of(uow)):
        raise Conflict("paper_not_yours_alone", field="serial", rule=RULE)
    uow.record(PaperEvent.TAKEN_BACK, batch_id, programme_id=batch.programme_id, serial=serial)
    return batch


async def decide_paper(
    uow: UnitOfWork, *, batch_id: UUID, serial: int, choice: str | None
) -> PaperBatch:
    """Decide what a paper says on which two clerks differ, with the paper in hand.

    Allowed: who approves, and keyed it neither time. Refuses: a paper on which nobody differs, a
    choice outside the poll's terms. Records: ``paper.decided`` with the serial.
    """
    batch, poll = await locked_batch(uow, batch_id)
    demand(policy.may_second(uow.actor, batch.programme_id))
    uow.wear(Permission.PAPER_APPROVE, batch.programme_id)
    demand_batch_open(batch)
    written = await _written(uow, poll, serial, choice)
    said = await decide_on(
        uow.session, batch_id=batch_id, serial=serial, clerk=person_of(uow), choice=written
    )
    if said is Keyed.NOT_DIFFERING:
        raise WrongState("paper_not_differing", field="serial", rule=RULE)
    if said is Keyed.SAME_CLERK:
        raise NotAllowed("two_people_needed", field="serial", rule=policy.TWO_PEOPLE)
    uow.record(PaperEvent.DECIDED, batch_id, programme_id=batch.programme_id, serial=serial)
    return batch


async def reconcile_batch(
    uow: UnitOfWork, *, batch_id: UUID, papers_found: int, note: str | None = None
) -> PaperBatch:
    """Say as the second person that a batch adds up: from here on its papers count.

    Allowed: who approves, and did not open it. Refuses: papers that are not settled, that do not add
    up, more of them than people who came, fewer without a note, a voter who was helped by one person
    alone. Records: ``paper.reconciled``.
    """
    batch, _ = await locked_batch(uow, batch_id)
    demand(policy.may_second(uow.actor, batch.programme_id, batch.opened_by))
    uow.wear(Permission.PAPER_APPROVE, batch.programme_id)
    demand_batch_open(batch)
    came = batch.came if batch.channel in ON_ROLL else None
    stood = await standing(uow.session, batch_id)
    alone = await helped_alone(uow.session, batch_id)
    check_reconciled(papers_found, stood, came=came, note=note, helped_alone=alone)
    return await _ended(
        uow, batch, "reconcile", PaperEvent.RECONCILED, papers_found=papers_found, note=note
    )


async def set_batch_aside(uow: UnitOfWork, *, batch_id: UUID, reason: str) -> PaperBatch:
    """Leave a batch out of the count, for a reason that everybody reads.

    Allowed: who approves, and did not open it. Refuses: without a reason, a batch that is not open.
    Records: ``paper.set_aside``.
    """
    batch, _ = await locked_batch(uow, batch_id)
    demand(policy.may_second(uow.actor, batch.programme_id, batch.opened_by))
    uow.wear(Permission.PAPER_APPROVE, batch.programme_id)
    demand_batch_open(batch)
    if not reason.strip():
        raise Invalid("text_empty", field="reason")
    return await _ended(
        uow, batch, "set_aside", PaperEvent.SET_ASIDE, papers_found=None, note=reason
    )


async def _ended(
    uow: UnitOfWork,
    batch: PaperBatch,
    verb: str,
    event: PaperEvent,
    *,
    papers_found: int | None,
    note: str | None,
) -> PaperBatch:
    batch.state = BATCH_MOVES.after(batch.state, verb)
    batch.papers_found = papers_found
    if note and note.strip():
        batch.note = clean(note, field="note", longest=LONGEST_REASON, lines=True)
    batch.reconciled_by, batch.reconciled_at = person_of(uow), uow.now
    uow.record(event, batch.id, programme_id=batch.programme_id, papers=papers_found)
    await uow.session.flush()
    return batch


async def locked_batch(uow: UnitOfWork, batch_id: UUID) -> tuple[PaperBatch, Poll]:
    """Return a batch and its poll, the poll locked first as every verb of voting does."""
    poll_id = await uow.session.scalar(select(PaperBatch.poll_id).where(PaperBatch.id == batch_id))
    if poll_id is None:
        raise NotFound("no_such_batch", field="batchId")
    poll = await locked_poll(uow, poll_id)
    batch = await uow.session.get_one(PaperBatch, batch_id, populate_existing=True)
    return batch, poll


async def _after_the_hour(uow: UnitOfWork, batch: PaperBatch, poll: Poll) -> bool:
    """Say whether the hour has passed while the batch is open; then a second person puts its sheet right."""
    moment = await database_now(uow.session)
    if moment < poll.closes_at:
        demand(votable(poll.state, poll.opens_at, poll.closes_at, moment))
        return False
    demand(takes_papers(poll.state, poll.channels))
    demand(policy.may_second(uow.actor, batch.programme_id, batch.opened_by))
    return True


def demand_batch_open(batch: PaperBatch) -> None:
    """Refuse a batch that has ended."""
    if batch.state is not BatchState.OPEN:
        raise WrongState("batch_ended", field="batchId", rule=RULE)


async def standing_mark(uow: UnitOfWork, poll_id: UUID, voter_id: UUID) -> PaperMark | None:
    """Return the mark by which a voter stands as having come, or None."""
    return await uow.session.scalar(
        select(PaperMark).where(
            PaperMark.poll_id == poll_id,
            PaperMark.voter_id == voter_id,
            PaperMark.withdrawn_at.is_(None),
        )
    )


async def _written(uow: UnitOfWork, poll: Poll, serial: int, choice: str | None) -> str | None:
    """Return the canonical text of what stands on a paper, checked like any ballot; None: spoiled."""
    if not 1 <= serial <= MOST_SERIAL:
        raise Invalid("serial_out_of_range", field="serial", most=MOST_SERIAL)
    if choice is None:
        return None
    papers = await queries.options_by_poll(uow.session, uow.actor, {poll.id})
    try:
        return canonical(queries.definition_of(poll, papers[poll.id]), choice)
    except ChoiceRefused as refused:
        raise RuleBroken(
            refused.reason, field="choices", rule="vote.choices", **refused.figures
        ) from refused


def person_of(uow: UnitOfWork) -> UUID:
    """Return who acts: two people are told apart by it."""
    if uow.actor.person_id is None:
        raise WrongState("two_people_needed", rule=policy.TWO_PEOPLE)
    return uow.actor.person_id
