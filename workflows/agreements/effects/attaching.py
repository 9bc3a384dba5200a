"""The verb that says what rights a clause gives."""

from collections.abc import Sequence
from uuid import UUID

from workflows.agreements.amending.locked import check_says_text
from workflows.agreements.clauses.locked import (
    check_there,
    check_version,
    drafting_body,
    locked_clause,
    version_of,
)
from workflows.agreements.clauses.models import Clause
from workflows.agreements.clauses.revising import write_version
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.effects.events import EffectEvent
from workflows.agreements.effects.rows import effects_of_versions
from workflows.agreements.effects.terms import Effect, check_effects
from workflows.identity.queries import bodies_by_id
from workflows.kit.refusal import Invalid
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import ANONYMOUS


async def set_clause_effects(
    uow: UnitOfWork, *, clause_id: UUID, expected_version: int, effects: Sequence[Effect]
) -> Clause:
    """Say which rights a clause gives, all of them; its text stays, and every party has to accept anew.

    Allowed: who speaks for the lead, or for the city. Refuses: a version that is another by now, a
    removed clause, one that only moves or removes another, a right that no agreement gives (`effect_not_grantable`), who is no party, a post that
    never has the right, days that never come, too many, what stands already. Records:
    ``clause.effects_set``.
    """
    agreement, clause = await locked_clause(uow, clause_id)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_there(clause)
    check_version(clause, expected_version)
    await check_says_text(uow.session, agreement, clause_id)
    wanted = list(dict.fromkeys(effects))
    bodies = await bodies_by_id(uow.session, ANONYMOUS, agreement.parties)
    check_effects(wanted, agreement.parties, {key: one.kind for key, one in bodies.items()})
    stands = await effects_of_versions(uow.session, [(clause_id, clause.version)])
    if stands.get(clause_id, []) == wanted:
        raise Invalid("effects_unchanged", field="effects")
    before = await version_of(uow.session, clause_id, clause.version)
    await write_version(
        uow,
        clause,
        body_id,
        heading=before.heading,
        text=before.text,
        taken_from=None,
        effects=wanted,
    )
    uow.record(
        EffectEvent.SET,
        clause_id,
        programme_id=agreement.programme_id,
        agreement=str(agreement.id),
        version=clause.version,
        effects=len(wanted),
    )
    await uow.session.flush()
    return clause
