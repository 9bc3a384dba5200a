"""Who reads a scenario, and who changes, tables and discards it. It says who, never when."""

from sqlalchemy import ColumnElement, and_, false, or_, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import negotiated_agreements
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.agreements.talk.models import Layer
from workflows.agreements.talk.policy import inside_of
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def may_keep(actor: Actor, scenario: AgreementScenario) -> Verdict:
    """One who speaks, today, for the party that keeps it."""
    own = spoken_for(actor, scenario.programme_id) == scenario.body_id
    return True if own else NotAllowed("not_your_scenario")


def readable_scenarios(actor: Actor) -> ColumnElement[bool]:
    """Those at the table of agreements one reads, and those of the private layers of one's own party."""
    return and_(AgreementScenario.discarded_at.is_(None), scenarios_once_readable(actor))


def scenarios_once_readable(actor: Actor) -> ColumnElement[bool]:
    """The same, and those of them that were discarded: of these nothing is left but when."""
    agreements = select(Agreement.id).where(negotiated_agreements(actor))
    return and_(
        AgreementScenario.agreement_id.in_(agreements),
        or_(AgreementScenario.layer == Layer.TABLE, _private(actor)),
    )


def _private(actor: Actor) -> ColumnElement[bool]:
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    read = [
        and_(
            AgreementScenario.programme_id == place,
            or_(AgreementScenario.body_id == body_id, AgreementScenario.other_id == body_id),
        )
        for place in places
        if (body_id := inside_of(actor, place)) is not None
    ]
    return or_(*read) if read else false()
