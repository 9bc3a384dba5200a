"""Who reads what is in force. It says who, and that it has to be in force."""

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import aliased

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.states import DocumentKind
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission

READ = Permission.AGREEMENT_READ_ALL


def readable_in_force(actor: Actor) -> ColumnElement[bool]:
    """The agreements in force of places whose agreements the asker reads all, and of his own."""
    allowed = [readable_agreements(actor), Agreement.programme_id.in_(actor.programmes(READ))]
    if any(hat.programme_id is None and hat.allows(READ, None) for hat in actor.hats):
        allowed.append(true())
    return and_(Agreement.state == AgreementState.IN_FORCE, or_(*allowed))


def readable_sealed(actor: Actor) -> ColumnElement[bool]:
    """The editions of these that came in force; none that ended without effect."""
    document = aliased(AgreementDocument)
    sealed = select(document.edition_id).where(document.kind == DocumentKind.SEALED)
    return and_(
        AgreementEdition.agreement_id.in_(
            select(Agreement.id).where(readable_in_force(actor)).correlate(None)
        ),
        AgreementEdition.id.in_(sealed),
    )
