"""However amendments are frozen, recalled and sealed, what was signed can be done, and reads as foreseen. Pure."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreements.test_amending_pure import DAY, DRAWN, history
from tests.fixtures.amending_drawn import SMALL
from workflows.agreements.amending.consolidated import amended, replay
from workflows.agreements.amending.operations import Instrument
from workflows.agreements.amending.touching import meet, touched

TURNS = st.lists(
    st.one_of(
        st.tuples(st.just("freeze"), st.lists(DRAWN, min_size=1, max_size=3)),
        st.tuples(st.sampled_from(["seal", "recall", "wait"]), st.integers(0, 5)),
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(TURNS)
def test_what_was_frozen_can_be_done_whenever_it_is_sealed(turns):
    today, last, number, fresh = DAY, DAY, 0, 1_000
    sealed, open_ones = [], []
    for verb, given_ in turns:
        text = replay(SMALL, sealed)
        if verb == "wait":
            today += timedelta(days=given_)
        elif verb == "freeze":
            fresh += 100
            _, made = history(text, [(0, given_)], fresh)
            wanted = [one for one in made if not _waits(text, one, open_ones)]
            for one in wanted:
                number += 1
                open_ones.append(Instrument(one.id, number, DAY, one.operations))
        elif open_ones:
            one = open_ones.pop(given_ % len(open_ones))
            if verb == "recall":
                continue
            last = max(today, last)
            sealed.append(Instrument(one.id, one.number, last, one.operations))
            # As it was signed, on the text of that moment, and in its turn among those of the day.
            assert replay(SMALL, sealed) == amended(text, one.operations, by=one.id)
    # Read back, each day has the text that stood at its end.
    assert replay(SMALL, sealed, last) == replay(SMALL, sealed)


def _waits(text, one, others):
    """Say whether another that is being signed touches the same."""
    mine = touched(text, one.operations)
    return any(meet(mine, touched(text, other.operations)) for other in others)
