"""The scalars of the API: money in whole won, and moments on the Seoul clock."""

from datetime import datetime
from typing import Final, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from workflows.kit.refusal import Invalid
from workflows.kit.wording import SEOUL

Won = NewType("Won", int)
# JSON numbers are exact up to here in every client (RFC 8259, section 6).
LARGEST_WON = 2**53 - 1
# A row of the pack money.toml.
AMOUNTS = "money.amounts"
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=SEOUL), datetime(3000, 1, 1, tzinfo=SEOUL)


def whole_won(value: object) -> int:
    """Return the value if it is an integer within ±(2^53 - 1). Raises GraphQLError, also for 1.0."""
    if type(value) is not int:
        msg = "Won is a whole number, written without a decimal point"
        raise GraphQLError(msg)
    if abs(value) > LARGEST_WON:
        msg = f"Won lies within ±{LARGEST_WON}"
        raise GraphQLError(msg)
    return value


class NotWon:
    """An amount that was sent and is none. It goes as far as the field's own answer: its refusal."""

    def refusal(self, field: str) -> Invalid:
        """Return why the amount in a field is not taken."""
        return Invalid("amount_not_whole", field=field, rule=AMOUNTS)


# There is one of it: what was sent is not told again.
NOT_WON: Final = NotWon()


def given_won(value: object) -> int | NotWon:
    """Return an amount as it was sent, or that it is none: a mutation then refuses it, naming its field."""
    try:
        return whole_won(value)
    except GraphQLError:
        return NOT_WON


def seoul_text(value: datetime) -> str:
    """Return a moment as ISO 8601 with the offset +09:00."""
    return value.astimezone(SEOUL).isoformat()


def moment(value: object) -> datetime:
    """Return the moment an ISO 8601 text with an offset names. Raises GraphQLError without one.

    Also where periods cannot be counted from it any more: in the years that calendars end with.
    """
    if not isinstance(value, str):
        msg = "DateTime is a text"
        raise GraphQLError(msg)
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        msg = "DateTime is ISO 8601, e.g. 2026-11-22T18:00:00+09:00"
        raise GraphQLError(msg) from None
    if read.tzinfo is None:
        msg = "DateTime needs its offset, e.g. +09:00"
        raise GraphQLError(msg)
    if not EARLIEST <= read < LATEST:
        msg = f"DateTime lies in the years {EARLIEST.year} to {LATEST.year - 1}"
        raise GraphQLError(msg)
    return read


SCALARS: dict[object, ScalarDefinition] = {
    Won: strawberry.scalar(
        name="Won",
        description="Korean won: a JSON integer within ±(2^53 - 1), never a decimal.",
        serialize=whole_won,
        parse_value=given_won,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment: ISO 8601 with an offset; answers carry +09:00 (Asia/Seoul).",
        serialize=seoul_text,
        parse_value=moment,
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
    ),
}
