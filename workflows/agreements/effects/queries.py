"""Questions about effects: what a clause gives, and what an agreement lets the asker do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.gathering import consolidated_text
from workflows.agreements.clauses import policy
from workflows.agreements.clauses.models import Agreement, Clause
from workflows.agreements.clauses.queries import trees_by_agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.clauses.tree import Placed, in_order
from workflows.agreements.consortium.queries import today
from workflows.agreements.effects.rows import effects_of_versions
from workflows.agreements.effects.terms import Effect, posts_of
from workflows.identity.queries import bodies_by_id
from workflows.rights.actor import ANONYMOUS, Actor


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


async def foreseen_of(
    session: AsyncSession, actor: Actor, *, agreement: Agreement
) -> list[Foreseen]:
    """Return what an agreement gives as it reads today, in reading order, and what the asker gets of it."""
    bodies = await bodies_by_id(session, ANONYMOUS, agreement.parties)
    told = []
    for place, effects in await _given(session, actor, agreement):
        for one in effects:
            posts = posts_of(one, bodies[one.body_id].kind)
            hats = [
                hat
                for hat in actor.hats
                if hat.programme_id == agreement.programme_id
                and hat.body_id == one.body_id
                and hat.role in posts
            ]
            held = any(hat.allows(one.permission, agreement.programme_id) for hat in hats)
            told.append(Foreseen(place, one, bool(hats), held))
    return told


async def _given(
    session: AsyncSession, actor: Actor, agreement: Agreement
) -> list[tuple[Placed, Sequence[Effect]]]:
    """Return the effects of each clause: in force of the text of today, with its amendments."""
    if agreement.state is AgreementState.IN_FORCE and agreement.amends_id is None:
        text = await consolidated_text(session, agreement.id, await today(session))
        return [(one, text.provisions[one.id].effects) for one in in_order(text.tree)]
    placed = (await trees_by_agreement(session, actor, [agreement.id])).get(agreement.id, [])
    found = await effects_of_versions(session, [(row.id, row.version) for _, row in placed])
    return [(place, found.get(row.id, ())) for place, row in placed]
