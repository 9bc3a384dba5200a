"""The committed schema: what is served, and no break since the last release."""

import subprocess
from pathlib import Path

from graphql import build_schema
from graphql.utilities import find_breaking_changes

from schema.schema import SDL_FILE, get_schema, printed

ROOT = Path(__file__).parents[2]
ADDED = "type Query { a: Int }", "type Query { a: Int b: Int }"


def test_the_committed_schema_is_the_one_that_is_served():
    assert SDL_FILE.read_text("utf-8") == printed(), "run: python -m server schema --write"


def test_one_schema_is_built_a_process():
    assert get_schema() is get_schema()


def test_nothing_the_last_release_promised_is_broken():
    released = _released()
    broken = find_breaking_changes(build_schema(released), build_schema(printed()))

    assert [change.description for change in broken] == []


def test_a_field_taken_away_would_be_found():
    before, after = (build_schema(text) for text in ADDED)

    assert find_breaking_changes(before, after) == []
    assert [one.description for one in find_breaking_changes(after, before)] == [
        "Field Query.b was removed."
    ]


def _released() -> str:
    """Return the schema of the last tag; before the first release, the one that is served."""
    tag = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if tag.returncode != 0:
        return printed()
    shown = subprocess.run(
        ["git", "show", f"{tag.stdout.strip()}:schema/schema.graphql"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return shown.stdout or printed()
