"""Who settles, who judges a report, and who reads it. It says who, never when.

A party hands in its own. The city judges it, or the ministry; nobody judges the report of his own body.
Reports are read by whoever reads the register as a whole, by who hands them in, and by the ministry, whose money is settled.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.policy import NEGOTIATE, OF_THE_CITY, speaks_for, spoken_for
from workflows.agreements.duties.policy import whole_registers
from workflows.agreements.settling.models import SettlementReport
from workflows.kit.refusal import NotAllowed, Refusal
from workflows.rights.actor import Actor
from workflows.rights.roles import Role
from workflows.rights.verdict import Verdict

JUDGES = OF_THE_CITY | {Role.MINISTRY_OFFICER}


def may_judge(actor: Actor, programme_id: UUID, body_id: UUID) -> Verdict:
    """One of the city or of the ministry, if the report is not of his own body."""
    hat = actor.hat_for(NEGOTIATE, programme_id)
    judges = hat is not None and hat.role in JUDGES and hat.body_id != body_id
    return True if judges else NotAllowed("only_the_funder_judges")


def judges(actor: Actor, programme_id: UUID, body_id: UUID) -> bool:
    """Whether the asker may judge; False also for who has no capacity at all."""
    try:
        return may_judge(actor, programme_id, body_id) is True
    except Refusal:
        return False


def may_settle(actor: Actor, programme_id: UUID, body_id: UUID) -> Verdict:
    """One who speaks for the party whose report it is."""
    own = spoken_for(actor, programme_id) == body_id
    return True if own else NotAllowed("only_the_recipient_settles")


def readable_reports(actor: Actor) -> ColumnElement[bool]:
    """Those of agreements whose register the asker reads as a whole, and one's own; for the ministry all of its places."""
    own = [
        and_(
            SettlementReport.programme_id == place,
            SettlementReport.body_id.in_(list(speaks_for(actor, place))),
        )
        for place in {hat.programme_id for hat in actor.hats if hat.programme_id is not None}
        if speaks_for(actor, place)
    ]
    return or_(
        SettlementReport.agreement_id.in_(select(Agreement.id).where(whole_registers(actor))),
        SettlementReport.programme_id.in_(_of_the_ministry(actor)),
        *own,
    )


def whole_reports(actor: Actor) -> ColumnElement[bool]:
    """The agreements all of whose reports the asker reads: not his own alone."""
    return or_(whole_registers(actor), Agreement.programme_id.in_(_of_the_ministry(actor)))


def _of_the_ministry(actor: Actor) -> list[UUID]:
    """Return the places the asker looks after for the ministry."""
    return sorted(
        {
            hat.programme_id
            for hat in actor.hats
            if hat.programme_id is not None and hat.role is Role.MINISTRY_OFFICER
        }
    )
