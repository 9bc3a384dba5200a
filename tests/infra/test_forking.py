"""The processes of the stories' products, which are forked, end and are ended as started ones are."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.fixtures.forking import Forked, fork


def test_it_ends_with_its_own_code_and_says_why_in_its_log(tmp_path):
    def work():
        print("before")
        raise ValueError("told in the log")

    failed = Forked(fork(work, env={}, log=tmp_path / "failed"))
    ended = Forked(fork(lambda: sys.exit(3), env={}, log=tmp_path / "ended"))

    assert failed.wait(30) == 1
    assert ended.wait(30) == 3
    assert ended.poll() == 3
    said = (tmp_path / "failed").read_text()
    assert said.startswith("before")
    assert "ValueError: told in the log" in said


def test_a_signal_ends_it_by_itself_and_never_reaches_what_forked_it(tmp_path):
    heard = []
    before = signal.signal(signal.SIGTERM, lambda *_: heard.append("the one that forked"))
    try:
        sleeping = Forked(fork(lambda: time.sleep(60), env={}, log=tmp_path / "log"))
        with pytest.raises(subprocess.TimeoutExpired):
            sleeping.wait(0.1)
        assert sleeping.poll() is None
        sleeping.terminate()
        assert sleeping.wait(30) == -signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, before)

    sleeping.kill()  # of one that has ended: nothing
    assert heard == []


def test_it_has_the_environment_it_was_given_and_no_other(tmp_path, monkeypatch):
    monkeypatch.setenv("OF_THE_ONE_THAT_FORKED", "1")

    def work():
        print(sorted(os.environ.items()))

    assert Forked(fork(work, env={"MINE": "2"}, log=tmp_path / "log")).wait(30) == 0
    assert (tmp_path / "log").read_text() == "[('MINE', '2')]\n"
