"""Drawing an idea's map inside the act that asks for it: step by step while people answer, and for the review.

While people answer, it is drawn again only when several more (or fewer) have answered enough than at the
last drawing: so nobody learns from two maps what one neighbour said in between, and a large town's map is
not made anew with each answer. The review gets the map of all answers given until it began.
"""

import asyncio
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ARRAY, Integer, Uuid, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.hashing import canonical_json, digest
from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.models import Proposal
from workflows.proposals.opinions.events import OpinionMapEvent
from workflows.proposals.opinions.map import ENOUGH, draw
from workflows.proposals.opinions.models import OpinionMap, OpinionSheet
from workflows.proposals.opinions.points import lines_of
from workflows.proposals.opinions.told import content_of
from workflows.record.uow import UnitOfWork

# The comments that are asked about: the first ones that were written.
MOST_ASKED: Final = 200
# After the first map, one more for each twentieth part of the people, and never for fewer than the floor.
PARTS: Final = 20
SMALL, LEAST = "statistics.small_counts", "opinion.least"


async def asked_of(session: AsyncSession, proposal_id: UUID) -> list[Comment]:
    """Return the comments under an idea that one may answer, the first written first."""
    rows = await session.scalars(
        select(Comment)
        .where(
            Comment.proposal_id == proposal_id,
            Comment.parent_id.is_(None),
            Comment.hidden.is_(False),
            Comment.text != "",
        )
        .order_by(Comment.written_at, Comment.id)
        .limit(MOST_ASKED)
    )
    return list(rows)


async def last_map(session: AsyncSession, proposal_id: UUID) -> OpinionMap | None:
    """Return the map drawn last of an idea."""
    return await session.scalar(
        select(OpinionMap)
        .where(OpinionMap.proposal_id == proposal_id)
        .order_by(OpinionMap.place.desc())
        .limit(1)
    )


async def people_of(session: AsyncSession, proposal_id: UUID, least: int) -> int:
    """Return how many people have answered so many comments of an idea."""
    return await session.scalar(select(func.opinion_people(proposal_id, least))) or 0


async def enough_of(session: AsyncSession, proposal_id: UUID) -> int:
    """Return how many answers make somebody a part of the map: three, or all there are to give."""
    return max(1, min(ENOUGH, len(await asked_of(session, proposal_id))))


def is_due(people: int, before: int | None, *, floor: int, least: int) -> bool:
    """Say whether a map is due with so many people, after one with so many `before` (None: none yet)."""
    if before is None:
        return people >= least
    return abs(people - before) >= max(floor, before // PARTS)


async def draw_if_due(uow: UnitOfWork, proposal: Proposal, enough: int) -> None:
    """Draw the map of an idea, which is locked, if enough people came or went since the last one.

    Allowed: whoever's act made it due. Refuses: nothing. Records: ``opinionMap.drawn``.
    """
    people = await people_of(uow.session, proposal.id, enough)
    day = uow.now.astimezone(SEOUL).date()
    floor = await standing_limit(uow.session, SMALL, day)
    before = await last_map(uow.session, proposal.id)
    least = await standing_limit(uow.session, LEAST, day)
    if is_due(people, before.people if before else None, floor=floor, least=least):
        await _draw(uow, proposal, before, people, frozen=False)


async def freeze_map(uow: UnitOfWork, proposal: Proposal) -> None:
    """Draw the map of an idea, which is locked, for its review; nothing if nobody has answered.

    Allowed: whose act begins the review. Refuses: nothing. Records: ``opinionMap.frozen``.
    """
    if await people_of(uow.session, proposal.id, 1):
        people = await people_of(
            uow.session, proposal.id, await enough_of(uow.session, proposal.id)
        )
        before = await last_map(uow.session, proposal.id)
        await _draw(uow, proposal, before, people, frozen=True)


async def _draw(
    uow: UnitOfWork, proposal: Proposal, before: OpinionMap | None, people: int, *, frozen: bool
) -> None:
    day = uow.now.astimezone(SEOUL).date()
    floor = await standing_limit(uow.session, SMALL, day)
    least = await standing_limit(uow.session, LEAST, day)
    asked = await asked_of(uow.session, proposal.id)
    names = [str(one.id) for one in asked]
    versions = {str(one.id): one.version for one in asked}
    rows = await _rows(uow.session, proposal.id, asked)
    # The loop answers others meanwhile.
    lines = await asyncio.to_thread(lines_of, rows, len(asked))
    drawn = await asyncio.to_thread(draw, names, lines, floor=floor, least=least)
    content = content_of(drawn, versions, floor=floor, least=least)
    made = OpinionMap(
        id=uuid4(),
        programme_id=proposal.programme_id,
        proposal_id=proposal.id,
        place=before.place + 1 if before else 1,
        frozen=frozen,
        people=people,
        content=canonical_json(content).decode(),
        digest=digest(content),
        drawn_at=uow.now,
    )
    uow.session.add(made)
    await uow.session.flush()
    if frozen:
        head = ",".join(f"{name}:{versions[name]}" for name in names)
        uow.session.add(OpinionSheet(map_id=made.id, lines="\n".join([head, *lines])))
    uow.record(
        OpinionMapEvent.FROZEN if frozen else OpinionMapEvent.DRAWN,
        made.id,
        programme_id=proposal.programme_id,
        idea=str(proposal.id),
        digest=made.digest,
    )


async def _rows(
    session: AsyncSession, proposal_id: UUID, asked: list[Comment]
) -> list[tuple[list[int], str]]:
    """Return what people answered, each by places and signs, without their names."""
    if not asked:
        return []
    ids = cast([one.id for one in asked], ARRAY(Uuid))
    versions = cast([one.version for one in asked], ARRAY(Integer))
    said = func.opinion_rows(proposal_id, ids, versions).table_valued("places", "signs")
    return [(places, signs) for places, signs in await session.execute(select(said))]
