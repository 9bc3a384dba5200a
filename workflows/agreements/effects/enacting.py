"""What is signed becomes grants: when an agreement comes in force, and when an instrument changes it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.effects.models import EnactedEffect
from workflows.agreements.effects.terms import Effect, posts_of, read_effect, span_of
from workflows.identity.models import Grant
from workflows.identity.party_grants import cut_grant, grant_to_post
from workflows.identity.queries import bodies_by_id
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import ANONYMOUS


def effects_signed(content: dict[str, Any]) -> list[tuple[UUID, str, Effect]]:
    """Return the effects that the bytes of an edition tell, each with its clause and its reference."""
    return [
        (UUID(clause["id"]), str(clause["reference"]), read_effect(one))
        for clause in content["clauses"]
        for one in clause.get("effects", ())
    ]


async def replace_effects(
    uow: UnitOfWork,
    agreement: Agreement,
    effects: Sequence[tuple[UUID, str, Effect]],
    from_moment: datetime,
    *,
    digest: str,
    begun: Collection[str] = (),
) -> None:
    """Let these effects, all that an agreement has from a moment on, be its grants.

    Each comes with its clause and the clause's reference; `digest` is that of what was signed. Effects
    that stay the same keep their grants and their days, those that are no longer among them end at the
    moment and are kept, new ones begin then and count their days from it; those whose keys are in `begun` have
    begun before, and what is over of them is not begun again. With none at all every right of
    the agreement ends. Done twice it does nothing more.

    Allowed: the house, by the signed agreement; the database takes it from nobody else. Refuses: nothing.
    Records: ``grant.made`` and ``grant.ended`` for each grant.
    """
    wanted = {one.key(clause_id): (clause_id, told, one) for clause_id, told, one in effects}
    kept = set()
    standing = await _standing(uow, agreement.id, from_moment)
    await uow.locked()
    for grant, terms in standing:
        if terms in wanted:
            kept.add(terms)
        else:
            await cut_grant(uow, grant, at=from_moment)
    bodies = await bodies_by_id(uow.session, ANONYMOUS, agreement.parties)
    for terms, (clause_id, reference, one) in wanted.items():
        span = span_of(one, from_moment)
        if terms in kept or terms in begun or span is None:
            continue
        for role in posts_of(one, bodies[one.body_id].kind):
            grant = await grant_to_post(
                uow,
                programme_id=agreement.programme_id,
                body_id=one.body_id,
                role=role,
                permission=one.permission,
                source=f"협약 {agreement.number} {reference} (SHA-256 {digest})",
                valid_from=span[0],
                valid_to=span[1],
            )
            uow.session.add(
                EnactedEffect(
                    grant_id=grant.grant_id,
                    agreement_id=agreement.id,
                    clause_id=clause_id,
                    digest=digest,
                    terms=terms,
                    enacted_at=uow.now,
                )
            )
    await uow.session.flush()


async def _standing(
    uow: UnitOfWork, agreement_id: UUID, moment: datetime
) -> list[tuple[Grant, str]]:
    """Return the grants of an agreement that would hold at a moment or later, locked."""
    rows = await uow.session.execute(
        select(Grant, EnactedEffect.terms)
        .join(EnactedEffect, EnactedEffect.grant_id == Grant.grant_id)
        .where(
            EnactedEffect.agreement_id == agreement_id,
            func.upper_inf(Grant.recorded),
            Grant.valid.op("&&")(Range(moment, None, bounds="[)")),
        )
        .order_by(Grant.id)
        .with_for_update(of=Grant)
    )
    return [(row[0], row[1]) for row in rows]
