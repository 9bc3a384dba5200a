"""Verbs on fields: propose what an actor is for a duty, and say for a party what it thinks of values."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.clauses.rooms import Room
from workflows.agreements.roles import policy, rules
from workflows.agreements.roles.events import RoleEvent
from workflows.agreements.roles.locked import (
    Held,
    check_column,
    check_duty,
    check_name_version,
    check_number,
    filled,
    locked_duty,
    spoken,
)
from workflows.agreements.roles.models import RoleDuty, RoleMatrix, RoleValue, RoleVoice
from workflows.agreements.roles.queries import actors_of, matrix_of, standing_value
from workflows.agreements.roles.rules import Column
from workflows.agreements.roles.states import Consent, Letter
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A field as it was read: its duty under a name, its column, the number of its value."""

    duty_id: UUID
    duty_version: int
    column: Column
    number: int


async def set_role(
    uow: UnitOfWork,
    *,
    duty_id: UUID,
    column: Column,
    expected_number: int,
    letters: Collection[Letter],
) -> RoleMatrix:
    """Propose what an actor is for a duty; what was said of this field is undone, of no other.

    A party that proposes agrees to what it proposes. Who drafts for the city where it is no party
    proposes only.

    Allowed: who speaks for a party, once the agreement is before the parties; who drafts, before that
    too. Refuses: a value that is another by now (`role_changed`), a removed duty, a column the matrix
    has not, letters that contradict each other, the value that stands. Records: ``roleMatrix.set``.
    """
    held = await filled(uow, (await locked_duty(uow, duty_id)).agreement_id)
    duty = await locked_duty(uow, duty_id)
    check_duty(duty)
    _, outside = await actors_of(uow.session, held.agreement)
    check_column(column, held.agreement, outside)
    wanted = rules.written(rules.clean_letters(letters))
    before = await standing_value(uow.session, duty_id, column)
    check_number(before.number if before else 0, expected_number)
    if (before.letters if before else "") == wanted:
        raise Invalid("role_unchanged", field="letters")
    value = RoleValue(
        id=uuid4(),
        duty_id=duty_id,
        agreement_id=held.matrix.id,
        body_id=column.body_id,
        actor=column.actor,
        number=expected_number + 1,
        letters=wanted,
        proposed_by=held.body_id,
        made_at=uow.now,
    )
    uow.session.add(value)
    held.matrix.edition += 1
    await uow.session.flush()
    if held.body_id in held.agreement.parties:
        await _say(uow, held, duty, value, Consent.AGREE, "")
    uow.record(
        RoleEvent.SET,
        held.matrix.id,
        programme_id=held.matrix.programme_id,
        duty=str(duty_id),
        number=value.number,
        edition=held.matrix.edition,
    )
    await uow.session.flush()
    return held.matrix


async def speak_of_roles(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    fields: Sequence[FieldRead],
    consent: Consent,
    reason: str,
) -> RoleMatrix:
    """Say for one's organisation that it agrees to values, or objects; of all fields given, or of none.

    Allowed: who speaks for a party that every field concerns. Refuses: an agreement that is not before
    the parties, a value or name that is another by now, a field never filled, an objection without a
    reason, an agreement with one, what was said already. Records: ``roleMatrix.spoken`` without it.
    """
    held = await spoken(uow, agreement_id)
    if not fields or len(fields) > rules.MOST_FIELDS:
        raise Invalid("no_role_fields", field="fields", most=rules.MOST_FIELDS)
    said = _reason(consent, reason)
    seen = await matrix_of(uow.session, Room(held.agreement, None))
    duties = {one.row.id: one for one in seen.duties}
    new = 0
    for one in fields:
        duty = duties.get(one.duty_id)
        if duty is None:
            raise NotFound("no_such_duty_row", field="dutyId")
        check_name_version(duty.row, one.duty_version)
        value = duty.values.get(one.column)
        if value is None:
            raise NotFound("no_such_role_value", field="column")
        check_number(value.number, one.number)
        parties = held.agreement.parties
        concerned = rules.concerned(one.column, duty.fields, parties)
        demand(policy.may_speak_of(uow.actor, held.agreement.programme_id, parties, concerned))
        new += await _say(uow, held, duty.row, value, consent, said)
    if new == 0:
        raise Conflict("role_said_already", field="consent")
    uow.record(
        RoleEvent.SPOKEN,
        held.matrix.id,
        programme_id=held.matrix.programme_id,
        fields=new,
    )
    await uow.session.flush()
    return held.matrix


def _reason(consent: Consent, reason: str) -> str:
    if consent is Consent.AGREE:
        if reason.strip():
            raise Invalid("acceptance_has_words", field="reason")
        return ""
    if not reason.strip():
        raise Invalid("objection_needs_reason", field="reason")
    return clean(reason, field="reason", longest=rules.LONGEST_REASON, lines=True)


async def _say(
    uow: UnitOfWork, held: Held, duty: RoleDuty, value: RoleValue, consent: Consent, reason: str
) -> bool:
    """Write what a party says of a value; say whether it is anything new."""
    before = await uow.session.scalar(
        select(RoleVoice).where(
            RoleVoice.value_id == value.id,
            RoleVoice.duty_version == duty.version,
            RoleVoice.party_id == held.body_id,
            func.upper_inf(RoleVoice.recorded),
        )
    )
    if before is not None:
        if (before.consent, before.reason) == (consent, reason):
            return False
        before.recorded = Range(before.recorded.lower, uow.now, bounds="[)")
        await uow.session.flush()
    uow.session.add(
        RoleVoice(
            value_id=value.id,
            duty_id=duty.id,
            duty_version=duty.version,
            agreement_id=held.matrix.id,
            programme_id=held.matrix.programme_id,
            party_id=held.body_id,
            consent=consent,
            reason=reason,
            recorded=Range(uow.now, None, bounds="[)"),
        )
    )
    await uow.session.flush()
    return True
