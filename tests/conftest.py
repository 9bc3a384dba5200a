"""Fixtures shared by all tests: services, a database a module, a small town, a running product."""

pytest_plugins = [
    "tests.fixtures.services",
    "tests.fixtures.database",
    "tests.fixtures.kept",
    "tests.fixtures.town",
    "tests.fixtures.product",
]
