"""The blanks that nobody has filled in yet, by clause: while there are any, nothing is frozen."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.carrying import silent_clauses
from workflows.agreements.clauses.blanks import blanks_in
from workflows.agreements.clauses.table import laid_by_agreement
from workflows.agreements.clauses.tree import Placed
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class BlanksSeen:
    """A clause and the blanks of its heading and text, as they are written."""

    placed: Placed
    blanks: list[str]


async def blanks_left(
    session: AsyncSession, actor: Actor, *, agreement_id: UUID
) -> list[BlanksSeen]:
    """Return the clauses whose standing text has blanks, in reading order; what an instrument only moves has none."""
    laid = (await laid_by_agreement(session, actor, [agreement_id]))[agreement_id]
    found = [
        BlanksSeen(one.placed, blanks)
        for one in laid
        if (blanks := blanks_in(f"{one.text.heading}\n{one.text.text}"))
    ]
    silent = await silent_clauses(session, agreement_id) if found else frozenset()
    return [one for one in found if one.placed.id not in silent]
