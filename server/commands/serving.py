"""`serve`: the process that watches over the serving ones, which import the product for themselves."""

import typer
import uvicorn

from server.commands.environment import settings_of_environment
from server.processes import open_as_many_as_allowed, serve_evenly

GRACE_SECONDS = 4
STARTUP_FAILURE = 3  # what a process exits with that never served
LARGEST_MESSAGE = 1_000_000  # bytes of one message on a socket, as of a request's body

commands = typer.Typer()


@commands.command()
def serve() -> None:
    """Serve HTTP on DURE_HOST and DURE_PORT with DURE_PROCESSES processes."""
    settings = settings_of_environment()
    open_as_many_as_allowed()
    config = uvicorn.Config(
        "server.commands.application:app_of_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.processes,
        loop="uvloop",
        http="server.whole:Whole",
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        # Small messages to many: compressing each of them anew would cost more than it saves.
        ws_per_message_deflate=False,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    if settings.processes > 1:
        serve_evenly(config)
        return
    server = uvicorn.Server(config)
    server.run()
    if not server.started:
        raise typer.Exit(STARTUP_FAILURE)
