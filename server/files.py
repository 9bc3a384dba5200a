"""Files over HTTP: sent once to an address that was asked for, and read again.

`PUT /files/send/<token>` takes exactly the bytes that were announced. What is public is read under the
digest of its bytes, what is not under an address that holds for a minute.
"""

import asyncio
import contextlib
import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from anyio import to_thread
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from server.refusals import refused
from server.services import Services, services_of
from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.annexes.queries import annex_of
from workflows.agreements.duties.models import DutyStep
from workflows.agreements.duties.queries import evidence_of_file
from workflows.agreements.in_force.queries import sealed_paper, signed_annex
from workflows.agreements.signing.certifying import annex_files_of, bundle_of
from workflows.agreements.signing.queries import document_of, signers_page_of
from workflows.agreements.signing.states import DocumentKind
from workflows.councils.meetings.models import MeetingPaper
from workflows.councils.meetings.paper_queries import paper_by_digest, paper_of_file
from workflows.documents.files.actions import end_refused_upload, receive_file
from workflows.documents.files.looking import Looked, looked_into
from workflows.documents.files.models import StoredFile
from workflows.documents.files.packages import Bounds
from workflows.documents.files.queries import bounds_allowed, files_by_id, pixels_allowed
from workflows.documents.files.states import FileKind, FileState
from workflows.identity.queries import actor_for
from workflows.kit.links import For, Link, link_of
from workflows.kit.refusal import Invalid, NotFound, Refusal, RefusalCode, RuleBroken, WrongState
from workflows.proposals.attachments.models import Attachment
from workflows.proposals.attachments.queries import attachment_by_digest, standing_attachment
from workflows.record.uow import introduce, unit_of_work
from workflows.rights.actor import ANONYMOUS, THE_HOUSE, Actor

LONGEST_TOKEN = 120
DIGEST = re.compile(r"[0-9a-f]{64}")
# Pictures are unpacked one after another: each may take hundreds of megabytes for a moment.
LOOKING = asyncio.Semaphore(1)
SIGNERS = "signers.pdf"
PAPERS = {
    "agreement.pdf": DocumentKind.TEXT,
    "sealed.pdf": DocumentKind.SEALED,
}
STATUS = {RefusalCode.NOT_FOUND: 404, RefusalCode.WRONG_STATE: 409, RefusalCode.RULE: 413}
# A file is no page of ours: it runs nothing and loads nothing, wherever it is opened.
BARE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


def file_routes() -> list[Route]:
    """Return the routes of files."""
    return [
        Route("/files/send/{token}", send, methods=["PUT"]),
        Route("/files/read/{token}", read_for_a_while, methods=["GET"]),
        Route("/files/agreement/{token}/{name}", read_agreement, methods=["GET"]),
        Route("/files/annex/{token}", read_annex, methods=["GET"]),
        Route("/files/{digest}", read_public, methods=["GET"]),
    ]


async def send(request: Request) -> Response:
    """Take the bytes of an announced file: 204, or a refusal that keeps the address good if it can."""
    services = services_of(request)
    try:
        link = _link(services, For.SENDING, request.path_params["token"])
        await _received(services, link, request)
    except Refusal as refusal:
        # The rest is read and thrown away, so that who still sends hears the refusal, no cut line.
        async for _ in _rest(request):
            pass
        return refused(request, refusal, status=STATUS.get(refusal.code, 400))
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


async def read_for_a_while(request: Request) -> Response:
    """Answer with a file behind an address that holds for a minute."""
    services = services_of(request)
    try:
        link = _link(services, For.READING, request.path_params["token"])
    except Refusal as refusal:
        return refused(request, refusal, status=404)
    async with services.database.reads() as session:
        reader = await actor_for(session, link.person_id)
        now = await introduce(session, THE_HOUSE)
        if link.number < now.timestamp():
            return refused(request, NotFound("link_over", field="file"), status=404)
        found = _kept(
            await standing_attachment(session, file_id=link.thing_id)
            or await paper_of_file(session, file_id=link.thing_id)
            or await evidence_of_file(session, reader, file_id=link.thing_id)
        )
    return _told(services, request, found, "private, no-store")


