"""Questions about role matrices: their columns, duties, fields, what is not agreed, and their clauses."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement, Clause
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.clauses.rooms import Room, rooms_by_id
from workflows.agreements.roles import rules
from workflows.agreements.roles.models import (
    RoleClause,
    RoleDuty,
    RoleDutyName,
    RoleMatrix,
    RoleValue,
    RoleVoice,
)
from workflows.agreements.roles.rules import Column, Difference, Field
from workflows.identity.models import Body, Designation
from workflows.identity.queries import LIVE_DESIGNATION
from workflows.rights.actor import Actor
from workflows.rights.roles import BodyKind, ProgrammeRole

OF_KIND = {
    BodyKind.GOVERNMENT: ProgrammeRole.GOVERNMENT,
    BodyKind.PROVINCE: ProgrammeRole.GOVERNMENT,
    BodyKind.MUNICIPALITY: ProgrammeRole.MUNICIPALITY,
    BodyKind.RESIDENT_GROUP: ProgrammeRole.RESIDENT,
}
MOST_HISTORY = 50


@dataclass(frozen=True, slots=True)
class DutySeen:
    """A duty with the name that stands, and the fields that were ever filled."""

    row: RoleDuty
    name: RoleDutyName
    fields: Mapping[Column, Field]
    values: Mapping[Column, RoleValue]
    words: Mapping[Column, Sequence[RoleVoice]]


@dataclass(frozen=True, slots=True)
class MatrixSeen:
    """The matrix of an agreement as it stands; without a row while nobody has opened it."""

    room: Room
    matrix: RoleMatrix | None
    actors: Mapping[UUID, ProgrammeRole]
    outside: tuple[ProgrammeRole, ...]
    duties: Sequence[DutySeen]
    removed: Sequence[tuple[RoleDuty, RoleDutyName]]
    clauses: Sequence[tuple[RoleClause, Clause]]

    @property
    def columns(self) -> list[Column]:
        """Return the columns: the parties in their order, then those who are no party."""
        parties = self.room.agreement.parties
        return [Column(body_id=one) for one in parties] + [
            Column(actor=one) for one in self.outside
        ]

    @property
    def rows(self) -> dict[UUID, Mapping[Column, Field]]:
        """Return what stands, by duty."""
        return {one.row.id: one.fields for one in self.duties}

    @property
    def differences(self) -> list[Difference]:
        """Return all that is not agreed."""
        return rules.differences(self.rows, self.room.agreement.parties)

    @property
    def agreed(self) -> bool:
        """Say whether it is agreed as a whole."""
        return rules.agreed(self.rows, self.room.agreement.parties)


@dataclass(frozen=True, slots=True)
class MatrixMoved:
    """How often a matrix was changed, and when it was opened and last another; None: it is not opened."""

    edition: int
    opened_at: datetime | None
    moved_at: datetime | None


async def moves_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, MatrixMoved]:
    """Return when the matrices of agreements the asker reads were last another, in one statement."""
    moments = [
        select(func.max(moment)).where(of == Agreement.id).correlate(Agreement).scalar_subquery()
        for moment, of in (
            (func.greatest(RoleDuty.added_at, RoleDuty.removed_at), RoleDuty.agreement_id),
            (RoleValue.made_at, RoleValue.agreement_id),
            (
                func.greatest(func.lower(RoleVoice.recorded), func.upper(RoleVoice.recorded)),
                RoleVoice.agreement_id,
            ),
            (RoleClause.made_at, RoleClause.agreement_id),
        )
    ]
    named = (
        select(func.max(RoleDutyName.made_at))
        .join(RoleDuty, RoleDuty.id == RoleDutyName.duty_id)
        .where(RoleDuty.agreement_id == Agreement.id)
        .correlate(Agreement)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            Agreement.id,
            func.coalesce(RoleMatrix.edition, 0),
            RoleMatrix.opened_at,
            case(
                (
                    RoleMatrix.id.is_not(None),
                    func.greatest(RoleMatrix.opened_at, named, *moments),
                )
            ),
        )
        .outerjoin(RoleMatrix, RoleMatrix.id == Agreement.id)
        .where(Agreement.id.in_(ids), readable_agreements(actor))
    )
    return {row[0]: MatrixMoved(row[1], row[2], row[3]) for row in rows}


async def actors_of(
    session: AsyncSession, agreement: Agreement
) -> tuple[dict[UUID, ProgrammeRole], tuple[ProgrammeRole, ...]]:
    """Return which of the five actors each party is today, and those that no party is."""
    kinds = await session.execute(select(Body.id, Body.kind).where(Body.id.in_(agreement.parties)))
    kind_of = {row.id: row.kind for row in kinds}
    developers = set(
        await session.scalars(
            select(Designation.body_id).where(
                Designation.programme_id == agreement.programme_id,
                Designation.role == ProgrammeRole.DEVELOPER,
                LIVE_DESIGNATION,
            )
        )
    )
    actors = {
        one: OF_KIND.get(
            kind_of[one],
            ProgrammeRole.DEVELOPER if one in developers else ProgrammeRole.COMPANY,
        )
        for one in agreement.parties
    }
    taken = set(actors.values())
    return actors, tuple(one for one in ProgrammeRole if one not in taken)


async def matrices_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, MatrixSeen]:
    """Return the matrices of agreements the asker reads, by the agreement's key."""
    return {
        key: await matrix_of(session, room)
        for key, room in (await rooms_by_id(session, actor, ids)).items()
    }


