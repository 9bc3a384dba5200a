"""Won and DateTime: whole numbers and moments with their offset, nothing else."""

from datetime import UTC, datetime

import pytest
from graphql import GraphQLError

from schema.kit.scalars import LARGEST_WON, moment, seoul_text, whole_won


@pytest.mark.parametrize("value", [0, 1, -1, LARGEST_WON, -LARGEST_WON])
def test_whole_won_go_in_and_out_unchanged(value):
    assert whole_won(value) == value


@pytest.mark.parametrize("value", [1.0, 0.5, "1", True, None, LARGEST_WON + 1, -LARGEST_WON - 1])
def test_what_is_no_whole_won_is_refused(value):
    with pytest.raises(GraphQLError, match="Won"):
        whole_won(value)


def test_a_moment_is_sent_on_the_seoul_clock():
    assert seoul_text(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)) == "2026-11-22T18:00:00+09:00"


def test_a_moment_is_read_with_its_offset():
    assert moment("2026-11-22T18:00:00+09:00") == datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("value", ["2026-11-22T18:00:00", "tomorrow", "", 20261122, None])
def test_a_moment_without_an_offset_is_refused(value):
    with pytest.raises(GraphQLError, match="DateTime"):
        moment(value)


@pytest.mark.parametrize(
    "value",
    [
        "1899-12-31T23:59:59+09:00",
        "3000-01-01T00:00:00+09:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_a_moment_at_the_ends_of_the_calendar_is_refused(value):
    with pytest.raises(GraphQLError, match="years 1900 to 2999"):
        moment(value)
