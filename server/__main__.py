"""The command line: `python -m server serve | worker | migrate | bootstrap | demo | export | retain | schema | explain | replay | verify`."""

import asyncio
import gc
import gzip
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeVar
from uuid import UUID

import orjson
import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.applications import Starlette

from schema.schema import printed
from server import logging
from server.app import create_app
from server.database import WORKING, Database, answering, connect
from server.demo.load import load_demo
from server.explain import explained
from server.migrations.run import upgrade_to_head
from server.processes import serve_evenly
from server.replay import replay as replay_files
from server.settings import Settings
from server.worker import work
from workflows.agreements.signing.certificate import verify_bundle
from workflows.corridor.retention import Forgotten, forget_due
from workflows.councils.minutes.certificate import verify as verify_certificate
from workflows.identity.bootstrap import bootstrap_administrator
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale, worded
from workflows.law.actions import load_rule_packs
from workflows.proposals.dumps.actions import make_dumps
from workflows.proposals.dumps.queries import MANIFEST, latest_version, served_file
from workflows.proposals.living_lab.open_data import draw_again
from workflows.record.uow import unit_of_work

GRACE_SECONDS = 4
ZIP = b"PK\x03\x04"
STARTUP_FAILURE = 3  # what a process exits with that never served
COLLECT_AFTER = (20_000, 20, 20)
LARGEST_MESSAGE = 1_000_000  # bytes of one message on a socket, as of a request's body

T = TypeVar("T")

commands = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


def settings_of_environment() -> Settings:
    """Read the settings, or stop with the names of what is missing or wrong."""
    try:
        return Settings()  # type: ignore[call-arg]
    except ValidationError as error:
        for wrong in error.errors():
            name = "_".join(["DURE", *(str(part).upper() for part in wrong["loc"])])
            print(f"{name}: {wrong['msg']}", file=sys.stderr)
        raise typer.Exit(2) from None


def app_of_environment() -> Starlette:
    """Return the application as a serving process makes it for itself."""
    logging.set_up()
    app = create_app(settings_of_environment())
    # What was imported stays for ever: the collector need not walk over it with every request, nor
    # come by as often as for a short-lived program.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    return app


@commands.command()
def serve() -> None:
    """Serve HTTP on DURE_HOST and DURE_PORT with DURE_PROCESSES processes."""
    settings = settings_of_environment()
    config = uvicorn.Config(
        "server.__main__:app_of_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.processes,
        loop="uvloop",
        http="httptools",
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


@commands.command()
def worker() -> None:
    """Deliver what is on record: reactions, closing of polls, forgetting."""
    logging.set_up()
    asyncio.run(work(settings_of_environment()))


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
    written = asyncio.run(_with_database(settings_of_environment(), write))
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

    for one in asyncio.run(_with_database(settings_of_environment(), forget)):
        print(orjson.dumps({"rule": one.rule_id, "due": one.due, "erased": one.erased}).decode())


@commands.command()
def migrate() -> None:
    """Bring the database to the newest form and load the rule packs; doing it twice changes nothing."""
    settings = settings_of_environment()
    asyncio.run(_with_database(settings, _wait_for(settings)))
    upgrade_to_head(settings.database_owner_url or settings.database_url)
    print(f"rules loaded: {asyncio.run(_with_database(settings, _load_rules))}")


def _wait_for(settings: Settings) -> Callable[[Database], Awaitable[None]]:
    return lambda database: answering(database, settings.database_patience)


async def _load_rules(database: Database) -> int:
    async with unit_of_work(database.writes) as uow:
        return await load_rule_packs(uow)


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
        print(asyncio.run(_with_database(settings, make)))
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
    asyncio.run(_with_database(settings, lambda database: load_demo(settings, database)))


@commands.command()
def schema(
    write: Annotated[Path | None, typer.Option(help="write it to this file instead")] = None,
) -> None:
    """Print the GraphQL schema."""
    if write is None:
        print(printed(), end="")
    else:
        write.write_text(printed(), encoding="utf-8")


@commands.command()
def explain(
    file: Annotated[Path, typer.Argument(help="a GraphQL document with one query")],
    variables: Annotated[str, typer.Option(help="values of its variables, as JSON")] = "{}",
) -> None:
    """Print the SQL and the answer's function of a compiled read; no database is asked."""
    given = orjson.loads(variables)
    print("\n".join(asyncio.run(explained(file.read_text("utf-8"), given, Locale.KO))))


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
        asyncio.run(_with_database(settings, lambda database: replay_files(database, files)))
    )


@commands.command()
def draw(files: Annotated[list[Path], typer.Argument(help="files of drawn lots (.json)")]) -> None:
    """Draw the panels of living labs again from their files; one JSON line each, 1 if one differs."""
    code = 0
    for path in files:
        try:
            again = draw_again(path.read_bytes())
        except Refusal as refusal:
            code = 1
            line: dict[str, object] = {"refused": refusal.reason}
        else:
            code = code if again.holds else 1
            line = {"holds": again.holds, **asdict(again)}
        print(orjson.dumps({"file": path.name, **line}).decode())
    raise typer.Exit(code)


@commands.command()
def verify(
    files: Annotated[list[Path], typer.Argument(help="certificates (.json), bundles (.zip)")],
) -> None:
    """Reckon decisions of councils and signed agreements again; one JSON line each, 1 if one is wrong."""
    code = 0
    for path in files:
        try:
            content = path.read_bytes()
            found = (
                asyncio.run(verify_bundle(content))
                if content.startswith(ZIP)
                else verify_certificate(content)
            )
        except Refusal as refusal:
            code = 1
            line: dict[str, object] = {"holds": False, "refused": refusal.reason}
        else:
            code = code if found.holds else 1
            line = {"holds": found.holds, **asdict(found)}
        print(orjson.dumps({"file": path.name, **line}).decode())
    raise typer.Exit(code)


async def _with_database(settings: Settings, act: Callable[[Database], Awaitable[T]]) -> T:
    """Do one thing with the database of the command line, and give its connections back."""
    database = connect(
        settings.database_url, patience=WORKING, connections=settings.database_connections
    )
    try:
        return await act(database)
    finally:
        await database.close()


if __name__ == "__main__":
    commands()
