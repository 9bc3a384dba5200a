"""Documents over HTTP: what is set from the record when it is asked for, as PDF, HWPX or HTML.

What is public is read under the digest of what it says; what is not under an address that holds for a
minute, and only by whoever may still read it when it is opened.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Final, TypeAlias
from urllib.parse import quote
from uuid import UUID

from anyio import CapacityLimiter, to_thread
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from schema.kit.scalars import EARLIEST, LATEST
from server.files import BARE, DIGEST, LONGEST_TOKEN
from server.refusals import refused
from server.services import services_of
from workflows.agreements.clauses.comparison import Points, comparison_of
from workflows.councils.meetings.notice_paper import notice_document
from workflows.councils.minutes.giving import certificates_for, public_minutes, whole_minutes
from workflows.documents.plain import Document
from workflows.documents.setting import DocumentKind, set_document
from workflows.identity.queries import actor_for
from workflows.kit.links import For, link_of
from workflows.kit.refusal import NotFound
from workflows.kit.wording import Locale
from workflows.record.uow import introduce
from workflows.rights.actor import ANONYMOUS, Actor

Asked: TypeAlias = Mapping[str, str]
Maker: TypeAlias = Callable[[AsyncSession, Actor, UUID, Locale, Asked], Awaitable[Document | None]]
# Setting a long document takes half a second of a core: one at a time, while others are answered.
SETTING: Final = CapacityLimiter(1)


async def _public_minutes(
    session: AsyncSession, actor: Actor, key: UUID, locale: Locale, _: Asked
) -> Document | None:
    return await public_minutes(session, actor, minutes_id=key, locale=locale)


async def _whole_minutes(
    session: AsyncSession, actor: Actor, key: UUID, locale: Locale, _: Asked
) -> Document | None:
    return await whole_minutes(session, actor, minutes_id=key, locale=locale)


async def _notice(
    session: AsyncSession, actor: Actor, key: UUID, locale: Locale, _: Asked
) -> Document | None:
    return await notice_document(session, actor, meeting_id=key, locale=locale)


async def _public_certificates(
    session: AsyncSession, actor: Actor, key: UUID, locale: Locale, _: Asked
) -> Document | None:
    return await certificates_for(session, actor, minutes_id=key, locale=locale, public=True)


async def _own_certificates(
    session: AsyncSession, actor: Actor, key: UUID, locale: Locale, _: Asked
) -> Document | None:
    return await certificates_for(session, actor, minutes_id=key, locale=locale, public=False)


async def _comparison(
    session: AsyncSession, actor: Actor, key: UUID, locale: Locale, asked: Asked
) -> Document | None:
    try:
        points = Points(_moment(asked.get("since")), _moment(asked.get("until")))
    except ValueError:
        return None
    return await comparison_of(session, actor, agreement_id=key, locale=locale, points=points)


def _moment(said: str | None) -> datetime | None:
    """Return a moment with its offset, in years that can be reckoned with. Raises ValueError for anything else."""
    if said is None:
        return None
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None or not EARLIEST <= moment < LATEST:
        raise ValueError(said)
    return moment


# What anybody reads, and what is read by whoever may, each by the word in its address.
PUBLIC: Final[Mapping[str, Maker]] = {
    "minutes": _public_minutes,
    "certificates": _public_certificates,
    "notice": _notice,
}
OWN: Final[Mapping[str, Maker]] = {
    "minutes": _whole_minutes,
    "certificates": _own_certificates,
    "comparison": _comparison,
}


def document_routes() -> list[Route]:
    """Return the routes of documents."""
    return [
        Route(
            "/documents/{what}/{locale}/{key:uuid}/{digest}.{kind}", read_public, methods=["GET"]
        ),
        Route("/documents/{what}/{locale}/read/{token}.{kind}", read_for_a_while, methods=["GET"]),
    ]


async def read_public(request: Request) -> Response:
    """Answer with what anybody may read now and says what the digest stands for; 404 otherwise."""
    wanted = request.path_params
    maker, asked = PUBLIC.get(wanted["what"]), _asked(request)
    if maker is None or asked is None or not DIGEST.fullmatch(wanted["digest"]):
        return _nothing(request)
    locale, kind = asked
    async with services_of(request).database.reads() as session:
        await introduce(session, ANONYMOUS)
        found = await maker(session, ANONYMOUS, wanted["key"], locale, request.query_params)
    if found is None or found.digest != wanted["digest"]:
        return _nothing(request)
    tag = f'"{found.digest}.{kind.value}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"})
    return await _told(found, kind, wanted["what"], "no-cache", ETag=tag)


async def read_for_a_while(request: Request) -> Response:
    """Answer with a document behind an address that holds for a minute, to whom it was given."""
    services, wanted = services_of(request), request.path_params
    maker, asked, token = OWN.get(wanted["what"]), _asked(request), wanted["token"]
    link = None
    if len(token) <= LONGEST_TOKEN and token.isascii():
        link = link_of(services.settings.key_for("cursor"), For.DOCUMENT, token)
    if maker is None or asked is None or link is None:
        return _nothing(request)
    locale, kind = asked
    async with services.database.reads() as session:
        now = await introduce(session, Actor(person_id=link.person_id))
        if link.number < now.timestamp():
            return refused(request, NotFound("link_over", field="file"), status=404)
        actor = await actor_for(session, link.person_id)
        found = await maker(session, actor, link.thing_id, locale, request.query_params)
    if found is None:
        return _nothing(request)
    return await _told(found, kind, wanted["what"], "private, no-store")


def _asked(request: Request) -> tuple[Locale, DocumentKind] | None:
    wanted = request.path_params
    try:
        return Locale(wanted["locale"]), DocumentKind(wanted["kind"])
    except ValueError:
        return None


def _nothing(request: Request) -> Response:
    return refused(request, NotFound("no_such_file"), status=404)


async def _told(
    document: Document, kind: DocumentKind, what: str, keeping: str, **more: str
) -> Response:
    made = await to_thread.run_sync(partial(set_document, document, kind), limiter=SETTING)
    plain = f"dure-{what}-{document.digest[:12]}.{kind.value}"
    # For who keeps it: the name says what it is, of what and of which day (RFC 6266, 8187).
    name = quote(f"{document.file_stem}.{kind.value}", safe="-._~")
    return Response(
        made,
        media_type=kind.media_type,
        headers={
            **BARE,
            "Cache-Control": keeping,
            "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}",
            **more,
        },
    )
