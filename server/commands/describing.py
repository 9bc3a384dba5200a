"""`schema` and `explain`: what can be asked here, and how it is answered."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import orjson
import typer

from schema.schema import printed
from server.explain import explained, mistakes
from workflows.kit.wording import Locale

commands = typer.Typer()


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
    try:
        given = orjson.loads(variables)
        text = file.read_text("utf-8")
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if not isinstance(given, dict):
        raise typer.BadParameter("the variables are one JSON object")
    wrong = mistakes(text, given)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        raise typer.Exit(1)
    print("\n".join(asyncio.run(explained(text, given, Locale.KO))))
