"""Supervised programs come back, with longer and longer pauses, and stop in order."""

import os
import sys
import time

import psutil
import pytest

from infra.programs import Program
from infra.supervisor import Supervisor

WAIT = "import time; time.sleep(600)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def supervisor(said):
    made = Supervisor(tell=said.append)
    yield made
    made.stop()


def program(tmp_path, code: str) -> Program:
    return Program([sys.executable, "-c", code], env=dict(os.environ), log=tmp_path / "log" / "x")


def look_until(supervisor, holds, patience: float = 30.0) -> None:
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline
        supervisor.look()
        time.sleep(0.02)


def test_a_killed_program_is_started_again(tmp_path, supervisor, said):
    one = program(tmp_path, WAIT)
    supervisor.start("one", one)
    one._child.kill()
    one._child.wait()
    look_until(supervisor, one.running)
    assert said == ["one ended; starting it again in 0.2 s"]


def test_pauses_grow_for_one_that_keeps_failing_while_another_lives_on(tmp_path, supervisor, said):
    steady, failing = program(tmp_path, WAIT), program(tmp_path, "raise SystemExit(1)")
    supervisor.start("steady", steady)
    supervisor.start("failing", failing)
    look_until(supervisor, lambda: len(said) == 3)
    assert [line.rsplit(" ", 2)[1] for line in said] == ["0.2", "0.4", "0.8"]
    assert steady.running()


def test_one_that_keeps_failing_is_told_with_its_last_words_and_none_of_an_earlier_run(
    tmp_path, supervisor, said
):
    failing = program(tmp_path, "raise SystemExit('no key')")
    failing.log.parent.mkdir()
    failing.log.write_text("of yesterday\n" * 50)
    supervisor.start("failing", failing)
    look_until(supervisor, lambda: len(said) == 3)
    assert said[2] == f"  {failing.log}: no key"
    assert failing.last_words() == "no key"


def test_one_that_will_not_stop_is_ended_with_all_it_forked(tmp_path, supervisor, monkeypatch):
    monkeypatch.setattr("infra.programs.PATIENCE", 0.5)
    fork = f"import os\nos.fork()\nprint('here', flush=True)\n{STUBBORN.replace('; ', chr(10))}"
    one = program(tmp_path, fork)
    supervisor.start("stubborn", one)
    look_until(supervisor, lambda: one.last_words().count("here") == 2)
    time.sleep(0.3)  # until the signal is ignored by both
    tree = [psutil.Process(one._child.pid), *psutil.Process(one._child.pid).children()]
    supervisor.stop()
    assert psutil.wait_procs(tree, timeout=5)[1] == []
