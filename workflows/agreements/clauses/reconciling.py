"""The verb that brings together a text that stands with one that was written on an older text."""

from uuid import UUID

from sqlalchemy import func, select

from workflows.agreements.clauses import policy, rules
from workflows.agreements.clauses.events import AgreementEvent
from workflows.agreements.clauses.locked import (
    check_there,
    check_version,
    drafting_body,
    locked_clause,
)
from workflows.agreements.clauses.models import Clause, ClausePosition
from workflows.agreements.clauses.revising import write_version
from workflows.agreements.clauses.states import AGREEMENT_MOVES, Stance
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.record.uow import UnitOfWork


async def merge_clause(
    uow: UnitOfWork,
    *,
    clause_id: UUID,
    expected_version: int,
    heading: str,
    text: str,
    based_on: int | None = None,
    words: str | None = None,
    position_id: UUID | None = None,
) -> Clause:
    """Write the text that a person confirmed out of a merge: of the text that stands, and of another.

    The other is a party's counter against an older text (`position_id`), or `words` that were written
    on the version `based_on` while somebody else was first. Both stay on record beside the new version,
    and every party has to accept it anew. Nothing is merged but by this verb.

    Allowed: who speaks for the lead, or for the city. Refuses: a version that is another by now
    (`clause_changed`), a removed clause, what was not written on an older text (`merge_not_behind`), what
    is no counter of this clause, one that its party has changed since. Records: ``clause.merged``.
    """
    agreement, clause = await locked_clause(uow, clause_id)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_there(clause)
    check_version(clause, expected_version)
    own: str | None = None
    if position_id is not None:
        based_on = (await _counter(uow, clause_id, position_id)).version
    else:
        own = rules.clean_text(words or "", field="words")
    if based_on is None or not 0 < based_on < clause.version:
        raise Conflict(
            "merge_not_behind",
            field="basedOn",
            based_on=based_on or 0,
            version=clause.version,
        )
    await write_version(
        uow,
        clause,
        body_id,
        heading=rules.clean_heading(heading),
        text=rules.clean_text(text),
        taken_from=position_id,
        merged=(based_on, own),
    )
    uow.record(
        AgreementEvent.MERGED,
        clause_id,
        programme_id=agreement.programme_id,
        agreement=str(agreement.id),
        version=clause.version,
        based_on=based_on,
        position=None if position_id is None else str(position_id),
    )
    await uow.session.flush()
    return clause


async def _counter(uow: UnitOfWork, clause_id: UUID, position_id: UUID) -> ClausePosition:
    """Return a counter of the clause that its party stands by."""
    wanted = select(ClausePosition).where(
        ClausePosition.id == position_id,
        ClausePosition.clause_id == clause_id,
        policy.readable_positions(uow.actor),
    )
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_position", field="positionId")
    if found.stance is not Stance.COUNTER:
        raise Invalid("position_is_no_counter", field="positionId")
    # Words on a clause are spoken under its lock: what stands now goes on standing.
    stands = wanted.where(func.upper_inf(ClausePosition.recorded))
    if await uow.session.scalar(stands.with_only_columns(ClausePosition.id)) is None:
        raise Conflict("counter_is_replaced", field="positionId")
    return found
