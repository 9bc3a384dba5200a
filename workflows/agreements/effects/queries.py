"""Questions about effects: what a clause gives, and what an agreement lets the asker do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.family import Family
from workflows.agreements.clauses import policy
from workflows.agreements.clauses.models import Agreement, Clause
from workflows.agreements.clauses.rooms import KEPT, Room
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.clauses.table import Laid
from workflows.agreements.clauses.tree import Placed, in_order
from workflows.agreements.effects.models import ClauseEffect
from workflows.agreements.effects.rows import effect_of, effects_of_versions
from workflows.agreements.effects.terms import Effect, posts_of
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Foreseen:
    """An effect where it stands, whether the asker gets it, and whether he has the right today."""

    placed: Placed
    effect: Effect
    yours: bool
    held: bool


async def effects_by_clause(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Effect]]:
    """Return the effects of clauses as they stand, for those who read the clauses."""
    rows = await session.execute(
        select(Clause.id, Clause.version).where(Clause.id.in_(ids), policy.readable_clauses(actor))
    )
    versions = [(row[0], row[1]) for row in rows]
    found = await effects_of_versions(session, versions)
    return {clause_id: found.get(clause_id, []) for clause_id, _ in versions}


async def effects_by_agreement(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, dict[UUID, list[Effect]]]:
    """Return the effects of agreements as they stand, by clause, for those who read them."""
    connection = await session.connection()
    found: dict[UUID, dict[UUID, list[Effect]]] = {one: {} for one in ids}
    for row in await connection.execute(_standing(actor), {"ids": list(ids)}):
        found[row.agreement_id].setdefault(row.clause_id, []).append(effect_of(row))
    return found


# The same for the same asker: written down once for those who ask again.
@lru_cache(maxsize=KEPT)
def _standing(actor: Actor) -> Select[Any]:
    effect = ClauseEffect.__table__
    return (
        select(*effect.c)
        .join(Clause, and_(Clause.id == effect.c.clause_id, Clause.version == effect.c.version))
        .where(
            Clause.agreement_id.in_(bindparam("ids", expanding=True)),
            Clause.removed_at.is_(None),
            policy.readable_clauses(actor),
        )
        .order_by(effect.c.clause_id, effect.c.place)
    )


def foreseen_of(
    actor: Actor, room: Room, given: Sequence[tuple[Placed, Sequence[Effect]]]
) -> list[Foreseen]:
    """Return what an agreement gives as it reads today, in reading order, and what the asker gets of it."""
    programme_id = room.agreement.programme_id
    told = []
    for place, effects in given:
        for one in effects:
            posts = posts_of(one, room.bodies[one.body_id].kind)
            hats = [
                hat
                for hat in actor.hats
                if hat.programme_id == programme_id
                and hat.body_id == one.body_id
                and hat.role in posts
            ]
            held = any(hat.allows(one.permission, programme_id) for hat in hats)
            told.append(Foreseen(place, one, bool(hats), held))
    return told


async def given_of(
    session: AsyncSession,
    actor: Actor,
    *,
    agreement: Agreement,
    laid: Sequence[Laid],
    family: Family | None,
) -> list[tuple[Placed, Sequence[Effect]]]:
    """Return the effects of each clause: in force of the text of today, with its amendments.

    What neither amends nor is amended has no family that would have to be read.
    """
    if family is None:
        effects = (await effects_by_agreement(session, actor, [agreement.id]))[agreement.id]
        return [(one.placed, effects.get(one.placed.id, ())) for one in laid]
    if agreement.state is AgreementState.IN_FORCE and agreement.amends_id is None:
        text = family.text_today()
        return [(one, text.provisions[one.id].effects) for one in in_order(text.tree)]
    return [(one.placed, family.gives(one.placed.id)) for one in laid]
