"""Finding a resident at the desk, by name and on record: to put down a consent, or a standing."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from workflows.identity import policy
from workflows.identity.models import Appointment, AppointmentTerm, Person, ResidentStanding
from workflows.identity.queries import LIVE_TERM
from workflows.identity.reading import demand_purpose, note_reads
from workflows.kit.refusal import Invalid
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.rights.verdict import demand

WHAT = "person.legal_name person.birth_date resident_standing.person_id"
MOST_FOUND, LONGEST_NAME, SHORTEST_NAME = 10, 60, 2


@dataclass(frozen=True, slots=True)
class FoundResident:
    """A resident as the desk tells people of one name apart, with what links him to the place."""

    appointment_id: UUID
    person_id: UUID
    legal_name: str
    birth_year: int | None
    standings: tuple[str, ...]


async def find_residents(
    uow: UnitOfWork, *, programme_id: UUID, name: str, purpose: str, address: str | None
) -> list[FoundResident]:
    """Find residents whose legal name begins so, at most ten.

    Allowed: who verifies residents and reads legal names there. Refuses: a name of less than two
    letters, a missing purpose. Records: ``personalData.read`` for those who were found.
    """
    demand(policy.may_find_residents(uow.actor, programme_id))
    uow.wear(Permission.RESIDENT_VERIFY, programme_id)
    begins = beginning_of(name)
    demand_purpose(purpose)
    standings = (
        select(func.array_agg(ResidentStanding.kind))
        .where(
            ResidentStanding.programme_id == programme_id,
            ResidentStanding.person_id == Person.id,
            func.upper_inf(ResidentStanding.recorded),
        )
        .scalar_subquery()
    )
    rows = (
        await uow.session.execute(
            select(
                Appointment.id,
                Person.id.label("person_id"),
                Person.legal_name,
                func.extract("year", Person.birth_date).label("year"),
                standings.label("standings"),
            )
            .join(Person, Person.id == Appointment.person_id)
            .join(AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
            .where(
                Appointment.programme_id == programme_id,
                Appointment.role == Role.RESIDENT,
                LIVE_TERM,
                Person.legal_name.startswith(begins, autoescape=True),
            )
            .order_by(Person.legal_name, Appointment.id)
            .limit(MOST_FOUND)
        )
    ).all()
    note_reads(
        uow,
        programme_id=programme_id,
        what=WHAT,
        whose=[row.person_id for row in rows],
        purpose=purpose,
        address=address,
    )
    await uow.session.flush()
    return [
        FoundResident(
            row.id,
            row.person_id,
            row.legal_name,
            None if row.year is None else int(row.year),
            tuple(sorted(row.standings or ())),
        )
        for row in rows
    ]


def beginning_of(name: str) -> str:
    """Return how a legal name begins by which somebody is looked for. Refuses less than two letters."""
    begins = clean(name, field="name", longest=LONGEST_NAME)
    if len(begins) < SHORTEST_NAME:
        raise Invalid("name_too_short", field="name", least=SHORTEST_NAME)
    return begins
