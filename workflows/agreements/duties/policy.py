"""Who acts on an obligation, and who reads the register. It says who, never when.

The register is read by whoever reads the agreement: its parties, the city and the auditor.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.duties.models import Duty
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def readable_duties(actor: Actor) -> ColumnElement[bool]:
    """The obligations of agreements the asker reads."""
    return Duty.agreement_id.in_(select(Agreement.id).where(readable_agreements(actor)))


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
