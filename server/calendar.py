"""Calendars: a person's deadlines and meetings at an address only he knows, and a meeting for everybody."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.refusals import refused
from server.services import services_of
from workflows.corridor.calendar import calendar_for
from workflows.councils.meetings.inviting import invitation_of
from workflows.documents.invitations import invitation_file
from workflows.kit.refusal import NotFound
from workflows.kit.wording import Locale
from workflows.record.uow import introduce
from workflows.rights.actor import ANONYMOUS

LONGEST_TOKEN = 80
MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_routes() -> list[Route]:
    """Return the route of calendars."""
    return [
        Route("/calendar/{token}.ics", calendar, methods=["GET"]),
        Route("/calendar/meetings/{locale}/{key:uuid}.ics", meeting, methods=["GET"]),
    ]


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
    return Response(found, media_type=MEDIA_TYPE, headers={"Cache-Control": "private, no-store"})


async def meeting(request: Request) -> Response:
    """Answer with the invitation to a meeting whose notice is sent, or with its cancellation."""
    services, wanted = services_of(request), request.path_params
    found = None
    if wanted["locale"] in set(Locale):
        async with services.database.reads() as session:
            now = await introduce(session, ANONYMOUS)
            found = await invitation_of(
                session,
                ANONYMOUS,
                meeting_id=wanted["key"],
                locale=Locale(wanted["locale"]),
                address=services.settings.address,
            )
    if found is None:
        return refused(request, NotFound("no_such_page"), status=404)
    return Response(
        invitation_file(found, now),
        media_type=MEDIA_TYPE,
        headers={
            "Cache-Control": "no-cache",
            "Content-Disposition": f'attachment; filename="dure-meeting-{found.key.hex[:12]}.ics"',
        },
    )
