"""`bootstrap` and `demo`: the first people of a house."""

import asyncio
import sys
from typing import Annotated
from uuid import UUID

import typer

from server import logging
from server.commands.environment import settings_of_environment, with_database
from server.database import Database
from server.demo.load import load_demo
from workflows.identity.bootstrap import bootstrap_administrator
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale, worded
from workflows.record.uow import unit_of_work

commands = typer.Typer()


@commands.command()
def bootstrap(
    subject: Annotated[str, typer.Option(help="the administrator's subject at the issuer")],
    name: Annotated[str, typer.Option(help="the administrator's legal name")],
) -> None:
    """Make the first administrator, once and on record; a second time is refused."""
    settings = settings_of_environment()
    if settings.oidc_issuer is None:
        print("DURE_OIDC_ISSUER: whose subject is it?", file=sys.stderr)
        raise typer.Exit(2)
    issuer = settings.oidc_issuer

    async def make(database: Database) -> UUID:
        async with unit_of_work(database.writes) as uow:
            return await bootstrap_administrator(
                uow, issuer=issuer, subject=subject, legal_name=name
            )

    try:
        print(asyncio.run(with_database(settings, make)))
    except Refusal as refusal:
        for locale in Locale:
            print(worded(locale, f"refusal.{refusal.reason}.message"), file=sys.stderr)
        raise typer.Exit(1) from None


@commands.command()
def demo() -> None:
    """Load the demo town, only beside an embedded database and issuer; twice changes nothing."""
    settings = settings_of_environment()
    if not settings.embedded:
        print(
            "데모 자료는 내장 데이터베이스와 내장 발급자 곁에만 넣습니다.\n"
            "The demo is loaded only beside the embedded database and issuer (python -m infra up).",
            file=sys.stderr,
        )
        raise typer.Exit(1)
    logging.set_up()
    asyncio.run(with_database(settings, lambda database: load_demo(settings, database)))
