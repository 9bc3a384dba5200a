"""Who freezes, approves, signs, rejects and gives mandates. It says who, never when.

Editions are read by who reads their agreement. A mandate is read by who speaks for its body,
by the auditor and by whoever held it, also after his capacity.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.consortium.policy import (
    NEGOTIATE,
    reads_all,
    speaks_for,
    spoken_for,
)
from workflows.agreements.signing.models import AgreementEdition, SigningMandate
from workflows.agreements.signing.rules import MANDATE
from workflows.agreements.signing.states import SIGNING_OFFICES
from workflows.identity.models import Appointment
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict

SIGN = Permission.AGREEMENT_SIGN


def may_act(actor: Actor, programme_id: UUID, parties: Collection[UUID]) -> Verdict:
    """One who speaks, today, for a party: to approve, to sign and to reject."""
    body_id = spoken_for(actor, programme_id)
    return True if body_id in parties else NotAllowed("speaks_for_no_party")


def signs_by_office(hat: Hat, programme_id: UUID) -> bool:
    """Say whether the capacity itself signs for its body (대표자)."""
    return hat.role in SIGNING_OFFICES and hat.allows(SIGN, programme_id)


def may_give(actor: Actor, programme_id: UUID, body_id: UUID) -> Verdict:
    """One who signs for the body by office."""
    hat = actor.hat_for(NEGOTIATE, programme_id)
    by_office = hat is not None and signs_by_office(hat, programme_id) and hat.body_id == body_id
    return True if by_office else NotAllowed("only_head_gives_mandate", rule=MANDATE)


def may_give_for(body_id: UUID, parties: Collection[UUID]) -> Verdict:
    """A mandate for one agreement is for one the body is a party to."""
    otherwise = NotAllowed("mandate_for_no_party", field="agreementId", rule=MANDATE)
    return True if body_id in parties else otherwise


def readable_editions(actor: Actor) -> ColumnElement[bool]:
    """The editions of agreements the asker reads."""
    return AgreementEdition.agreement_id.in_(select(Agreement.id).where(readable_agreements(actor)))


def readable_mandates(actor: Actor) -> ColumnElement[bool]:
    """Those of the bodies one speaks for, and given to oneself; for the auditor all of the place."""
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    allowed: list[ColumnElement[bool]] = [
        and_(
            SigningMandate.programme_id == place,
            SigningMandate.body_id.in_(speaks_for(actor, place)),
        )
        for place in places
    ]
    allowed += [SigningMandate.programme_id == one for one in places if reads_all(actor, one)]
    if actor.person_id is not None:
        own = select(Appointment.id).where(Appointment.person_id == actor.person_id)
        allowed.append(SigningMandate.appointment_id.in_(own))
    return or_(false(), *allowed)
