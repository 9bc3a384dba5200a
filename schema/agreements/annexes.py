"""Types of annexes: those of an agreement with all their versions, and those that are signed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import strawberry

from schema.files import types as _types  # noqa: F401 - names the enums first
from schema.identity.public import Body
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from workflows.agreements.annexes.models import AgreementAnnex as AnnexRow
from workflows.agreements.annexes.queries import AnnexSeen
from workflows.documents.files.states import FileKind
from workflows.identity.queries import bodies_by_id
from workflows.kit.links import LINK_SECONDS, For, Link, token_of


@strawberry.type(
    description="One version of an annex; it is never changed, another comes after it."
)
class AnnexVersion:
    """A version of an annex."""

    version: int = strawberry.field(description="Which, from 1.")
    title: str = strawberry.field(description="Its title.")
    kind: FileKind | None = strawberry.field(
        description="What kind of file it is; null: taken away."
    )
    size: int | None = strawberry.field(description="Its size in bytes; null: taken away.")
    sha256: str | None = strawberry.field(description="SHA-256 of its bytes; null: taken away.")
    removed_why: str | None = strawberry.field(description="Why the annex was taken away with it.")
    put_at: datetime = strawberry.field(description="When it was put.")
    row: strawberry.Private[AnnexRow]

    @strawberry.field(description="For which organisation it was put.")
    async def put_by(self, info: Info) -> Body:
        """Fetch who put it."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.put_by))

    @strawberry.field(
        description="Where the viewer gets the file, for 60 seconds; null: taken away."
    )
    async def path(self, info: Info) -> str | None:
        """Write the address."""
        if self.row.file_id is None:
            return None
        return await annex_path(info.context, self.row.id)

    @classmethod
    def of(cls, row: AnnexRow) -> Self:
        """Show a version."""
        return cls(
            version=row.version,
            title=row.title,
            kind=row.file_kind,
            size=row.size,
            sha256=row.sha256,
            removed_why=row.removed_why,
            put_at=row.put_at,
            row=row,
        )


@strawberry.type(
    description="An annex (붙임) of an agreement, of the whole or of one clause. Another file is its next "
    "version, which every party has to read and accept anew."
)
class AgreementAnnex:
    """An annex."""

    number: int = strawberry.field(description="Its number, which stays its own: 붙임 1.")
    clause_id: strawberry.ID | None = strawberry.field(
        description="The clause it belongs to; null: the whole agreement."
    )
    current: AnnexVersion = strawberry.field(
        description="The version that stands, or that says that it was taken away."
    )
    earlier: list[AnnexVersion] = strawberry.field(
        description="The versions before, the newest first."
    )

    @classmethod
    def of(cls, seen: AnnexSeen) -> Self:
        """Show an annex."""
        last = seen.last
        return cls(
            number=last.number,
            clause_id=None if last.clause_id is None else global_id("Clause", last.clause_id),
            current=AnnexVersion.of(last),
            earlier=[AnnexVersion.of(one) for one in seen.versions[1:]],
        )


@strawberry.type(description="An annex as it is signed: its digest is in the bytes of the edition.")
class EditionAnnex:
    """A signed annex."""

    number: int = strawberry.field(description="Its number: 붙임 1.")
    version: int = strawberry.field(description="Which version of the annex is signed.")
    title: str = strawberry.field(description="Its title.")
    name: str = strawberry.field(description="The name of its file in the bundle.")
    reference: str | None = strawberry.field(
        description="The clause it belongs to: 제3조 ②; null: the whole agreement."
    )
    size: int = strawberry.field(description="Its size in bytes.")
    sha256: str = strawberry.field(description="SHA-256 of its bytes.")

    @classmethod
    def of(cls, told: dict[str, Any], numbered: Mapping[str, str]) -> Self:
        """Show what an edition says of an annex, its clause by its number in a language."""
        return cls(
            number=told["number"],
            version=told["version"],
            title=told["title"],
            name=told["name"],
            reference=numbered.get(told["reference"] or ""),
            size=told["size"],
            sha256=told["sha256"],
        )


async def annex_path(context: Context, annex_id: UUID) -> str:
    """Write the address of a version of an annex for the viewer, which holds for a minute."""
    until = int((await context.now()).timestamp()) + LINK_SECONDS
    person_id = (await context.actor()).person_id or UUID(int=0)
    token = token_of(context.cursor_key, For.ANNEX, Link(annex_id, person_id, until))
    return f"/files/annex/{token}"
