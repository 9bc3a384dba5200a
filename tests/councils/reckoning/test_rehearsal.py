"""A dry run: which items lose the quorum through absences and recusals, and who steps out when."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.meetings import at, rules_of, seats
from workflows.councils.reckoning.happenings import Roster
from workflows.councils.reckoning.rehearsal import Absence, Planned, rehearse

A, B, C, D, E = SEATS = seats(5)
SUBSTITUTE = UUID(int=101)
ROSTER = Roster(frozenset(SEATS), {A: SUBSTITUTE})
PLAN, FUNDS, HANDOVER = (UUID(int=201 + n) for n in range(3))


def planned(*recused):
    items = zip((PLAN, FUNDS, HANDOVER), range(3), strict=True)
    given_up = [*recused, *([frozenset()] * (3 - len(recused)))]
    return [Planned(item, at(30 * n), at(30 * n + 30), frozenset(given_up[n])) for item, n in items]


def test_a_meeting_to_which_all_come_loses_nothing():
    tried = rehearse(rules_of(), ROSTER, planned())

    assert tried.losing == ()
    assert (tried.opening.present, tried.opening.spare) == (5, 2)
    assert all(one.votes == 5 and not one.missing for one in tried.steps)


def test_recusals_lose_an_item_where_they_are_taken_out_and_not_where_they_are_kept():
    items = planned({A}, {A, B})
    away = [Absence(D), Absence(E)]
    kept = rehearse(rules_of(), ROSTER, items, away)
    excluded = rehearse(rules_of(recusal_denominator="EXCLUDED"), ROSTER, items, away)

    assert kept.losing == ()
    assert excluded.losing == (PLAN, FUNDS)
    # Of 4 in office 2 are there where 3 are needed; of 3 there is 1 where 2 are needed.
    assert [one.quorum.spare for one in excluded.steps] == [-1, -1, 0]
    assert [one.votes for one in kept.steps] == [2, 1, 3]


def test_whoever_is_recused_steps_out_and_comes_back_when_his_items_are_over():
    steps = rehearse(rules_of(), ROSTER, planned({A}, {A, B}, {E})).steps

    assert [(one.steps_out, one.comes_back) for one in steps] == [
        ({A}, frozenset()),
        ({B}, frozenset()),
        ({E}, {A, B}),
    ]


def test_an_early_leave_loses_the_item_at_its_instant_and_the_ones_after():
    away = [Absence(one, since=at(45)) for one in (A, B, C)]
    tried = rehearse(rules_of(), ROSTER, planned(), away)

    assert [one.lost_at for one in tried.steps] == [None, at(45), at(60)]
    assert tried.losing == (FUNDS, HANDOVER)
    assert [len(one.missing) for one in tried.steps] == [0, 0, 3]


def test_a_late_arrival_gives_the_quorum_back():
    away = [Absence(one, until=at(30)) for one in (A, B, C)]
    tried = rehearse(rules_of(), ROSTER, planned(), away)

    assert not tried.opening.met
    assert tried.losing == (PLAN,)


def test_a_substitute_who_is_sent_saves_the_quorum():
    away = [Absence(B), Absence(C)]

    assert rehearse(rules_of(), ROSTER, planned(), [*away, Absence(A)]).losing != ()
    assert rehearse(rules_of(), ROSTER, planned(), [*away, Absence(A, sends=True)]).losing == ()


def test_the_substitute_of_a_recused_member_steps_out_for_him():
    steps = rehearse(rules_of(), ROSTER, planned({A}), [Absence(A, sends=True)]).steps

    assert steps[0].steps_out == {SUBSTITUTE}


def test_absences_that_overlap_are_one():
    away = [Absence(A, at(10), at(50)), Absence(A, at(40), at(80)), Absence(A, until=at(-5))]
    steps = rehearse(rules_of(), ROSTER, planned(), away).steps

    assert [A in one.missing for one in steps] == [False, True, True]
    assert [one.quorum.present for one in steps] == [4, 4, 4]


@pytest.mark.parametrize(
    "items",
    [[], [Planned(PLAN, at(0), at(20)), Planned(FUNDS, at(10), at(30))]],
    ids=["none", "overlap"],
)
def test_what_is_no_meeting_is_not_rehearsed(items):
    with pytest.raises(ValueError):
        rehearse(rules_of(), ROSTER, items)


def test_no_item_ends_before_it_begins():
    with pytest.raises(ValueError):
        Planned(PLAN, at(1), at(1))


MINUTES = st.none() | st.integers(0, 95).map(at)
ABSENCES = st.lists(st.builds(Absence, st.sampled_from(SEATS), MINUTES, MINUTES), max_size=8)
RECUSED = st.lists(st.frozensets(st.sampled_from(SEATS)), min_size=3, max_size=3)


@given(ABSENCES, RECUSED, st.sampled_from(["KEPT", "EXCLUDED"]))
def test_an_item_is_said_to_hold_only_if_enough_are_there_in_every_minute(
    absences, recused, denominator
):
    rules = rules_of(recusal_denominator=denominator)
    tried = rehearse(rules, ROSTER, planned(*recused), absences)

    for nth, step in enumerate(tried.steps):
        kept = denominator == "KEPT"
        office = [one for one in SEATS if kept or one not in recused[nth]]
        worst = []
        for minute in range(30 * nth, 30 * nth + 30):
            here = [
                one
                for one in office
                if not any(
                    away.member == one
                    and (away.since is None or away.since <= at(minute))
                    and (away.until is None or at(minute) < away.until)
                    for away in absences
                )
            ]
            worst.append(2 * len(here) > len(office))
        assert step.holds is all(worst)
        assert (step.planned.item in tried.losing) is not all(worst)
