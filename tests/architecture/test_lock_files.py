"""Lock files name versions and hashes, never a place to fetch them from."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
ADDRESS = re.compile(r"\w+://|--(extra-)?index-url|--find-links|\s@\s")
NPM_ADDRESS = re.compile(r'"resolved"\s*:|\.tgz|registry\.')
NPM_SETTING = re.compile(r"registry\s*=|_auth|://")
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==\S+( ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def test_there_are_four_python_lock_files():
    assert [lock.name for lock in LOCKS] == [
        "requirements-bootstrap.lock",
        "requirements-build.lock",
        "requirements-dev.lock",
        "requirements.lock",
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_is_a_pinned_package_or_a_hash(lock):
    strange = [
        line
        for line in lock.read_text().splitlines()
        if ADDRESS.search(line) or not (PINNED.match(line) or HASH.match(line))
    ]
    assert strange == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url x",
        "dure @ file.whl \\",
        "starlette>=1 \\",
        "# uv pip compile",
        "typer==1 --hash=sha256:ab",
    ],
)
def test_control_other_lines_are_seen(line):
    assert ADDRESS.search(line) or not (PINNED.match(line) or HASH.match(line))


def test_every_direct_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-build.lock": project["dependency-groups"]["build"],
        "requirements-dev.lock": project["dependency-groups"]["dev"],
    }
    for lock, requirements in wanted.items():
        locked = set(re.findall(r"(?m)^([a-z0-9._-]+)==", (ROOT / lock).read_text()))
        names = {re.split(r"[\[<>=]", requirement)[0] for requirement in requirements}
        assert names - locked == set()


def test_npm_files_name_no_place_either():
    tracked = subprocess.run(
        ["git", "ls-files", "web", "tests/bench/peers"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    for name in tracked:
        if name.endswith("package-lock.json"):
            found = NPM_ADDRESS.findall((ROOT / name).read_text())
            assert (name, found) == (name, [])
        if name.endswith(".npmrc"):
            found = NPM_SETTING.findall((ROOT / name).read_text().replace("lockfile-registry-", ""))
            assert (name, found) == (name, [])
