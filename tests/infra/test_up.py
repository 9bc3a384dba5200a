"""`python -m infra up`, whole: two copies, kills, stops and the second start."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import psutil
import pytest

from infra.handover import is_free
from tests.infra.ports import free_port

ROOT = Path(__file__).parents[2]
READY_WITHIN = 180.0  # seconds; the machine may be busy with other tests
GONE_WITHIN = 15.0

pytestmark = pytest.mark.timeout(400)


class Copy:
    """One running copy of Dure with a port and data of its own."""

    def __init__(self, data: Path, port: int | None = None) -> None:
        self.data = data
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        named = ("DURE_", "PORT", "DATA")
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(named)}
        self.env |= {"PORT": str(self.port), "DATA": str(data)}

    def start(self) -> "Copy":
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "infra", "up"],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return self

    def ready(self) -> dict[str, str]:
        while time.monotonic() - self.began < READY_WITHIN:
            assert self.process.poll() is None, self.process.stdout.read()
            with contextlib.suppress(httpx2.HTTPError):
                answer = httpx2.get(f"{self.address}/health/ready", trust_env=False)
                if answer.status_code == 200:
                    self.seconds = time.monotonic() - self.began
                    return answer.json()
            time.sleep(0.05)
        raise AssertionError("never ready")

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self, sign: signal.Signals) -> int:
        self.process.send_signal(sign)
        with self.process:
            return self.process.wait(GONE_WITHIN)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    copy = Copy(tmp_path_factory.mktemp("first") / "data").start()
    yield copy
    if copy.process.poll() is None:
        copy.end(signal.SIGTERM)


def token_of(ready: dict[str, str], persona: str) -> int:
    form = {"grant_type": "password", "username": persona}
    return httpx2.post(f"{ready['issuer']}/token", data=form, trust_env=False).status_code


def test_two_copies_run_side_by_side_each_with_its_issuer(first, tmp_path):
    second = Copy(tmp_path / "data").start()
    try:
        here, there = first.ready(), second.ready()
        assert (here["status"], there["status"]) == ("ready", "ready")
        assert here["issuer"] != there["issuer"]
        assert [token_of(ready, "resident.1") for ready in (here, there)] == [200, 200]
        print(f"first start, two copies at once: {first.seconds:.1f} s, {second.seconds:.1f} s")
    finally:
        assert second.end(signal.SIGTERM) == 0
    assert first.ready()["status"] == "ready"


def test_a_taken_port_is_said_and_nothing_is_made(first, tmp_path):
    first.ready()
    late = Copy(tmp_path / "data", port=first.port).start()
    output = late.process.communicate(timeout=60)[0]
    assert late.process.returncode == 1
    assert f"Port {first.port} is taken" in output
    assert not late.data.exists()


def test_the_same_data_is_refused_and_the_first_copy_lives_on(first):
    first.ready()
    late = Copy(first.data).start()
    output = late.process.communicate(timeout=60)[0]
    assert late.process.returncode == 1
    assert "taken" in output or "Another copy of Dure is running" in output
    assert first.ready()["status"] == "ready"


@pytest.mark.parametrize("name", ["server serve", "postgres -D"])
def test_a_killed_child_comes_back(first, name):
    first.ready()
    (child,) = [one for one in first.children() if name in " ".join(one.cmdline())]
    child.kill()
    child.wait(GONE_WITHIN)
    first.began = time.monotonic()
    assert first.ready()["status"] == "ready"


def test_a_stop_takes_every_child_along_and_the_second_start_is_quick(first):
    first.ready()
    tree = first.children()
    began = time.monotonic()
    assert first.end(signal.SIGTERM) == 0
    stopped = time.monotonic() - began
    assert psutil.wait_procs(tree, timeout=1)[1] == []
    assert is_free("127.0.0.1", first.port)
    migrated = (first.data / "log" / "migrate.log").read_bytes()

    first.start().ready()

    assert (first.data / "log" / "migrate.log").read_bytes() == migrated
    print(f"stop: {stopped:.1f} s; second start: {first.seconds:.1f} s")
    # What answers imports its code while the database starts: it was there first.
    began_at = {
        name: one.create_time()
        for one in first.children()
        for name in ("server serve", "postgres -D")
        if name in " ".join(one.cmdline())
    }
    assert began_at["server serve"] < began_at["postgres -D"]


@pytest.mark.parametrize("target", ["run", "test"])
def test_bytecode_is_compiled_before_anything_of_ours_runs(target):
    told = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    compiled = told.index("-m compileall -q -j 0 infra server schema workflows")

    assert compiled < told.index(
        ".venv/bin/python -m pytest" if target == "test" else "-m infra up"
    )


def test_kill_nine_of_the_roof_takes_every_child_along(first):
    first.ready()
    tree = first.children()
    assert first.end(signal.SIGKILL) == -signal.SIGKILL
    assert psutil.wait_procs(tree, timeout=GONE_WITHIN)[1] == []
    first.start()
    assert first.ready()["status"] == "ready"
