"""An agreement with the consortium of today beside it: who leads, who is in, who has left, in one statement."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ARRAY, Date, Select, Text, Uuid, bindparam, case, cast, func, select, true
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses import policy
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.models import ConsortiumParty
from workflows.identity.models import Body
from workflows.rights.actor import Actor

# Statements kept.
KEPT = 256


@dataclass(frozen=True, slots=True)
class Room:
    """An agreement with the party that leads its consortium today.

    If it was read to be shown, `members` are in the consortium today, and `bodies` are these, its parties
    and who opened it, by key.
    """

    agreement: Agreement
    lead_id: UUID | None
    members: Sequence[UUID] = ()
    bodies: Mapping[UUID, Body] = field(default_factory=dict)


async def room_by_number(session: AsyncSession, actor: Actor, *, number: str) -> Room | None:
    """Return an agreement by its public number, with its lead of today, in one statement."""
    rooms = await _rooms(session, actor, "number", [number])
    return next(iter(rooms.values()), None)


async def rooms_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Room]:
    """Return agreements by key, each with its lead of today, in one statement."""
    return await _rooms(session, actor, "id", list(ids))


async def _rooms(
    session: AsyncSession, actor: Actor, which: str, wanted: Sequence[object]
) -> dict[UUID, Room]:
    """Return agreements with their leads of today and every body there is to be named."""
    found: dict[UUID, tuple[Agreement, UUID | None, Sequence[UUID], dict[UUID, Body]]] = {}
    rows = await session.execute(_led(actor, which), {"wanted": wanted})
    for agreement, lead_id, members, body in rows:
        found.setdefault(agreement.id, (agreement, lead_id, members, {}))[3][body.id] = body
    return {key: Room(*parts) for key, parts in found.items()}


# The same for the same asker: written down once for those who ask again.
@lru_cache(maxsize=KEPT)
def _led(actor: Actor, which: str) -> Select[Agreement, UUID | None, Sequence[UUID], Body]:
    today = cast(func.timezone("Asia/Seoul", func.dure_now()), Date)
    # One row of every agreement: who is in its consortium today, and who of them leads.
    inside = (
        select(
            func.array_agg(
                aggregate_order_by(ConsortiumParty.body_id, ConsortiumParty.body_id),
                type_=ARRAY(Uuid),
            ).label("members"),
            func.min(case((ConsortiumParty.lead, cast(ConsortiumParty.body_id, Text)))).label(
                "lead"
            ),
        )
        .where(
            ConsortiumParty.consortium_id == Agreement.consortium_id,
            func.upper_inf(ConsortiumParty.recorded),
            ConsortiumParty.valid.contains(today),
        )
        .lateral("inside")
    )
    shown = func.array_append(
        func.array_cat(Agreement.parties, inside.c.members), Agreement.opened_by
    )
    members = func.coalesce(inside.c.members, cast([], ARRAY(Uuid)), type_=ARRAY(Uuid))
    return (
        select(Agreement, cast(inside.c.lead, Uuid), members, Body)
        .select_from(Agreement)
        .join(inside, true())
        .join(Body, Body.id == func.any(shown))
        .where(
            getattr(Agreement, which).in_(bindparam("wanted", expanding=True)),
            policy.readable_agreements(actor),
        )
    )
