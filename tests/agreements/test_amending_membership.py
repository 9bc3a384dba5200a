"""Parties of any day: who signed first, with what instruments said since, held against a second reckoning. Pure."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.amending_drawn import SMALL, A, K, operation
from workflows.agreements.amending.classes import Matter, grounds_of
from workflows.agreements.amending.consolidated import done, replay
from workflows.agreements.amending.leaving import survives
from workflows.agreements.amending.membership import (
    check_still,
    released,
    replayed_parties,
    with_changes,
)
from workflows.agreements.amending.operations import Instrument
from workflows.agreements.amending.touching import meet, touched
from workflows.agreements.duties.states import DutyState
from workflows.agreements.effects.terms import Effect
from workflows.kit.refusal import Conflict
from workflows.rights.permissions import Permission

DAY = date(2026, 12, 1)
BODIES = [UUID(int=700 + nth) for nth in range(6)]
SIGNED = tuple(BODIES[:3])
# What an instrument does: by day, whom it lets in or go; what cannot be done is not drafted.
DRAWN = st.lists(
    st.tuples(st.integers(0, 3), st.lists(st.integers(0, len(BODIES) - 1), min_size=1, max_size=4)),
    max_size=8,
)


def said(kind, party, nth):
    """Return an operation on a party."""
    return replace(operation(SMALL, kind, clause=UUID(int=9_000 + nth)), party=party)


def history(drawn):
    """Return instruments that let in who is out, and go who is in, as long as two remain."""
    parties, day, made, nth = set(SIGNED), DAY, [], 0
    for number, (later, picked) in enumerate(drawn, start=1):
        day += timedelta(days=later)
        operations, moved = [], set()
        for one in picked:
            party, nth = BODIES[one], nth + 1
            if party in moved or (party in parties and len(parties) == 2):
                continue
            moved.add(party)
            operations.append(said(K.LEAVE if party in parties else K.JOIN, party, nth))
            parties ^= {party}
        if operations:
            made.append(Instrument(UUID(int=5_000 + number), number, day, tuple(operations)))
    return made


@settings(max_examples=300, deadline=None)
@given(DRAWN, st.integers(-2, 20), st.randoms())
def test_the_parties_of_any_day_are_those_a_second_reckoning_finds(drawn, offset, random):
    made, day = history(drawn), DAY + timedelta(days=offset)
    naive = set(SIGNED)
    for one in made:
        if one.effective_on <= day:
            naive ^= {act.party for act in one.operations}
    shuffled = list(made)
    random.shuffle(shuffled)
    found = replayed_parties(SIGNED, shuffled, day)
    assert set(found) == naive
    assert len(found) == len(set(found)) >= 2
    assert replayed_parties(SIGNED, [], day) == SIGNED
    # Who was let go and is no party now reads on what was its own.
    now = replayed_parties(SIGNED, made)
    assert released(made, now) == {
        act.party for one in made for act in one.operations if act.kind is K.LEAVE
    } - set(now)
    # What is done is done no more, and drafted again it is stale.
    for one in made[-1:]:
        assert set(with_changes(now, one.operations)) == set(now)
        with pytest.raises(Conflict, match="amendment_parties_are_stale"):
            check_still(now, one.operations)


@settings(max_examples=200, deadline=None)
@given(DRAWN, st.lists(st.integers(0, len(BODIES) - 1), max_size=6))
def test_no_text_gives_a_right_to_who_was_let_go_and_others_keep_theirs(drawn, holders):
    gives = tuple(Effect(Permission.LAB_RUN, BODIES[one]) for one in dict.fromkeys(holders))
    base = replace(
        SMALL, provisions={**SMALL.provisions, A: replace(SMALL.provisions[A], effects=gives)}
    )
    made = history(drawn)
    gone = {act.party for one in made for act in one.operations if act.kind is K.LEAVE}
    left = replay(base, made).provisions[A].effects
    assert {one.body_id for one in left} == {one.body_id for one in gives} - gone
    assert {key: one.text for key, one in replay(base, made).provisions.items()} == {
        key: one.text for key, one in base.provisions.items()
    }


def test_who_comes_and_goes_is_a_major_matter_and_meets_every_other_instrument():
    kinds = dict.fromkeys(Matter, ())
    for kind in (K.JOIN, K.LEAVE):
        found = grounds_of(SMALL, [said(kind, BODIES[0], 1)], kinds)
        assert [one.matter for one in found] == [Matter.PARTIES]
    base = done(SMALL, said(K.JOIN, BODIES[4], 1), by=A)
    assert base == SMALL
    gives = replace(SMALL.provisions[A], effects=(Effect(Permission.LAB_RUN, BODIES[0]),))
    text = replace(SMALL, provisions={**SMALL.provisions, A: gives})
    found = grounds_of(text, [said(K.LEAVE, BODIES[0], 1)], kinds)
    assert {one.matter for one in found} == {Matter.PARTIES, Matter.RIGHTS}
    mine = touched(SMALL, [said(K.JOIN, BODIES[4], 1)])
    assert meet(mine, touched(SMALL, [operation(SMALL, K.REPLACE, A)]))
    assert meet(touched(SMALL, []), mine)


def test_what_was_due_or_is_under_way_outlives_the_party_and_nothing_else_does():
    before, day = DAY - timedelta(days=1), DAY
    for state, due, stays in (
        (DutyState.OPEN, before, True),
        (DutyState.OPEN, day, False),
        (DutyState.OPEN, None, False),
        (DutyState.REPORTED, None, True),
        (DutyState.DISPUTED, day, True),
        (DutyState.RETURNED, None, True),
    ):
        assert survives(state, due, day) is stays
