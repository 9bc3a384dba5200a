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
    """Put the browser stories first, then what is long, whichever file it is in; short tests fill the end."""
    first = ("browser", "long")
    items.sort(
        key=lambda item: next(
            (n for n, mark in enumerate(first) if item.get_closest_marker(mark)), len(first)
        )
    )
