"""What tests do once for all: bytecode is written, the collector set past what stays, keys are read."""

import gc
from pathlib import Path

import pytest
from _pytest.assertion import rewrite
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.fixtures.collector import YOUNG
from tests.fixtures.rewritten import is_rewritten, write_bytecode
from tests.fixtures.sealing import authority
from tests.fixtures.services import Services, _founded


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


def test_a_key_is_read_once_and_other_bytes_are_read_anew() -> None:
    read = serialization.load_pem_private_key
    one, other = (
        ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        for _ in range(2)
    )
    assert read(one, None) is read(one, None)
    assert read(one, None).private_numbers() != read(other, None).private_numbers()
    with pytest.raises(TypeError):
        read(one, b"a password that was never set")


def test_two_who_seal_by_the_workers_authority_are_the_same() -> None:
    assert authority() is authority()


def test_a_database_is_migrated_once_and_nobody_lives_in_the_one_that_is_copied(
    services: Services,
) -> None:
    home = _founded()
    assert home != services.postgres.home
    assert not (home / "postmaster.pid").exists()
    made = (home / "PG_VERSION").stat().st_ino
    assert (_founded() / "PG_VERSION").stat().st_ino == made
