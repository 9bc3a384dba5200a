"""Who acts on an obligation, and who reads the register. It says who, never when.

The register is read by whoever reads how the agreement is negotiated: its parties, the city and the
auditor; and by who is to come in by an amendment. Who was let go by one reads the obligations it owes or is
owed, and those it is in dispute about.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import negotiated_agreements
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.policy import speaks_for, spoken_for
from workflows.agreements.disputes.models import Dispute, DisputeMatter
from workflows.agreements.duties.models import Duty
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def readable_duties(actor: Actor) -> ColumnElement[bool]:
    """All of agreements whose register the asker reads as a whole; of others one's own."""
    own = [
        and_(
            Duty.programme_id == place,
            Duty.agreement_id.in_(select(Agreement.id).where(_beside(bodies))),
            or_(
                Duty.debtor_id.in_(bodies),
                Duty.creditor_id.in_(bodies),
                Duty.id.in_(
                    select(DisputeMatter.duty_id)
                    .join(Dispute, Dispute.id == DisputeMatter.dispute_id)
                    .where(Dispute.sides.overlap(bodies), DisputeMatter.duty_id.is_not(None))
                ),
            ),
        )
        for place, bodies in _own(actor)
    ]
    return or_(Duty.agreement_id.in_(select(Agreement.id).where(whole_registers(actor))), *own)


def whole_registers(actor: Actor) -> ColumnElement[bool]:
    """The agreements whose negotiation one reads, and those in force one is to come in to."""
    drafted = aliased(Agreement)
    coming = [
        and_(
            Agreement.programme_id == place,
            _beside(bodies),
            func.coalesce(Agreement.amends_id, Agreement.id).in_(
                select(drafted.amends_id).where(
                    drafted.programme_id == place,
                    drafted.amends_id.is_not(None),
                    drafted.state != AgreementState.IN_FORCE,
                    drafted.parties.overlap(bodies),
                )
            ),
        )
        for place, bodies in _own(actor)
    ]
    return or_(negotiated_agreements(actor), *coming)


def _own(actor: Actor) -> list[tuple[UUID, list[UUID]]]:
    """Return for which organisations the asker speaks in which place."""
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    return [(place, bodies) for place in places if (bodies := sorted(speaks_for(actor, place)))]


def _beside(bodies: list[UUID]) -> ColumnElement[bool]:
    """Those in force that organisations read without being a party."""
    return and_(Agreement.state == AgreementState.IN_FORCE, Agreement.readers.overlap(bodies))


def may_report_duty(actor: Actor, duty: Duty) -> Verdict:
    """One who speaks for the debtor."""
    owes = spoken_for(actor, duty.programme_id) == duty.debtor_id
    return True if owes else NotAllowed("only_the_debtor_reports")


def may_judge(actor: Actor, duty: Duty, parties: list[UUID]) -> Verdict:
    """One who speaks for the creditor; where all the others are, for any of them."""
    return True if is_owed(actor, duty, parties) else NotAllowed("only_the_creditor_judges")


def may_dispute(actor: Actor, duty: Duty, parties: list[UUID]) -> Verdict:
    """One who speaks for the debtor or for the creditor."""
    owes = spoken_for(actor, duty.programme_id) == duty.debtor_id
    return True if owes or is_owed(actor, duty, parties) else NotAllowed("only_the_two_dispute")


def is_owed(actor: Actor, duty: Duty, parties: list[UUID]) -> bool:
    """Say whether the asker speaks for who is owed an obligation."""
    body_id = spoken_for(actor, duty.programme_id)
    if body_id is None or body_id == duty.debtor_id:
        return False
    return body_id == duty.creditor_id if duty.creditor_id is not None else body_id in parties
