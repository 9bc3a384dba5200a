"""What every command begins with: the settings of its environment, and a database for one thing."""

import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

import typer
from pydantic import ValidationError

from server.database import WORKING, Database, connect
from server.settings import Settings

T = TypeVar("T")


def settings_of_environment() -> Settings:
    """Read the settings, or stop with the names of what is missing or wrong."""
    try:
        return Settings()  # type: ignore[call-arg]
    except ValidationError as error:
        for wrong in error.errors():
            name = "_".join(["DURE", *(str(part).upper() for part in wrong["loc"])])
            print(f"{name}: {wrong['msg']}", file=sys.stderr)
        raise typer.Exit(2) from None


async def with_database(settings: Settings, act: Callable[[Database], Awaitable[T]]) -> T:
    """Do one thing with the database of the command line, and give its connections back."""
    database = connect(
        settings.database_url, patience=WORKING, connections=settings.database_connections
    )
    try:
        return await act(database)
    finally:
        await database.close()
