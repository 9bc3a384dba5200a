"""Mutation fields of the role matrix: open, shape, fill, speak of it, write it into the clauses."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.agreements.roles.parts import RoleValue, column_of, in_order
from schema.agreements.roles.types import RoleMatrix
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.roles import filling, opening, writing
from workflows.agreements.roles.filling import FieldRead
from workflows.agreements.roles.queries import history_of, matrices_by_id
from workflows.agreements.roles.rules import MOST_FIELDS
from workflows.agreements.roles.states import Consent, Letter
from workflows.kit.refusal import Conflict

READ_NAME = "The name that was read: `version` of the duty."


@strawberry.input(description="The agreement whose matrix is opened.")
class OpenRoleMatrixInput:
    """The agreement whose matrix is opened."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")


@strawberry.type(description="The matrix is open, with the duties of the template.")
class OpenRoleMatrixSuccess:
    """The matrix is open."""

    matrix: RoleMatrix = strawberry.field(description="The matrix.")


OpenRoleMatrixResult = Annotated[
    OpenRoleMatrixSuccess | Refused,
    strawberry.union("OpenRoleMatrixResult", description="The matrix, or why not."),
]


@strawberry.input(description="A duty of one's own.")
class AddRoleDutyInput:
    """A duty of one's own."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    name_ko: str = strawberry.field(description="Its name in Korean, as a clause is to have it.")
    name_en: str | None = strawberry.field(default=None, description="Its name in English.")


@strawberry.type(description="The duty is in the matrix.")
class AddRoleDutySuccess:
    """The duty is in the matrix."""

    matrix: RoleMatrix = strawberry.field(description="The matrix as it stands now.")


AddRoleDutyResult = Annotated[
    AddRoleDutySuccess | Refused,
    strawberry.union("AddRoleDutyResult", description="The matrix, or why not."),
]


@strawberry.input(description="Another name for a duty.")
class RenameRoleDutyInput:
    """Another name for a duty."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    expected_version: int = strawberry.field(description=READ_NAME)
    name_ko: str = strawberry.field(description="Its name in Korean, as a clause is to have it.")
    name_en: str | None = strawberry.field(default=None, description="Its name in English.")


@strawberry.type(description="The duty has the name; what was said of its fields is undone.")
class RenameRoleDutySuccess:
    """The duty has the name."""

    matrix: RoleMatrix = strawberry.field(description="The matrix as it stands now.")


RenameRoleDutyResult = Annotated[
    RenameRoleDutySuccess | Refused,
    strawberry.union("RenameRoleDutyResult", description="The matrix, or why not."),
]


@strawberry.input(description="A duty that is to go.")
class RemoveRoleDutyInput:
    """A duty that is to go."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    expected_version: int = strawberry.field(description=READ_NAME)
    reason: str = strawberry.field(description="Why it goes; the parties read it.")


@strawberry.type(description="The duty is out of the matrix; what stood there is kept.")
class RemoveRoleDutySuccess:
    """The duty is out of the matrix."""

    matrix: RoleMatrix = strawberry.field(description="The matrix as it stands now.")


RemoveRoleDutyResult = Annotated[
    RemoveRoleDutySuccess | Refused,
    strawberry.union("RemoveRoleDutyResult", description="The matrix, or why not."),
]


@strawberry.input(description="What an actor is to be for a duty.")
class SetRoleInput:
    """What an actor is to be for a duty."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    column: str = strawberry.field(description="The key of the column.")
    expected_number: int = strawberry.field(
        description="The number of the value that was read; 0 where there was none."
    )
    letters: list[Letter] = strawberry.field(description="What it is to be; none: nothing.")


@strawberry.type(description="The value stands as proposed; what was said of the field is undone.")
class SetRoleSuccess:
    """The value stands as proposed."""

    matrix: RoleMatrix = strawberry.field(description="The matrix as it stands now.")


