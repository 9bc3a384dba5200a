"""Who may form a consortium, put a change, answer it and read it. It says who, never when.

Everybody speaks for an organisation, in a capacity that speaks for it, and never for himself.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from workflows.agreements.consortium.models import Consortium, ConsortiumChange
from workflows.agreements.consortium.states import SPEAKERS, ConsortiumState
from workflows.kit.refusal import NotAllowed
from workflows.programmes.models import Programme
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.rights.verdict import Verdict

NEGOTIATE = Permission.AGREEMENT_NEGOTIATE
OF_THE_CITY = frozenset({Role.MUNICIPAL_OFFICER, Role.MUNICIPAL_HEAD})


def spoken_for(actor: Actor, programme_id: UUID) -> UUID | None:
    """Return the organisation a write is done for; the house speaks for nobody.

    Refuses: whoever speaks for none (`speaks_for_no_party`), and as `hat_for` does.
    """
    hat = actor.hat_for(NEGOTIATE, programme_id)
    if hat is None:
        return None
    if hat.role not in SPEAKERS:
        raise NotAllowed("speaks_for_no_party")
    return hat.body_id


def speaks_for(actor: Actor, programme_id: UUID) -> set[UUID]:
    """Return all the organisations whose papers the asker reads here."""
    return {hat.body_id for hat in actor.hats if _speaks(hat, programme_id)}


def may_form(actor: Actor, programme_id: UUID, lead_id: UUID | None = None) -> Verdict:
    """One who speaks for the lead that is named, or for the municipality."""
    hat = actor.hat_for(NEGOTIATE, programme_id)
    body_id = spoken_for(actor, programme_id)
    of_the_city = hat is not None and hat.role in OF_THE_CITY
    if of_the_city or lead_id is None or body_id == lead_id:
        return True
    return NotAllowed("only_lead_or_city_forms")


def may_put(actor: Actor, programme_id: UUID, parties: Collection[UUID]) -> Verdict:
    """One who speaks for a party."""
    body_id = spoken_for(actor, programme_id)
    return True if body_id in parties else NotAllowed("speaks_for_no_party")


def may_answer(actor: Actor, programme_id: UUID, heard: Collection[UUID]) -> Verdict:
    """One who speaks for somebody who is heard on it or whom it goes against."""
    body_id = spoken_for(actor, programme_id)
    return True if body_id in heard else NotAllowed("not_heard_on_this")


def may_withdraw(actor: Actor, programme_id: UUID, put_by: UUID) -> Verdict:
    """One who speaks for who put it."""
    body_id = spoken_for(actor, programme_id)
    return True if body_id == put_by else NotAllowed("only_who_put_it")


def reads_all(actor: Actor, programme_id: UUID) -> bool:
    """The auditor reads what was put and what was said, and writes nothing."""
    return actor.holds(Permission.AGREEMENT_READ_VOTES, programme_id)


def readable_changes(actor: Actor) -> ColumnElement[bool]:
    """What was put to whom the asker speaks for, and everything for the auditor."""
    places = {hat.programme_id for hat in actor.hats if hat.programme_id is not None}
    allowed = [
        and_(
            ConsortiumChange.programme_id == place,
            ConsortiumChange.asked.overlap(list(speaks_for(actor, place))),
        )
        for place in sorted(places)
        if speaks_for(actor, place)
    ]
    audited = [place for place in sorted(places) if reads_all(actor, place)]
    if audited:
        allowed.append(ConsortiumChange.programme_id.in_(audited))
    return or_(*allowed) if allowed else false()


def readable_consortia(actor: Actor) -> ColumnElement[bool]:
    """A consortium that was formed is public; one that was not, for those who were asked."""
    asked = select(ConsortiumChange.consortium_id).where(readable_changes(actor))
    return and_(
        Consortium.programme_id.in_(select(Programme.id).where(Programme.rehearsal.is_(False))),
        or_(Consortium.state == ConsortiumState.FORMED, Consortium.id.in_(asked)),
    )


def _speaks(hat: Hat, programme_id: UUID) -> bool:
    return (
        hat.programme_id == programme_id
        and hat.role in SPEAKERS
        and hat.allows(NEGOTIATE, programme_id)
    )
