"""The embedded PostgreSQL: made, kept private, killed, started again, refused."""

import os
import shutil
import signal
import stat
import subprocess
from pathlib import Path

import asyncpg
import psutil
import pytest

from infra.embedded import postgres_files
from infra.embedded.children import start_child, stop_child
from infra.embedded.places import PlaceRefusedError, runtime_dir, service_user
from infra.embedded.postgres import Postgres, PostgresError
from infra.embedded.postgres_files import OtherMajorVersionError
from infra.embedded.provision import provision

MAJOR = postgres_files.major_version()


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A data folder in which PostgreSQL was started once, to be copied: initdb takes its time."""
    folder = tmp_path_factory.mktemp("made")
    Postgres(folder).start().stop()
    return folder


@pytest.fixture
def data(made, tmp_path) -> Path:
    """A data folder of one's own."""
    subprocess.run(["cp", "-a", made, tmp_path / "data"], check=True)
    return tmp_path / "data"


async def ask(server: Postgres, question: str, *, user: str = "postgres", database="postgres"):
    connection = await asyncpg.connect(
        host=str(server.socket_dir), port=5432, user=user, database=database, timeout=20
    )
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def test_a_fresh_server_sorts_alike_everywhere_and_checks_its_pages(tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "de_DE.ISO-8859-1")
    monkeypatch.setenv("PGPORT", "1")
    with Postgres(tmp_path) as server:
        provider = "SELECT concat_ws(' ', datlocprovider, datlocale, datcollate) FROM pg_database"
        assert await ask(server, f"{provider} WHERE datname = 'postgres'") == "b C.UTF-8 C.UTF-8"
        assert await ask(server, "SHOW server_encoding") == "UTF8"
        assert await ask(server, "SHOW data_checksums") == "on"
        assert await ask(server, "SHOW timezone") == "UTC"
        assert await ask(server, "SHOW fsync") == "on"
        assert await ask(server, "SHOW synchronous_commit") == "on"


async def test_the_socket_is_private_and_there_is_no_other_door(data):
    with Postgres(data) as server:
        folder = server.socket_dir.stat()
        assert stat.S_IMODE(folder.st_mode) == 0o700
        assert folder.st_uid == service_user().uid
        assert len(os.fsencode(server.socket_dir / ".s.PGSQL.5432.lock")) <= 107
        assert await ask(server, "SHOW listen_addresses") == ""
        assert stat.S_IMODE(server.home.stat().st_mode) == 0o700
        assert psutil.Process(server.pid).uids().real == service_user().uid


async def test_roles_and_database_are_made_once_and_again_without_harm(data):
    with Postgres(data) as server:
        provision(server)
        provision(server)
        owner = "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'dure'"
        assert await ask(server, owner) == "dure_owner"
        who = "SELECT current_user || ' ' || current_database()"
        assert await ask(server, who, user="dure_app", database="dure") == "dure_app dure"
        assert server.url("dure_app").startswith("postgresql+asyncpg://dure_app@/dure?host=/")


@pytest.mark.parametrize("folder", ["pg17", f"pg{MAJOR}"])
def test_a_data_folder_of_another_major_version_is_refused_untouched(tmp_path, folder):
    home = tmp_path / folder
    home.mkdir()
    (home / "PG_VERSION").write_text("17\n")

    with pytest.raises(OtherMajorVersionError) as refusal:
        Postgres(tmp_path).start()

    assert f"PostgreSQL 17, but this version of Dure runs PostgreSQL {MAJOR}" in str(refusal.value)
    assert "pg_upgrade" in str(refusal.value)
    assert [found.name for found in tmp_path.rglob("*")] == [folder, "PG_VERSION"]


async def test_kill_nine_of_the_whole_tree_loses_no_committed_row(data):
    server = Postgres(data).start()
    await ask(server, "CREATE TABLE kept (n int)")
    for n in range(3):
        await ask(server, f"INSERT INTO kept VALUES ({n})")
        kill_tree(server)
        server.stop()
        server.start()
    try:
        assert await ask(server, "SELECT array_agg(n ORDER BY n) FROM kept") == [0, 1, 2]
    finally:
        server.stop()


