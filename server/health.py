"""Health: whether the process lives, and whether it can serve."""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from server.services import services_of

# Migrated and its rule packs loaded: without the rules, nothing could be refused with its source.
LOADED = text("SELECT EXISTS (SELECT FROM legal_rule)")


async def live(_: Request) -> JSONResponse:
    """Answer 200 as long as the process turns its loop."""
    return JSONResponse({"status": "alive"})


async def ready(request: Request) -> JSONResponse:
    """Answer 200 with the issuer's address once people can be served, else 503 and what is missing."""
    services = services_of(request)
    issuer = services.settings.oidc_issuer
    missing = None
    try:
        async with services.database.reads() as session:
            if not await session.scalar(LOADED):
                missing = "migration"
    except DBAPIError as error:
        missing = "migration" if error.orig and "UndefinedTable" in repr(error.orig) else "database"
    except (SQLAlchemyError, OSError, TimeoutError):
        missing = "database"
    if missing is not None:
        waiting = {"status": "waiting", "for": missing, "issuer": issuer}
        return JSONResponse(waiting, status_code=503)
    return JSONResponse({"status": "ready", "issuer": issuer})
