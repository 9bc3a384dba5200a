"""Files that are none, torn, locked or missing: every command says so in words and ends as it should."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.__main__ import command_line

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "tests" / "agreements" / "bundle_before_annexes.zip"
# Where the directory of a zip tells the method of an entry and its flags, from the entry's signature.
ENTRY, FLAGS, METHOD = b"PK\x01\x02", 8, 10
BARE = {k: v for k, v in os.environ.items() if not k.startswith(("DURE_", "PG"))}


def packed_otherwise(at: int, value: int) -> bytes:
    """Return the bundle with one byte changed in the directory entry of its first file."""
    changed = bytearray(BUNDLE.read_bytes())
    changed[changed.index(ENTRY) + at] = value
    return bytes(changed)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files that no honest house has made."""
    folder = tmp_path_factory.mktemp("broken")
    contents = {
        "empty.json": b"",
        "list.json": b"[]",
        "deep.json": b"[" * 100_000,
        "half-a-surrogate.json": b'{"format": "\\ud800"}',
        "no-text.json": b"\xff\xfe",
        "torn.zip": BUNDLE.read_bytes()[:5000],
        "only-a-head.zip": b"PK\x03\x04",
        "unknown-packing.zip": packed_otherwise(METHOD, 98),
        "locked.zip": packed_otherwise(FLAGS, 1),
        "strongly-locked.zip": packed_otherwise(FLAGS, 0x41),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "way-out.zip", "w") as packed:
        packed.writestr("../../certificate.json", b"{}")
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("content.json", "agreement.pdf", "sealed.pdf", "certificate.json"):
            packed.writestr(name, bytes(110_000_000))
    return [*sorted(folder.iterdir()), folder, folder / "missing.json"]


@pytest.mark.parametrize("command", ["verify", "draw"])
def test_each_broken_file_has_a_line_of_its_own_and_the_rest_are_read(broken, command):
    done = CliRunner().invoke(command_line(command), [command, *map(str, broken)])
    lines = [json.loads(line) for line in done.stdout.splitlines()]

    assert (done.exit_code, done.stderr) == (1, "")
    assert [line["file"] for line in lines] == [path.name for path in broken]
    assert not any(line.get("holds") for line in lines)
    assert all(line["message"] for line in lines)
    assert [line["refused"] for line in lines[-2:]] == ["file_unreadable"] * 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([BUNDLE], 2, "codec can't decode"),
        (["--variables", "{", ROOT / "README.md"], 2, "unexpected end of data"),
        (["--variables", "[]", ROOT / "README.md"], 2, "one JSON object"),
        ([ROOT / "README.md"], 1, "Syntax Error"),
    ],
)
def test_what_cannot_be_explained_is_told_why(words, code, said):
    done = CliRunner().invoke(command_line("explain"), ["explain", *map(str, words)])

    assert done.exit_code == code
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["explain", "/nowhere.graphql"], "/nowhere.graphql: No such file or directory\n"),
        (["retain"], "Connect call failed ('127.0.0.1', 1)\n"),
    ],
)
def test_what_the_machine_refuses_ends_a_command_in_one_sentence(words, said):
    named = {"DURE_DATABASE_URL": "postgresql+asyncpg://x@127.0.0.1:1/x", "DURE_SECRET": "7a" * 32}
    done = subprocess.run(
        [sys.executable, "-m", "server", *words],
        cwd=ROOT,
        env={**BARE, **named},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )

    assert (done.returncode, done.stderr.endswith(said)) == (1, True)
    assert len(done.stderr.splitlines()) == 1
