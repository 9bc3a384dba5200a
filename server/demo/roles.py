"""The role matrix of the demo: opened by the lead, half agreed, one field countered and one objected to."""

from collections.abc import Collection
from uuid import UUID

from server.demo.act import Act
from server.demo.agreement import CITY, DEVELOPER, ENERGY, LEAD, negotiated
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.roles import rules
from workflows.agreements.roles.filling import FieldRead, set_role, speak_of_roles
from workflows.agreements.roles.opening import add_duty, open_matrix
from workflows.agreements.roles.queries import MatrixSeen, matrix_of
from workflows.agreements.roles.rules import Column
from workflows.agreements.roles.states import Consent, Letter
from workflows.record.uow import UnitOfWork

# What is settled among all: the rest waits for the developer, the energy company and the data company.
SETTLED = frozenset({"site_selection", "fiscal_support", "matching_money", "lead", "council"})
OBJECTION = "시험 운영 인력을 두 사람 더 둘 예산이 아직 없습니다."


async def divide_work(act: Act, programme_id: UUID) -> None:
    """Open the matrix; let the city and the lead agree to theirs, and others to what is settled."""
    agreement_id = await act(LEAD, negotiated, programme_id=programme_id)
    await act(LEAD, open_matrix, agreement_id=agreement_id)
    await act(
        LEAD,
        add_duty,
        agreement_id=agreement_id,
        name_ko="데이터 허브 운영",
        name_en="Running the data hub",
    )
    seen = await act(LEAD, _matrix, agreement_id=agreement_id)
    slugs = {one.row.slug for one in seen.duties}
    for persona, of in (
        (CITY, slugs),
        (LEAD, slugs - {"private_services"}),
        (DEVELOPER, SETTLED),
        (ENERGY, SETTLED),
    ):
        await _agree(act, seen, persona, of)
    duties = {one.row.slug: one for one in seen.duties}
    own = await act(DEVELOPER, own_body, programme_id=programme_id)
    await act(
        DEVELOPER,
        set_role,
        duty_id=duties["implementation_plan"].row.id,
        column=Column(body_id=own),
        expected_number=1,
        letters=[Letter.CONSULTED],
    )
    services = duties["public_services"]
    energy = await act(ENERGY, own_body, programme_id=programme_id)
    column = Column(body_id=energy)
    await act(
        ENERGY,
        speak_of_roles,
        agreement_id=agreement_id,
        fields=[FieldRead(services.row.id, 1, column, services.fields[column].number)],
        consent=Consent.OBJECT,
        reason=OBJECTION,
    )


async def _agree(act: Act, seen: MatrixSeen, persona: str, slugs: Collection[str | None]) -> None:
    agreement = seen.room.agreement
    own = await act(persona, own_body, programme_id=agreement.programme_id)
    fields = [
        FieldRead(duty.row.id, duty.row.version, column, found.number)
        for duty in seen.duties
        if duty.row.slug in slugs
        for column, found in duty.fields.items()
        if own in rules.concerned(column, duty.fields, agreement.parties)
    ]
    await act(
        persona,
        speak_of_roles,
        agreement_id=agreement.id,
        fields=fields,
        consent=Consent.AGREE,
        reason="",
    )


async def own_body(uow: UnitOfWork, *, programme_id: UUID) -> UUID:
    """Return the organisation a persona stands for in a place."""
    return next(hat.body_id for hat in uow.actor.hats if hat.programme_id == programme_id)


async def _matrix(uow: UnitOfWork, *, agreement_id: UUID) -> MatrixSeen:
    agreement = await uow.session.get_one(Agreement, agreement_id)
    return await matrix_of(uow.session, Room(agreement, None))
