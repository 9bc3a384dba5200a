"""Programs of others, installed by name into a cache of the benchmarks' own.

Each lies as a small npm package with its lock in a folder of `tests/bench/peers`. Nothing of it comes
among the product's dependencies; the Node that runs it is the one that builds the pages.
"""

import os
import shutil
from pathlib import Path

from infra.webbuild import install, node_home

PACKAGES = Path(__file__).parent / "peers"


def cache() -> Path:
    """Return the folder that keeps what a benchmark fetches or compiles; DURE_BENCH_CACHE names it."""
    given = os.environ.get("DURE_BENCH_CACHE")
    folder = Path(given) if given else Path.home() / ".cache" / "dure-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def installed(name: str) -> Path:
    """Install one of the packages unless that has been done; return its folder.

    Raises RuntimeError if npm cannot, whose words are above it then: other rows are still measured.
    """
    folder = cache() / name
    shutil.copytree(PACKAGES / name, folder, dirs_exist_ok=True)
    try:
        install(folder)
    except SystemExit as stopped:
        msg = f"npm could not install {name}"
        raise RuntimeError(msg) from stopped
    return folder


def node() -> Path:
    """Return the Node that runs them."""
    return node_home() / "bin" / "node"
