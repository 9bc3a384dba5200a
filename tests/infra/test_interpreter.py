"""The Python an environment is made with: the usual one, or one that is clearly quicker."""

import stat
import sys

import pytest

from infra.interpreter import OTHERS, ROUNDS, USUAL, chosen, measured


def by(times):
    """Measure by a table, in which a list is what one look after another tells."""
    looks = {
        python: iter(each if isinstance(each, list) else [each] * ROUNDS)
        for python, each in times.items()
    }
    return lambda python: next(looks[python]) if python in looks else None


@pytest.mark.parametrize(
    ("times", "best"),
    [
        ({USUAL: 450}, USUAL),
        ({USUAL: 450, OTHERS[0]: 320}, OTHERS[0]),
        ({USUAL: 450, OTHERS[0]: 320, OTHERS[1]: 300}, OTHERS[1]),
        ({USUAL: 450, OTHERS[0]: 400}, USUAL),
        ({USUAL: 320, OTHERS[0]: 450}, USUAL),
        ({OTHERS[1]: 450}, OTHERS[1]),
        ({}, USUAL),
        # A machine that was busy during some looks chooses as an idle one.
        ({USUAL: 450, OTHERS[0]: [900, 900, 320, 900, 900]}, OTHERS[0]),
        ({USUAL: [900, 900, 900, 320, 900], OTHERS[0]: 330}, USUAL),
    ],
)  # fmt: skip
def test_the_usual_one_is_left_only_for_one_that_is_clearly_quicker(times, best):
    assert chosen(by(times)) == best


def test_a_python_looks_at_itself():
    assert (measured(sys.executable) is not None) == (sys.version_info[:2] == (3, 11))


@pytest.mark.parametrize("does", ["exit 1", "echo 3 9 100", "echo nothing", "echo 3 12 100"])
def test_what_will_not_do_is_not_taken(tmp_path, does):
    program = tmp_path / "python3"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert measured(str(program)) is None
    assert measured(str(tmp_path / "missing")) is None


def test_the_usual_one_may_be_newer_than_what_is_tried(tmp_path, monkeypatch):
    program = tmp_path / USUAL
    program.write_text("#!/bin/sh\necho 3 14 100\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert measured(USUAL) == 100
