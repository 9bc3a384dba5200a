"""`migrate`: the newest form of the database, and the law in it."""

import asyncio
from collections.abc import Awaitable, Callable

import typer

from server.commands.environment import settings_of_environment, with_database
from server.database import Database, answering
from server.migrations.run import upgrade_to_head
from server.settings import Settings
from workflows.kit.wording import Locale
from workflows.law.actions import load_rule_packs
from workflows.law.ranks import LowerSourceError
from workflows.law.texts import rule_texts
from workflows.record.uow import unit_of_work

commands = typer.Typer()


@commands.command()
def migrate() -> None:
    """Bring the database to the newest form and load the rule packs; doing it twice changes nothing.

    A pack that breaks a higher source is refused with both articles before anything is changed.
    """
    try:
        rule_texts()
    except LowerSourceError as broken:
        for locale in Locale:
            typer.echo(broken.told(locale), err=True)
        raise typer.Exit(1) from None
    settings = settings_of_environment()
    asyncio.run(with_database(settings, _wait_for(settings)))
    upgrade_to_head(settings.database_owner_url or settings.database_url)
    print(f"rules loaded: {asyncio.run(with_database(settings, _load_rules))}")


def _wait_for(settings: Settings) -> Callable[[Database], Awaitable[None]]:
    return lambda database: answering(database, settings.database_patience)


async def _load_rules(database: Database) -> int:
    async with unit_of_work(database.writes) as uow:
        return await load_rule_packs(uow)
