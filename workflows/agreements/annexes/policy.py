"""Who reads annexes: all of their versions who reads what is negotiated. It says who, never when."""

from sqlalchemy import ColumnElement, select

from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.rights.actor import Actor


def readable_annexes(actor: Actor) -> ColumnElement[bool]:
    """The annexes of agreements the asker reads."""
    return AgreementAnnex.agreement_id.in_(select(Agreement.id).where(readable_agreements(actor)))
