"""Fixtures shared by all tests: services, a database a module, a small town, a running product."""

import pytest

pytest_plugins = [
    "tests.fixtures.memory",
    "tests.fixtures.services",
    "tests.fixtures.database",
    "tests.fixtures.kept",
    "tests.fixtures.town",
    "tests.fixtures.product",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser stories first: they are long and wait much, and the short tests fill the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
