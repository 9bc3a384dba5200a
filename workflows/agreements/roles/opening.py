"""Verbs that shape a matrix: open it from the template, add a duty, rename one, remove one."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.clauses.locked import drafting_body, locked_agreement
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.roles import rules
from workflows.agreements.roles.events import RoleEvent
from workflows.agreements.roles.locked import (
    Held,
    check_duty,
    check_name_version,
    locked_duty,
    shaped,
)
from workflows.agreements.roles.models import RoleDuty, RoleDutyName, RoleMatrix, RoleValue
from workflows.agreements.roles.queries import actors_of
from workflows.agreements.roles.template import laid_out, template
from workflows.kit.refusal import Conflict, Invalid
from workflows.kit.text import clean
from workflows.kit.wording import Locale
from workflows.record.uow import UnitOfWork


async def open_matrix(uow: UnitOfWork, *, agreement_id: UUID) -> RoleMatrix:
    """Open the role matrix of an agreement with the duties of the template; nobody has agreed to any.

    Allowed: who speaks for the lead, or for the city. Refuses: one that was opened already. Records:
    ``roleMatrix.opened``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    if await uow.session.get(RoleMatrix, agreement_id) is not None:
        raise Conflict("matrix_opened_already", field="agreementId")
    matrix = RoleMatrix(
        id=agreement_id,
        programme_id=agreement.programme_id,
        edition=1,
        opened_by=body_id,
        opened_at=uow.now,
    )
    uow.session.add(matrix)
    await uow.session.flush()
    actors, outside = await actors_of(uow.session, agreement)
    held = Held(agreement, matrix, body_id)
    for place, one in enumerate(template()):
        duty = await _added(
            uow, held, place, one.name, slug=one.slug, step=one.step, source=one.source
        )
        for column, letters in laid_out(one, actors, outside).items():
            uow.session.add(
                RoleValue(
                    id=uuid4(),
                    duty_id=duty.id,
                    agreement_id=agreement_id,
                    body_id=column.body_id,
                    actor=column.actor,
                    number=1,
                    letters=rules.written(letters),
                    proposed_by=body_id,
                    made_at=uow.now,
                )
            )
    uow.record(
        RoleEvent.OPENED,
        agreement_id,
        programme_id=agreement.programme_id,
        duties=len(template()),
    )
    await uow.session.flush()
    return matrix


async def add_duty(
    uow: UnitOfWork, *, agreement_id: UUID, name_ko: str, name_en: str | None
) -> RoleMatrix:
    """Add a duty of one's own after the others.

    Allowed: who speaks for the lead, or for the city. Refuses: a matrix that is not open, too many
    duties, no name. Records: ``roleMatrix.duty_added``.
    """
    held = await shaped(uow, agreement_id)
    wanted = _names(name_ko, name_en)
    standing, last = (
        await uow.session.execute(
            select(
                func.count().filter(RoleDuty.removed_at.is_(None)), func.max(RoleDuty.place)
            ).where(RoleDuty.agreement_id == agreement_id)
        )
    ).one()
    if standing >= rules.MOST_DUTIES:
        raise Invalid("too_many_duty_rows", most=rules.MOST_DUTIES)
    duty = await _added(uow, held, -1 if last is None else last + 1, wanted)
    return await _changed(uow, held, RoleEvent.DUTY_ADDED, duty)


async def rename_duty(
    uow: UnitOfWork, *, duty_id: UUID, expected_version: int, name_ko: str, name_en: str | None
) -> RoleMatrix:
    """Give a duty another name; what was said of its fields is undone, of this duty alone.

    Allowed: who speaks for the lead, or for the city. Refuses: a name that is another by now, a removed
    duty, the same name. Records: ``roleMatrix.duty_renamed``.
    """
    held = await shaped(uow, (await locked_duty(uow, duty_id)).agreement_id)
    duty = await locked_duty(uow, duty_id)
    check_duty(duty)
    check_name_version(duty, expected_version)
    wanted = _names(name_ko, name_en)
    before = (
        await uow.session.scalars(
            select(RoleDutyName).where(
                RoleDutyName.duty_id == duty_id, RoleDutyName.number == duty.version
            )
        )
    ).one()
    if (before.name_ko, before.name_en) == (wanted[Locale.KO], wanted.get(Locale.EN)):
        raise Invalid("duty_row_unchanged", field="nameKo")
    duty.version += 1
    await uow.session.flush()
    await _name(uow, held, duty, wanted)
    return await _changed(uow, held, RoleEvent.DUTY_RENAMED, duty)


async def remove_duty(
    uow: UnitOfWork, *, duty_id: UUID, expected_version: int, reason: str
) -> RoleMatrix:
    """Remove a duty; the parties go on reading what stood there and why it went.

    Allowed: who speaks for the lead, or for the city. Refuses: a name that is another by now, one that is
    removed already, no reason. Records: ``roleMatrix.duty_removed``.
    """
    held = await shaped(uow, (await locked_duty(uow, duty_id)).agreement_id)
    duty = await locked_duty(uow, duty_id)
    check_duty(duty)
    check_name_version(duty, expected_version)
    said = clean(reason, field="reason", longest=rules.LONGEST_REASON, lines=True)
    duty.removed_at, duty.removed_why = uow.now, said
    return await _changed(uow, held, RoleEvent.DUTY_REMOVED, duty)


async def _changed(uow: UnitOfWork, held: Held, event: RoleEvent, duty: RoleDuty) -> RoleMatrix:
    held.matrix.edition += 1
    uow.record(
        event,
        held.matrix.id,
        programme_id=held.matrix.programme_id,
        duty=str(duty.id),
        edition=held.matrix.edition,
    )
    await uow.session.flush()
    return held.matrix


async def _added(
    uow: UnitOfWork,
    held: Held,
    place: int,
    names: Mapping[Locale, str],
    *,
    slug: str | None = None,
    step: str | None = None,
    source: str | None = None,
) -> RoleDuty:
    duty = RoleDuty(
        id=uuid4(),
        agreement_id=held.matrix.id,
        place=max(place, 0),
        slug=slug,
        step=step,
        source=source,
        version=1,
        added_at=uow.now,
    )
    uow.session.add(duty)
    await uow.session.flush()
    await _name(uow, held, duty, names)
    return duty


async def _name(uow: UnitOfWork, held: Held, duty: RoleDuty, names: Mapping[Locale, str]) -> None:
    uow.session.add(
        RoleDutyName(
            duty_id=duty.id,
            agreement_id=held.matrix.id,
            number=duty.version,
            name_ko=names[Locale.KO],
            name_en=names.get(Locale.EN),
            drafted_by=held.body_id,
            made_at=uow.now,
        )
    )
    await uow.session.flush()


def _names(name_ko: str, name_en: str | None) -> dict[Locale, str]:
    names = {Locale.KO: rules.clean_name(name_ko, field="nameKo")}
    if name_en is not None and name_en.strip():
        names[Locale.EN] = rules.clean_name(name_en, field="nameEn")
    return names
