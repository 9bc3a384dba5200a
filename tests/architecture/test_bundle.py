"""The bundle that people get: built for production, and small enough for a phone on a slow line."""

import gzip
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "web" / "dist" / "assets"
LARGEST = 120_000  # bytes of one script as it travels, gzip


def test_the_scripts_are_built_for_production_and_none_is_heavy():
    if not ASSETS.is_dir():
        pytest.skip("the pages are not built here; make test builds them first")
    scripts = {path.name: path.read_bytes() for path in ASSETS.glob("*.js")}
    sizes = {name: len(gzip.compress(body)) for name, body in scripts.items()}

    assert scripts
    # A line that React prints in its development build alone.
    assert [name for name, body in scripts.items() if b"Each child in a list should" in body] == []
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
