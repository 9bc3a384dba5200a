"""The product that stories share ends with the last of them, and another one begins for who comes later."""

from types import SimpleNamespace

import pytest

from tests.fixtures import product


def item(*, browser: bool = False, asks: bool = False, found: object = None) -> SimpleNamespace:
    """A test as the hook sees it: a story, one that asks for the product, or neither."""
    manager = SimpleNamespace(getfixturedefs=lambda _name, _item: [found])
    return SimpleNamespace(
        get_closest_marker=lambda name: browser if browser and name == "browser" else None,
        fixturenames=["running_product"] if asks else [],
        session=SimpleNamespace(_fixturemanager=manager),
        _request="the test's own",
    )


@pytest.mark.parametrize(
    ("after", "ended"),
    [
        (item(browser=True), []),
        (item(asks=True), []),
        (item(), ["the test's own"]),
        (None, ["the test's own"]),
    ],
)
def test_it_ends_when_no_story_follows(after: SimpleNamespace | None, ended: list[str]):
    said: list[str] = []
    shared = SimpleNamespace(finish=said.append)

    product.pytest_runtest_teardown(item(browser=True, found=shared), after)

    assert said == ended


def test_what_never_asked_for_it_ends_nothing():
    said: list[str] = []

    product.pytest_runtest_teardown(item(found=SimpleNamespace(finish=said.append)), None)

    assert said == []