@strawberry.type(
    description="Somebody has changed the field meanwhile: nothing was kept, and here are both values."
)
class RoleConflict:
    """Values that met."""

    refusal: Refused = strawberry.field(description="The refusal, role_changed.")
    stands: RoleValue = strawberry.field(description="The value that stands now.")
    letters: list[Letter] = strawberry.field(description="The value that was sent.")


SetRoleResult = Annotated[
    SetRoleSuccess | RoleConflict | Refused,
    strawberry.union("SetRoleResult", description="The matrix, or why not."),
]


@strawberry.input(description="A field as it was read.")
class RoleFieldInput:
    """A field as it was read."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    duty_version: int = strawberry.field(description=READ_NAME)
    column: str = strawberry.field(description="The key of the column.")
    number: int = strawberry.field(description="The number of the value that was read.")


@strawberry.input(description="What the viewer's organisation says of values.")
class SpeakOfRolesInput:
    """What the viewer's organisation says of values."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    fields: list[RoleFieldInput] = strawberry.field(
        description=f"Of which fields, at most {MOST_FIELDS}; of all of them, or of none."
    )
    consent: Consent = strawberry.field(description="What it says.")
    reason: str = strawberry.field(default="", description="Why it objects; an agreement has none.")


@strawberry.type(description="The words stand.")
class SpeakOfRolesSuccess:
    """The words stand."""

    matrix: RoleMatrix = strawberry.field(description="The matrix as it stands now.")


SpeakOfRolesResult = Annotated[
    SpeakOfRolesSuccess | Refused,
    strawberry.union("SpeakOfRolesResult", description="The matrix, or why not."),
]


@strawberry.input(description="A clause whose text was read before it is written over.")
class RoleClauseReadInput:
    """A clause whose text was read."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    version: int = strawberry.field(description="Its `version` as it was read.")


@strawberry.input(description="A matrix that is to become clauses.")
class WriteRoleClausesInput:
    """A matrix that is to become clauses."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    expected_edition: int = strawberry.field(description="The edition of the matrix that was read.")
    expected_version: int = strawberry.field(description="The `version` of the agreement's tree.")
    read: list[RoleClauseReadInput] = strawberry.field(
        description="The clauses of `clauseDrafts` as they were read."
    )


@strawberry.type(description="The matrix is in the clauses; only touched ones are spoken of anew.")
class WriteRoleClausesSuccess:
    """The matrix is in the clauses."""

    matrix: RoleMatrix = strawberry.field(description="The matrix with its clauses.")


WriteRoleClausesResult = Annotated[
    WriteRoleClausesSuccess | Refused,
    strawberry.union("WriteRoleClausesResult", description="The matrix, or why not."),
]


def _agreement(given: strawberry.ID) -> UUID:
    return key_of("Agreement", given, field="agreementId")


def _duty(given: strawberry.ID) -> UUID:
    return key_of("RoleDuty", given, field="dutyId")


