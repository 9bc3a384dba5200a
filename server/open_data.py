"""Open data as files: what anyone may take home to count again."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.refusals import refused
from server.services import services_of
from workflows.kit.refusal import NotFound, Refusal
from workflows.proposals.campaigns.open_data import counted_file
from workflows.rights.actor import ANONYMOUS

LONGEST_NUMBER = 60


def open_data_routes() -> list[Route]:
    """Return the routes of open data."""
    return [Route("/open-data/campaigns/{number}.pb", counted_campaign, methods=["GET"])]


async def counted_campaign(request: Request) -> Response:
    """Answer with a counted vote as a Pabulib file; 404 before the count and without such a vote.

    It shows what the public may see, whoever asks.
    """
    number = request.path_params["number"]
    found = None
    if len(number) <= LONGEST_NUMBER and number.isprintable():
        try:
            async with services_of(request).database.reads() as session:
                found = await counted_file(session, ANONYMOUS, number=number)
        except Refusal as refusal:
            return refused(request, refusal, status=400)
    if found is None:
        return refused(request, NotFound("no_counted_campaign", field="number"), status=404)
    tag = f'"{found.digest}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(
        found.text,
        media_type="text/plain; charset=utf-8",
        headers={
            "Cache-Control": "no-cache",
            "Content-Disposition": f'attachment; filename="dure-{number}.pb"',
            "ETag": tag,
        },
    )
