"""Text as it comes in and as it is searched: NFC, bounds, and two-syllable index grams.

Hangul words are often two syllables long, too short for PostgreSQL's trigrams: the index holds
every pair of neighbouring letters of every word, so that 안건 is found through it.
"""

import re
import unicodedata

from workflows.kit.refusal import Invalid

# The statutory 지능형 도시 and 스마트도시 and the everyday 스마트시티 are one word for search (DESIGN 2.11).
ONE_WORD = re.compile(r"지능형\s*도시|스마트\s*시티|스마트\s*도시|smart\s*city")
WORD = re.compile(r"\w+")
LONGEST_SEARCH = 100
LENGTH = (
    "texts.length"  # the rule that a text has a length, cited where a text's own rule is not named
)
# In a pattern these three stand for themselves only after the first of them.
LIKE_ESCAPE, WILD = "/", "/%_"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# Letters to Unicode that nobody sees: the fillers of Hangul and the empty pattern of Braille.
UNSEEN_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Nothing of these is seen: controls, formats, line ends of their own, what has no meaning or a private one.
HIDING = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
SELECTORS = frozenset(map(chr, (0x34F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
# What comes along with a pasted text and parts no words: blanks and joiners of no width, hyphens not drawn.
PASTED = dict.fromkeys((0xAD, 0x34F, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF))
UNSEEN = frozenset({"Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc"})  # categories that need a letter


def clean(
    value: str, *, field: str, longest: int, lines: bool = False, rule: str | None = None
) -> str:
    """Return the text in NFC without outer blanks; refuse empty, oversize and control characters.

    A text in which there is nothing to see is empty: a link to it could not be found or pressed.
    `longest` counts characters. `lines` lets line breaks stay; a refusal cites the `rule`, if one is named.
    """
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()
    if not text:
        raise Invalid("text_empty", field=field, rule=rule)
    if len(text) > longest:
        raise Invalid(
            "text_too_long", field=field, rule=rule or LENGTH, longest=longest, length=len(text)
        )
    if CONTROL.search(text) or (not lines and "\n" in text):
        raise Invalid("text_control_characters", field=field, rule=rule)
    if not any(_seen(letter) for letter in text):
        raise Invalid("text_empty", field=field, rule=rule)
    return text


def hidden(text: str) -> re.Match[str] | None:
    """Return the first character that is read as nothing, or otherwise than it stands, on some screens."""
    return next((one for one in re.finditer(r"(?s).", text) if _hides(one[0])), None)


def _hides(letter: str) -> bool:
    return letter != "\n" and (
        letter in UNSEEN_LETTERS or letter in SELECTORS or unicodedata.category(letter) in HIDING
    )


def _seen(letter: str) -> bool:
    return letter not in UNSEEN_LETTERS and unicodedata.category(letter) not in UNSEEN


def folded(text: str) -> str:
    """Return the text as search compares it: NFC, lower case, synonyms made one, what nobody sees left out."""
    lowered = unicodedata.normalize("NFC", text).translate(PASTED).lower()
    return ONE_WORD.sub("스마트도시", lowered)


def grams(text: str) -> list[str]:
    """Return the sorted set of two-letter pieces of every word (one-letter words whole)."""
    found: set[str] = set()
    for word in WORD.findall(folded(text)):
        if len(word) == 1:
            found.add(word)
        found.update(word[i : i + 2] for i in range(len(word) - 1))
    return sorted(found)


def search_words(text: str) -> list[str]:
    """Return the folded words of a search phrase, in order and without repeats."""
    return list(dict.fromkeys(WORD.findall(folded(text))))


def like_pattern(word: str) -> str:
    """Return the SQL pattern of texts that hold a word; its escape is `LIKE_ESCAPE`."""
    plain = "".join(f"{LIKE_ESCAPE}{letter}" if letter in WILD else letter for letter in word)
    return f"%{plain}%"
