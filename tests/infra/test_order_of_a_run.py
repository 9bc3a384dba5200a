"""In which order a run takes its tests: what is long, then the stories, then what is short."""

from types import SimpleNamespace

from tests import conftest


def test_what_is_long_begins_while_the_demo_loads_that_the_stories_wait_for():
    def item(name: str, *marks: str) -> SimpleNamespace:
        return SimpleNamespace(
            name=name, get_closest_marker=lambda mark: mark if mark in marks else None
        )

    items = [item("a"), item("story", "browser"), item("b"), item("fuzz", "long"), item("c")]

    conftest.pytest_collection_modifyitems(items)

    assert [one.name for one in items] == ["fuzz", "story", "a", "b", "c"]
