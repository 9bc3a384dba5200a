"""Who may add to what the law's days rest on."""

from uuid import UUID

from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_add_holiday(actor: Actor) -> Verdict:
    """One who may add holidays, whichever place his capacity is of: a holiday holds everywhere."""
    actor.hat_for(Permission.HOLIDAY_ADD, place_of(actor))
    return True


def place_of(actor: Actor) -> UUID | None:
    """Return the place of the capacity that carries the permission; None for the whole house."""
    hats = (actor.chosen,) if actor.chosen is not None else actor.hats
    places = {
        hat.programme_id for hat in hats if hat.allows(Permission.HOLIDAY_ADD, hat.programme_id)
    }
    return None if None in places or not places else min(places, key=str)
