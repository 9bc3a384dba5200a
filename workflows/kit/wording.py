"""The one catalogue of words, Korean and English, read once from `words/{ko,en}.toml`."""

import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Self

DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
MOMENT = re.compile(rf"{DAY.pattern}T\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
SEOUL = timezone(timedelta(hours=9), "Asia/Seoul")


class Locale(StrEnum):
    """The languages of the house; Korean is the binding one."""

    KO = "ko"
    EN = "en"


class InBoth(str):
    """A figure of a sentence that reads otherwise in English: the Korean, which binds, with the English.

    Names of organisations and numbers of clauses are such: 제2조 is Article 2 in an English sentence.
    """

    __slots__ = ("en",)
    en: str

    def __new__(cls, ko: str, en: str) -> Self:
        """Take what is said in Korean and in English."""
        made = super().__new__(cls, ko)
        made.en = en or ko
        return made

    def in_locale(self, locale: Locale) -> str:
        """Return it in a language."""
        return self.en if locale is Locale.EN else str(self)


def in_both(say: Callable[[Locale], str]) -> InBoth:
    """Return what is said in each language."""
    return InBoth(say(Locale.KO), say(Locale.EN))


def listed(what: Iterable[InBoth]) -> InBoth:
    """Return several, with commas between them."""
    rows = list(what)
    return in_both(lambda locale: ", ".join(one.in_locale(locale) for one in rows))


@cache
def catalogue(locale: Locale) -> dict[str, str]:
    """Return every entry as dotted key to sentence."""
    text = (files("workflows.kit") / "words" / f"{locale.value}.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(text), ""))


# In English; never the names of whatever language the machine speaks.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Counted(int):
    """A count of a sentence: with thousands marks, or with its noun: `{papers:paper|papers}` is 1 paper.

    `{bytes:MB}` is how people know the size of a file: 10 MB of ten million bytes.
    """

    __slots__ = ()

    def __format__(self, nouns: str) -> str:
        """Write it; `nouns` are what one is called and what several are."""
        if nouns == "MB":
            return f"{self / 1_000_000:,.1f}".removesuffix(".0") + " MB"
        if "|" not in nouns:
            return f"{int(self):,}"
        one, many = nouns.split("|")
        return f"{int(self):,} {one if self == 1 else many}"


def worded(locale: Locale, key: str, **figures: object) -> str:
    """Return the sentence under a key with its figures in. Raises KeyError if there is none."""
    shown = {name: _shown(locale, value) for name, value in figures.items()}
    return catalogue(locale)[key].format(**shown)


def dated(locale: Locale, value: date) -> str:
    """Return a day or a moment as a language writes it, on the Seoul clock.

    In Korean `2026. 11. 22. 18:00`, in English `22 Nov 2026, 18:00 KST`.
    """
    local = value.astimezone(SEOUL) if isinstance(value, datetime) else value
    if locale is Locale.KO:
        day = f"{local.year}. {local.month}. {local.day}."
        return f"{day} {local:%H:%M}" if isinstance(local, datetime) else day
    day = f"{local.day} {MONTHS[local.month - 1]} {local.year}"
    return f"{day}, {local:%H:%M} KST" if isinstance(local, datetime) else day


def optional(locale: Locale, key: str, **figures: object) -> str | None:
    """Return the sentence under a key, or None if the catalogue has none."""
    return worded(locale, key, **figures) if key in catalogue(locale) else None


def _shown(locale: Locale, value: object) -> object:
    """Days and moments as the language writes them, counts with thousands marks.

    So are days and moments that a record or a refusal holds as text.
    """
    if isinstance(value, InBoth):
        value = value.in_locale(locale)
    if isinstance(value, str) and MOMENT.fullmatch(value):
        value = datetime.fromisoformat(value)
    elif isinstance(value, str) and DAY.fullmatch(value):
        value = _day_in(value)
    if isinstance(value, date):
        return dated(locale, value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Counted(value)
    return value


def _day_in(text: str) -> date | str:
    """Return the day a text names, or the text where the calendar has none such."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _flat(table: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{key}.")
        else:
            rows.append((prefix + key, str(value)))
    return rows
