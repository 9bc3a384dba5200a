"""When the quorum was lost and when it was there again, entry by entry, also of entries at one instant."""

from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.meetings import at, happened, joined, rules_of, seats
from workflows.councils.reckoning.attendance import attended
from workflows.councils.reckoning.happenings import Happening, Roster
from workflows.councils.reckoning.quorum import quorum_at
from workflows.councils.reckoning.turning import Step, quorum_turns

A, B, C, D, E = SEATS = seats(5)
ROSTER = Roster(frozenset(SEATS))
(PLAN,) = seats(201)[200:]


def steps(*rows):
    """Each row is what happened and the item that is called since; the meeting is open from the first on."""
    return [
        Step(number, event.at if event else at(number), event, item, held=True)
        for number, (event, item) in enumerate(rows, 1)
    ]


def told(rows, **said):
    found = quorum_turns(rules_of(**said), ROSTER, steps(*rows))
    return [(one.number, one.item, one.state.met, one.state.counted) for one in found]


HERE = [(joined(0, one), None) for one in (A, B, C)]


def test_a_loss_and_a_return_cite_the_entry_that_made_them():
    rows = [*HERE, (None, PLAN), (happened(10, Happening.LEFT, C), PLAN), (joined(20, D), PLAN)]
    # The meeting begins to be held at the fourth entry: before it nothing can be lost.
    held = [Step(one.number, one.at, one.event, one.item, one.number > 3) for one in steps(*rows)]
    found = quorum_turns(rules_of(), ROSTER, held)
    assert [(one.number, one.at, one.item, one.state.met) for one in found] == [
        (5, at(10), PLAN, False),
        (6, at(20), PLAN, True),
    ]
    state = found[0].state
    assert (state.in_office, state.needed, state.counted) == (5, 3, 2)


def test_of_two_entries_at_one_instant_each_is_told():
    rows = [*HERE, (happened(9, Happening.LEFT, C), None), (joined(9, D), None)]
    assert told(rows)[-2:] == [(4, None, False, 2), (5, None, True, 3)]


def test_a_recusal_loses_the_quorum_of_its_item_alone():
    rows = [
        *HERE,
        (None, PLAN),
        (happened(10, Happening.RECUSED, C, PLAN), PLAN),
        (None, None),
    ]
    assert told(rows, recusal_denominator="EXCLUDED")[-2:] == [
        (5, PLAN, False, 2),
        (6, None, True, 3),
    ]
    assert told(rows, recusal_denominator="KEPT")[-1:] == [(3, None, True, 3)]


MOVES = st.lists(st.tuples(st.sampled_from(SEATS), st.booleans()), max_size=30)


@given(MOVES)
def test_the_turns_are_those_of_asking_for_the_quorum_at_every_entry(moves):
    rows = [
        joined(minute, who) if comes else happened(minute, Happening.LEFT, who)
        for minute, (who, comes) in enumerate(moves, 1)
    ]
    rules = rules_of()
    held = attended(rules, ROSTER, rows)
    met, expected = True, []
    for number, event in enumerate(rows, 1):
        now = quorum_at(rules, held, event.at).met
        if now is not met:
            expected.append((number, now))
        met = now
    found = quorum_turns(rules, ROSTER, steps(*((one, None) for one in rows)))
    assert [(one.number, one.state.met) for one in found] == expected
