"""The command line: `python -m server COMMAND`. A command's code is imported once it is called."""

import sys
from collections.abc import Mapping

import typer

from server.commands.importing import imported

# Each command to the module that holds it.
MODULES: Mapping[str, str] = {
    "serve": "serving",
    "worker": "working",
    "migrate": "migrating",
    "bootstrap": "settling",
    "demo": "settling",
    "export": "keeping",
    "retain": "keeping",
    "schema": "describing",
    "explain": "describing",
    "replay": "proving",
    "draw": "proving",
    "redraw": "proving",
    "verify": "proving",
}


def command_line(asked: str | None) -> typer.Typer:
    """Return the command line: with the module of the asked command alone, or with all of them."""
    line = typer.Typer(
        add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__
    )
    line.callback()(nothing)
    known = MODULES.get(asked or "")
    modules = [known] if known else dict.fromkeys(MODULES.values())
    for module in modules:
        line.add_typer(imported(f"server.commands.{module}").commands)
    return line


def nothing() -> None:
    """Do nothing of one's own: a line of one command would otherwise take no name."""


def main() -> None:
    """Do what is asked; what the machine refuses (a file, a line to the database) ends it in words."""
    try:
        command_line(next(iter(sys.argv[1:]), None))()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"{where}{error.strerror or error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
