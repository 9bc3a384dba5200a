"""Numbers of a .pb file: decimal amounts as exact integers of one smallest unit, whole numbers."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from workflows.voting.pabulib.files import PabulibRefused

# Cities write 1234, 1234.56, 1234,56 and, through spreadsheets, 1.5E+6.
_NUMBER: Final = re.compile(r"([+-]?)([0-9]{1,40})(?:[.,]([0-9]{0,18}))?(?:[eE]\+?([0-9]{1,2}))?")
_LARGEST: Final = 2**63 - 1  # what a bigint column holds
_LARGEST_COUNT: Final = 10**9 - 1  # of choices or points: what an integer column holds
_ABSENT: Final = frozenset({"", "none", "nan", "null"})


def absent(text: str) -> bool:
    """Whether a cell stands for no value."""
    return text.strip().lower() in _ABSENT


def decimal_of(text: str, *, line: int, field: str) -> Decimal:
    """Return the number a cell holds, exactly.

    Raises PabulibRefused number_malformed, number_too_large.
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise PabulibRefused("number_malformed", line=line, field=field)
    sign, whole, rest, power = found.groups()
    value = Decimal(f"{sign}{whole}.{(rest or '').rstrip('0') or '0'}")
    if power:
        value = value.scaleb(int(power))
    if abs(value) > _LARGEST:
        raise PabulibRefused("number_too_large", line=line, field=field)
    return value


def whole_of(text: str, *, line: int, field: str) -> int:
    """Return the whole number a cell holds; 5.0 is whole.

    Raises PabulibRefused number_malformed, number_too_large.
    """
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    value = decimal_of(text, line=line, field=field)
    if value != value.to_integral_value():
        raise PabulibRefused("number_malformed", line=line, field=field)
    return int(value)


def count_of(text: str, *, line: int, field: str) -> int:
    """Return a whole number of choices or points, below 10^9 either way.

    Raises PabulibRefused number_malformed, number_too_large.
    """
    value = whole_of(text, line=line, field=field)
    if abs(value) > _LARGEST_COUNT:
        raise PabulibRefused("number_too_large", line=line, field=field)
    return value


def places_of(values: Iterable[Decimal]) -> int:
    """Return how many decimal places the finest of the values has."""
    return max((max(-int(value.normalize().as_tuple().exponent), 0) for value in values), default=0)


def amount_of(value: Decimal, unit: int, *, line: int, field: str) -> int:
    """Return an amount in smallest units; refuse a negative one or one beyond 64 bits."""
    amount = int(value * unit)
    if amount < 0:
        raise PabulibRefused("negative_amount", line=line, field=field)
    if amount > _LARGEST:
        raise PabulibRefused("number_too_large", line=line, field=field)
    return amount


def amount_text(amount: int, unit: int) -> str:
    """Write an amount as units of the currency, with as many places as the unit has."""
    if unit == 1:
        return str(amount)
    return f"{amount // unit}.{amount % unit:0{len(str(unit)) - 1}d}"
