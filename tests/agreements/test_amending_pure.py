"""Consolidated texts: replay from the signed text is the only truth, held against a naive second reckoning."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.amending_drawn import ME, SMALL, A, B, C, D, E, K, operation
from workflows.agreements.amending.consolidated import amended, done, replay
from workflows.agreements.amending.opening import check_day
from workflows.agreements.amending.operations import (
    OF_PARTIES,
    Instrument,
    Operation,
    Provision,
)
from workflows.agreements.amending.touching import meet, touched
from workflows.agreements.clauses import tree as trees
from workflows.kit.refusal import Conflict, Invalid, NotFound, Refusal, WrongState

DAY = date(2026, 12, 1)
# An operation as some numbers, to be read against the text as it stands.
DRAWN = st.tuples(
    st.sampled_from([one for one in K if one is not K.MONEY and one not in OF_PARTIES]),
    st.integers(0, 50),
    st.integers(-1, 50),
    st.integers(-1, 50),
)
INSTRUMENTS = st.lists(
    st.tuples(st.integers(0, 3), st.lists(DRAWN, min_size=1, max_size=5)), max_size=6
)


def read_drawn(text, drawn, fresh):
    """Return an operation on the text as it stands; clauses are picked among those that are there."""
    kind, which, under, behind = drawn
    there = [one.id for one in trees.in_order(text.tree)]
    target = None if kind is K.ADD or not there else there[which % len(there)]
    if kind is not K.ADD and target is None:
        return None
    placing = kind in (K.ADD, K.MOVE)
    parent = there[under % len(there)] if placing and under >= 0 and there else None
    siblings = [one for one in text.tree.get(parent, ()) if one != target]
    after = siblings[behind % len(siblings)] if placing and behind >= 0 and siblings else None
    return operation(
        text, kind, target, parent=parent, after=after, said=f"글 {fresh.int}", clause=fresh
    )


def history(base, drawn, fresh=1_000):
    """Return the text and the instruments that some numbers make of it, each on the text before it."""
    text, made, day = base, [], DAY
    for number, (later, wanted) in enumerate(drawn, start=1):
        day += timedelta(days=later)
        by, operations, stands, seen = UUID(int=fresh), [], text, set()
        for one in wanted:
            fresh += 1
            found = read_drawn(stands, one, UUID(int=fresh))
            if found is None:
                continue
            try:
                after = done(stands, found, by=by)
            except Refusal:
                continue
            gone = set(stands.provisions) - set(after.provisions) | {found.subject}
            if not gone & seen:
                operations.append(found)
                stands, seen = after, seen | gone
        if operations:
            made.append(Instrument(by, number, day, tuple(operations)))
            text = stands
        fresh += 1
    return text, made


# The second reckoning: nested lists, changed in place, without digests and without sharing anything.


def nested(text, parent=None):
    """Return a text as nested lists."""
    return [
        [one, text.provisions[one].heading, text.provisions[one].text, nested(text, one)]
        for one in text.tree.get(parent, ())
    ]


def found_in(rows, key):
    """Return the list a clause stands in, and where in it."""
    for nth, row in enumerate(rows):
        if row[0] == key:
            return rows, nth
        deeper = found_in(row[3], key)
        if deeper is not None:
            return deeper
    return None


def put(rows, row, parent, after):
    """Put a clause under another, after a sibling or first."""
    if parent is not None:
        above, nth = found_in(rows, parent)
        rows = above[nth][3]
    rows.insert(0 if after is None else [one[0] for one in rows].index(after) + 1, row)


def naive(rows, instruments, day):
    """Return nested lists with the instruments of a day done to them."""
    rows = deepcopy(rows)
    for number in range(len(instruments) + 10):
        for one in instruments:
            if one.number != number or one.effective_on > day:
                continue
            for act in one.operations:
                if act.kind is K.ADD:
                    put(
                        rows,
                        [act.clause, act.said.heading, act.said.text, []],
                        act.parent,
                        act.after,
                    )
                    continue
                where, nth = found_in(rows, act.target)
                if act.kind is K.REPLACE:
                    where[nth][1:3] = [act.said.heading, act.said.text]
                else:
                    row = where.pop(nth)
                    if act.kind is K.MOVE:
                        put(rows, row, act.parent, act.after)
    return rows


@settings(max_examples=300, deadline=None)
@given(INSTRUMENTS, st.integers(-2, 20))
def test_the_text_of_any_day_is_the_signed_text_with_what_is_in_force_done_to_it(drawn, offset):
    whole, instruments = history(SMALL, drawn)
    day = DAY + timedelta(days=offset)
    text = replay(SMALL, instruments, day)
    assert nested(text) == naive(nested(SMALL), instruments, day)
    assert replay(SMALL, instruments).digest() == whole.digest()
    assert set(text.provisions) == {one.id for one in trees.in_order(text.tree)}
    assert not set(text.provisions) & text.removed
    assert replay(SMALL, [], day) == SMALL


@settings(max_examples=100, deadline=None)
@given(INSTRUMENTS, st.randoms())
def test_in_which_order_they_are_told_makes_no_other_text(drawn, random):
    whole, instruments = history(SMALL, drawn)
    shuffled = list(instruments)
    random.shuffle(shuffled)
    assert replay(SMALL, shuffled).digest() == whole.digest()
    # From one day to the next the text is the one before with that day's instruments done to it.
    days = sorted({one.effective_on for one in instruments})
    for before, day in pairwise([DAY - timedelta(days=1), *days]):
        text = replay(SMALL, instruments, before)
        new = [one for one in instruments if before < one.effective_on <= day]
        assert replay(text, new).digest() == replay(SMALL, instruments, day).digest()


@settings(max_examples=300, deadline=None)
@given(st.lists(DRAWN, min_size=1, max_size=4), st.lists(DRAWN, min_size=1, max_size=4))
def test_two_that_touch_different_things_give_one_text_in_either_order(first, second):
    _, ours = history(SMALL, [(0, first)])
    _, theirs = history(SMALL, [(0, second)])
    if not ours or not theirs:
        return
    one, other = ours[0].operations, theirs[0].operations
    # What each adds is its own.
    other = tuple(rebuilt(act) for act in other)
    if meet(touched(SMALL, one), touched(SMALL, other)):
        return
    here = amended(amended(SMALL, one, by=A), other, by=B)
    there = amended(amended(SMALL, other, by=B), one, by=A)
    assert here == there


def rebuilt(act, shift=1 << 20):
    """Return an operation whose own clauses have other ids."""

    def other(key):
        return key if key is None or key.int < 1_000 else UUID(int=key.int + shift)

    return replace(
        act,
        clause=other(act.clause),
        target=other(act.target),
        parent=other(act.parent),
        after=other(act.after),
    )


def test_what_is_undone_reads_as_before():
    later = operation(SMALL, K.REPLACE, D, said="다른 글")
    text = amended(SMALL, [later], by=A)
    back = Operation(B, K.REPLACE, SMALL.provisions[D], D, on=text.fingerprint(K.REPLACE, D))
    assert amended(text, [back], by=B).digest() == SMALL.digest() != text.digest()

    text = amended(SMALL, [operation(SMALL, K.MOVE, D, after=C)], by=A)
    assert text.tree[None] == [A, B, C, D]
    back = operation(text, K.MOVE, D, parent=A)
    assert amended(text, [back], by=B).digest() == SMALL.digest()

    new = UUID(int=50)
    text = amended(SMALL, [operation(SMALL, K.ADD, parent=A, after=D, clause=new)], by=A)
    assert text.tree[A] == [D, new, E]
    gone = amended(text, [operation(text, K.REMOVE, new)], by=B)
    assert gone.digest() == SMALL.digest()
    assert gone.removed == {new}


def test_what_is_wrong_is_refused_and_leaves_the_text_as_it_was():
    before = SMALL.digest()

    def refuses(reason, kind, *operations):
        with pytest.raises(kind, match=reason):
            amended(SMALL, operations, by=ME)
        assert SMALL.digest() == before

    unknown = UUID(int=404)
    add = operation(SMALL, K.ADD, parent=A)
    refuses("amendment_is_empty", Invalid)
    refuses(
        "no_such_clause", NotFound, Operation(ME, K.REPLACE, Provision("", "글"), unknown, on="x")
    )
    refuses("no_such_clause", NotFound, replace(add, parent=unknown))
    refuses("no_such_clause", NotFound, replace(add, after=unknown))
    refuses("after_no_sibling", Invalid, replace(add, after=B))
    refuses("clause_under_itself", Invalid, operation(SMALL, K.MOVE, A, parent=D))
    refuses("clause_under_itself", Invalid, operation(SMALL, K.MOVE, A, parent=A))
    replaced = operation(SMALL, K.REPLACE, D)
    refuses("operation_twice", Invalid, replaced, replace(replaced, clause=ME))
    refuses("operation_twice", Invalid, replaced, operation(SMALL, K.MOVE, D, after=C))
    # Who removes an article has nothing more to say of its paragraphs, and the other way round.
    remove = operation(SMALL, K.REMOVE, A)
    refuses("operation_twice", Invalid, remove, replaced)
    refuses("operation_twice", Invalid, replaced, replace(remove, on=None))
    text = amended(SMALL, [remove], by=ME)
    assert text.removed == {A, D, E}
    for kind in (K.REPLACE, K.REMOVE, K.MOVE):
        with pytest.raises(WrongState, match="amended_clause_is_removed"):
            amended(text, [operation(SMALL, kind, D, said="글")], by=ME)
    with pytest.raises(WrongState, match="amended_clause_is_removed"):
        amended(text, [replace(add, parent=A)], by=ME)
    # A text that is another by now, or stands elsewhere, is not the one that was drafted on.
    for first in (replaced, operation(SMALL, K.MOVE, D, after=C)):
        now = amended(SMALL, [first], by=ME)
        with pytest.raises(Conflict, match="amendment_on_old_text"):
            amended(now, [operation(SMALL, K.REPLACE, D, said="또 다른 글")], by=ME)
        with pytest.raises(Conflict, match="amendment_on_old_text"):
            amended(now, [remove], by=ME)


def test_an_article_with_its_paragraphs_comes_in_one_instrument_and_keeps_its_ids():
    new, under = UUID(int=60), UUID(int=61)
    text = amended(
        SMALL,
        [
            operation(SMALL, K.ADD, after=A, clause=new, own="staff"),
            operation(SMALL, K.ADD, parent=new, clause=under),
        ],
        by=ME,
    )
    assert text.tree[None] == [A, new, B, C]
    assert text.kind_of(under) == "staff"
    assert text.provisions[new].by == text.provisions[under].by == ME
    later = operation(text, K.REPLACE, under, said="고친 글")
    again = amended(text, [later], by=A)
    assert (again.provisions[under].by, again.kind_of(under)) == (A, "staff")


def test_an_amendment_may_hold_from_today_or_from_its_seal_and_from_no_day_that_is_over():
    today = date(2026, 11, 30)
    for day in (None, today, today + timedelta(days=1)):
        check_day(day, today)
    with pytest.raises(Invalid, match="effective_day_over"):
        check_day(today - timedelta(days=1), today)
