"""Who may act on a decision. It says who, never when."""

from uuid import UUID

from workflows.councils.follow_up.models import Decision
from workflows.councils.meetings import policy
from workflows.councils.meetings.policy import Bench
from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict, demand

# Who postpones a decision or lets it lapse; of a council that is over, who formed it (Act, Article 24(1)).
WAIVING = "council.house.waiving"
WAIVING_OVER = "council.house.waiving_over"


def may_assign(actor: Actor, bench: Bench) -> Verdict:
    """The secretary and the chairs put in terms, accept reports and send them back."""
    policy.hat_here(actor, bench)
    keeps = actor.is_house or actor.person_id in {bench.secretary, *bench.chairs}
    return True if keeps else NotAllowed("only_the_secretary_keeps", rule=bench.secretary_rule)


def keeping_hat(actor: Actor, bench: Bench) -> Hat | None:
    """Return the hat in which the asker sits or attends."""
    return policy.hat_here(actor, bench)


def may_waive(actor: Actor, bench: Bench, *, resolved: bool) -> Verdict:
    """The chair; by a decision of the council that says so (`resolved`) the secretary notes it.

    In a council that is over nobody sits: the head of the local government that formed it, in the chair's place.
    """
    noted = _notes(actor, bench, resolved=resolved)
    if bench.over and not noted:
        return _may_wind_up(actor, bench)
    policy.hat_here(actor, bench)
    chair = actor.is_house or actor.person_id in bench.heads[:1]
    return True if chair or noted else NotAllowed("only_the_chair_waives", rule=WAIVING)


def _notes(actor: Actor, bench: Bench, *, resolved: bool) -> bool:
    return resolved and actor.person_id in {bench.secretary, *bench.chairs}


def waiving_hat(actor: Actor, bench: Bench, *, resolved: bool) -> Hat | None:
    """Return the hat in which the asker waives: of the council, or of who formed one that is over."""
    if bench.over and not _notes(actor, bench, resolved=resolved):
        return actor.hat_for(Permission.COUNCIL_APPOINT, bench.programme_id)
    return policy.hat_here(actor, bench)


def _may_wind_up(actor: Actor, bench: Bench) -> Verdict:
    try:
        actor.hat_for(Permission.COUNCIL_APPOINT, bench.programme_id)
    except NotAllowed as refusal:
        if refusal.reason != "no_capacity":
            raise
        return NotAllowed("only_the_head_waives", rule=WAIVING_OVER)
    return True


def owner_hat(actor: Actor, decision: Decision, bench: Bench) -> Hat | None:
    """Return the hat in which the asker has to act on a decision; the house wears none.

    The appointment that is named, or any of the organisation where none is; for the council itself its
    secretary and its chairs. Refuses everybody else.
    """
    if decision.by_council:
        demand(may_assign(actor, bench))
        return policy.hat_here(actor, bench)
    if actor.is_house:
        return None
    if actor.person_id is None:
        raise NotSignedIn("sign_in_first")
    hats = [hat for hat in actor.hats if owns(decision, hat)]
    if actor.chosen is not None:
        hats = [hat for hat in hats if hat.appointment_id == actor.chosen.appointment_id]
    if not hats:
        raise NotAllowed("only_the_owner_reports")
    if len(hats) > 1:
        choices = ", ".join(sorted(str(hat.appointment_id) for hat in hats))
        raise NotAllowed("choose_hat", field="Dure-Appointment", choices=choices)
    return hats[0]


def owns(decision: Decision, hat: Hat) -> bool:
    """Say whether a hat is that of who has to act."""
    if decision.owner_appointment_id is not None:
        return hat.appointment_id == decision.owner_appointment_id
    owner: UUID | None = decision.owner_id
    return owner is not None and hat.body_id == owner and hat.programme_id == decision.programme_id
