"""Open data as files: what anyone may take home to count again."""

import gzip
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from server.refusals import refused
from server.services import services_of
from workflows.kit.refusal import NotFound, Refusal
from workflows.proposals.campaigns.open_data import CountedFile, counted_file, weighed_file
from workflows.proposals.dumps.queries import (
    MANIFEST,
    latest_version,
    served_file,
    versions_file,
)
from workflows.proposals.living_lab.open_data import lot_file
from workflows.rights.actor import ANONYMOUS

Counted = Callable[..., Awaitable[CountedFile | None]]

LONGEST_NUMBER = 60
MOST_VERSIONS = 2**31 - 1


def open_data_routes() -> list[Route]:
    """Return the routes of open data."""
    return [
        Route("/open-data/campaigns/{number}.pb", counted_campaign, methods=["GET"]),
        Route("/open-data/campaigns/{number}.json", weighed_campaign, methods=["GET"]),
        Route("/open-data/labs/{number}.json", drawn_lab, methods=["GET"]),
        Route("/open-data/{slug}/latest", latest, methods=["GET"]),
        Route("/open-data/{slug}/versions.json", versions, methods=["GET"]),
        Route("/open-data/{slug}/{version:int}/{name}", dumped, methods=["GET"]),
    ]


async def latest(request: Request) -> Response:
    """Lead to the manifest of the newest version of a place; 404 without one."""
    slug = request.path_params["slug"]
    version = None
    if len(slug) <= LONGEST_NUMBER and slug.isprintable():
        async with services_of(request).database.reads() as session:
            version = await latest_version(session, slug=slug)
    if version is None:
        return refused(request, NotFound("no_such_page"), status=404)
    return RedirectResponse(
        f"/open-data/{slug}/{version}/{MANIFEST}", headers={"Cache-Control": "no-cache"}
    )


async def versions(request: Request) -> Response:
    """Answer with every version of a place: its digest, its files, what changed; 404 without one."""
    slug = request.path_params["slug"]
    found = None
    if len(slug) <= LONGEST_NUMBER and slug.isprintable():
        async with services_of(request).database.reads() as session:
            found = await versions_file(session, slug=slug)
    if found is None:
        return refused(request, NotFound("no_such_page"), status=404)
    return Response(
        found,
        media_type="application/json; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


async def dumped(request: Request) -> Response:
    """Answer with one file of a version, which never changes; 404 without it.

    410 for a version that holds what was hidden or erased since: so it is asked for anew each time.
    """
    wanted = request.path_params
    found = None
    texts = (wanted["slug"], wanted["name"])
    if wanted["version"] <= MOST_VERSIONS and all(
        len(one) <= LONGEST_NUMBER and one.isprintable() for one in texts
    ):
        async with services_of(request).database.reads() as session:
            try:
                found = await served_file(
                    session, slug=wanted["slug"], version=wanted["version"], name=wanted["name"]
                )
            except NotFound as withdrawn:
                return refused(request, withdrawn, status=410)
    if found is None:
        return refused(request, NotFound("no_such_page"), status=404)
    tag = f'"{found.sha256}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kind = "text/csv" if wanted["name"].endswith(".csv") else "application/json"
    return Response(
        gzip.decompress(found.packed), media_type=f"{kind}; charset=utf-8", headers=headers
    )


async def counted_campaign(request: Request) -> Response:
    """Answer with a counted vote as a Pabulib file; 404 before the count and without such a vote.

    It shows what the public may see, whoever asks. 400 for a vote that weighs its channels.
    """
    return await _counted(request, counted_file, "pb", "text/plain; charset=utf-8")


async def weighed_campaign(request: Request) -> Response:
    """Answer with a counted vote that weighs its channels as JSON; 404 and 400 as for the other."""
    return await _counted(request, weighed_file, "json", "application/json; charset=utf-8")


async def _counted(request: Request, file_of: Counted, ending: str, kind: str) -> Response:
    number = request.path_params["number"]
    found = None
    if len(number) <= LONGEST_NUMBER and number.isprintable():
        try:
            async with services_of(request).database.reads() as session:
                found = await file_of(session, ANONYMOUS, number=number)
        except Refusal as refusal:
            return refused(request, refusal, status=400)
    if found is None:
        return refused(request, NotFound("no_counted_campaign", field="number"), status=404)
    tag = f'"{found.digest}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(
        found.text,
        media_type=kind,
        headers={
            "Cache-Control": "no-cache",
            "Content-Disposition": f'attachment; filename="dure-{number}.{ending}"',
            "ETag": tag,
        },
    )


async def drawn_lab(request: Request) -> Response:
    """Answer with the file of a drawn lot, from which anybody can draw again; 404 before the draw."""
    number = request.path_params["number"]
    found = None
    if len(number) <= LONGEST_NUMBER and number.isprintable():
        async with services_of(request).database.reads() as session:
            found = await lot_file(session, number=number)
    if found is None:
        return refused(request, NotFound("no_such_page"), status=404)
    tag = f'"{found.digest}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="dure-lab-{number}.json"'
    return Response(found.content, media_type="application/json", headers=headers)
