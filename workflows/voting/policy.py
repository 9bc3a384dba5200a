"""Who may do what with a poll: opening, voting, closing, correcting the roll. Never when."""

from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true

from workflows.kit.refusal import NotAllowed, NotFound, NotSignedIn
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict
from workflows.voting.models import Poll, PollComparison, PollResult
from workflows.voting.states import ResultVisibility


def may_vote(actor: Actor, *, on_roll: bool) -> Verdict:
    """A person on the frozen roll, not wearing a hat that never votes here.

    The roll itself carries the right: an appointment that ended after the opening takes no vote
    away. A hat chosen for the request must still be one that can vote.
    """
    if not actor.is_signed_in:
        return NotSignedIn("sign_in_to_vote", rule="vote.one_person")
    if actor.chosen is not None and actor.chosen.forbids(Permission.BALLOT_CAST):
        return NotAllowed(
            "not_in_this_capacity",
            rule="vote.one_person",
            permission=Permission.BALLOT_CAST.value,
        )
    if not on_roll:
        return NotAllowed("not_on_roll", rule="vote.roll")
    return True


def may_open(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who may open votes in the programme."""
    actor.hat_for(Permission.CAMPAIGN_OPEN, programme_id)
    return True


def may_close(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who may close votes in the programme, or the house at the deadline."""
    actor.hat_for(Permission.CAMPAIGN_CLOSE, programme_id)
    return True


def may_publish(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who may close votes in the programme."""
    actor.hat_for(Permission.CAMPAIGN_CLOSE, programme_id)
    return True


def readable_results(
    actor: Actor, of: type[PollResult | PollComparison] = PollResult
) -> ColumnElement[bool]:
    """Results that show, to everybody at once: nobody who signs in sees them earlier.

    The house counts and compares before.
    """
    if actor.is_house:
        return true()
    return of.poll_id.in_(
        select(Poll.id).where(
            or_(
                Poll.result_visibility == ResultVisibility.AT_COUNT,
                Poll.result_published_at.is_not(None),
            )
        )
    )


def may_propose_correction(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who may correct rolls in the programme."""
    actor.hat_for(Permission.ROLL_CORRECT, programme_id)
    return True


def may_decide_correction(actor: Actor, programme_id: UUID, proposed_by: UUID) -> Verdict:
    """Another person than the one who asked, with the right to approve."""
    if not actor.holds(Permission.ROLL_READ, programme_id) and not actor.holds(
        Permission.ROLL_APPROVE, programme_id
    ):
        return NotFound("no_such_correction", field="correctionId")
    actor.hat_for(Permission.ROLL_APPROVE, programme_id)
    if actor.person_id == proposed_by:
        return NotAllowed("two_people_needed", rule="rights.two_people")
    return True
