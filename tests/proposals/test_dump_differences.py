"""Two versions of open data laid side by side tell nothing that the earlier one withheld."""

import itertools

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.proposals.test_dumps import content_of, made
from workflows.proposals.dumps import fields as dumped
from workflows.proposals.small_counts import Version, told_next

SMALLEST = 5
FIELD = "WELFARE"


async def laid_open(town, version):
    """Return what a version's files tell of the field: its ideas, and its authors or None."""
    ideas = orjson.loads(await content_of(town, version, "ideas.json"))
    fields = orjson.loads(await content_of(town, version, "fields.json"))
    (told,) = [one["authors"] for one in fields if one["category"] == FIELD]
    return sum(one["category"] == FIELD for one in ideas), told


def possible(versions):
    """Return how many authors the first of two versions can have had, by both and nothing else.

    Every idea has one author, and an idea that is new has one who is new to the field or is not.
    """
    (ideas, told), (ideas_then, told_then) = versions
    before = [told] if told is not None else range(1, min(ideas, SMALLEST - 1) + 1)
    return {
        authors
        for authors, fresh in itertools.product(before, range(ideas_then - ideas + 1))
        if told_then is None or authors + fresh == told_then
    }


async def grown(town, first, then):
    """Make a version with ideas of `first` people, then one with one more idea of each of `then`."""
    for who in first:
        await town.propose(f"앞 {who}", who=who)
    one = await made(town)
    for who in then:
        await town.propose(f"뒤 {who}", who=who)
    two = await made(town)
    return [await laid_open(town, one.version), await laid_open(town, two.version)]


FOUR, FIFTH = [f"resident.{number}" for number in range(1, 5)], ["resident.5"]


async def test_with_the_guard_off_two_versions_give_a_small_count_away(town, monkeypatch):
    """The control: four authors are withheld, a fifth is told a day later, and four they were."""
    monkeypatch.setattr(dumped, "told_next", lambda _before, _now, _smallest, *, want: want)
    versions = await grown(town, FOUR, FIFTH)

    assert versions == [(4, None), (5, 5)]
    assert possible(versions) == {4}


async def test_a_count_that_would_give_an_earlier_one_away_is_withheld_as_well(town):
    versions = await grown(town, FOUR, FIFTH)

    assert versions == [(4, None), (5, None)]
    assert len(possible(versions)) > 1


async def test_it_is_told_once_enough_has_changed_that_it_gives_nothing_away(town):
    versions = await grown(town, FOUR, [*FIFTH, *FOUR])

    assert versions == [(4, None), (9, 5)]
    assert possible(versions) == {1, 2, 3, 4}


STEP = st.lists(st.booleans(), min_size=0, max_size=4)  # each new idea: of a new author or not


@given(st.lists(STEP, min_size=1, max_size=5))
def test_no_sequence_of_versions_narrows_a_small_count_to_one(steps):
    """Against an attacker who tries every history that agrees with all versions at once."""
    versions, people, ideas = [], 0, 0
    for step in steps:
        people += sum(fresh or people == 0 for fresh in step[:1]) + sum(step[1:])
        ideas += len(step)
        now = Version(ideas, people, None, len(step), 0)
        want = people if people == 0 or people >= SMALLEST else None
        told = told_next(versions, now, SMALLEST, want=want)
        versions.append(Version(ideas, people, told, len(step), 0))

    histories = [(0,)]
    for one in versions:
        histories = [
            (*past, past[-1] + fresh)
            for past in histories
            for fresh in range(one.added + 1)
            if one.told in {None, past[-1] + fresh} and (past[-1] + fresh > 0) == (one.things > 0)
        ]
    for place, one in enumerate(versions, start=1):
        if one.told is None and 0 < one.people < SMALLEST and one.things > 1:
            assert len({past[place] for past in histories if past[place] < SMALLEST}) > 1


@pytest.mark.parametrize(
    ("want", "added", "removed", "told"),
    [(5, 1, 0, None), (5, 2, 0, 5), (9, 5, 0, None), (8, 5, 0, 8), (None, 9, 0, None)],
)
def test_what_a_version_tells_depends_on_how_much_has_changed(want, added, removed, told):
    before = [Version(4, 4, None, 4, 0)]
    now = Version(4 + added, want or 3, None, added, removed)

    assert told_next(before, now, SMALLEST, want=want) == told
