"""`export` and `retain`: what leaves the house in the open, and what is erased."""

import asyncio
import gzip
import sys
from pathlib import Path
from typing import Annotated

import orjson
import typer
from sqlalchemy.ext.asyncio import AsyncSession

from server.commands.environment import settings_of_environment, with_database
from server.database import Database
from workflows.corridor.retention import Forgotten, forget_due
from workflows.proposals.dumps.actions import make_dumps
from workflows.proposals.dumps.queries import MANIFEST, latest_version, served_file
from workflows.record.uow import unit_of_work

commands = typer.Typer()


@commands.command()
def export(
    place: Annotated[str, typer.Argument(help="the place's slug")],
    folder: Annotated[Path, typer.Argument(help="where the files are written")],
) -> None:
    """Write the newest open data of a place into a folder, made anew if anything has changed."""

    async def write(database: Database) -> int:
        async with unit_of_work(database.writes) as uow:
            await make_dumps(uow)
        async with database.reads() as session:
            version = await latest_version(session, slug=place)
            return 0 if version is None else await _write_files(session, place, version, folder)

    folder.mkdir(parents=True, exist_ok=True)
    written = asyncio.run(with_database(settings_of_environment(), write))
    print(f"{written} files in {folder}" if written else f"no open data of {place}")
    if not written:
        raise typer.Exit(1)


async def _write_files(session: AsyncSession, place: str, version: int, folder: Path) -> int:
    manifest = await served_file(session, slug=place, version=version, name=MANIFEST)
    content = gzip.decompress(manifest.packed) if manifest else b"{}"
    names = [MANIFEST, *(one["name"] for one in orjson.loads(content)["files"])]
    for name in names:
        found = await served_file(session, slug=place, version=version, name=name)
        (folder / name).write_bytes(gzip.decompress(found.packed) if found else b"")
    return len(names)


@commands.command()
def retain(
    *,
    apply: Annotated[bool, typer.Option("--apply", help="erase; without it, only say")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="only say, as without --apply")
    ] = False,
) -> None:
    """Say which personal values have been kept long enough, and with --apply erase them for good."""
    if apply and dry_run:
        print("--apply, --dry-run: one of them", file=sys.stderr)
        raise typer.Exit(2)

    async def forget(database: Database) -> list[Forgotten]:
        async with unit_of_work(database.writes) as uow:
            return await forget_due(uow, dry=not apply)

    for one in asyncio.run(with_database(settings_of_environment(), forget)):
        print(orjson.dumps({"rule": one.rule_id, "due": one.due, "erased": one.erased}).decode())
