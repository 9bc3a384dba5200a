"""Verbs that write a new text: revise a clause, and take over what a party has countered."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.clauses import policy, rules
from workflows.agreements.clauses.events import AgreementEvent
from workflows.agreements.clauses.locked import (
    check_there,
    check_version,
    drafting_body,
    locked_clause,
    version_of,
)
from workflows.agreements.clauses.models import Clause, ClausePosition, ClauseVersion
from workflows.agreements.clauses.states import AGREEMENT_MOVES, Stance
from workflows.agreements.effects.rows import effects_of_versions, rows_of
from workflows.agreements.effects.terms import Effect
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.record.uow import UnitOfWork


async def revise_clause(
    uow: UnitOfWork, *, clause_id: UUID, expected_version: int, heading: str, text: str
) -> Clause:
    """Give a clause a new text; what was said of the one before is undone, of this clause alone.

    Allowed: who speaks for the lead, or for the city. Refuses: a version that is another by now
    (`clause_changed`), a removed clause, the same text, one of more than some pages. Records:
    ``clause.revised``.
    """
    agreement, clause = await locked_clause(uow, clause_id)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_there(clause)
    check_version(clause, expected_version)
    heading, text = rules.clean_heading(heading), rules.clean_text(text)
    before = await version_of(uow.session, clause_id, clause.version)
    if (before.heading, before.text) == (heading, text):
        raise Invalid("clause_unchanged", field="text")
    await write_version(uow, clause, body_id, heading=heading, text=text, taken_from=None)
    uow.record(
        AgreementEvent.REVISED,
        clause_id,
        programme_id=agreement.programme_id,
        agreement=str(agreement.id),
        version=clause.version,
    )
    await uow.session.flush()
    return clause


async def adopt_counter(uow: UnitOfWork, *, position_id: UUID, expected_version: int) -> Clause:
    """Make what a party has countered the new text of its clause; that party has to accept it too.

    Allowed: who speaks for the lead, or for the city. Refuses: what is no counter, one that its party has
    changed since, one against an older text (`counter_on_old_text`), a version that is another by now.
    Records: ``clause.counter_adopted``.
    """
    wanted = select(ClausePosition).where(
        ClausePosition.id == position_id, policy.readable_positions(uow.actor)
    )
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_position", field="positionId")
    agreement, clause = await locked_clause(uow, found.clause_id)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_there(clause)
    if found.stance is not Stance.COUNTER:
        raise Invalid("position_is_no_counter", field="positionId")
    if found.version != clause.version:
        raise Conflict(
            "counter_on_old_text",
            field="positionId",
            version=clause.version,
            based_on=found.version,
        )
    check_version(clause, expected_version)
    # Every word on a clause is spoken under its lock: what stands now goes on standing.
    stands = await uow.session.scalar(
        wanted.where(func.upper_inf(ClausePosition.recorded)).with_only_columns(ClausePosition.id)
    )
    if stands is None:
        raise Conflict("counter_is_replaced", field="positionId")
    before = await version_of(uow.session, clause.id, clause.version)
    await write_version(
        uow, clause, body_id, heading=before.heading, text=found.words, taken_from=position_id
    )
    uow.record(
        AgreementEvent.COUNTER_ADOPTED,
        clause.id,
        programme_id=agreement.programme_id,
        agreement=str(agreement.id),
        version=clause.version,
        position=str(position_id),
    )
    await uow.session.flush()
    return clause


async def write_version(
    uow: UnitOfWork,
    clause: Clause,
    body_id: UUID,
    *,
    heading: str,
    text: str,
    taken_from: UUID | None,
    effects: Sequence[Effect] | None = None,
    merged: tuple[int, str | None] = (0, None),
) -> None:
    """Write the next version of a clause; without others it keeps the effects of the one before.

    `merged` is the version on which was written what is merged into it, and its words.
    """
    if effects is None:
        stands = await effects_of_versions(uow.session, [(clause.id, clause.version)])
        effects = stands.get(clause.id, ())
    clause.version += 1
    await uow.session.flush()
    uow.session.add(
        ClauseVersion(
            id=uuid4(),
            clause_id=clause.id,
            agreement_id=clause.agreement_id,
            number=clause.version,
            heading=heading,
            text=text,
            drafted_by=body_id,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            taken_from=taken_from,
            merged_base=merged[0] or None,
            merged_words=merged[1],
            made_at=uow.now,
        )
    )
    await uow.session.flush()
    uow.session.add_all(
        rows_of(
            effects,
            agreement_id=clause.agreement_id,
            clause_id=clause.id,
            version=clause.version,
        )
    )
    await uow.session.flush()