@strawberry.type
class RoleMutations:
    """Who does what."""

    @verb("Open the role matrix of an agreement with the duties of the template.", noted=True)
    async def open_role_matrix(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            OpenRoleMatrixInput, strawberry.argument(description="Of which agreement.")
        ],
    ) -> OpenRoleMatrixResult:
        """Open a matrix."""
        key = _agreement(input.agreement_id)
        seen = await info.context.write(
            opening.open_matrix, answer=matrices_by_id, attempt=key, agreement_id=key
        )
        return OpenRoleMatrixSuccess(matrix=RoleMatrix.of(seen))

    @verb("Add a duty of one's own to the matrix.", noted=True)
    async def add_role_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AddRoleDutyInput, strawberry.argument(description="Which.")
        ],
    ) -> AddRoleDutyResult:
        """Add a duty."""
        key = _agreement(input.agreement_id)
        seen = await info.context.write(
            opening.add_duty,
            answer=matrices_by_id,
            attempt=key,
            agreement_id=key,
            name_ko=input.name_ko,
            name_en=input.name_en,
        )
        return AddRoleDutySuccess(matrix=RoleMatrix.of(seen))

    @verb("Give a duty another name; what was said of its fields is undone.", noted=True)
    async def rename_role_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RenameRoleDutyInput, strawberry.argument(description="Which, and its name.")
        ],
    ) -> RenameRoleDutyResult:
        """Rename a duty."""
        key = _duty(input.duty_id)
        seen = await info.context.write(
            opening.rename_duty,
            answer=matrices_by_id,
            attempt=key,
            duty_id=key,
            expected_version=input.expected_version,
            name_ko=input.name_ko,
            name_en=input.name_en,
        )
        return RenameRoleDutySuccess(matrix=RoleMatrix.of(seen))

    @verb("Remove a duty from the matrix; what stood there is kept.", noted=True)
    async def remove_role_duty(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RemoveRoleDutyInput, strawberry.argument(description="Which, and why.")
        ],
    ) -> RemoveRoleDutyResult:
        """Remove a duty."""
        key = _duty(input.duty_id)
        seen = await info.context.write(
            opening.remove_duty,
            answer=matrices_by_id,
            attempt=key,
            duty_id=key,
            expected_version=input.expected_version,
            reason=input.reason,
        )
        return RemoveRoleDutySuccess(matrix=RoleMatrix.of(seen))

    @verb("Propose what an actor is for a duty; a party agrees to what it proposes.", noted=True)
    async def set_role(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetRoleInput, strawberry.argument(description="Where, and what.")
        ],
    ) -> SetRoleResult:
        """Propose a value."""
        key, column = _duty(input.duty_id), column_of(input.column)
        try:
            seen = await info.context.write(
                filling.set_role,
                answer=matrices_by_id,
                attempt=key,
                duty_id=key,
                column=column,
                expected_number=input.expected_number,
                letters=input.letters,
            )
        except Conflict as refusal:
            rows = await info.context.read(history_of, duty_id=key, column=column)
            if refusal.reason != "role_changed" or not rows:
                raise
            return RoleConflict(
                refusal=Refused.of(refusal, info.context.locale),
                stands=RoleValue.of(rows[0]),
                letters=in_order(frozenset(input.letters)),
            )
        return SetRoleSuccess(matrix=RoleMatrix.of(seen))

    @verb("Say for the viewer's organisation what it thinks of values that stand.", noted=True)
    async def speak_of_roles(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SpeakOfRolesInput, strawberry.argument(description="Of which, and what.")
        ],
    ) -> SpeakOfRolesResult:
        """Speak of values."""
        key = _agreement(input.agreement_id)
        seen = await info.context.write(
            filling.speak_of_roles,
            answer=matrices_by_id,
            attempt=key,
            agreement_id=key,
            # Beyond the most they are not read: one more is enough to be refused.
            fields=[
                FieldRead(_duty(one.duty_id), one.duty_version, column_of(one.column), one.number)
                for one in input.fields[: MOST_FIELDS + 1]
            ],
            consent=input.consent,
            reason=input.reason,
        )
        return SpeakOfRolesSuccess(matrix=RoleMatrix.of(seen))

    @verb("Write the agreed matrix into the clauses, as new texts of touched ones.", noted=True)
    async def write_role_clauses(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WriteRoleClausesInput, strawberry.argument(description="Which, as it was read.")
        ],
    ) -> WriteRoleClausesResult:
        """Write the clauses."""
        key = _agreement(input.agreement_id)
        seen = await info.context.write(
            writing.write_role_clauses,
            answer=matrices_by_id,
            attempt=key,
            agreement_id=key,
            expected_edition=input.expected_edition,
            expected_version=input.expected_version,
            expected_texts={
                key_of("Clause", one.clause_id, field="read"): one.version for one in input.read
            },
        )
        return WriteRoleClausesSuccess(matrix=RoleMatrix.of(seen))
