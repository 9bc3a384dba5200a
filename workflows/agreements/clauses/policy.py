"""Who may open, draft and speak, and who reads what is negotiated. It says who, never when.

While it is negotiated an agreement is the parties' own: those who speak for a party read it, the city's
officer and head, who answer for the programme, and the auditor. The ministry reads a consortium's
agreement once it is in force, the public its published parts; neither reads a draft or a position. Who was
let go by an amendment, or is to come in by one, reads what is in force, and nothing of how it was negotiated.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from workflows.agreements.clauses.models import (
    Agreement,
    Clause,
    ClausePosition,
    ClauseVersion,
)
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.policy import (
    NEGOTIATE,
    OF_THE_CITY,
    reads_all,
    speaks_for,
    spoken_for,
)
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def may_open(actor: Actor, programme_id: UUID, lead_id: UUID | None) -> Verdict:
    """One who speaks for the lead of the consortium, or for the city."""
    return _drafts(actor, programme_id, lead_id, NotAllowed("only_lead_or_city_opens"))


def may_draft(actor: Actor, programme_id: UUID, lead_id: UUID | None) -> Verdict:
    """One who speaks for the lead of the consortium, or for the city; others counter."""
    return _drafts(actor, programme_id, lead_id, NotAllowed("only_lead_or_city_drafts"))


def may_speak(actor: Actor, programme_id: UUID, parties: Collection[UUID]) -> Verdict:
    """One who speaks, today, for a party of the agreement."""
    body_id = spoken_for(actor, programme_id)
    return True if body_id in parties else NotAllowed("speaks_for_no_party")


def readable_agreements(actor: Actor) -> ColumnElement[bool]:
    """Those whose negotiation one reads, and those in force one was let go of or is to come in to."""
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    beside: list[ColumnElement[bool]] = [
        and_(
            Agreement.programme_id == place,
            Agreement.state == AgreementState.IN_FORCE,
            Agreement.readers.overlap(list(speaks_for(actor, place))),
        )
        for place in places
        if speaks_for(actor, place)
    ]
    return or_(negotiated_agreements(actor), *beside)


def negotiated_agreements(actor: Actor) -> ColumnElement[bool]:
    """Those of whom one speaks for a party; in their own place all, for the city and the auditor."""
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    whole = [one for one in places if _of_the_city(actor, one) or reads_all(actor, one)]
    allowed: list[ColumnElement[bool]] = [
        and_(
            Agreement.programme_id == place,
            Agreement.parties.overlap(list(speaks_for(actor, place))),
        )
        for place in places
        if speaks_for(actor, place)
    ]
    if whole:
        allowed.append(Agreement.programme_id.in_(whole))
    return or_(*allowed) if allowed else false()


def readable_clauses(actor: Actor) -> ColumnElement[bool]:
    """The clauses of agreements the asker reads."""
    return Clause.agreement_id.in_(select(Agreement.id).where(readable_agreements(actor)))


def readable_versions(actor: Actor) -> ColumnElement[bool]:
    """The texts of agreements the asker reads."""
    return ClauseVersion.agreement_id.in_(select(Agreement.id).where(readable_agreements(actor)))


def readable_positions(actor: Actor) -> ColumnElement[bool]:
    """The positions on agreements the asker reads: every party reads what the others say."""
    return ClausePosition.agreement_id.in_(select(Agreement.id).where(negotiated_agreements(actor)))


def _drafts(
    actor: Actor, programme_id: UUID, lead_id: UUID | None, otherwise: NotAllowed
) -> Verdict:
    hat = actor.hat_for(NEGOTIATE, programme_id)
    body_id = spoken_for(actor, programme_id)
    of_the_city = hat is not None and hat.role in OF_THE_CITY
    return True if of_the_city or (lead_id is not None and body_id == lead_id) else otherwise


def _of_the_city(actor: Actor, programme_id: UUID) -> bool:
    return any(
        hat.programme_id == programme_id
        and hat.role in OF_THE_CITY
        and hat.allows(NEGOTIATE, programme_id)
        for hat in actor.hats
    )
