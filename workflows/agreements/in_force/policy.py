"""Who reads what is in force. It says who, and that it has to be in force."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlalchemy.orm import aliased

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.duties.models import Duty, DutyFact
from workflows.agreements.duties.policy import readable_duties, whole_registers
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.states import DocumentKind
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission

READ = Permission.AGREEMENT_READ_ALL


def readable_in_force(actor: Actor) -> ColumnElement[bool]:
    """The agreements in force of places whose agreements the asker reads all, and of his own."""
    return and_(
        Agreement.state == AgreementState.IN_FORCE,
        or_(readable_agreements(actor), _reads_all(actor)),
    )


def owed_in_force(actor: Actor) -> ColumnElement[bool]:
    """The obligations under these: all where he reads all agreements, else those of the registers he reads."""
    return or_(Duty.agreement_id.in_(_all_read(actor)), readable_duties(actor))


def facts_in_force(actor: Actor) -> ColumnElement[bool]:
    """The facts recorded under these: as above, but of a register he reads in part none."""
    whole = select(Agreement.id).where(whole_registers(actor)).correlate(None)
    return or_(DutyFact.agreement_id.in_(_all_read(actor)), DutyFact.agreement_id.in_(whole))


def _all_read(actor: Actor) -> Select[UUID]:
    return select(Agreement.id).where(_reads_all(actor)).correlate(None)


def _reads_all(actor: Actor) -> ColumnElement[bool]:
    if any(hat.programme_id is None and hat.allows(READ, None) for hat in actor.hats):
        return true()
    return Agreement.programme_id.in_(actor.programmes(READ))


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
