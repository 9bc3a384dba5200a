"""Questions about agreements: the tree, versions, and positions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Select,
    Uuid,
    and_,
    column,
    func,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses import policy
from workflows.agreements.clauses.models import (
    Agreement,
    Clause,
    ClausePosition,
    ClauseVersion,
)
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.rules import drafter_is_next
from workflows.agreements.clauses.states import GOING, AgreementState, Stance, Standing
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.rights.actor import Actor

AGREEMENT_ORDER = (SortKey(Agreement.opened_at, descending=True), SortKey(Agreement.id))
VERSION_ORDER = (SortKey(ClauseVersion.number, descending=True), SortKey(ClauseVersion.id))
REMOVED_ORDER = (SortKey(Clause.removed_at, descending=True), SortKey(Clause.id))


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one party stands on one clause, and who is next where that is no acceptance."""

    clause_id: UUID
    body_id: UUID
    standing: Standing
    next_id: UUID | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """One party and what it says of a clause now; None while it is silent."""

    body_id: UUID
    position: ClausePosition | None


def _agreements(actor: Actor, consortium_id: UUID) -> Select[Agreement]:
    return select(Agreement).where(
        Agreement.consortium_id == consortium_id,
        Agreement.amends_id.is_(None),
        policy.readable_agreements(actor),
    )


async def list_agreements(
    session: AsyncSession, actor: Actor, *, window: Window, consortium_id: UUID
) -> Page[Agreement]:
    """Return a page of the agreements of a consortium, the newest first."""
    return await fetch_page(session, _agreements(actor, consortium_id), AGREEMENT_ORDER, window)


async def count_agreements(session: AsyncSession, actor: Actor, *, consortium_id: UUID) -> int:
    """Return how many agreements the list holds."""
    wanted = _agreements(actor, consortium_id)
    return await count_rows(session, wanted.with_only_columns(Agreement.id))


async def going_of(session: AsyncSession, actor: Actor, *, consortium_id: UUID) -> bool:
    """Say whether an agreement of a consortium is going, for those who may read it."""
    wanted = _agreements(actor, consortium_id).where(Agreement.state.in_(GOING))
    return await session.scalar(wanted) is not None


async def being_signed(session: AsyncSession, *, consortium_id: UUID) -> bool:
    """Say whether an agreement of a consortium is frozen to be signed, or waits for its seal."""
    wanted = select(Agreement.id).where(
        Agreement.consortium_id == consortium_id,
        Agreement.state.in_((AgreementState.FROZEN, AgreementState.SIGNED)),
    )
    return await session.scalar(wanted) is not None


async def settled_in_force(session: AsyncSession, *, consortium_id: UUID) -> bool:
    """Say whether an agreement of a consortium is in force, and no other one is going."""
    states = set(
        await session.scalars(
            select(Agreement.state)
            .where(Agreement.consortium_id == consortium_id, Agreement.amends_id.is_(None))
            .distinct()
        )
    )
    return AgreementState.IN_FORCE in states and states.isdisjoint(GOING)


async def agreements_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Agreement]:
    """Return agreements by key."""
    rows = await session.scalars(
        select(Agreement).where(Agreement.id.in_(ids), policy.readable_agreements(actor))
    )
    return {row.id: row for row in rows}


async def clauses_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Clause]:
    """Return clauses by key, removed ones too."""
    rows = await session.scalars(
        select(Clause).where(Clause.id.in_(ids), policy.readable_clauses(actor))
    )
    return {row.id: row for row in rows}


async def standing_versions(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ClauseVersion]:
    """Return the texts that stand, by clause."""
    rows = await session.scalars(
        select(ClauseVersion)
        .join(
            Clause,
            and_(Clause.id == ClauseVersion.clause_id, Clause.version == ClauseVersion.number),
        )
        .where(Clause.id.in_(ids), policy.readable_versions(actor))
    )
    return {row.clause_id: row for row in rows}


async def versions_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ClauseVersion]:
    """Return texts by key."""
    rows = await session.scalars(
        select(ClauseVersion).where(ClauseVersion.id.in_(ids), policy.readable_versions(actor))
    )
    return {row.id: row for row in rows}


async def version_numbered(
    session: AsyncSession, actor: Actor, *, clause_id: UUID, number: int
) -> ClauseVersion | None:
    """Return one text of a clause by its number."""
    return await session.scalar(_versions(actor, clause_id).where(ClauseVersion.number == number))


async def list_versions(
    session: AsyncSession, actor: Actor, *, window: Window, clause_id: UUID
) -> Page[ClauseVersion]:
    """Return a page of the texts of a clause, the newest first."""
    return await fetch_page(session, _versions(actor, clause_id), VERSION_ORDER, window)


async def count_versions(session: AsyncSession, actor: Actor, *, clause_id: UUID) -> int:
    """Return how many texts a clause has had."""
    wanted = _versions(actor, clause_id)
    return await count_rows(session, wanted.with_only_columns(ClauseVersion.id))


async def list_removed(
    session: AsyncSession, actor: Actor, *, window: Window, agreement_id: UUID
) -> Page[Clause]:
    """Return a page of the clauses that were removed, the last one first."""
    return await fetch_page(session, _removed(actor, agreement_id), REMOVED_ORDER, window)


