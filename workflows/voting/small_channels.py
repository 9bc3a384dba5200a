"""Few ballots and few people: what is told of them, since the roll marks by name who votes on paper.

How a vote counts channels of few ballots its own notice fixes (`channels.joined`); what is here is for
votes that were opened before notices did, and for numbers of people.
"""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.law.queries import limit_on
from workflows.rights.actor import Actor

RULE = "statistics.small_counts"


def tells_points(channels: Iterable[tuple[int | None, int]], smallest: int) -> bool:
    """Say whether the points of each channel may be told; `channels` are weights and ballots.

    Where one channel has fewer ballots than `smallest`, none is told: what is left of the whole would
    give it away. Where the notice weighs its channels, all are: nobody could count again without.
    """
    return all(
        weight is not None or ballots == 0 or ballots >= smallest for weight, ballots in channels
    )


def enough(people: int, smallest: int) -> bool:
    """Say whether a number of people may be told: none, or not few."""
    return people == 0 or people >= smallest


async def smallest_told(session: AsyncSession, _: Actor) -> int:
    """Return how many ballots a channel needs for its points to be told, as the rule says today."""
    today = await session.scalar(select(func.date(func.timezone("Asia/Seoul", func.dure_now()))))
    return (await limit_on(session, RULE, today) if today else None) or 0
