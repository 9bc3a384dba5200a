"""A scenario under its lock, for one who speaks for the party that keeps it."""

from uuid import UUID

from sqlalchemy import select

from workflows.agreements.scenarios import policy
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.kit.refusal import Conflict, NotFound
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def locked_scenario(uow: UnitOfWork, scenario_id: UUID) -> AgreementScenario:
    """Return a scenario of one's own party that nobody else changes meanwhile.

    Refuses: one that the actor cannot read, one of another party.
    """
    wanted = select(AgreementScenario).where(
        AgreementScenario.id == scenario_id, policy.readable_scenarios(uow.actor)
    )
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_scenario", field="scenarioId")
    demand(policy.may_keep(uow.actor, found))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, found.programme_id)
    row = await uow.session.scalar(
        wanted.with_for_update().execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound("no_such_scenario", field="scenarioId")
    await uow.locked()
    return row


def check_open(row: AgreementScenario) -> None:
    """Refuse a scenario that is tabled."""
    if row.tabled_at is not None:
        raise Conflict("scenario_is_tabled", field="scenarioId")


def check_version(row: AgreementScenario, expected: int) -> None:
    """Refuse to write over, or to table, a sheet that was not read."""
    if row.version != expected:
        raise Conflict("scenario_changed", field="expectedVersion", version=row.version)
