"""The command line, run as its users run it: real processes on a PostgreSQL that keeps its commits."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.embedded.postgres import Postgres
from infra.embedded.provision import provision
from infra.embedded.valkey import Valkey
from tests.fixtures.product import free_port

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    """A migrated database of its own, a Valkey, and the variables that name them."""
    with tempfile.TemporaryDirectory(prefix="dure-commands-") as name:
        folder = Path(name)
        postgres, valkey = Postgres(folder), Valkey(folder)
        postgres.start()
        valkey.start()
        try:
            provision(postgres, "dure")
            yield {
                **{k: v for k, v in os.environ.items() if not k.startswith(("DURE_", "PG"))},
                "DURE_DATABASE_URL": postgres.url("dure_app", "dure"),
                "DURE_DATABASE_OWNER_URL": postgres.url("dure_owner", "dure"),
                "DURE_REDIS_URL": valkey.url,
                "DURE_SECRET": "7a" * 32,
                "DURE_OIDC_ISSUER": "https://issuer.example",
                "DURE_OIDC_CLIENT_ID": "dure-web",
            }
        finally:
            valkey.stop()
            postgres.stop()


def run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "server", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@pytest.fixture(scope="module")
def migrated(environment: dict[str, str]) -> dict[str, str]:
    """The environment once `migrate` has run, twice."""
    first, second = run(environment, "migrate"), run(environment, "migrate")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert int(first.stdout.rsplit(":", 1)[1]) > 0
    assert second.stdout == "rules loaded: 0\n"
    return environment


def test_the_first_administrator_is_made_once(migrated: dict[str, str]):
    words = ("bootstrap", "--subject", "kim", "--name", "김관리")
    first, second = run(migrated, *words), run(migrated, *words)

    assert first.returncode == 0, first.stderr
    assert second.returncode == 1
    assert "첫 관리자는 이미 정해졌어요." in second.stderr
    assert "The first administrator has been made already." in second.stderr


def test_what_is_due_is_said_rule_by_rule_and_never_said_and_done_at_once(
    migrated: dict[str, str],
):
    said = run(migrated, "retain", "--dry-run")
    both = run(migrated, "retain", "--dry-run", "--apply")

    assert said.returncode == 0, said.stderr
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert {line["rule"] for line in lines} >= {"retention.stay", "retention.talk"}
    assert all(line["erased"] == 0 for line in lines)
    assert (both.returncode, both.stdout) == (2, "")


def test_the_demo_is_never_loaded_beside_a_real_database(migrated: dict[str, str]):
    done = run(migrated, "demo")

    assert done.returncode == 1
    assert "only beside the embedded database and issuer" in done.stderr


def test_the_printed_schema_is_the_committed_one(tmp_path: Path):
    bare = {name: value for name, value in os.environ.items() if not name.startswith("DURE_")}
    written = tmp_path / "schema.graphql"
    printed, wrote = run(bare, "schema"), run(bare, "schema", "--write", str(written))

    assert (printed.returncode, wrote.returncode) == (0, 0), printed.stderr
    assert printed.stdout == written.read_text("utf-8")
    assert "type Query" in printed.stdout


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("DURE_SECRET", "short", "DURE_SECRET"),
        ("DURE_SECRET", "", "DURE_SECRET: Field required"),
        ("DURE_PORT", "eighty", "DURE_PORT"),
        ("DURE_OIDC_CLIENT_ID", "dure", "DURE_OIDC_CLIENT_ID"),
    ],
)
def test_a_wrong_setting_is_named_and_nothing_starts(
    environment: dict[str, str], variable: str, value: str, said: str
):
    done = run({**environment, variable: value}, "serve")

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_serving_as_a_superuser_is_refused(migrated: dict[str, str]):
    url = migrated["DURE_DATABASE_URL"].replace("dure_app@", "postgres@")
    done = run({**migrated, "DURE_DATABASE_URL": url, "DURE_PORT": str(free_port())}, "worker")

    assert done.returncode != 0
    assert "superuser" in done.stderr


@pytest.mark.parametrize("wrong", ["host", "name", "role"])
def test_what_keeps_it_from_serving_is_one_line_and_quotes_nothing(
    migrated: dict[str, str], wrong: str
):
    right = migrated["DURE_DATABASE_URL"]
    url = {
        "host": "postgresql+asyncpg://dure_app@127.0.0.1:1/dure",
        "name": right.replace("/dure?", "/no_such_database?"),
        "role": right.replace("dure_app@", "postgres@"),
    }[wrong]
    done = run(
        {
            **migrated,
            "DURE_DATABASE_URL": url,
            "DURE_DATABASE_PATIENCE": "0",
            "DURE_PORT": str(free_port()),
        },
        "serve",
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]

    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    (told,) = [line for line in lines if line["event"].startswith("database.")]
    unsafe = wrong == "role"
    assert told["event"] == ("database.unsafe" if unsafe else "database.unreachable")
    assert ("superuser" if unsafe else "does not answer") in told["why"]


@pytest.mark.parametrize("processes", ["1", "2"])
def test_serving_processes_get_ready_and_stop_when_told(migrated: dict[str, str], processes: str):
    port = free_port()
    environment = {**migrated, "DURE_PORT": str(port), "DURE_PROCESSES": processes}
    with subprocess.Popen(
        [sys.executable, "-m", "server", "serve"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            ready = answer_of(f"http://127.0.0.1:{port}/health/ready")
            sdl = answer_of(f"http://127.0.0.1:{port}/schema.graphql")
        finally:
            process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        _, log = process.communicate(timeout=20)

    assert json.loads(ready) == {"status": "ready", "issuer": "https://issuer.example"}
    assert b"type Query" in sdl
    assert process.returncode in {0, -signal.SIGTERM}
    assert time.monotonic() - began < 10
    for line in log.splitlines():
        json.loads(line)


def test_the_worker_stops_when_told(migrated: dict[str, str]):
    with subprocess.Popen(
        [sys.executable, "-m", "server", "worker"], cwd=ROOT, env=migrated, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        line = json.loads(process.stderr.readline())
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=20)

    assert line["event"] == "worker.started"
    assert process.returncode == 0
    assert json.loads(log.splitlines()[-1])["event"] == "worker.stopped"


def answer_of(url: str) -> bytes:
    """Return the body at an address, once it answers."""
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
                return bytes(answer.read())
        except OSError:
            assert time.monotonic() < until, "it never answered"
            time.sleep(0.1)
