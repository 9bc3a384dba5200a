"""Types of open data: a version of a place, and its files."""

from typing import Self

import strawberry

from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from workflows.programmes.queries import programmes_by_id
from workflows.proposals.dumps.changes import read_changes
from workflows.proposals.dumps.models import OpenDump as DumpRow
from workflows.proposals.dumps.models import OpenFile as FileRow
from workflows.proposals.dumps.queries import MANIFEST, files_by_dump, withdrawn_by_dump


@strawberry.type(description="One file of a version.")
class OpenFile:
    """A file."""

    name: str = strawberry.field(description="Its name, e.g. ideas.csv.")
    sha256: str = strawberry.field(description="SHA-256 of its bytes, hexadecimal.")
    size: int = strawberry.field(description="Bytes.")
    rows: int = strawberry.field(description="Rows, without the head.")
    path: str = strawberry.field(description="Where it is served.")

    @classmethod
    def of(cls, row: FileRow, folder: str) -> Self:
        """Show a file."""
        return cls(
            name=row.name,
            sha256=row.sha256,
            size=row.size,
            rows=row.rows,
            path=f"{folder}/{row.name}",
        )


@strawberry.type(description="What changed in one file since the version before, in rows.")
class OpenChange:
    """A change."""

    name: str = strawberry.field(description="The file without its ending, e.g. ideas.")
    added: int = strawberry.field(description="Rows that are new.")
    removed: int = strawberry.field(description="Rows that are gone.")
    changed: int = strawberry.field(description="Rows that say something else of the same thing.")


@strawberry.type(
    description="One version of a place's open data (공공데이터): what the public may see, as files that "
    "never change."
)
class OpenDump(Node):
    """A version."""

    version: int = strawberry.field(description="1 for the first.")
    digest: str = strawberry.field(description="SHA-256 over its files' names and digests.")
    made_on: str = strawberry.field(description="The day it was made in Korea.")
    row: strawberry.Private[DumpRow]

    @strawberry.field(description="Its files by name.")
    async def files(self, info: Info) -> list[OpenFile]:
        """Tell the files."""
        rows = await info.context.load(files_by_dump, self.row.id) or ()
        folder = await self._folder(info.context)
        return [OpenFile.of(row, folder) for row in rows]

    @strawberry.field(
        description="Whether it holds words hidden or erased since; then it is not served any more."
    )
    async def withdrawn(self, info: Info) -> bool:
        """Look whether what it holds has been hidden."""
        return bool(await info.context.load(withdrawn_by_dump, self.row.id))

    @strawberry.field(
        description="What changed since the version before, file by file; null for the first version, "
        "where nobody compared, and for one that is withdrawn."
    )
    async def changes(self, info: Info) -> list[OpenChange] | None:
        """Tell the changes."""
        if self.row.changes is None or await self.withdrawn(info):
            return None
        return [
            OpenChange(name=one.name, added=one.added, removed=one.removed, changed=one.changed)
            for one in read_changes(self.row.changes)
        ]

    @strawberry.field(description="Where the list of all versions of the place is served.")
    async def versions_path(self, info: Info) -> str:
        """Point there."""
        place = await info.context.fetch(programmes_by_id, self.row.programme_id)
        return f"/open-data/{place.slug}/versions.json"

    @strawberry.field(description="Where its manifest is served, which names every file.")
    async def manifest_path(self, info: Info) -> str:
        """Point there."""
        return f"{await self._folder(info.context)}/{MANIFEST}"

    async def _folder(self, context: Context) -> str:
        place = await context.fetch(programmes_by_id, self.row.programme_id)
        return f"/open-data/{place.slug}/{self.row.version}"

    @classmethod
    def of(cls, row: DumpRow) -> Self:
        """Show a version."""
        return cls(
            id=global_id("OpenDump", row.id),
            version=row.version,
            digest=row.digest,
            made_on=row.made_on.isoformat(),
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: DumpRow) -> Self:
        """Show a version of a list."""
        return cls.of(row)
