"""What is public of people and bodies: names to show, never a legal name."""

from typing import Self
from uuid import UUID

import strawberry

from schema.identity import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from workflows.identity.models import Body as BodyRow
from workflows.identity.naming import public_name
from workflows.identity.queries import public_names_by_id
from workflows.rights.roles import BodyKind


@strawberry.type(
    description="What the public may call a person: a chosen alias, or 주민 and a number; officials "
    "by name and post. Never the legal name."
)
class PublicName:
    """A public name."""

    display_name: str = strawberry.field(description="The name to show.")

    @classmethod
    async def made(cls, context: Context, person_id: UUID | None) -> Self:
        """Name a person; nobody in particular if the record knows none."""
        row = await context.load(public_names_by_id, person_id) if person_id else None
        alias, number = (None, None) if row is None else (row.alias, row.number)
        return cls(display_name=public_name(context.locale, alias, number))


@strawberry.type(description="An organisation: ministry, city, company, residents' group, council.")
class Body(Node):
    """A body."""

    kind: BodyKind = strawberry.field(description="What sort of organisation it is.")
    row: strawberry.Private[BodyRow]

    @strawberry.field(description="Its name in the viewer's language.")
    def name(self, info: Info) -> str:
        """Pick the language."""
        return str(getattr(self.row, f"name_{info.context.locale.value}"))

    @classmethod
    def of(cls, row: BodyRow) -> Self:
        """Show a body."""
        return cls(id=global_id("Body", row.id), kind=row.kind, row=row)
