"""Who was let go of an agreement by an amendment: since when, with which share, and what is still to settle.

The share is reckoned as things stood on the day it left (Civil Act 719); how much that is worth in won the
parties work out between them, for no plan says what the consortium owns.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlalchemy import Date, Uuid, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.models import ConsortiumChange, ConsortiumParty
from workflows.agreements.consortium.policy import readable_changes
from workflows.agreements.consortium.states import ChangeKind, ChangeState
from workflows.rights.actor import Actor

# A row of the pack consortium.toml.
EXIT = "consortium.exit"
LAST_MONTH, LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class Leaver:
    """A party that was let go: its last share, the first day without it, what it gives back, its liability."""

    body_id: UUID
    left_on: date
    share: Fraction
    hand_back: tuple[str, ...]
    answers_until: date | None

    @property
    def last_year_ends_on(self) -> date:
        """The end of the fiscal year it left in: what that year and those before began, it settles."""
        return date(self.left_on.year, LAST_MONTH, LAST_DAY)


async def gone_from(session: AsyncSession, agreement: Agreement) -> set[UUID]:
    """Return who was let go of an agreement and reads of it what concerns it still."""
    if not agreement.readers:
        return set()
    before = await session.scalar(select(func.parties_before(agreement.id, type_=ARRAY(Uuid))))
    return (set(before or ()) & set(agreement.readers)) - set(agreement.parties)


async def leavers_of(session: AsyncSession, actor: Actor, agreement: Agreement) -> list[Leaver]:
    """Return who was let go, the last one first; what it gives back for those who read the change."""
    gone = await gone_from(session, agreement)
    if not gone:
        return []
    rows = await session.scalars(
        select(ConsortiumParty).where(
            ConsortiumParty.consortium_id == agreement.consortium_id,
            ConsortiumParty.body_id.in_(gone),
            func.upper_inf(ConsortiumParty.recorded),
            func.upper(ConsortiumParty.valid).is_not(None),
        )
    )
    last: dict[UUID, ConsortiumParty] = {}
    for row in sorted(rows, key=lambda one: one.valid.upper or date.max):
        last[row.body_id] = row
    back = {
        row.subject_id: row.hand_back
        for row in await session.scalars(
            select(ConsortiumChange)
            .where(
                ConsortiumChange.consortium_id == agreement.consortium_id,
                ConsortiumChange.subject_id.in_(gone),
                ConsortiumChange.kind == ChangeKind.LEAVE,
                ConsortiumChange.state == ChangeState.CARRIED,
                readable_changes(actor),
            )
            .order_by(ConsortiumChange.put_at)
        )
    }
    found = []
    for key, row in last.items():
        until = await session.scalar(
            select(func.answers_until(agreement.consortium_id, [key], type_=Date))
        )
        found.append(
            Leaver(
                key,
                row.valid.upper or date.max,
                Fraction(row.numerator, row.denominator),
                tuple(one for one in back.get(key, "").splitlines() if one.strip()),
                until,
            )
        )
    return sorted(found, key=lambda one: (one.left_on, one.body_id), reverse=True)
