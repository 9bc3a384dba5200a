"""One server process of the double-vote race: many attempts at one vote at the same moment."""

import asyncio
from typing import Any
from uuid import UUID

from server.database import Database
from tests.torture.ballots import cast
from tests.torture.crew import Answer, serve
from workflows.kit.refusal import Refusal


def repeater(database: Database) -> Answer:
    """Answer {poll, voter, choice, attempts} with the receipts and refusals of all attempts."""

    async def answer(asked: dict[str, Any]) -> dict[str, Any]:
        said = await asyncio.gather(
            *(
                cast(
                    database.writes,
                    UUID(asked["poll"]),
                    UUID(asked["voter"]),
                    asked["counter"],
                    asked["choice"],
                )
                for _ in range(asked["attempts"])
            ),
            return_exceptions=True,
        )
        broken = [one for one in said if isinstance(one, BaseException)]
        if any(not isinstance(one, Refusal) for one in broken):
            raise broken[0]
        return {
            "receipts": [one for one in said if isinstance(one, str)],
            "refused": [one.reason for one in broken if isinstance(one, Refusal)],
        }

    return answer


if __name__ == "__main__":
    serve(repeater, connections=16)
