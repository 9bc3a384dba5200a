"""Consolidated texts: replay from the signed text is the only truth, held against a naive second reckoning."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.agreements.amending.classes import (
    AmendmentClass,
    Matter,
    class_of,
    figures,
    grounds_of,
)
from workflows.agreements.amending.consolidated import amended, done, replay
from workflows.agreements.amending.impact import figures_changed, rights_changed
from workflows.agreements.amending.operations import (
    Instrument,
    Operation,
    OperationKind,
    Provision,
    Text,
)
from workflows.agreements.amending.touching import meet, touched
from workflows.agreements.amending.wording import says
from workflows.agreements.clauses import tree as trees
from workflows.agreements.effects.terms import Effect
from workflows.kit.refusal import Conflict, Invalid, NotFound, Refusal, WrongState
from workflows.rights.permissions import Permission

K = OperationKind
A, B, C, D, E = (UUID(int=n) for n in range(1, 6))
BODY = UUID(int=77)
ME = UUID(int=900)
DAY = date(2026, 12, 1)
SMALL = Text(
    {None: [A, B, C], A: [D, E]},
    {
        one: Provision(f"h{one.int}", f"글 {one.int}", kind)
        for one, kind in ((A, "roles"), (B, "purpose"), (C, "term"), (D, None), (E, None))
    },
)
# An operation as some numbers, to be read against the text as it stands.
DRAWN = st.tuples(
    st.sampled_from(list(K)), st.integers(0, 50), st.integers(-1, 50), st.integers(-1, 50)
)
INSTRUMENTS = st.lists(
    st.tuples(st.integers(0, 3), st.lists(DRAWN, min_size=1, max_size=5)), max_size=6
)


def operation(
    text, kind, target=None, *, parent=None, after=None, said="새 글", clause=None, own=None
):
    """Draft an operation on a text."""
    on = None if target is None else text.fingerprint(kind, target)
    key = clause or UUID(int=10_000)
    return Operation(key, kind, Provision("제목", said, own), target, parent, after, on)


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


def history(base, drawn):
    """Return the text and the instruments that some numbers make of it, each on the text before it."""
    text, made, fresh, day = base, [], 1_000, DAY
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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("REPLACE", D), ("REPLACE", D), True),
        (("REPLACE", D), ("REPLACE", E), False),
        (("REPLACE", D), ("REMOVE", A), True),
        (("REMOVE", D), ("REPLACE", E), True),
        (("REMOVE", B), ("REPLACE", D), False),
        (("MOVE", D), ("REMOVE", C), True),
        (("ADD", None), ("REMOVE", C), True),
        (("ADD", None), ("REPLACE", A), False),
    ],
)
def test_what_touches_the_same(one, other, same):
    def made(kind, target):
        placed = {"after": C} if kind in ("ADD", "MOVE") else {}
        return touched(SMALL, [operation(SMALL, K(kind), target, **placed)])

    assert meet(made(*one), made(*other)) is meet(made(*other), made(*one)) is same


KINDS = {Matter.TERM: {"term"}, Matter.DUTIES: {"roles"}}


@pytest.mark.parametrize(
    ("drawn", "matters"),
    [
        ({"kind": K.REPLACE, "target": B}, set()),
        ({"kind": K.REPLACE, "target": B, "said": "45%로 나눈다"}, {Matter.MONEY, Matter.DUTIES}),
        ({"kind": K.REPLACE, "target": B, "said": "3억 원"}, {Matter.MONEY}),
        ({"kind": K.REPLACE, "target": B, "said": "보고하여야 한다."}, {Matter.DUTIES}),
        ({"kind": K.REPLACE, "target": C}, {Matter.TERM}),
        ({"kind": K.REPLACE, "target": D}, {Matter.DUTIES}),
        ({"kind": K.REMOVE, "target": A}, {Matter.DUTIES}),
        ({"kind": K.ADD, "after": A}, {Matter.UNLISTED}),
        ({"kind": K.ADD, "parent": C}, {Matter.TERM}),
        ({"kind": K.ADD, "after": A, "own": "purpose"}, set()),
        ({"kind": K.MOVE, "target": C}, set()),
        ({"kind": K.MOVE, "target": D, "parent": A, "after": E}, set()),
        ({"kind": K.MOVE, "target": D, "parent": C}, {Matter.TERM, Matter.DUTIES}),
        ({"kind": K.MOVE, "target": D, "parent": B}, {Matter.DUTIES}),
    ],
)
def test_what_it_touches_makes_it_major_and_nothing_makes_it_minor_again(drawn, matters):
    grounds = grounds_of(SMALL, [operation(SMALL, **drawn)], KINDS)
    assert {one.matter for one in grounds} == matters
    assert class_of(grounds, raised=True) is AmendmentClass.MAJOR
    wanted = AmendmentClass.MAJOR if matters else AmendmentClass.MINOR
    assert class_of(grounds, raised=False) is wanted


def test_rights_that_end_and_begin_are_told_with_where_they_stand():
    run = Effect(Permission.LAB_RUN, BODY)
    report = Effect(Permission.COMPLETION_REPORT, BODY)
    with_run = replace(
        SMALL, provisions={**SMALL.provisions, D: replace(SMALL.provisions[D], effects=(run,))}
    )
    other = replace(with_run.provisions[D], effects=(report,))
    change = Operation(ME, K.REPLACE, other, D, on=with_run.fingerprint(K.REPLACE, D))
    after = amended(with_run, [change], by=ME)
    ends, begins = rights_changed(with_run, after)
    assert [one.effect for one in ends] == [run]
    assert [one.effect for one in begins] == [report]
    assert {one.matter for one in grounds_of(with_run, [change], {})} == {Matter.RIGHTS}
    # Moved, a clause gives what it gave.
    moved = amended(with_run, [operation(with_run, K.MOVE, D, after=C)], by=ME)
    assert rights_changed(with_run, moved) == ([], [])
    assert [len(one) for one in rights_changed(with_run, SMALL)] == [1, 0]


def test_figures_are_told_as_they_were_and_as_they_are():
    assert figures("지분은 45%, 3분의 1, 1억 2,000만 원과 KRW 500로 한다.") == [
        "45%",
        "3분의1",
        "1억2,000만원",
        "KRW500",
    ]
    one = figures_changed(SMALL, [operation(SMALL, K.REPLACE, B, said="12억 원을 낸다")])
    assert [(each.before, each.after) for each in one] == [((), ("12억원",))]


def test_an_operation_says_in_words_what_it_does_by_the_numbers_of_the_text():
    under = UUID(int=61)
    told = says(
        SMALL,
        [
            operation(SMALL, K.REPLACE, D),
            operation(SMALL, K.REMOVE, B),
            operation(SMALL, K.ADD, parent=A, after=E, clause=under),
            operation(SMALL, K.MOVE, C),
        ],
    )
    assert [words for _, words, _ in told] == [
        "제1조 ①: 글을 다음과 같이 바꾼다.",
        "제2조: 삭제한다.",
        "제1조 아래 제1조 ② 다음에 다음 조문을 새로 둔다.",
        "제2조: 맨 앞으로 옮긴다.",
    ]
    assert [[number for number, _ in olds] for _, _, olds in told] == [
        ["제1조 ①"],
        ["제2조"],
        [],
        [],
    ]
