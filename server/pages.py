"""The built front end: hashed files kept for ever, every other page answered with index.html."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

ASSETS = "assets/"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class Pages(StaticFiles):
    """Files of `web/dist`. A page of the front end's own router is its index.html."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer a path with its file, or with the front end for what looks like a page."""
        try:
            answer = await super().get_response(path, scope)
        except HTTPException as missing:
            # A name with a dot in it is a file: a missing one must not become a page.
            if missing.status_code != 404 or "." in path.rsplit("/", 1)[-1]:
                raise
            answer = await super().get_response("index.html", scope)
        kept = path.startswith(ASSETS) and answer.status_code in {200, 304}
        answer.headers["Cache-Control"] = FOR_EVER if kept else ASK_AGAIN
        return answer


def pages_of(dist: Path) -> ASGIApp:
    """Return the front end if it has been built, else an answer that says how to build it."""
    if (dist / "index.html").is_file():
        return Pages(directory=dist, html=True)
    return _not_built


async def _not_built(scope: Scope, receive: Receive, send: Send) -> None:
    answer = PlainTextResponse("The front end is not built: run `make run`.\n", status_code=404)
    await answer(scope, receive, send)
