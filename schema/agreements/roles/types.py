"""The role matrix of an agreement."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.agreements.roles.parts import (
    RoleClause,
    RoleClauseDraft,
    RoleColumn,
    RoleDifference,
    RoleDuty,
    RoleField,
    RoleValue,
    RoleVoice,
    column_of,
    duty_key,
    key_of_column,
)
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.roles import rules
from workflows.agreements.roles.offers import matrix_offers, speaks_of
from workflows.agreements.roles.queries import (
    DutySeen,
    MatrixSeen,
    history_of,
    matrices_by_id,
    moves_by_id,
    names_of,
)
from workflows.agreements.roles.writing import drafts_of
from workflows.rights.actor import Actor


@strawberry.type(
    description="Who does what (업무 분담표) under an agreement, duty by duty: proposed, countered and agreed "
    "field by field, and written into clauses once it is agreed. Read by those who read the agreement."
)
class RoleMatrix(Node):
    """A matrix."""

    key: strawberry.Private[UUID]

    @strawberry.field(
        description="Every change of a duty or field adds one; 0 while it is not opened."
    )
    async def edition(self, info: Info) -> int:
        """Tell how often it was changed."""
        return (await info.context.fetch(moves_by_id, self.key)).edition

    @strawberry.field(description="When it was opened.")
    async def opened_at(self, info: Info) -> datetime | None:
        """Tell when it was opened."""
        return (await info.context.fetch(moves_by_id, self.key)).opened_at

    @strawberry.field(
        description="When a duty, a field or what a party says of one was last another; to follow it by."
    )
    async def moved_at(self, info: Info) -> datetime | None:
        """Tell when it was last another, without reading it."""
        return (await info.context.fetch(moves_by_id, self.key)).moved_at

    @strawberry.field(
        description="Whether every field is agreed and every duty can stand as it is."
    )
    async def agreed(self, info: Info) -> bool:
        """Say whether it is agreed."""
        return (await self._seen(info)).agreed

    @strawberry.field(description="Its columns: the parties, then the actors that are no party.")
    async def columns(self, info: Info) -> list[RoleColumn]:
        """Tell the columns."""
        seen = await self._seen(info)
        return [RoleColumn.of(seen, one) for one in seen.columns]

    @strawberry.field(description="Its duties in their order.")
    async def duties(self, info: Info) -> list[RoleDuty]:
        """Tell the duties."""
        return [
            RoleDuty.of(one.row, one.name, rules.faults(one.fields), info.context.locale)
            for one in (await self._seen(info)).duties
        ]

    @strawberry.field(description="Duties that were removed, with the reason.")
    async def removed_duties(self, info: Info) -> list[RoleDuty]:
        """Tell the removed duties."""
        removed = (await self._seen(info)).removed
        return [RoleDuty.of(row, name, [], info.context.locale) for row, name in removed]

    @strawberry.field(description="The fields that were ever filled, duty by duty.")
    async def fields(self, info: Info) -> list[RoleField]:
        """Tell the fields."""
        actor, seen = await info.context.actor(), await self._seen(info)
        return [one for duty in seen.duties for one in _fields(seen, duty, actor)]

    @strawberry.field(description="The values a field has had, the newest first, at most 50.")
    async def history(
        self,
        info: Info,
        duty_id: Annotated[strawberry.ID, strawberry.argument(description="The duty.")],
        column: Annotated[str, strawberry.argument(description="The key of the column.")],
    ) -> list[RoleValue]:
        """Read the values of a field."""
        key = key_of("RoleDuty", duty_id, field="dutyId")
        rows = await info.context.read(history_of, duty_id=key, column=column_of(column))
        return [RoleValue.of(row) for row in rows if row.agreement_id == self.key]

    @strawberry.field(
        description="The names a duty has had in Korean, the newest first, at most 50."
    )
    async def names(
        self,
        info: Info,
        duty_id: Annotated[strawberry.ID, strawberry.argument(description="The duty.")],
    ) -> list[str]:
        """Read the names of a duty."""
        rows = await info.context.read(
            names_of, duty_id=key_of("RoleDuty", duty_id, field="dutyId")
        )
        return [row.name_ko for row in rows if row.agreement_id == self.key]

    @strawberry.field(description="All that is not agreed, with who has to act.")
    async def differences(self, info: Info) -> list[RoleDifference]:
        """Tell the differences."""
        seen = await self._seen(info)
        return [RoleDifference.of(seen, one) for one in seen.differences]

    @strawberry.field(
        description="The clauses written from it, each with the edition it came from."
    )
    async def clauses(self, info: Info) -> list[RoleClause]:
        """Tell the clauses."""
        seen = await self._seen(info)
        edition = seen.matrix.edition if seen.matrix else 0
        return [RoleClause.of(row, clause, edition) for row, clause in seen.clauses]

    @strawberry.field(
        description="What writing it into the clauses would write; empty while it is not agreed."
    )
    async def clause_drafts(self, info: Info) -> list[RoleClauseDraft]:
        """Tell what would be written."""
        plans = await info.context.read(drafts_of, seen=await self._seen(info))
        return [RoleClauseDraft.of(one) for one in plans]

    @strawberry.field(
        description="What the viewer may do now: openRoleMatrix, addRoleDuty, renameRoleDuty, "
        "removeRoleDuty, setRole, writeRoleClauses; speakOfRoles is told field by field."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = matrix_offers(await info.context.actor(), await self._seen(info))
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    async def _seen(self, info: Info) -> MatrixSeen:
        """Read all of it, once for an answer."""
        return await info.context.fetch(matrices_by_id, self.key)

    @classmethod
    def of(cls, seen: MatrixSeen) -> Self:
        """Show a matrix that was read."""
        return cls.at(seen.room.agreement.id)

    @classmethod
    def at(cls, agreement_id: UUID) -> Self:
        """Show the matrix of an agreement; what is asked of it is read when it is asked."""
        return cls(id=global_id("RoleMatrix", agreement_id), key=agreement_id)


def _fields(seen: MatrixSeen, duty: DutySeen, actor: Actor) -> Iterator[RoleField]:
    parties = seen.room.agreement.parties
    for column in seen.columns:
        value = duty.values.get(column)
        if value is not None:
            yield RoleField(
                duty_id=duty_key(duty.row.id),
                column=key_of_column(column),
                value=RoleValue.of(value),
                standing=rules.standing(column, duty.fields, parties),
                voices=[RoleVoice.of(one) for one in duty.words[column]],
                viewer_concerned=speaks_of(actor, seen, duty, column),
            )
