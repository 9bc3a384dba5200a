"""Verbs of the frozen roll: a correction is asked for by one person and decided by another."""

from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting import box, policy, queries
from workflows.voting.actions import LONGEST_REASON, change_roll_size, locked_poll
from workflows.voting.closing import votable
from workflows.voting.events import PollEvent
from workflows.voting.models import RollCorrection, RollEntry
from workflows.voting.states import CORRECTION_MOVES, CorrectionKind, CorrectionState


async def propose_roll_correction(
    uow: UnitOfWork,
    *,
    poll_id: UUID,
    voter_id: UUID,
    kind: CorrectionKind,
    reason: str,
    on_proof: bool = False,
) -> RollCorrection:
    """Ask for a voter to be added to, or struck from, the roll of an open poll.

    Who may stand on it at all is for the room that has the poll to say: this one knows ids, not people.
    Allowed: officers who correct rolls. Refuses: a poll that is not open, a voter already on or not
    on the roll. Records: ``roll.correction_proposed``.
    """
    poll = await locked_poll(uow, poll_id)
    demand(policy.may_propose_correction(uow.actor, poll.programme_id))
    uow.wear(Permission.ROLL_CORRECT, poll.programme_id)
    demand(votable(poll.state, poll.opened_at or poll.opens_at, poll.closes_at, uow.now))
    await _check_standing(uow, poll_id, voter_id, kind)
    correction = RollCorrection(
        id=uuid4(),
        programme_id=poll.programme_id,
        poll_id=poll_id,
        voter_id=voter_id,
        kind=kind,
        state=CorrectionState.PROPOSED,
        reason=clean(reason, field="reason", longest=LONGEST_REASON, lines=True),
        on_proof=on_proof,
        proposed_by=_person(uow),
        proposed_at=uow.now,
    )
    uow.session.add(correction)
    uow.record(
        PollEvent.ROLL_CORRECTION_PROPOSED,
        correction.id,
        programme_id=poll.programme_id,
        poll=str(poll_id),
        kind=kind.value,
        on_proof=on_proof,
    )
    await uow.session.flush()
    return correction


async def decide_roll_correction(uow: UnitOfWork, *, correction_id: UUID) -> RollCorrection:
    """Apply a correction as the second person; after that voter's ballot it is refused and noted.

    Allowed: another officer than the one who asked. Refuses: a correction already decided, a poll no
    longer open. Records: ``roll.corrected``, or ``roll.correction_refused`` when a ballot of that
    voter is in the box: the correction then ends in REFUSED_AFTER_BALLOT, which the result tells.
    """
    poll_id = await uow.session.scalar(
        select(RollCorrection.poll_id).where(RollCorrection.id == correction_id)
    )
    if poll_id is None:
        raise NotFound("no_such_correction", field="correctionId")
    # The poll's row lock first: voters in flight hold a share of it, so that no ballot of this
    # voter can come between the look into the box and the strike.
    poll = await locked_poll(uow, poll_id)
    correction = await uow.session.get_one(RollCorrection, correction_id, with_for_update=True)
    demand(policy.may_decide_correction(uow.actor, poll.programme_id, correction.proposed_by))
    uow.wear(Permission.ROLL_APPROVE, poll.programme_id)
    demand(votable(poll.state, poll.opened_at or poll.opens_at, poll.closes_at, uow.now))
    if not CORRECTION_MOVES.allows(correction.state, "apply"):
        raise WrongState("correction_decided", field="correctionId")
    voted = await box.own_ballot(uow.session, poll_id, correction.voter_id) is not None
    correction.decided_by = _person(uow)
    correction.decided_at = uow.now
    if voted:
        correction.state = CORRECTION_MOVES.after(correction.state, "refuse")
        event = PollEvent.ROLL_CORRECTION_REFUSED
    else:
        await _check_standing(uow, poll_id, correction.voter_id, correction.kind)
        await _apply(uow, correction)
        correction.state = CORRECTION_MOVES.after(correction.state, "apply")
        event = PollEvent.ROLL_CORRECTED
    uow.record(
        event,
        correction_id,
        programme_id=poll.programme_id,
        poll=str(poll_id),
        kind=correction.kind.value,
    )
    await uow.session.flush()
    return correction


async def _apply(uow: UnitOfWork, correction: RollCorrection) -> None:
    if correction.kind is CorrectionKind.ADD:
        uow.session.add(
            RollEntry(
                programme_id=correction.programme_id,
                poll_id=correction.poll_id,
                voter_id=correction.voter_id,
                valid=Range(uow.now, None, bounds="[)"),
                recorded=Range(uow.now, None, bounds="[)"),
            )
        )
        await change_roll_size(uow, correction.poll_id, 1)
        return
    entry = await uow.session.scalar(
        select(RollEntry).where(
            RollEntry.poll_id == correction.poll_id,
            RollEntry.voter_id == correction.voter_id,
            func.upper_inf(RollEntry.recorded),
        )
    )
    if entry is not None:
        entry.recorded = Range(entry.recorded.lower, uow.now, bounds="[)")
        await change_roll_size(uow, correction.poll_id, -1)


async def _check_standing(
    uow: UnitOfWork, poll_id: UUID, voter_id: UUID, kind: CorrectionKind
) -> None:
    on_roll = await queries.is_on_roll(uow.session, poll_id, voter_id)
    if kind is CorrectionKind.ADD and on_roll:
        raise Conflict("already_on_roll", field="personId", rule="vote.roll")
    if kind is CorrectionKind.STRIKE and not on_roll:
        raise Conflict("was_not_on_roll", field="personId", rule="vote.roll")


def _person(uow: UnitOfWork) -> UUID:
    if uow.actor.person_id is None:
        raise WrongState("two_people_needed", rule="rights.two_people")
    return uow.actor.person_id
