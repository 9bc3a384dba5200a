"""The last days by which somebody has to settle public money by law (E4.9) or to give it back, for his own calendar."""

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.duties.queries import registers_by_id
from workflows.agreements.settling.models import SettlementReport
from workflows.agreements.settling.queries import settlement_reports_by_id
from workflows.agreements.settling.states import ReportState
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class SettlementDay:
    """A last day; its key is the same whenever it is asked for."""

    key: UUID
    agreement: str
    due_on: date


async def settlement_days(session: AsyncSession, actor: Actor) -> list[SettlementDay]:
    """Return the last days of the parties one speaks for that wait for a report, the first one first.

    One that was handed in waits no more, unless it was sent back.
    """
    rows = await session.scalars(
        select(Agreement).where(
            Agreement.state == AgreementState.IN_FORCE,
            Agreement.amends_id.is_(None),
            readable_agreements(actor),
        )
    )
    own = {
        row.id: speaks_for(actor, row.programme_id) & {*row.parties, *row.readers}
        for row in rows.all()
    }
    wanted = [key for key, bodies in own.items() if bodies]
    if not wanted:
        return []
    handed_in = {
        (row.agreement_id, row.body_id, row.fact, row.happened_on)
        for row in await session.scalars(
            select(SettlementReport).where(
                SettlementReport.agreement_id.in_(wanted),
                SettlementReport.state != ReportState.RETURNED,
            )
        )
    }
    found = [
        SettlementDay(
            uuid5(NAMESPACE_OID, f"settlement/{key}/{one.body_id}/{one.fact}/{one.started_on}"),
            register.agreement.number,
            one.due_on,
        )
        for key, register in (await registers_by_id(session, actor, wanted)).items()
        for one in register.settlements
        if one.due_on is not None
        and one.body_id in own[key]
        and (key, one.body_id, one.fact, one.started_on) not in handed_in
    ]
    return sorted(found, key=lambda one: (one.due_on, one.agreement))


async def repayment_days(session: AsyncSession, actor: Actor) -> list[SettlementDay]:
    """Return the last days by which the parties one speaks for give back what is left, the first one first.

    A day for each accepted report of which something has not come back yet.
    """
    places = {hat.programme_id for hat in actor.hats if hat.programme_id is not None}
    own = {body for place in places for body in speaks_for(actor, place)}
    if not own:
        return []
    rows = await session.execute(
        select(SettlementReport.id, Agreement.number)
        .join(Agreement, Agreement.id == SettlementReport.agreement_id)
        .where(
            SettlementReport.body_id.in_(own),
            SettlementReport.programme_id.in_(places),
            SettlementReport.state == ReportState.ACCEPTED,
        )
    )
    numbers = dict(rows.all())
    found = await settlement_reports_by_id(session, actor, numbers)
    return sorted(
        (
            SettlementDay(
                uuid5(NAMESPACE_OID, f"repayment/{key}"),
                numbers[key],
                min(one.due_on for one in report.repayable if one.repayment is None),
            )
            for key, report in found.items()
            if any(one.repayment is None for one in report.repayable)
        ),
        key=lambda one: (one.due_on, one.agreement),
    )
