"""Questions about scenarios: those one reads, and what would follow from each."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.rooms import rooms_by_id
from workflows.agreements.scenarios.gathering import situation_of
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.agreements.scenarios.outcome import Outcome, outcome
from workflows.agreements.scenarios.policy import readable_scenarios
from workflows.agreements.scenarios.sheet import read
from workflows.agreements.scenarios.situation import Situation
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.rights.actor import Actor

SCENARIO_ORDER = (
    SortKey(AgreementScenario.made_at, descending=True),
    SortKey(AgreementScenario.id),
)


def _scenarios(actor: Actor, agreement_id: UUID) -> Select[AgreementScenario]:
    return select(AgreementScenario).where(
        AgreementScenario.agreement_id == agreement_id, readable_scenarios(actor)
    )


async def list_scenarios(
    session: AsyncSession, actor: Actor, *, window: Window, agreement_id: UUID
) -> Page[AgreementScenario]:
    """Return a page of the scenarios of an agreement that the asker reads, the newest first."""
    return await fetch_page(session, _scenarios(actor, agreement_id), SCENARIO_ORDER, window)


async def count_scenarios(session: AsyncSession, actor: Actor, *, agreement_id: UUID) -> int:
    """Return how many of them the asker reads."""
    wanted = _scenarios(actor, agreement_id)
    return await count_rows(session, wanted.with_only_columns(AgreementScenario.id))


async def scenarios_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, AgreementScenario]:
    """Return scenarios by key."""
    rows = await session.scalars(
        select(AgreementScenario).where(AgreementScenario.id.in_(ids), readable_scenarios(actor))
    )
    return {row.id: row for row in rows}


async def outcomes_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, tuple[Situation, Outcome]]:
    """Return what stands, and what would follow from each of some scenarios."""
    rows = await scenarios_by_id(session, actor, ids)
    rooms = await rooms_by_id(session, actor, {one.agreement_id for one in rows.values()})
    stands = {key: await situation_of(session, actor, room) for key, room in rooms.items()}
    return {
        key: (
            stands[row.agreement_id],
            outcome(stands[row.agreement_id], read(row.sheet), row.body_id),
        )
        for key, row in rows.items()
        if row.agreement_id in stands
    }
