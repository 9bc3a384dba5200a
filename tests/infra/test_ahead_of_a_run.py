"""What a run of tests does ahead: its bytecode is written once, and the collector set past what stays."""

import gc
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

from tests.fixtures.collector import YOUNG
from tests.fixtures.rewritten import is_rewritten, write_bytecode


def test_asserts_are_written_anew_once_for_each_text_of_a_file(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "test_written.py"
    path.write_text("def test_it():\n    assert 1 + 1 == 2\n")
    kept = write_bytecode(path, request.config)
    code = rewrite._read_pyc(path, kept)
    assert "@pytest_ar" in code.co_names
    first = kept.stat()
    write_bytecode(path, request.config)
    assert kept.stat().st_ino == first.st_ino
    path.write_text("def test_it():\n    assert 1 + 1 == 3\n")
    assert rewrite._read_pyc(path, kept) is None
    write_bytecode(path, request.config)
    assert rewrite._read_pyc(path, kept) is not None


def test_this_file_is_one_of_those_and_a_fixture_is_none() -> None:
    assert is_rewritten(Path(__file__))
    assert not is_rewritten(Path("tests/fixtures/clock.py"))


def test_the_collector_looks_past_what_was_collected_and_runs_again() -> None:
    assert gc.isenabled()
    assert gc.get_threshold()[0] == YOUNG
    assert gc.get_freeze_count() > 100_000
