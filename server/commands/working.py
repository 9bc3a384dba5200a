"""`worker`: what is on record is delivered."""

import asyncio

import typer

from server import logging
from server.commands.environment import settings_of_environment
from server.worker import work

commands = typer.Typer()


@commands.command()
def worker() -> None:
    """Deliver what is on record: reactions, closing of polls, forgetting."""
    logging.set_up()
    asyncio.run(work(settings_of_environment()))
