"""Who may call, apply, take a seat and judge. It says who, never when."""

from uuid import UUID

from sqlalchemy import ColumnElement, select

from workflows.kit.refusal import NotAllowed
from workflows.programmes.models import Programme
from workflows.proposals.living_lab.models import LabApplication, LivingLab
from workflows.proposals.living_lab.states import ApplicationState
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_run(actor: Actor, programme_id: UUID) -> Verdict:
    """An officer who runs living labs."""
    actor.hat_for(Permission.LAB_RUN, programme_id)
    return True


def may_apply(actor: Actor, programme_id: UUID) -> Verdict:
    """A resident of the programme."""
    actor.hat_for(Permission.LAB_JOIN, programme_id)
    return True


def may_answer(actor: Actor, programme_id: UUID, own: LabApplication | None) -> Verdict:
    """Whoever applied, as the resident he is."""
    actor.hat_for(Permission.LAB_JOIN, programme_id)
    return True if own is not None else NotAllowed("not_applied")


def may_judge(actor: Actor, programme_id: UUID, own: LabApplication | None) -> Verdict:
    """A member who sits."""
    actor.hat_for(Permission.LAB_JOIN, programme_id)
    sits = own is not None and own.state is ApplicationState.SEATED
    return True if sits else NotAllowed("not_on_the_lab")


def reads_applications(actor: Actor, programme_id: UUID) -> bool:
    """Those who run living labs read who applied and who sits, by public name."""
    return actor.holds(Permission.LAB_RUN, programme_id)


def readable_labs() -> ColumnElement[bool]:
    """Living labs are public; a rehearsal is no place."""
    return LivingLab.programme_id.in_(select(Programme.id).where(Programme.rehearsal.is_(False)))
