"""Attendance: late arrivals, early leaves, substitutes, video, recusals and challenges, at any instant."""

from uuid import UUID

import pytest

from tests.fixtures.meetings import at, happened, joined, rules_of, seats
from workflows.councils.reckoning.attendance import Stay, attended
from workflows.councils.reckoning.happenings import (
    AttendanceEvent,
    Happening,
    Mode,
    Roster,
    may_send,
)
from workflows.councils.reckoning.quorum import quorum_at, quorum_through
from workflows.councils.reckoning.votes import ChallengeWaitsError, assembled_at

A, B, C, D, E = SEATS = seats(5)
OFFICE = frozenset(SEATS)
SUBSTITUTE, OBSERVER = UUID(int=101), UUID(int=102)
PLAN, FUNDS = UUID(int=201), UUID(int=202)
LEFT, OUT, BACK = Happening.LEFT, Happening.STEPPED_OUT, Happening.RETURNED
RECUSED, CHALLENGED = Happening.RECUSED, Happening.CHALLENGED
UPHELD, DISMISSED = Happening.UPHELD, Happening.DISMISSED


def meeting(*events, roster=None, **said):
    return attended(rules_of(**said), roster or Roster(OFFICE), events)


def test_one_is_there_from_the_instant_he_comes_to_the_one_before_he_leaves():
    held = meeting(joined(5, A), happened(30, LEFT, A), joined(40, A))

    here = {minute: A in held.present_at(at(minute)) for minute in (4.9, 5, 29.9, 30, 39, 40, 999)}
    assert here == {4.9: False, 5: True, 29.9: True, 30: False, 39: False, 40: True, 999: True}
    assert held.stays[A] == (Stay(at(5), at(30), Mode.ROOM), Stay(at(40), None, Mode.ROOM))


def test_a_late_arrival_and_an_early_leave_are_counted_from_their_instant():
    rules = rules_of()
    held = meeting(*(joined(0, one) for one in (A, B)), joined(10, C), happened(20, LEFT, A))

    soundings = quorum_through(rules, held, PLAN, at(0), at(20))
    assert [(one.at, one.state.counted, one.state.met) for one in soundings] == [
        (at(0), 2, False),
        (at(10), 3, True),
        (at(20), 2, False),
    ]
    assert [one.at for one in quorum_through(rules, held, None, at(11), at(19))] == [at(11)]


def test_what_changes_nothing_is_passed_over():
    held = meeting(
        happened(1, LEFT, A),
        happened(2, BACK, A),
        happened(3, OUT, A, PLAN),
        joined(4, B),
        happened(4, LEFT, B),
        happened(5, LEFT, B),
    )

    assert held.present_at(at(9)) == frozenset()
    assert not any(held.stays.values())


def test_of_two_things_at_one_instant_the_later_in_the_list_holds():
    assert A in meeting(joined(0, A), happened(5, LEFT, A), joined(5, A)).present_at(at(5))
    assert A not in meeting(joined(0, A), joined(5, A), happened(5, LEFT, A)).present_at(at(5))


@pytest.mark.parametrize(("rule", "counts"), [("ALLOWED", True), ("NEVER", False)])
def test_video_counts_where_it_is_allowed(rule, counts):
    held = meeting(joined(0, A, Mode.VIDEO), joined(10, A), video=rule)

    assert (A in held.present_at(at(5))) is counts
    assert A in held.present_at(at(10))


def test_an_observer_never_counts():
    held = meeting(joined(0, A), joined(0, OBSERVER))

    assert held.present_at(at(1)) == {A}


def test_a_substitute_stands_for_his_seat_until_its_holder_comes_and_never_beside_him():
    roster = Roster(OFFICE, {A: SUBSTITUTE})
    held = meeting(joined(0, SUBSTITUTE), joined(10, A), happened(20, LEFT, A), roster=roster)

    assert [held.speakers_at(at(minute)) for minute in (5, 15, 25)] == [
        {A: SUBSTITUTE},
        {A: A},
        {A: SUBSTITUTE},
    ]


@pytest.mark.parametrize(
    "stand_ins",
    [{OBSERVER: SUBSTITUTE}, {A: SUBSTITUTE, B: SUBSTITUTE}, {A: B}],
    ids=["for nobody", "for two", "with a seat"],
)
def test_a_substitute_who_could_count_twice_or_for_nobody_is_on_no_roster(stand_ins):
    with pytest.raises(ValueError):
        Roster(OFFICE, stand_ins)


@pytest.mark.parametrize(
    ("rule", "by_post", "letter", "may"),
    [
        ("NEVER", True, True, False),
        ("EX_OFFICIO", True, True, True),
        ("EX_OFFICIO", True, False, False),
        ("EX_OFFICIO", False, True, False),
        ("ALLOWED", False, True, True),
        ("ALLOWED", False, False, False),
    ],
)
def test_a_substitute_needs_a_rule_and_a_letter(rule, by_post, letter, may):
    assert may_send(rules_of(proxy=rule), by_post=by_post, letter=letter) is may