async def count_removed(session: AsyncSession, actor: Actor, *, agreement_id: UUID) -> int:
    """Return how many clauses were removed."""
    wanted = _removed(actor, agreement_id)
    return await count_rows(session, wanted.with_only_columns(Clause.id))


async def positions_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ClausePosition]:
    """Return positions by key, replaced ones too."""
    rows = await session.scalars(
        select(ClausePosition).where(ClausePosition.id.in_(ids), policy.readable_positions(actor))
    )
    return {row.id: row for row in rows}


async def spoken_by_clause(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Spoken]]:
    """Return what every party says of clauses now, the silent ones too, in the order of the parties."""
    rows = await session.execute(
        _standing(actor)
        .with_only_columns(Clause.id, Agreement.parties, PARTY.c.body_id, ClausePosition)
        .where(Clause.id.in_(ids))
    )
    found: dict[UUID, list[Spoken]] = {one: [] for one in ids}
    order: dict[UUID, Sequence[UUID]] = {}
    for clause_id, parties, body_id, position in rows:
        order[clause_id] = parties
        found[clause_id].append(Spoken(body_id, position))
    for clause_id, said in found.items():
        said.sort(key=lambda one: order[clause_id].index(one.body_id))
    return found


async def stale_counters(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[ClausePosition]]:
    """Return the counters that were written against older texts of clauses and not taken over."""
    taken = select(ClauseVersion.taken_from).where(ClauseVersion.taken_from.is_not(None))
    rows = await session.scalars(
        select(ClausePosition)
        .join(Clause, Clause.id == ClausePosition.clause_id)
        .where(
            Clause.id.in_(ids),
            policy.readable_positions(actor),
            ClausePosition.stance == Stance.COUNTER,
            ClausePosition.version < Clause.version,
            func.upper_inf(ClausePosition.recorded),
            ClausePosition.id.not_in(taken),
        )
        .order_by(ClausePosition.version.desc(), ClausePosition.id)
    )
    found: dict[UUID, list[ClausePosition]] = {one: [] for one in ids}
    for row in rows:
        found[row.clause_id].append(row)
    return found


async def last_moved(session: AsyncSession, actor: Actor, *, agreement_id: UUID) -> datetime | None:
    """Return when the newest text was written or the newest position taken."""
    written = (
        select(func.max(ClauseVersion.made_at))
        .where(ClauseVersion.agreement_id == agreement_id, policy.readable_versions(actor))
        .scalar_subquery()
    )
    spoken = (
        select(func.max(func.lower(ClausePosition.recorded)))
        .where(ClausePosition.agreement_id == agreement_id, policy.readable_positions(actor))
        .scalar_subquery()
    )
    moved: datetime | None = await session.scalar(select(func.greatest(written, spoken)))
    return moved


async def silent_on(session: AsyncSession, *, agreement_id: UUID, body_id: UUID) -> bool:
    """Say whether a party has said nothing of the text of some clause, for the house that asks it to."""
    spoken = select(ClausePosition.clause_id).where(
        ClausePosition.body_id == body_id,
        ClausePosition.clause_id == Clause.id,
        ClausePosition.version == Clause.version,
        func.upper_inf(ClausePosition.recorded),
    )
    wanted = select(Clause.id).where(
        Clause.agreement_id == agreement_id, Clause.removed_at.is_(None), ~spoken.exists()
    )
    return await session.scalar(wanted.limit(1)) is not None


PARTY = (
    func.unnest(Agreement.parties)
    .table_valued(column("body_id", Uuid))
    .render_derived(name="party")
)


def _standing(actor: Actor) -> Select[Any]:
    """Return every party of every clause that stands, with what it says of the text that stands."""
    return (
        select(Clause.id, PARTY.c.body_id, ClausePosition.stance)
        .select_from(Agreement)
        .join(Clause, and_(Clause.agreement_id == Agreement.id, Clause.removed_at.is_(None)))
        .join(PARTY, true())
        .outerjoin(
            ClausePosition,
            and_(
                ClausePosition.clause_id == Clause.id,
                ClausePosition.version == Clause.version,
                ClausePosition.body_id == PARTY.c.body_id,
                func.upper_inf(ClausePosition.recorded),
            ),
        )
        .where(policy.readable_agreements(actor))
    )


def cell_of(room: Room, clause_id: UUID, body_id: UUID, standing: Standing) -> Cell:
    """Return where a party stands on a clause, and who is next where that is no acceptance."""
    if standing is Standing.ACCEPT:
        return Cell(clause_id, body_id, standing, None)
    drafter = room.lead_id or room.agreement.opened_by
    return Cell(clause_id, body_id, standing, drafter if drafter_is_next(standing) else body_id)


def _versions(actor: Actor, clause_id: UUID) -> Select[ClauseVersion]:
    return select(ClauseVersion).where(
        ClauseVersion.clause_id == clause_id, policy.readable_versions(actor)
    )


def _removed(actor: Actor, agreement_id: UUID) -> Select[Clause]:
    return select(Clause).where(
        Clause.agreement_id == agreement_id,
        Clause.removed_at.is_not(None),
        policy.readable_clauses(actor),
    )
