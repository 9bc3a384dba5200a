"""One server process of the race to the threshold: many residents support one idea at once."""

import asyncio
from typing import Any
from uuid import UUID

from server.database import Database
from tests.torture.crew import Answer, serve
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Refusal
from workflows.proposals.support.actions import support_proposal
from workflows.record.uow import unit_of_work

CONNECTIONS = 32


def supporter(database: Database) -> Answer:
    """Answer {proposal, people} with how many supports went through and why others did not."""

    async def support(proposal_id: UUID, person_id: UUID) -> None:
        async with unit_of_work(
            database.writes, lambda session: actor_for(session, person_id)
        ) as uow:
            await support_proposal(uow, proposal_id=proposal_id)

    async def answer(asked: dict[str, Any]) -> dict[str, Any]:
        idea = UUID(asked["proposal"])
        said = await asyncio.gather(
            *(support(idea, UUID(person)) for person in asked["people"]), return_exceptions=True
        )
        return {
            "supported": sum(one is None for one in said),
            "refused": [one.reason for one in said if isinstance(one, Refusal)],
            "broken": [
                repr(one)
                for one in said
                if isinstance(one, BaseException) and not isinstance(one, Refusal)
            ],
        }

    return answer


if __name__ == "__main__":
    serve(supporter, connections=CONNECTIONS)