async def read_agreement(request: Request) -> Response:
    """Answer with a file of an edition behind an address that holds for a minute, to who may read it still."""
    services, name = services_of(request), request.path_params["name"]
    try:
        link = _link(services, For.AGREEMENT, request.path_params["token"])
    except Refusal as refusal:
        return refused(request, refusal, status=404)
    async with services.database.reads() as session:
        actor = await actor_for(session, link.person_id)
        now = await introduce(session, actor)
        if link.number < now.timestamp():
            return refused(request, NotFound("link_over", field="file"), status=404)
        content = None
        if name in PAPERS:
            found = await document_of(session, actor, edition_id=link.thing_id, kind=PAPERS[name])
            if found is None:
                found = await sealed_paper(
                    session, actor, edition_id=link.thing_id, kind=PAPERS[name]
                )
            content = None if found is None else found.pdf
        elif name == SIGNERS:
            page = await signers_page_of(session, actor, edition_id=link.thing_id)
            content = None if page is None else page.pdf
        elif name == "bundle.zip":
            try:
                content = await _bundle(services, session, actor, link.thing_id)
            except WrongState as refusal:
                return refused(request, refusal, status=STATUS[refusal.code])
    if content is None:
        return refused(request, NotFound("no_such_file"), status=404)
    headers = {**BARE, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(
        content,
        media_type="application/zip" if name == "bundle.zip" else "application/pdf",
        headers={**headers, "Cache-Control": "private, no-store"},
    )


async def _bundle(
    services: Services, session: AsyncSession, actor: Actor, edition_id: UUID
) -> bytes | None:
    """Return the bundle of an edition, with its annexes out of the store; one that is not there is missed."""
    annexes = {}
    for name, file_id in (await annex_files_of(session, actor, edition_id=edition_id)).items():
        with contextlib.suppress(FileNotFoundError):
            annexes[name] = await to_thread.run_sync(services.storage.path(file_id).read_bytes)
    return await bundle_of(session, actor, edition_id=edition_id, annexes=annexes)


async def read_annex(request: Request) -> Response:
    """Answer with an annex behind an address that holds for a minute, to who may read it still."""
    services = services_of(request)
    try:
        link = _link(services, For.ANNEX, request.path_params["token"])
    except Refusal as refusal:
        return refused(request, refusal, status=404)
    async with services.database.reads() as session:
        actor = await actor_for(session, link.person_id)
        now = await introduce(session, actor)
        if link.number < now.timestamp():
            return refused(request, NotFound("link_over", field="file"), status=404)
        found = _kept(
            await annex_of(session, actor, annex_id=link.thing_id)
            or await signed_annex(session, actor, annex_id=link.thing_id)
        )
    return _told(services, request, found, "private, no-store")


async def read_public(request: Request) -> Response:
    """Answer with what anybody may see under a digest; asked for anew each time, it may be hidden."""
    services, digest = services_of(request), request.path_params["digest"]
    found = None
    if DIGEST.fullmatch(digest):
        async with services.database.reads() as session:
            await introduce(session, ANONYMOUS)
            found = _kept(
                await attachment_by_digest(session, ANONYMOUS, sha256=digest)
                or await paper_by_digest(session, ANONYMOUS, sha256=digest)
            )
    tag = f'"{digest}"'
    if found is not None and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"})
    return _told(services, request, found, "no-cache", ETag=tag)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it lies in the store: its key, its kind and its digest."""

    file_id: UUID
    kind: FileKind
    sha256: str


def _kept(row: Attachment | MeetingPaper | AgreementAnnex | DutyStep | None) -> Kept | None:
    if isinstance(row, DutyStep):
        if row.file_id is None or row.file_kind is None or row.file_sha256 is None:
            return None
        return Kept(row.file_id, row.file_kind, row.file_sha256)
    if isinstance(row, MeetingPaper | AgreementAnnex):
        if row.file_id is None or row.file_kind is None or row.sha256 is None:
            return None
        return Kept(row.file_id, row.file_kind, row.sha256)
    return None if row is None else Kept(row.file_id, row.kind, row.sha256)


def _told(
    services: Services, request: Request, found: Kept | None, keeping: str, **more: str
) -> Response:
    path = services.storage.path(found.file_id) if found else Path()
    if found is None or not path.is_file():
        return refused(request, NotFound("no_such_file"), status=404)
    return FileResponse(
        path,
        media_type=found.kind.media_type,
        filename=f"dure-{found.sha256[:12]}.{found.kind.value.lower()}",
        content_disposition_type="inline" if found.kind.is_picture else "attachment",
        headers={**BARE, "Cache-Control": keeping, **more},
    )


def _link(services: Services, purpose: For, token: str) -> Link:
    found = None
    if len(token) <= LONGEST_TOKEN and token.isascii():
        found = link_of(services.settings.key_for("cursor"), purpose, token)
    if found is None:
        raise NotFound("no_such_file", field="file")
    return found


async def _received(services: Services, link: Link, request: Request) -> None:
    """Read, look into, store and note a file; whatever refuses leaves nothing behind."""
    actor = Actor(person_id=link.person_id)
    async with services.database.reads() as session:
        await introduce(session, actor)
        file = (await files_by_id(session, actor, [link.thing_id])).get(link.thing_id)
        most_pixels, bounds = await pixels_allowed(session), await bounds_allowed(session)
    if file is None:
        raise NotFound("no_such_file", field="file")
    if file.state is not FileState.AWAITED:
        raise WrongState("upload_used", field="file")
    data = await _announced(request, file)
    try:
        looked = await _looked(data, file.kind, most_pixels, bounds)
    except Refusal:
        # The very bytes that were announced: no other ones can come here, and these never will be taken.
        async with unit_of_work(services.database.writes, partial(_sender, actor)) as uow:
            await end_refused_upload(uow, file_id=link.thing_id)
        raise
    written = await to_thread.run_sync(services.storage.write, looked.data)
    try:
        async with unit_of_work(
            services.database.writes, partial(_sender, actor), ring=services.ring
        ) as uow:
            await receive_file(uow, file_id=link.thing_id, looked=looked)
            # Its name before its row: a row that says "received" always finds its bytes.
            await to_thread.run_sync(services.storage.settle, written, link.thing_id)
    finally:
        await to_thread.run_sync(partial(written.unlink, missing_ok=True))


async def _sender(actor: Actor, _: object) -> Actor:
    return actor


async def _announced(request: Request, file: StoredFile) -> bytes:
    """Read the body. Refuses one that is longer, shorter or other than announced."""
    parts: list[bytes] = []
    read = 0
    async for part in _rest(request):
        read += len(part)
        if read <= file.announced_size:
            parts.append(part)
    data = b"".join(parts)
    if read != file.announced_size:
        raise RuleBroken("size_not_announced", field="file", announced=file.announced_size)
    if hashlib.sha256(data).hexdigest() != file.announced_sha256:
        raise Invalid("digest_not_announced", field="file")
    return data


async def _rest(request: Request) -> AsyncIterator[bytes]:
    """Yield what has not been read of a body; its most is bounded before it comes here.

    Of a line that drops it yields what came: that is less than announced, and the address stays good.
    """
    with contextlib.suppress(RuntimeError, ClientDisconnect):  # read to its end already, or dropped
        async for part in request.stream():
            yield part


async def _looked(data: bytes, kind: FileKind, most_pixels: int, bounds: Bounds) -> Looked:
    look = partial(looked_into, data, kind, most_pixels=most_pixels, bounds=bounds)
    async with LOOKING:
        return await to_thread.run_sync(look)
