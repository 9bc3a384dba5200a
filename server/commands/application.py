"""The application as each serving process makes it: whoever only watches them imports none of it."""

import gc

from starlette.applications import Starlette

from server import logging
from server.commands.environment import settings_of_environment
from server.commands.importing import imported

COLLECT_AFTER = (20_000, 20, 20)


def app_of_environment() -> Starlette:
    """Return the application, with everything it needs imported."""
    logging.set_up()
    app: Starlette = imported("server.app").create_app(settings_of_environment())
    # What was imported stays for ever: the collector need not walk over it with every request, nor
    # come by as often as for a short-lived program.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    return app