def test_one_who_is_recused_and_steps_out_is_present_for_that_item_alone():
    held = meeting(
        *(joined(0, one) for one in SEATS),
        happened(1, RECUSED, A, PLAN),
        happened(10, OUT, A, PLAN),
        happened(30, BACK, A),
    )

    assert A in held.present_at(at(20), PLAN)
    assert A not in held.voters_at(at(20), PLAN)
    # Outside is not there for an item that is taken up meanwhile, nor for the meeting as such.
    assert A not in held.present_at(at(20), FUNDS)
    assert A not in held.present_at(at(20))
    assert A in held.voters_at(at(30), FUNDS)
    assert A not in held.voters_at(at(30), PLAN)


def test_one_who_steps_out_without_being_recused_is_not_there():
    held = meeting(joined(0, A), happened(10, OUT, A, PLAN))

    assert A not in held.present_at(at(20), PLAN)


def test_a_recusal_counts_from_its_instant_and_nothing_ends_it():
    held = meeting(
        joined(0, A),
        happened(10, RECUSED, A, PLAN),
        happened(20, DISMISSED, A, PLAN),
        happened(21, CHALLENGED, A, PLAN),
        happened(30, LEFT, A),
        joined(40, A),
    )

    assert [A in held.voters_at(at(minute), PLAN) for minute in (9, 10, 25, 45)] == [
        True,
        False,
        False,
        False,
    ]
    assert held.challenged_at(at(25), PLAN) == frozenset()


def test_no_substitute_undoes_a_recusal_of_the_seat():
    roster = Roster(OFFICE, {A: SUBSTITUTE})
    held = meeting(joined(0, SUBSTITUTE), happened(1, RECUSED, A, PLAN), roster=roster)

    assert held.present_at(at(5), PLAN) == {A}
    assert held.voters_at(at(5), PLAN) == frozenset()
    assert held.voters_at(at(5), FUNDS) == {A}


@pytest.mark.parametrize("what", [RECUSED, CHALLENGED])
def test_a_substitute_with_an_interest_stands_in_for_nobody_on_that_item(what):
    roster = Roster(OFFICE, {A: SUBSTITUTE})
    held = meeting(joined(0, SUBSTITUTE), happened(1, what, SUBSTITUTE, PLAN), roster=roster)

    assert held.present_at(at(5), PLAN) == frozenset()
    assert held.recused_at(at(5), PLAN) == frozenset()
    assert held.present_at(at(5), FUNDS) == {A}


@pytest.mark.parametrize(("ruling", "votes"), [(UPHELD, False), (DISMISSED, True)])
def test_one_who_is_challenged_does_not_vote_until_it_is_ruled(ruling, votes):
    held = meeting(
        *(joined(0, one) for one in SEATS),
        happened(10, CHALLENGED, A, PLAN),
        happened(11, CHALLENGED, A, PLAN),
        happened(20, ruling, A, PLAN),
    )

    assert held.challenged_at(at(15), PLAN) == {A}
    assert held.challenged_at(at(15), FUNDS) == frozenset()
    assert A not in held.voters_at(at(15), PLAN)
    assert held.challenged_at(at(20), PLAN) == frozenset()
    assert (A in held.voters_at(at(20), PLAN)) is votes
    assert (A in held.recused_at(at(20), PLAN)) is not votes


def test_on_a_challenge_the_challenged_count_as_recused():
    held = meeting(*(joined(0, one) for one in SEATS), happened(10, CHALLENGED, A, PLAN))
    ruling = assembled_at(held, at(15), PLAN, on_challenge=True)

    assert (A in ruling.voters, ruling.recused) == (False, {A})
    assert assembled_at(held, at(15), FUNDS, chair=B).chair == B


def test_no_vote_on_an_item_is_closed_while_a_challenge_waits():
    held = meeting(
        *(joined(0, one) for one in SEATS),
        happened(10, CHALLENGED, A, PLAN),
        happened(20, DISMISSED, A, PLAN),
    )

    with pytest.raises(ChallengeWaitsError) as waits:
        assembled_at(held, at(15), PLAN)
    assert waits.value.seats == {A}
    assert A in assembled_at(held, at(20), PLAN).voters


def test_an_upheld_challenge_recuses_even_where_the_challenge_is_missing():
    assert meeting(happened(5, UPHELD, A, PLAN)).recused_at(at(5), PLAN) == {A}


def test_the_quorum_of_an_item_takes_its_recusals_and_the_opening_none():
    rules = rules_of(recusal_denominator="EXCLUDED")
    held = attended(
        rules,
        Roster(OFFICE),
        [*(joined(0, one) for one in (A, B, C)), happened(1, RECUSED, A, PLAN)],
    )

    opening, plan = quorum_at(rules, held, at(2)), quorum_at(rules, held, at(2), PLAN)
    assert (opening.in_office, opening.counted, opening.met) == (5, 3, True)
    assert (plan.in_office, plan.needed, plan.counted, plan.met) == (4, 3, 2, False)


@pytest.mark.parametrize(
    ("what", "item", "mode"),
    [
        (Happening.JOINED, None, None),
        (Happening.JOINED, PLAN, Mode.ROOM),
        (Happening.RECUSED, None, None),
        (Happening.LEFT, PLAN, None),
        (Happening.LEFT, None, Mode.ROOM),
    ],
)
def test_an_event_has_what_it_needs_and_nothing_else(what, item, mode):
    with pytest.raises(ValueError):
        AttendanceEvent(at(0), what, A, item, mode)
