"""House rules a machine can check: sizes, docstrings, names of rooms, nothing left unfinished."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = {".py": 400, ".tsx": 250}
GENERATED = ("web/src/gql/", "server/migrations/versions/")
NO_ROOMS = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
# Split, so that this file does not find itself.
UNFINISHED = re.compile("TO" + "DO|FIX" + "ME|X" + "XX|NotImplemented" + "Error")
SHUNNED = re.compile(r"pytest\.mark\.(sk" + "ip|xf" + "ail)")
REAL_DAY = re.compile(r"datetime\.now\(|date\.today\(|datetime\.today\(|utcnow\(")
# Stories, benchmarks and torture run the whole product, which lives in real time.
IN_REAL_TIME = ("tests/web/", "tests/bench/", "tests/torture/", "tests/fixtures/clock.py")
CODE = {".py", ".ts", ".tsx", ".css", ".sql", ".toml", ".sh"}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return [Path(name) for name in listed if name and (ROOT / name).is_file()]


def ours(*kinds: str) -> list[Path]:
    return [
        path for path in tracked() if path.suffix in kinds and not str(path).startswith(GENERATED)
    ]


def test_no_file_is_longer_than_the_house_allows():
    lengths = {path: len((ROOT / path).read_text().splitlines()) for path in ours(*LONGEST)}
    assert {str(p): n for p, n in lengths.items() if n > LONGEST[p.suffix]} == {}


def test_every_module_starts_by_saying_what_it_holds():
    silent = [
        str(path)
        for path in ours(".py")
        if not ast.get_docstring(ast.parse((ROOT / path).read_text()))
    ]
    assert silent == []


def test_packages_hold_a_paragraph_and_no_second_way_in():
    full = [
        str(path)
        for path in ours(".py")
        if path.name == "__init__.py" and len(ast.parse((ROOT / path).read_text()).body) > 1
    ]
    assert full == []


def test_no_room_is_a_drawer_for_everything():
    assert [str(path) for path in tracked() if {path.stem, *path.parts} & NO_ROOMS] == []


@pytest.mark.parametrize("words", [UNFINISHED, SHUNNED], ids=["unfinished", "shunned"])
def test_nothing_is_left_unfinished_or_shunned(words):
    found = [
        f"{path}:{number}"
        for path in ours(*CODE)
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_imports_stand_at_the_top():
    deferred = [
        f"{path}:{node.lineno}"
        for path in ours(".py")
        for function in ast.walk(ast.parse((ROOT / path).read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert deferred == []


def test_import_contracts_hold():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_tests_take_the_clock_of_the_tests_and_not_the_day_they_are_run_on():
    found = [
        f"{path}: {line.strip()}"
        for path in ours(".py")
        if str(path).startswith("tests/") and not str(path).startswith(IN_REAL_TIME)
        for line in (ROOT / path).read_text().splitlines()
        if REAL_DAY.search(line) and "parametrize(" not in line
    ]
    assert found == []
