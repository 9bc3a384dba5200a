"""Global ids and cursors: what is not ours is refused with its field, never a failure."""

from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.kit.cursors import Cursors
from schema.kit.ids import global_id, key_of
from workflows.kit.refusal import Invalid
from workflows.proposals.states import Category

PLACE = (datetime(2026, 11, 22, 9, 0, tzinfo=UTC), date(2026, 11, 22), uuid4(), 12, "가온 둘레길")
HERE = Cursors(b"house", "proposals", {"search": None, "order": "NEWEST"})


def test_an_id_leads_back_to_its_key():
    key = UUID("0193a5b2-0000-7000-8000-0123456789ab")

    assert key_of("Proposal", global_id("Proposal", key), field="id") == key


@pytest.mark.parametrize(
    "given_id",
    [
        "x",
        "=",
        "가나다",
        "UHJvcG9zYWw",
        "UHJvcG9zYWw6MTIz",
        "A" * 500,
        "\ud800",
        "a\x00b",
        "UHJv==",
    ],
)
def test_what_is_no_id_is_refused_with_its_field(given_id):
    with pytest.raises(Invalid) as caught:
        key_of("Proposal", given_id, field="proposalId")

    assert (caught.value.reason, caught.value.field) == ("id_malformed", "proposalId")


def test_none_at_all_is_something_that_was_not_chosen():
    with pytest.raises(Invalid, match="id_empty"):
        key_of("Proposal", "", field="proposalId")


def test_another_spelling_of_an_id_is_refused():
    key = UUID("0193a5b2-0000-7000-8000-0123456789ab")
    loud = urlsafe_b64encode(f"Proposal:{str(key).upper()}".encode()).decode().rstrip("=")

    for spelled in (global_id("Proposal", key) + "=", loud):
        with pytest.raises(Invalid, match="id_malformed"):
            key_of("Proposal", spelled, field="id")


def test_an_id_of_another_type_is_named_as_such():
    with pytest.raises(Invalid) as caught:
        key_of("Campaign", global_id("Proposal", uuid4()), field="campaignId")

    assert caught.value.reason == "id_of_another_type"
    assert caught.value.figures == {"wanted": "Campaign", "found": "Proposal"}


def test_a_cursor_leads_back_to_its_place():
    assert HERE.read(HERE.write(PLACE), field="after") == PLACE


def test_an_enum_in_a_cursor_comes_back_as_its_value():
    sorted_so = Cursors(b"house", "proposals", {"order": "CATEGORY"})
    assert sorted_so.read(sorted_so.write((Category.ENERGY,)), field="after") == ("ENERGY",)


@pytest.mark.parametrize(
    "other",
    [
        Cursors(b"house", "campaigns", {"search": None, "order": "NEWEST"}),
        Cursors(b"house", "proposals", {"search": "길", "order": "NEWEST"}),
        Cursors(b"house", "proposals", {"search": None, "order": "COST"}),
    ],
)
def test_a_cursor_of_another_list_is_refused(other):
    with pytest.raises(Invalid) as caught:
        HERE.read(other.write(PLACE), field="after")

    assert (caught.value.reason, caught.value.field) == ("cursor_of_another_list", "after")


def test_a_cursor_signed_with_another_key_is_refused():
    forged = Cursors(b"guess", "proposals", {"search": None, "order": "NEWEST"}).write(PLACE)

    with pytest.raises(Invalid, match="cursor_malformed"):
        HERE.read(forged, field="after")


@given(st.text(max_size=300))
def test_no_text_is_taken_for_a_cursor(text):
    with pytest.raises(Invalid, match="cursor_malformed"):
        HERE.read(text, field="before")


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=63))
def test_no_changed_letter_of_a_cursor_is_taken(at, by):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    written = HERE.write(PLACE)
    place = at % (len(written) - 1)
    swapped = letters[(letters.index(written[place]) + by) % 64]

    with pytest.raises(Invalid, match="cursor_malformed"):
        HERE.read(written[:place] + swapped + written[place + 1 :], field="after")
