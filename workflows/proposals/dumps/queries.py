"""Questions about open data: its versions, their files, and bytes by name."""

import gzip
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Select, any_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import NotFound
from workflows.programmes.models import Programme
from workflows.proposals.dumps.models import OpenBytes, OpenDump, OpenFile
from workflows.proposals.models import Proposal
from workflows.rights.actor import ANONYMOUS, Actor

DUMP_ORDER = (SortKey(OpenDump.made_at, descending=True), SortKey(OpenDump.id))
MANIFEST = "manifest.json"
MOST_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class Served:
    """A file as it is served: its digest, and its bytes gzipped."""

    sha256: str
    packed: bytes


def _withdrawn() -> ColumnElement[bool]:
    """Say that a version holds an idea that is hidden now, or whose words were erased."""
    return exists().where(
        Proposal.id == any_(OpenDump.ideas), or_(Proposal.hidden, Proposal.body == "")
    )


def dumps_wanted(*, programme_id: UUID) -> Select[OpenDump]:
    """Return the statement behind the versions of a place."""
    return select(OpenDump).where(OpenDump.programme_id == programme_id)


async def list_dumps(
    session: AsyncSession, _: Actor, *, window: Window, programme_id: UUID
) -> Page[OpenDump]:
    """Return a page of versions, the newest first; they are public."""
    return await fetch_page(session, dumps_wanted(programme_id=programme_id), DUMP_ORDER, window)


async def count_dumps(session: AsyncSession, _: Actor, *, programme_id: UUID) -> int:
    """Return how many versions there are."""
    wanted = dumps_wanted(programme_id=programme_id)
    return await count_rows(session, wanted.with_only_columns(OpenDump.id))


async def dumps_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, OpenDump]:
    """Return versions by key."""
    rows = await session.scalars(select(OpenDump).where(OpenDump.id.in_(ids)))
    return {row.id: row for row in rows}


async def files_by_dump(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[OpenFile]]:
    """Return the files of versions by name."""
    rows = await session.scalars(
        select(OpenFile).where(OpenFile.dump_id.in_(ids)).order_by(OpenFile.name)
    )
    found: dict[UUID, list[OpenFile]] = {}
    for row in rows:
        found.setdefault(row.dump_id, []).append(row)
    return found


async def packed_by_name(session: AsyncSession, dump_id: UUID) -> dict[str, bytes]:
    """Return the gzipped bytes of a version's JSON files by name."""
    rows = await session.execute(
        select(OpenFile.name, OpenBytes.packed)
        .join(OpenBytes, OpenBytes.sha256 == OpenFile.sha256)
        .where(OpenFile.dump_id == dump_id, OpenFile.name.endswith(".json"))
    )
    return {row.name: row.packed for row in rows}


async def versions_file(session: AsyncSession, *, slug: str) -> bytes | None:
    """Return the list of a place's versions as JSON, the newest first; None without any.

    Of a version that is withdrawn it says so, with its digest, and nothing of what it held.
    """
    rows = (
        await session.execute(
            select(OpenDump, _withdrawn())
            .join(Programme, Programme.id == OpenDump.programme_id)
            .where(Programme.slug == slug)
            .order_by(OpenDump.version.desc())
            .limit(MOST_LISTED)
        )
    ).all()
    if not rows:
        return None
    files = await files_by_dump(session, ANONYMOUS, [dump.id for dump, gone in rows if not gone])
    told = [
        {
            "version": dump.version,
            "made_on": dump.made_on.isoformat(),
            "digest": dump.digest,
            "withdrawn": withdrawn,
            "changes": None if withdrawn else dump.changes,
            "files": [
                {"name": one.name, "sha256": one.sha256, "rows": one.rows}
                for one in files.get(dump.id, ())
            ],
        }
        for dump, withdrawn in rows
    ]
    return orjson.dumps({"place": slug, "versions": told}, option=orjson.OPT_INDENT_2)


async def withdrawn_by_dump(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, bool]:
    """Say of versions whether they are withdrawn."""
    rows = await session.scalars(select(OpenDump.id).where(OpenDump.id.in_(ids), _withdrawn()))
    gone = set(rows)
    return {one: one in gone for one in ids}


async def latest_version(session: AsyncSession, *, slug: str) -> int | None:
    """Return the newest version of a place that is not withdrawn."""
    return await session.scalar(
        select(OpenDump.version)
        .join(Programme, Programme.id == OpenDump.programme_id)
        .where(Programme.slug == slug, ~_withdrawn())
        .order_by(OpenDump.version.desc())
        .limit(1)
    )


async def served_file(
    session: AsyncSession, *, slug: str, version: int, name: str
) -> Served | None:
    """Return a file of a version; the manifest is made of what is kept of it.

    Refuses a version that holds words hidden or erased since (`open_data_withdrawn`).
    """
    row = (
        await session.execute(
            select(OpenDump, _withdrawn())
            .join(Programme, Programme.id == OpenDump.programme_id)
            .where(Programme.slug == slug, OpenDump.version == version)
        )
    ).one_or_none()
    if row is None:
        return None
    dump, withdrawn = row
    if withdrawn:
        raise NotFound("open_data_withdrawn", field="version")
    if name == MANIFEST:
        files = await session.scalars(
            select(OpenFile).where(OpenFile.dump_id == dump.id).order_by(OpenFile.name)
        )
        return Served(dump.digest, gzip.compress(_manifest(slug, dump, files.all()), mtime=0))
    found = (
        await session.execute(
            select(OpenFile.sha256, OpenBytes.packed)
            .join(OpenBytes, OpenBytes.sha256 == OpenFile.sha256)
            .where(OpenFile.dump_id == dump.id, OpenFile.name == name)
        )
    ).first()
    return None if found is None else Served(found.sha256, found.packed)


def _manifest(slug: str, dump: OpenDump, files: Collection[OpenFile]) -> bytes:
    return orjson.dumps(
        {
            "place": slug,
            "version": dump.version,
            "made_on": dump.made_on.isoformat(),
            "digest": dump.digest,
            "rules": dump.rules,
            "changes": dump.changes,
            "digest_of": "SHA-256 of lines '<sha256>  <name>\\n' in the order of `files`",
            "licence": "KOGL Type 1",
            "files": [
                {"name": one.name, "sha256": one.sha256, "bytes": one.size, "rows": one.rows}
                for one in files
            ],
        },
        option=orjson.OPT_INDENT_2,
    )
