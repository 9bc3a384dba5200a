"""The table of frozen opinion maps in open data: how each group answered each comment; small numbers withheld."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.cells import Table, day_cell
from workflows.kit.wording import SEOUL
from workflows.proposals.opinions.models import OpinionMap
from workflows.proposals.opinions.told import told_of


async def opinions_of(session: AsyncSession, numbers: Mapping[UUID, str]) -> Table:
    """Return a line for each comment and group of the maps that lay before reviews.

    `numbers`: the public numbers of the ideas that anyone may see. What a comment says is not told: it
    may be hidden or erased later. Groups and comments are numbered from 1, as in the map.
    """
    rows = await session.scalars(
        select(OpinionMap)
        .where(OpinionMap.proposal_id.in_(numbers), OpinionMap.frozen)
        .order_by(OpinionMap.place)
    )
    found: Table = []
    for row in sorted(rows, key=lambda one: (numbers[one.proposal_id], one.place)):
        told = told_of(row.content)
        on = day_cell(row.drawn_at.astimezone(SEOUL).date())
        for place in range(len(told.comments)):
            found.extend(
                (
                    numbers[row.proposal_id],
                    on,
                    row.digest,
                    place + 1,
                    number,
                    group.size,
                    *(group.said[place] or (None,) * 4),
                )
                for number, group in enumerate(told.groups, start=1)
            )
    return found
