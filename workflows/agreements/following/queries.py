"""How often annexes, disputes, obligations, settlements and scenarios of agreements were moved, as far as one reads them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.annexes.policy import readable_annexes
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import negotiated_agreements
from workflows.agreements.disputes.models import Dispute
from workflows.agreements.disputes.policy import readable_disputes
from workflows.agreements.duties.models import Duty, DutyFact, DutyNone
from workflows.agreements.duties.policy import readable_duties
from workflows.agreements.in_force.policy import (
    facts_in_force,
    owed_in_force,
    readable_in_force,
    readable_sealed,
)
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.agreements.scenarios.policy import scenarios_once_readable
from workflows.agreements.settling.models import SettlementRepayment, SettlementReport
from workflows.agreements.settling.policy import readable_reports
from workflows.agreements.signing.models import AgreementEdition
from workflows.rights.actor import Actor

MARKED = DutyNone | DutyFact


async def annex_moves(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, int]:
    """Return how often an annex was put, put anew or taken away."""
    rows = await session.execute(
        select(AgreementAnnex.agreement_id, func.count().label("moves"))
        .where(AgreementAnnex.agreement_id.in_(ids), readable_annexes(actor))
        .group_by(AgreementAnnex.agreement_id)
    )
    return dict.fromkeys(ids, 0) | {row.agreement_id: row.moves for row in rows}


async def dispute_moves(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, int]:
    """Return how often something was done in disputes, or a step of one ended unheeded."""
    rows = await session.execute(
        select(Dispute.agreement_id, func.sum(Dispute.acts + Dispute.told_over))
        .where(Dispute.agreement_id.in_(ids), readable_disputes(actor))
        .group_by(Dispute.agreement_id)
    )
    return dict.fromkeys(ids, 0) | {key: int(moves) for key, moves in rows}


async def duty_moves(session: AsyncSession, actor: Actor, ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how often obligations, sentences, facts and settlements of registers were moved."""
    withdrawn = case((Duty.withdrawn_at.is_not(None), 1), else_=0)
    own = select(Duty.agreement_id, 1 + Duty.steps + withdrawn).where(
        Duty.agreement_id.in_(ids), readable_duties(actor)
    )
    reports = select(
        SettlementReport.agreement_id, SettlementReport.steps + SettlementReport.edition
    ).where(SettlementReport.agreement_id.in_(ids), readable_reports(actor))
    told = own.union_all(reports, _marked(DutyNone, actor, ids), _marked(DutyFact, actor, ids))
    each = told.subquery()
    agreement_id, moves = each.c
    rows = await session.execute(select(agreement_id, func.sum(moves)).group_by(agreement_id))
    return dict.fromkeys(ids, 0) | {key: int(one) for key, one in rows}


async def scenarios_moved(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, tuple[int, datetime | None]]:
    """Return how many scenarios there are, and when one was last changed, tabled or discarded.

    One that was begun and discarded leaves their number as it was, and the moment another.
    """
    ends = (AgreementScenario.tabled_at, AgreementScenario.discarded_at)
    last: ColumnElement[datetime] = func.max(func.greatest(AgreementScenario.changed_at, *ends))
    stand = func.count().filter(AgreementScenario.discarded_at.is_(None))
    rows = await session.execute(
        select(AgreementScenario.agreement_id, stand, last)
        .where(AgreementScenario.agreement_id.in_(ids), scenarios_once_readable(actor))
        .group_by(AgreementScenario.agreement_id)
    )
    nothing: dict[UUID, tuple[int, datetime | None]] = dict.fromkeys(ids, (0, None))
    return nothing | {key: (count, moment) for key, count, moment in rows}


async def settlement_moves(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, int]:
    """Return how often settlement reports of places were moved, and how much came back; by programme."""
    came = (
        select(func.count())
        .where(SettlementRepayment.report_id == SettlementReport.id)
        .scalar_subquery()
    )
    moves = func.sum(SettlementReport.steps + SettlementReport.edition + came)
    rows = await session.execute(
        select(SettlementReport.programme_id, moves)
        .where(SettlementReport.programme_id.in_(ids), readable_reports(actor))
        .group_by(SettlementReport.programme_id)
    )
    return dict.fromkeys(ids, 0) | {key: int(one) for key, one in rows}


async def in_force_moves(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, int]:
    """Return how often agreements in force of places were signed anew, and what is owed under them was moved."""
    sealed = (
        select(Agreement.programme_id, literal(1))
        .join(AgreementEdition, AgreementEdition.agreement_id == Agreement.id)
        .where(Agreement.programme_id.in_(ids), readable_sealed(actor))
    )
    withdrawn = case((Duty.withdrawn_at.is_not(None), 1), else_=0)
    kept = readable_in_force(actor)
    owed = (
        select(Agreement.programme_id, 1 + Duty.steps + withdrawn)
        .join(Duty, Duty.agreement_id == Agreement.id)
        .where(Agreement.programme_id.in_(ids), kept, owed_in_force(actor))
    )
    facts = (
        select(Agreement.programme_id, literal(1))
        .join(DutyFact, DutyFact.agreement_id == Agreement.id)
        .where(Agreement.programme_id.in_(ids), kept, facts_in_force(actor))
    )
    programme_id, moves = sealed.union_all(owed, facts).subquery().c
    rows = await session.execute(select(programme_id, func.sum(moves)).group_by(programme_id))
    return dict.fromkeys(ids, 0) | {key: int(one) for key, one in rows}


def _marked(table: type[MARKED], actor: Actor, ids: Collection[UUID]) -> Select[UUID, int]:
    """Return one for each mark of a register that the asker reads as a whole."""
    whole = select(Agreement.id).where(Agreement.id.in_(ids), negotiated_agreements(actor))
    return select(table.agreement_id, 1).where(table.agreement_id.in_(whole))