async def test_a_kill_of_the_postmaster_alone_waits_for_its_orphans(data):
    server = Postgres(data).start()
    await ask(server, "CREATE TABLE kept (n int)")
    await ask(server, "INSERT INTO kept VALUES (1)")
    os.kill(server.pid, signal.SIGKILL)
    server.stop()
    with Postgres(data) as again:
        assert await ask(again, "SELECT count(*) FROM kept") == 1


async def test_a_left_over_pid_file_naming_a_stranger_does_not_keep_it_down(data):
    with stranger_in_the_pid_file(data), Postgres(data) as server:
        assert await ask(server, "SELECT 1") == 1


def test_control_without_clearing_the_stranger_keeps_it_down(data, monkeypatch):
    monkeypatch.setattr(postgres_files, "clear_after_crash", lambda _home, _sockets: None)
    with stranger_in_the_pid_file(data), pytest.raises(PostgresError, match="did not start"):
        Postgres(data).start()


async def test_a_half_made_database_is_made_again(tmp_path):
    half = tmp_path / f"pg{MAJOR}.new"
    half.mkdir()
    (half / "PG_VERSION").write_text(f"{MAJOR}\n")
    with Postgres(tmp_path) as server:
        assert await ask(server, "SELECT 1") == 1
        assert not half.exists()
        sockets = server.socket_dir
    assert not sockets.exists()


def test_what_a_killed_initdb_left_behind_finishes_before_its_folder_is_made_anew(tmp_path):
    half = tmp_path / "data" / f"pg{MAJOR}.new"
    half.mkdir(parents=True)
    shutil.copy2("/bin/sh", tmp_path / "postgres")
    writes = "set -e; for n in 1 2 3 4 5 6 7 8 9 10; do echo > $n; sleep 0.1; done"
    left = subprocess.Popen([tmp_path / "postgres", "-c", writes], cwd=half)
    with Postgres(tmp_path / "data") as server:
        assert server.running()
        assert left.poll() == 0


async def test_two_copies_run_side_by_side(data):
    with Postgres(data) as one, Postgres(data.with_name("other")) as other:
        await ask(one, "CREATE TABLE here (n int)")
        assert one.socket_dir != other.socket_dir
        assert await ask(other, "SELECT to_regclass('here')::text") is None


async def test_a_second_launcher_on_the_same_data_is_refused_and_the_first_lives_on(data):
    with Postgres(data) as first:
        with pytest.raises(PostgresError, match="Another copy of Dure is running"):
            Postgres(data).start()
        assert await ask(first, "SELECT 1") == 1


def test_a_planted_runtime_folder_is_not_entered(tmp_path):
    data = tmp_path / "data"
    planned = runtime_dir(data)
    planned.rmdir()
    (tmp_path / "elsewhere").mkdir()
    planned.symlink_to(tmp_path / "elsewhere")
    try:
        with pytest.raises(PlaceRefusedError, match="not ours"):
            Postgres(data).start()
    finally:
        planned.unlink()


def test_an_account_without_a_name_is_told_so(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 2**31 - 3)
    with pytest.raises(PlaceRefusedError, match="account with a name"):
        service_user()
    monkeypatch.undo()
    named = service_user().uid
    monkeypatch.setattr(os, "geteuid", lambda: named)
    assert service_user().uid == named


def kill_tree(server: Postgres) -> None:
    os.kill(server.pid, signal.SIGSTOP)  # so that it starts no new ones in between
    postmaster = psutil.Process(server.pid)
    for process in [*postmaster.children(), postmaster]:
        process.kill()


class stranger_in_the_pid_file:  # noqa: N801 - read as a phrase
    """A crashed data folder whose pid file names a live process that is no PostgreSQL."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __enter__(self) -> None:
        server = Postgres(self.data).start()
        kill_tree(server)
        server.stop()
        self.stranger = start_child(
            ["sleep", "60"], last_signal=signal.SIGKILL, user=service_user()
        )
        pid_file = server.home / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(self.stranger.pid), *lines[1:]]) + "\n")

    def __exit__(self, *_error: object) -> None:
        stop_child(self.stranger, [(signal.SIGKILL, 5)])
