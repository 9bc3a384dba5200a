"""Who writes and who reads the money of a consortium. It says who, never when."""

from collections.abc import Collection
from uuid import UUID

from workflows.agreements.consortium.policy import (
    NEGOTIATE,
    OF_THE_CITY,
    speaks_for,
    spoken_for,
)
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_edit(actor: Actor, programme_id: UUID, lead: UUID | None) -> Verdict:
    """One who speaks for the lead of today, or for the municipality."""
    body_id = spoken_for(actor, programme_id)
    hat = actor.hat_for(NEGOTIATE, programme_id)
    if hat is not None and (hat.role in OF_THE_CITY or body_id == lead):
        return True
    return NotAllowed("only_lead_or_city_sets_money")


def may_read(actor: Actor, programme_id: UUID, parties: Collection[UUID]) -> bool:
    """Whoever speaks for a party of today or for the city, and who reads all agreements."""
    city = any(
        hat.role in OF_THE_CITY and hat.allows(NEGOTIATE, programme_id) for hat in actor.hats
    )
    return (
        city
        or not speaks_for(actor, programme_id).isdisjoint(parties)
        or actor.holds(Permission.AGREEMENT_READ_ALL, programme_id)
    )
