"""Verbs of files: ask for an upload, receive it or end it, bind it, let it go."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select, text

from workflows.documents.files import policy
from workflows.documents.files.events import FileEvent
from workflows.documents.files.looking import Looked
from workflows.documents.files.models import StoredFile
from workflows.documents.files.states import FILE_MOVES, FileKind, FileState
from workflows.kit.refusal import Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

SHA256 = re.compile(r"[0-9a-f]{64}")
LOOSE = (FileState.AWAITED, FileState.RECEIVED)
LOOSE_HOURS = 24
ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(:person, 7))")


async def request_upload(
    uow: UnitOfWork, *, programme_id: UUID, kind: FileKind, size: int, sha256: str
) -> StoredFile:
    """Announce a file: its kind, size in bytes and SHA-256, which the bytes have to keep to.

    Allowed: whoever writes or works in the programme. Refuses: an empty or too large file, what is
    no digest, more files that are bound to nothing than the rule lets one person have. Records:
    ``file.asked``.
    """
    demand(policy.may_upload(uow.actor, programme_id))
    uow.wear(Permission.FILE_UPLOAD, programme_id)
    person_id = uow.actor.person_id
    if person_id is None:
        raise NotFound("no_such_file", field="file")
    if not SHA256.fullmatch(sha256):
        raise Invalid("digest_malformed", field="sha256")
    largest = await _limit(uow, "size")
    if size < 1:
        raise Invalid("file_empty", field="size")
    if size > largest:
        raise RuleBroken("file_too_large", field="size", rule="files.size", largest=largest)
    # One person's requests wait for each other, so that two at once do not pass the limit.
    await uow.session.execute(ALONE, {"person": str(person_id)})
    loose = await uow.session.scalar(
        select(func.count())
        .select_from(StoredFile)
        .where(
            StoredFile.person_id == person_id,
            StoredFile.state.in_(LOOSE),
            StoredFile.until > uow.now,
        )
    )
    most = await _limit(uow, "loose")
    if (loose or 0) >= most:
        raise RuleBroken("too_many_loose_files", field="file", rule="files.loose", most=most)
    file = StoredFile(
        id=uuid4(),
        programme_id=programme_id,
        person_id=person_id,
        kind=kind,
        state=FileState.AWAITED,
        announced_size=size,
        announced_sha256=sha256,
        size=None,
        sha256=None,
        width=None,
        height=None,
        words=None,
        asked_at=uow.now,
        until=uow.now + timedelta(minutes=await _limit(uow, "minutes")),
        received_at=None,
        swept_at=None,
    )
    uow.session.add(file)
    uow.record(FileEvent.ASKED, file.id, programme_id=programme_id, kind=kind.value, size=size)
    await uow.session.flush()
    return file


async def receive_file(uow: UnitOfWork, *, file_id: UUID, looked: Looked) -> StoredFile:
    """Keep what came for an announced file; its address takes nothing any more.

    Allowed: whom the address was given to. Refuses: an unknown file, one that came already or whose
    time is over. Records: ``file.received`` with the digest.
    """
    file = await locked_file(uow, file_id)
    if file.state is not FileState.AWAITED:
        raise WrongState("upload_used", field="file")
    if await database_now(uow.session) >= file.until:
        raise RuleBroken("upload_too_late", field="file", rule="files.minutes")
    file.state = FILE_MOVES.after(file.state, "receive")
    file.size, file.sha256 = len(looked.data), looked.sha256
    file.width, file.height, file.words = looked.width, looked.height, looked.words
    file.received_at = uow.now
    file.until = uow.now + timedelta(hours=LOOSE_HOURS)
    uow.record(FileEvent.RECEIVED, file_id, programme_id=file.programme_id, sha256=looked.sha256)
    await uow.session.flush()
    return file


async def end_refused_upload(uow: UnitOfWork, *, file_id: UUID) -> StoredFile:
    """Let go of an announced file whose very bytes came and are not taken: no others can come there.

    Allowed: whom the address was given to. Refuses: an unknown file, one that came already. Records:
    ``file.let_go``.
    """
    file = await locked_file(uow, file_id)
    if file.state is not FileState.AWAITED:
        raise WrongState("upload_used", field="file")
    let_go(uow, file)
    await uow.session.flush()
    return file


async def drop_upload(uow: UnitOfWork, *, file_id: UUID) -> StoredFile:
    """Let go of a file that was announced or sent and hangs on nothing: it makes room for another.

    Allowed: whom its address was given to. Refuses: an unknown file, one that is bound or gone
    already. Records: ``file.let_go``.
    """
    file = await locked_file(uow, file_id)
    demand(policy.may_upload(uow.actor, file.programme_id))
    uow.wear(Permission.FILE_UPLOAD, file.programme_id)
    if file.state not in LOOSE:
        raise WrongState("file_not_loose", field="uploadId")
    let_go(uow, file)
    await uow.session.flush()
    return file


async def let_go_loose(uow: UnitOfWork) -> int:
    """Let go of every file that nothing came for, or that nothing was bound to; return how many.

    Allowed: the house. Refuses: nothing. Records: ``file.let_go`` for each.
    """
    rows = await uow.session.scalars(
        select(StoredFile)
        .where(StoredFile.state.in_(LOOSE), StoredFile.until <= uow.now)
        .order_by(StoredFile.id)
        .limit(500)
        .with_for_update(skip_locked=True)
    )
    gone = list(rows)
    for file in gone:
        let_go(uow, file)
    return len(gone)


async def locked_file(uow: UnitOfWork, file_id: UUID) -> StoredFile:
    """Return a file of one's own, locked. Refuses what is not there or somebody else's."""
    file = await uow.session.scalar(
        select(StoredFile).where(StoredFile.id == file_id).with_for_update()
    )
    if file is None or policy.may_use(uow.actor, file) is not True:
        raise NotFound("no_such_file", field="file")
    return file


async def bind_file(
    uow: UnitOfWork, file_id: UUID, *, programme_id: UUID, packages: bool = False
) -> StoredFile:
    """Bind a file that has come to the thing whose action calls this. Refuses any other file.

    What an office writes (HWPX, DOCX) is bound only where `packages` are taken.
    """
    file = await locked_file(uow, file_id)
    if file.kind.is_package and not packages:
        raise Invalid("file_kind_not_taken", field="file", kind=file.kind.value)
    if file.programme_id != programme_id:
        raise NotFound("no_such_file", field="file")
    if file.state is FileState.AWAITED:
        raise WrongState("file_not_there_yet", field="file")
    if file.state is not FileState.RECEIVED:
        raise WrongState("file_bound_already", field="file")
    file.state = FILE_MOVES.after(file.state, "bind")
    return file


def let_go(uow: UnitOfWork, file: StoredFile) -> None:
    """Let a file go; the store drops its bytes soon after."""
    file.state = FILE_MOVES.after(file.state, "let_go")
    uow.record(FileEvent.LET_GO, file.id, programme_id=file.programme_id)


async def _limit(uow: UnitOfWork, name: str) -> int:
    day = uow.now.astimezone(SEOUL).date()
    return await standing_limit(uow.session, f"files.{name}", day)
