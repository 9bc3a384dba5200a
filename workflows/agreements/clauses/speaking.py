"""The verb of a party: say what it thinks of a clause."""

from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.clauses import policy, rules
from workflows.agreements.clauses.events import AgreementEvent
from workflows.agreements.clauses.locked import (
    check_there,
    locked_clause,
    standing_position,
    version_of,
)
from workflows.agreements.clauses.models import Agreement, Clause, ClausePosition
from workflows.agreements.clauses.states import AGREEMENT_MOVES, Stance
from workflows.agreements.consortium.policy import spoken_for
from workflows.kit.refusal import Conflict, NotFound
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def take_position(
    uow: UnitOfWork, *, clause_id: UUID, expected_version: int, stance: Stance, words: str
) -> ClausePosition:
    """Say for one's organisation what it thinks of the text that was read; said anew it replaces that.

    Allowed: who speaks for a party of the agreement. Refuses: an agreement that is not before the parties,
    a removed clause, a version that is another by now (`position_on_old_text`), a condition, counter or
    objection without words, an acceptance with words, a counter that changes nothing. Records:
    ``clausePosition.taken`` without the position.
    """
    agreement, clause = await locked_clause(uow, clause_id)
    demand(policy.may_speak(uow.actor, agreement.programme_id, agreement.parties))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if body_id is None:
        raise NotFound("no_such_clause", field="clauseId")
    AGREEMENT_MOVES.after(agreement.state, "speak")
    check_there(clause)
    if clause.version != expected_version:
        raise Conflict(
            "position_on_old_text",
            field="expectedVersion",
            rule=rules.POSITIONS,
            version=clause.version,
        )
    text = (await version_of(uow.session, clause_id, clause.version)).text
    said = rules.clean_words(stance, words, text)
    position = await speak(uow, agreement, clause, body_id, stance, said)
    await uow.session.flush()
    return position


async def speak(
    uow: UnitOfWork,
    agreement: Agreement,
    clause: Clause,
    body_id: UUID,
    stance: Stance,
    said: str,
) -> ClausePosition:
    """Write what a party says of the text that stands, in place of what it said before.

    Refuses the same words again (`position_taken_already`).
    """
    before = await standing_position(uow.session, clause, body_id)
    if before is not None:
        if (before.stance, before.words) == (stance, said):
            raise Conflict("position_taken_already", field="stance")
        before.recorded = Range(before.recorded.lower, uow.now, bounds="[)")
        await uow.session.flush()
    position = ClausePosition(
        id=uuid4(),
        clause_id=clause.id,
        version=clause.version,
        agreement_id=agreement.id,
        programme_id=agreement.programme_id,
        body_id=body_id,
        stance=stance,
        words=said,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(position)
    uow.record(
        AgreementEvent.POSITION_TAKEN,
        position.id,
        programme_id=agreement.programme_id,
        agreement=str(agreement.id),
        clause=str(clause.id),
        version=clause.version,
    )
    return position
