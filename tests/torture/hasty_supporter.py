"""The same process without the lock on the idea's row: the control of the race to the threshold."""

from uuid import UUID

from sqlalchemy import select

from tests.torture.crew import serve
from tests.torture.supporter import CONNECTIONS, supporter
from workflows.proposals.models import Proposal
from workflows.proposals.support import actions
from workflows.record.uow import UnitOfWork


async def _unlocked(uow: UnitOfWork, proposal_id: UUID) -> Proposal:
    found = await uow.session.scalars(select(Proposal).where(Proposal.id == proposal_id))
    return found.one()


if __name__ == "__main__":
    actions.locked_proposal = _unlocked  # type: ignore[assignment]
    serve(supporter, connections=CONNECTIONS)