async def matrix_of(session: AsyncSession, room: Room) -> MatrixSeen:
    """Return the matrix of an agreement that may be read."""
    key = room.agreement.id
    actors, outside = await actors_of(session, room.agreement)
    matrix = await session.get(RoleMatrix, key)
    columns = {Column(body_id=one) for one in room.agreement.parties}
    columns |= {Column(actor=one) for one in outside}
    duties, removed = await _duties(session, key, columns)
    written = await session.execute(
        select(RoleClause, Clause)
        .join(Clause, Clause.id == RoleClause.clause_id)
        .where(RoleClause.agreement_id == key)
        .order_by(RoleClause.made_at, RoleClause.id)
    )
    newest = {clause.id: (row, clause) for row, clause in written if clause.removed_at is None}
    return MatrixSeen(room, matrix, actors, outside, duties, removed, list(newest.values()))


async def standing_values(session: AsyncSession, agreement_id: UUID) -> list[RoleValue]:
    """Return the value that stands in every field that was ever filled."""
    column = (RoleValue.duty_id, RoleValue.body_id, RoleValue.actor)
    return list(
        await session.scalars(
            select(RoleValue)
            .where(RoleValue.agreement_id == agreement_id)
            .ext(distinct_on(*column))
            .order_by(*column, RoleValue.number.desc())
        )
    )


async def standing_value(session: AsyncSession, duty_id: UUID, column: Column) -> RoleValue | None:
    """Return the value that stands in a field; None in one never filled."""
    return await session.scalar(
        _history(duty_id, column).order_by(RoleValue.number.desc()).limit(1)
    )


async def history_of(
    session: AsyncSession, _: Actor, *, duty_id: UUID, column: Column
) -> list[RoleValue]:
    """Return the values of a field, the newest first; the database shows them to who may read."""
    rows = await session.scalars(
        _history(duty_id, column).order_by(RoleValue.number.desc()).limit(MOST_HISTORY)
    )
    return list(rows)


async def voices_by_value(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[RoleVoice]]:
    """Return all that was ever said of values, the oldest first; the database shows it to who may read."""
    found: dict[UUID, list[RoleVoice]] = {one: [] for one in ids}
    for row in await session.scalars(
        select(RoleVoice)
        .where(RoleVoice.value_id.in_(ids))
        .order_by(func.lower(RoleVoice.recorded), RoleVoice.id)
    ):
        found[row.value_id].append(row)
    return found


async def names_of(session: AsyncSession, _: Actor, *, duty_id: UUID) -> list[RoleDutyName]:
    """Return the names a duty has had, the newest first."""
    rows = await session.scalars(
        select(RoleDutyName)
        .where(RoleDutyName.duty_id == duty_id)
        .order_by(RoleDutyName.number.desc())
        .limit(MOST_HISTORY)
    )
    return list(rows)


def _history(duty_id: UUID, column: Column) -> Select[RoleValue]:
    return select(RoleValue).where(
        RoleValue.duty_id == duty_id,
        RoleValue.body_id.is_not_distinct_from(column.body_id),
        RoleValue.actor.is_not_distinct_from(column.actor),
    )


async def _duties(
    session: AsyncSession, agreement_id: UUID, columns: Collection[Column]
) -> tuple[list[DutySeen], list[tuple[RoleDuty, RoleDutyName]]]:
    """Return the duties with the fields of the columns there are; of who has left only history stays."""
    named = (
        await session.execute(
            select(RoleDuty, RoleDutyName)
            .join(
                RoleDutyName,
                (RoleDutyName.duty_id == RoleDuty.id) & (RoleDutyName.number == RoleDuty.version),
            )
            .where(RoleDuty.agreement_id == agreement_id)
            .order_by(RoleDuty.place, RoleDuty.id)
        )
    ).all()
    values: dict[UUID, dict[Column, RoleValue]] = {duty.id: {} for duty, _ in named}
    for value in await standing_values(session, agreement_id):
        column = Column(value.body_id, value.actor)
        if column in columns:
            values[value.duty_id][column] = value
    words = await _words(session, agreement_id, {duty.id: duty.version for duty, _ in named})
    duties = [
        DutySeen(duty, name, *_fields(values[duty.id], words))
        for duty, name in named
        if duty.removed_at is None
    ]
    return duties, [(duty, name) for duty, name in named if duty.removed_at is not None]


async def _words(
    session: AsyncSession, agreement_id: UUID, versions: Mapping[UUID, int]
) -> dict[UUID, list[RoleVoice]]:
    """Return what the parties say, by value, of duties under the names that stand."""
    found: dict[UUID, list[RoleVoice]] = {}
    rows = await session.scalars(
        select(RoleVoice).where(
            RoleVoice.agreement_id == agreement_id, func.upper_inf(RoleVoice.recorded)
        )
    )
    for voice in rows:
        if versions[voice.duty_id] == voice.duty_version:
            found.setdefault(voice.value_id, []).append(voice)
    return found


def _fields(
    values: Mapping[Column, RoleValue], words: Mapping[UUID, list[RoleVoice]]
) -> tuple[dict[Column, Field], Mapping[Column, RoleValue], dict[Column, list[RoleVoice]]]:
    fields = {
        column: Field(
            rules.read(value.letters),
            value.number,
            {one.party_id: one.consent for one in words.get(value.id, [])},
        )
        for column, value in values.items()
    }
    return fields, values, {column: words.get(value.id, []) for column, value in values.items()}
