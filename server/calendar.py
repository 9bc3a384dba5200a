"""A person's deadlines as a calendar, at an address that only he knows."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.refusals import refused
from server.services import services_of
from workflows.corridor.calendar import calendar_for
from workflows.kit.refusal import NotFound

LONGEST_TOKEN = 80


def calendar_routes() -> list[Route]:
    """Return the route of calendars."""
    return [Route("/calendar/{token}.ics", calendar, methods=["GET"])]


async def calendar(request: Request) -> Response:
    """Answer with the calendar; 404 for an address that leads nowhere, whatever is wrong with it."""
    services = services_of(request)
    token = request.path_params["token"]
    found = None
    if len(token) <= LONGEST_TOKEN and token.isascii():
        settings = services.settings
        found = await calendar_for(
            services.database.writes, settings.key_for("cursor"), token, settings.address
        )
    if found is None:
        return refused(request, NotFound("no_such_page"), status=404)
    return Response(
        found,
        media_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store"},
    )
