"""Questions about sealed offers: the calls on a clause, and the offers the asker may see of them now."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.sealed.models import SealedCall, SealedOffer
from workflows.agreements.sealed.policy import readable_calls, readable_offers
from workflows.rights.actor import Actor

MOST_CALLS = 20
# The database's clock when what is read was fixed: the beginning of the transaction.
BEGAN = func.dure_now() - (func.clock_timestamp() - func.transaction_timestamp())


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a call is open, and the offers the asker may see of it."""

    is_open: bool
    offers: list[SealedOffer]


async def calls_by_clause(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[SealedCall]]:
    """Return the calls on clauses, the newest first."""
    rows = await session.scalars(
        select(SealedCall)
        .where(SealedCall.clause_id.in_(ids), readable_calls(actor))
        .order_by(SealedCall.called_at.desc(), SealedCall.id)
    )
    found: dict[UUID, list[SealedCall]] = {one: [] for one in ids}
    for row in rows:
        if len(found[row.clause_id]) < MOST_CALLS:
            found[row.clause_id].append(row)
    return found


async def calls_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, SealedCall]:
    """Return calls by key."""
    rows = await session.scalars(
        select(SealedCall).where(SealedCall.id.in_(ids), readable_calls(actor))
    )
    return {row.id: row for row in rows}


async def openings_by_call(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Opening]:
    """Return whether calls are open, and what the asker may see of them, in the order of the parties."""
    # One moment for all that is read here, and none after what is read was fixed: else an offer that
    # came in between would be missing among those that are open.
    moment = (await session.execute(select(BEGAN))).scalar_one()
    rows = await session.execute(
        select(SealedCall, Agreement.parties, SealedOffer)
        .join(Agreement, Agreement.id == SealedCall.agreement_id)
        .outerjoin(
            SealedOffer,
            and_(SealedOffer.call_id == SealedCall.id, readable_offers(actor, moment)),
        )
        .where(SealedCall.id.in_(ids), readable_calls(actor))
    )
    found: dict[UUID, Opening] = {}
    place: dict[tuple[UUID, UUID], int] = {}
    for call, parties, offer in rows:
        opening = found.setdefault(call.id, Opening(call.closes_at <= moment, []))
        place |= {(call.id, party): nth for nth, party in enumerate(parties)}
        if offer is not None:
            opening.offers.append(offer)
    for opening in found.values():
        # Who has left since comes last.
        opening.offers.sort(key=lambda one: place.get((one.call_id, one.body_id), len(place)))
    return found


async def parties_by_call(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Agreement]:
    """Return the agreements that calls are about, by call."""
    rows = await session.execute(
        select(SealedCall.id, Agreement)
        .join(Agreement, Agreement.id == SealedCall.agreement_id)
        .where(SealedCall.id.in_(ids), readable_calls(actor))
    )
    return {row[0]: row[1] for row in rows}
