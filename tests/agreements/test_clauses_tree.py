"""The tree of clauses: ids stay, nothing hangs on itself, and numbers are what the tree says."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.agreements.clauses import tree
from workflows.agreements.clauses.catalogue import clause_models
from workflows.agreements.clauses.rules import clean_heading, clean_text
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale

A, B, C, D, E = (UUID(int=n) for n in range(1, 6))
SMALL = {None: [A, B], A: [C, D], C: [E]}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "remove"]),
        st.integers(0, 40),
        st.integers(-1, 40),
        st.integers(-1, 6),
    ),
    max_size=60,
)


def ids(one):
    return [placed.id for placed in tree.in_order(one)]


def step(before, verb, which, under, place):
    """Do one step of a random walk; the clause and parent are picked among those that are there."""
    there = ids(before)
    parent = there[under % len(there)] if under >= 0 and there else None
    if verb == "add" or not there:
        new = uuid4()
        return tree.added(before, new, parent, place), {new}, set()
    chosen = there[which % len(there)]
    if verb == "move":
        return tree.moved(before, chosen, parent, place), set(), set()
    return tree.removed(before, chosen), set(), tree.branch(before, chosen)


@settings(max_examples=2_000, deadline=None)
@given(STEPS)
def test_whatever_is_done_ids_stay_and_no_clause_hangs_on_itself(steps):
    now = {}
    for verb, which, under, place in steps:
        before = {parent: list(children) for parent, children in now.items()}
        try:
            after, come, gone = step(now, verb, which, under, place)
        except Refusal:
            assert now == before
            continue
        assert now == before, "the old tree is left as it was"
        assert set(ids(after)) == (set(ids(now)) | come) - gone
        now = after
    placed = tree.in_order(now)
    assert len({one.id for one in placed}) == len(placed)
    assert sum(len(children) for children in now.values()) == len(placed), "all are reached"
    assert max((one.depth for one in placed), default=0) < tree.MOST_DEEP
    way = {one.id: one.way for one in placed}
    for one in placed:
        assert one.way[:-1] == (way[one.parent_id] if one.parent_id else ())


@settings(max_examples=2_000, deadline=None)
@given(STEPS)
def test_the_numbers_of_siblings_run_without_a_gap_and_no_two_references_are_one(steps):
    now = {}
    for verb, which, under, place in steps:
        try:
            now, _, _ = step(now, verb, which, under, place)
        except Refusal:
            continue
    placed = tree.in_order(now)
    for parent in {one.parent_id for one in placed}:
        assert [one.place for one in placed if one.parent_id == parent] == list(
            range(len(now[parent]))
        )
    for locale in Locale:
        assert len({one.reference(locale) for one in placed}) == len(placed)


def test_numbers_are_those_of_korean_legal_texts():
    deep = {None: [A, B], B: [C], C: [D], D: [E]}
    said = {one.id: one.reference(Locale.KO) for one in tree.in_order(deep)}

    assert said == {A: "제1조", B: "제2조", C: "제2조 ①", D: "제2조 ① 1.", E: "제2조 ① 1. 가."}
    assert tree.in_order(deep)[-1].reference(Locale.EN) == "Article 2 ① 1. 가."
    many = {None: [A], A: [uuid4() for _ in range(60)]}
    assert [one.number(Locale.KO) for one in tree.in_order(many)][-1] == "(60)"


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda: tree.moved(SMALL, A, E, 0), "clause_under_itself"),
        (lambda: tree.moved(SMALL, A, A, 0), "clause_under_itself"),
        (lambda: tree.moved(SMALL, A, B, 0), None),
        (lambda: tree.moved(SMALL, uuid4(), None, 0), "no_such_clause"),
        (lambda: tree.moved(SMALL, B, uuid4(), 0), "no_such_clause"),
        (lambda: tree.moved(SMALL, B, None, 2), "clause_place_out_of_range"),
        (lambda: tree.moved(SMALL, B, None, 1), None),
        (lambda: tree.added(SMALL, uuid4(), None, -1), "clause_place_out_of_range"),
        (lambda: tree.added(SMALL, uuid4(), E, 0), None),
        (
            lambda: tree.added({**SMALL, E: [UUID(int=9)]}, uuid4(), UUID(int=9), 0),
            "clause_too_deep",
        ),
        (lambda: tree.moved({**SMALL, B: [UUID(int=9)]}, B, E, 0), "clause_too_deep"),
        (lambda: tree.removed(SMALL, uuid4()), "no_such_clause"),
        (lambda: tree.added({None: [uuid4()] * 300}, A, None, 0), "too_many_clauses"),
    ],
)
def test_what_no_tree_is_is_refused(act, reason):
    if reason is None:
        act()
        return
    with pytest.raises(Refusal, match=reason):
        act()


def test_the_catalogue_has_thirty_kinds_whose_wording_can_be_taken_as_it_is():
    models = clause_models()

    assert len(models) == 30
    for one in models.values():
        assert clean_text(one.text) == one.text
        assert all(clean_heading(title) == title for title in one.title.values())
    assert len({one.text for one in models.values()}) == 30
    assert next(iter(models)) == "purpose"
