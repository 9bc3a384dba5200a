"""`replay`, `recount`, `draw` and `verify`: anybody reckons again what was decided here; `redraw`: the house."""

import asyncio
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer

from server import logging
from server.commands.environment import settings_of_environment, with_database
from server.database import Database
from server.replay import replay as replay_files
from workflows.agreements.signing.certificate import verify_bundle
from workflows.councils.minutes.certificate import verify as verify_certificate
from workflows.kit.refusal import Refusal, RuleBroken
from workflows.kit.wording import Locale, optional
from workflows.proposals.living_lab.open_data import draw_again
from workflows.proposals.opinions.queries import drawn_again, frozen_maps
from workflows.record.uow import unit_of_work
from workflows.voting.recount import recount as count_again

ZIP = b"PK\x03\x04"

commands = typer.Typer()


@commands.command()
def replay(files: Annotated[list[Path], typer.Argument(help="Pabulib files (.pb)")]) -> None:
    """Hold real elections again from their files; one JSON line for each.

    Without a database of its own to use, an embedded one is started for as long as it takes.
    """
    if "DURE_DATABASE_URL" not in os.environ:
        again = [sys.executable, "-m", "server", *sys.argv[1:]]
        os.execv(sys.executable, [sys.executable, "-m", "infra", "with", "--", *again])  # noqa: S606
    logging.set_up()
    settings = settings_of_environment()
    raise typer.Exit(
        asyncio.run(with_database(settings, lambda database: replay_files(database, files)))
    )


@commands.command()
def recount(
    files: Annotated[list[Path], typer.Argument(help="files of weighed votes (.json)")],
    result: Annotated[
        str | None, typer.Option(help="the result's fingerprint, as its page shows it")
    ] = None,
) -> None:
    """Count weighed votes again from their files, by exact fractions; one JSON line each, 1 if one differs."""
    code = 0
    line: dict[str, object]
    for path in files:
        try:
            again = count_again(path.read_bytes())
        except (Refusal, OSError) as error:
            code = 1
            line = {"holds": False, **_refused(error)}
        else:
            differs = again.differs
            if result is not None and again.result_digest != result.strip().lower():
                differs = [*differs, "shown"]
            line = {"holds": not differs, "differs": differs, **asdict(again)}
            if differs:
                code = 1
                line |= _refused(RuleBroken("count_differs", names=", ".join(differs)))
        print(orjson.dumps({"file": path.name, **line}).decode())
    raise typer.Exit(code)


@commands.command()
def draw(files: Annotated[list[Path], typer.Argument(help="files of drawn lots (.json)")]) -> None:
    """Draw the panels of living labs again from their files; one JSON line each, 1 if one differs."""
    code = 0
    line: dict[str, object]
    for path in files:
        try:
            again = draw_again(path.read_bytes())
        except (Refusal, OSError) as error:
            code = 1
            line = _refused(error)
        else:
            code = code if again.holds else 1
            line = {"holds": again.holds, **asdict(again)}
        print(orjson.dumps({"file": path.name, **line}).decode())
    raise typer.Exit(code)


@commands.command()
def redraw() -> None:
    """Draw every frozen opinion map again from the nameless answers that are kept; one JSON line each.

    `holds` is null once the answers are erased with their idea. Ends with 1 if a map differs.
    """
    logging.set_up()
    settings = settings_of_environment()
    raise typer.Exit(asyncio.run(with_database(settings, redraw_maps)))


@commands.command()
def verify(
    files: Annotated[list[Path], typer.Argument(help="certificates (.json), bundles (.zip)")],
) -> None:
    """Reckon decisions of councils and signed agreements again; one JSON line each, 1 if one is wrong."""
    code = 0
    line: dict[str, object]
    for path in files:
        try:
            content = path.read_bytes()
            found = (
                asyncio.run(verify_bundle(content))
                if content.startswith(ZIP)
                else verify_certificate(content)
            )
        except (Refusal, OSError) as error:
            code = 1
            line = {"holds": False, **_refused(error)}
        else:
            code = code if found.holds else 1
            line = {"holds": found.holds, **asdict(found)}
        print(orjson.dumps({"file": path.name, **line}).decode())
    raise typer.Exit(code)


async def redraw_maps(database: Database) -> int:
    """Print a line for every frozen map; return 1 if one does not come out of its answers, else 0."""
    code = 0
    async with unit_of_work(database.writes) as uow:
        for number, one in await frozen_maps(uow.session):
            holds = await drawn_again(uow.session, one)
            code = 1 if holds is False else code
            line = {"idea": number, "place": one.place, "digest": one.digest, "holds": holds}
            print(orjson.dumps(line).decode())
    return code


def _refused(error: Refusal | OSError) -> dict[str, object]:
    """Return why a file is not taken: a slug for programs, a sentence for people."""
    if isinstance(error, OSError):
        return {"refused": "file_unreadable", "message": error.strerror}
    return {
        "refused": error.reason,
        "message": optional(Locale.EN, f"refusal.{error.reason}.message", **error.figures),
    }
