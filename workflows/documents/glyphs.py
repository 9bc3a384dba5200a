"""Which characters the house's own type can set. A page that lasts shows no character of another.

Read from the fonts themselves: the table `cmap` of OpenType, in its format 12, which holds all a font has.
"""

import re
import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
# What ends a line, is a blank, or is nothing to Unicode where it cannot be shown needs no picture.
NEEDS_NONE = re.compile(
    r"[\t\n\v\f\r\x85\xa0\xad\u034f\u115f\u1160\u180b-\u180f\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\u3164"
    r"\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# What means something to one house alone, and marks of byte order: a page that lasts may have none of them.
BARRED = frozenset({*range(0xE000, 0xF900), 0xFEFF, 0xFFFE, 0xFFFF, 0})
GROUPED = 12  # of the formats of a `cmap`, the one in groups of characters


def unset(text: str) -> str | None:
    """Return the first character of a text that the house's type has no picture of; None if it sets all."""
    return next((letter for letter in text if not settable(letter)), None)


def settable(letter: str) -> bool:
    """Say whether the house's type sets a character, plain and bold."""
    return ord(letter) in _pictures() or NEEDS_NONE.match(letter) is not None


def spelled(text: str) -> str:
    """Return a text with every character that cannot be set spelled by its number: `[U+1F44D]`."""
    if unset(text) is None:
        return text
    return "".join(one if settable(one) else f"[U+{ord(one):04X}]" for one in text)


@cache
def _pictures() -> frozenset[int]:
    """Return the characters that every font of the house has a picture of."""
    common = frozenset.intersection(*(_mapped(one.read_bytes()) for one in FONTS.glob("*.otf")))
    return common - BARRED


def _mapped(font: bytes) -> frozenset[int]:
    """Return the characters that a font maps to a glyph."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * nth) for nth in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for nth in range(count):
        (offset,) = struct.unpack_from(">L", font, start + 4 + 8 * nth + 4)
        at = start + offset
        (form,) = struct.unpack_from(">H", font, at)
        if form == GROUPED:
            found |= _by_groups(font, at)
    return frozenset(found)


def _by_groups(font: bytes, at: int) -> set[int]:
    (groups,) = struct.unpack_from(">L", font, at + 12)
    found: set[int] = set()
    for nth in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * nth)
        found.update(range(first + (glyph == 0), last + 1))
    return found
