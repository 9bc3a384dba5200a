"""Questions about the parties of agreements: what would change today, and what has changed."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.parties.foreseeing import Foreseen, foreseen_change
from workflows.agreements.parties.models import AgreementPartyChange
from workflows.agreements.parties.waiting import Waiting, newcomers_waiting
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class PartyRoom:
    """An agreement with its lead of today, what would change of its parties, and what has changed.

    `waits` is what it waits for of those who came.
    """

    agreement: Agreement
    lead_id: UUID | None
    foreseen: Foreseen
    past: list[AgreementPartyChange]
    waits: list[Waiting]


async def party_rooms_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, PartyRoom]:
    """Return the rooms of agreements the asker reads, by the agreement's key."""
    rows = await session.scalars(
        select(Agreement).where(Agreement.id.in_(ids), readable_agreements(actor))
    )
    agreements = rows.all()
    past: dict[UUID, list[AgreementPartyChange]] = {one.id: [] for one in agreements}
    for row in await session.scalars(
        select(AgreementPartyChange)
        .where(AgreementPartyChange.agreement_id.in_(past))
        .order_by(AgreementPartyChange.number.desc())
    ):
        past[row.agreement_id].append(row)
    return {
        one.id: PartyRoom(
            one,
            await lead_of(session, one.consortium_id),
            await foreseen_change(session, actor, agreement=one),
            past[one.id],
            await newcomers_waiting(session, one) if past[one.id] else [],
        )
        for one in agreements
    }
