"""Papers in the box: what the box's own functions take, and what they tell before and after the close."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.voting.kinds import Channel
from workflows.voting.paper.rules import Tallied
from workflows.voting.paper.states import Keyed

KEY = text("SELECT box_key_paper(:batch, :serial, :clerk, :choice)")
DECIDE = text("SELECT box_decide_paper(:batch, :serial, :clerk, :choice)")
TAKE_BACK = text("SELECT box_take_back_paper(:batch, :serial, :clerk)")
REOPEN = text("SELECT box_reopen_paper(:batch, :serial, :clerk, :reopening)")
STANDING = text("SELECT settled, once, differing FROM box_papers(:batch)")
OPEN = text("SELECT serial, differs, keyed_by FROM box_open_papers(:batch)")
SETTLED = text("SELECT serial FROM box_settled_papers(:batch)")
COUNT = text("SELECT channel, choice, number FROM box_paper_count(:poll)")


async def key_in(
    session: AsyncSession, *, batch_id: UUID, serial: int, clerk: UUID, choice: str | None
) -> Keyed:
    """Key a paper; the same clerk's correction before the second one takes the first one's place."""
    given = {"batch": batch_id, "serial": serial, "clerk": clerk, "choice": choice}
    return Keyed((await session.execute(KEY, given)).scalar_one())


async def take_back(session: AsyncSession, *, batch_id: UUID, serial: int, clerk: UUID) -> bool:
    """Take back what a clerk alone keyed under a number; False if another keyed it too, or he did not."""
    given = {"batch": batch_id, "serial": serial, "clerk": clerk}
    return bool((await session.execute(TAKE_BACK, given)).scalar_one())


async def decide_on(
    session: AsyncSession, *, batch_id: UUID, serial: int, clerk: UUID, choice: str | None
) -> Keyed:
    """Decide what a paper says on which two clerks differ."""
    given = {"batch": batch_id, "serial": serial, "clerk": clerk, "choice": choice}
    return Keyed((await session.execute(DECIDE, given)).scalar_one())


async def open_again(
    session: AsyncSession, *, batch_id: UUID, serial: int, clerk: UUID, reopening_id: UUID
) -> Keyed:
    """Put what was keyed of a settled paper apart, so that two people key it anew."""
    given = {"batch": batch_id, "serial": serial, "clerk": clerk, "reopening": reopening_id}
    return Keyed((await session.execute(REOPEN, given)).scalar_one())


async def standing(session: AsyncSession, batch_id: UUID) -> Tallied:
    """Return how many papers of a batch are settled and how many are not; never what they say."""
    row = (await session.execute(STANDING, {"batch": batch_id})).one()
    return Tallied(row.settled, row.once, row.differing)


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper that is not settled: keyed once, or differing; and by whom, so that another goes on."""

    serial: int
    differs: bool
    keyed_by: tuple[UUID, ...]


async def open_papers(session: AsyncSession, batch_id: UUID) -> list[OpenPaper]:
    """Return the papers of a batch that are not settled, by serial; never what they say."""
    rows = await session.execute(OPEN, {"batch": batch_id})
    return [OpenPaper(row.serial, row.differs, tuple(row.keyed_by)) for row in rows]


async def settled_papers(session: AsyncSession, batch_id: UUID) -> list[int]:
    """Return the numbers of a batch's settled papers, in order, up to 2,000; never what they say."""
    return list(await session.scalars(SETTLED, {"batch": batch_id}))


@dataclass(frozen=True, slots=True)
class Papers:
    """What lay in the reconciled batches of a closed poll: choices by channel, and spoiled papers."""

    groups: dict[Channel, dict[str, int]]
    spoiled: dict[Channel, int]


async def paper_contents(session: AsyncSession, poll_id: UUID) -> Papers:
    """Return what the papers of a closed poll say. The database refuses while it is open."""
    groups: dict[Channel, dict[str, int]] = {}
    spoiled: dict[Channel, int] = {}
    for channel, choice, number in await session.execute(COUNT, {"poll": poll_id}):
        if choice is None:
            spoiled[Channel(channel)] = number
        else:
            groups.setdefault(Channel(channel), {})[choice] = number
    return Papers(groups, spoiled)
