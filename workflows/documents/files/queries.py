"""Questions about files: one's own, what an address awaits, and what the store may drop."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.documents.files.models import StoredFile
from workflows.documents.files.packages import Bounds
from workflows.documents.files.states import FileState
from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor

MOST_SWEPT = 500


async def files_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, StoredFile]:
    """Return files of one's own, by key."""
    rows = await session.scalars(select(StoredFile).where(StoredFile.id.in_(ids), _own(actor)))
    return {row.id: row for row in rows}


async def pixels_allowed(session: AsyncSession) -> int:
    """Return how many pixels a picture may have today."""
    day = (await database_now(session)).astimezone(SEOUL).date()
    return await standing_limit(session, "files.pixels", day)


async def bounds_allowed(session: AsyncSession) -> Bounds:
    """Return how far a document may unfold today."""
    day = (await database_now(session)).astimezone(SEOUL).date()
    unpacked = await standing_limit(session, "files.unpacked", day)
    return Bounds(bytes=unpacked, parts=await standing_limit(session, "files.parts", day))


async def files_to_sweep(session: AsyncSession) -> list[UUID]:
    """Return files that are gone and whose bytes may still be in the store."""
    rows = await session.scalars(
        select(StoredFile.id)
        .where(StoredFile.state == FileState.GONE, StoredFile.swept_at.is_(None))
        .limit(MOST_SWEPT)
    )
    return list(rows)


async def note_swept(uow: UnitOfWork, ids: Collection[UUID]) -> None:
    """Note that the bytes of files are gone from the store."""
    await uow.session.execute(
        update(StoredFile).where(StoredFile.id.in_(ids)).values(swept_at=uow.now)
    )


def _own(actor: Actor) -> ColumnElement[bool]:
    return true() if actor.is_house else StoredFile.person_id == actor.person_id
