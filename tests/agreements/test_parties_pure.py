"""Who comes and who goes, for any parties and any consortium."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.parties.rules import check_follows, check_moved, check_read, moved
from workflows.agreements.roles.rules import Column, Field, differences
from workflows.agreements.roles.states import Consent, Letter
from workflows.kit.refusal import Conflict, WrongState

S = AgreementState
BODIES = [UUID(int=nth) for nth in range(1, 8)]
SOME = st.lists(st.sampled_from(BODIES), min_size=2, unique=True)
FIELDS = st.dictionaries(
    st.builds(Column, body_id=st.sampled_from(BODIES)),
    st.builds(
        Field,
        letters=st.frozensets(st.sampled_from(Letter), max_size=1),
        number=st.integers(1, 3),
        said=st.dictionaries(st.sampled_from(BODIES), st.sampled_from(Consent)),
    ),
)


@given(SOME, SOME)
def test_what_was_without_who_left_and_with_who_joined_is_what_is(before, after):
    found = moved(before, after)

    assert (set(before) - set(found.left)) | set(found.joined) == set(after)
    assert set(found.left).isdisjoint(after)
    assert set(found.joined).isdisjoint(before)
    assert found.same == (set(before) == set(after))


@given(SOME, SOME)
def test_done_once_nothing_is_left_to_do(before, after):
    again = moved(moved(before, after).after, after)

    with pytest.raises(Conflict, match="parties_stand_already"):
        check_moved(again)


@given(SOME, SOME, SOME)
def test_only_who_read_those_of_today_decides(before, after, read):
    found = moved(before, after)
    if set(read) == set(after):
        check_read(found, read)
    else:
        with pytest.raises(Conflict, match="parties_moved_meanwhile"):
            check_read(found, read)


@given(st.sampled_from(S), st.booleans())
def test_parties_follow_while_it_is_drafted_or_negotiated_and_never_in_an_instrument(state, amends):
    if state in (S.DRAFT, S.NEGOTIATING) and not amends:
        check_follows(state, amends=amends)
    else:
        with pytest.raises(WrongState):
            check_follows(state, amends=amends)


@given(FIELDS, SOME)
def test_a_matrix_asks_nobody_who_is_no_party(fields, parties):
    row = {column: one for column, one in fields.items() if column.body_id in parties}

    for one in differences({UUID(int=9): row}, parties):
        assert set(one.silent) | set(one.against) <= set(parties)
        assert one.column is None or one.column.body_id in parties
