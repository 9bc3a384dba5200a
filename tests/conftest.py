"""Fixtures shared by all tests: services, a database a module, a small town, a running product."""

import pytest

pytest_plugins = [
    "tests.fixtures.collector",
    "tests.fixtures.memory",
    "tests.fixtures.rewritten",
    "tests.fixtures.services",
    "tests.fixtures.migrating",
    "tests.fixtures.database",
    "tests.fixtures.kept",
    "tests.fixtures.town",
    "tests.fixtures.product",
    "tests.fixtures.chromium",
    "tests.fixtures.sealing",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what is long first, then the browser stories; short tests fill the end.

    Stories wait for the demo, which takes one process half a minute: meanwhile the others have work.
    """
    first = ("long", "browser")
    items.sort(
        key=lambda item: next(
            (n for n, mark in enumerate(first) if item.get_closest_marker(mark)), len(first)
        )
    )
