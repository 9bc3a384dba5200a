"""The words of the lines of minutes: every code of the law's lists has one in each language."""

from datetime import UTC, datetime

import pytest

from schema.councils.minutes_lines import MinutesEntry
from workflows.councils.follow_up.states import Effect
from workflows.councils.meetings.models import MeetingEntry
from workflows.councils.meetings.states import AgendaTopic, Asked, Entry, ItemState, VoteKind
from workflows.councils.minutes.lines import Line
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Field, Ground, Said
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.reasons import Because
from workflows.councils.reckoning.terms import RecusalKind, WrittenCase
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.wording import Locale, catalogue, dated, optional

NOON = datetime(2026, 12, 1, 3, tzinfo=UTC)
LISTS = (
    AgendaTopic,
    Asked,
    ItemState,
    VoteKind,
    RecusalKind,
    Result,
    Choice,
    Mode,
    Effect,
    WrittenCase,
)


@pytest.mark.parametrize("listed", LISTS)
def test_no_code_stands_in_minutes_for_want_of_a_word(listed):
    wordless = [
        (one.value, locale)
        for one in listed
        for locale in Locale
        if not optional(locale, f"minutes_word.{one.value.lower().replace('+', '_')}")
    ]
    assert wordless == []


HEADINGS = {
    "minutes_entry": Entry,
    "minutes_line": Said,
    "minutes_field": Field,
    "minutes_ground": Ground,
    "meeting_step": Because,
}


@pytest.mark.parametrize("under", HEADINGS)
def test_every_kind_the_minutes_desk_shows_has_its_words(under):
    wordless = [
        (one.value, locale)
        for one in HEADINGS[under]
        for locale in Locale
        if f"{under}.{one.value.lower()}" not in catalogue(locale)
    ]
    assert wordless == []


@pytest.mark.parametrize("kind", Entry)
def test_whatever_was_noted_stands_beside_the_minutes(kind):
    row = MeetingEntry(number=7, kind=kind, words="2", at=NOON, person_id=None)
    shown = {MinutesEntry.of(row, locale).kind for locale in Locale}
    assert len(shown) == len(Locale)


def test_days_and_hours_are_written_as_each_language_writes_them():
    moment = datetime(2026, 12, 15, 5, tzinfo=UTC)

    assert dated(Locale.KO, moment) == "2026. 12. 15. 14:00"
    assert dated(Locale.EN, moment) == "15 Dec 2026, 14:00 KST"
    assert dated(Locale.EN, moment.date()) == "15 Dec 2026"
    began = Line("began", Field.WHEN, Said.BEGAN, (1,), {"at": moment.isoformat()})
    assert sentence(began, Locale.EN) == "Began 15 Dec 2026, 14:00 KST"
    assert "2026. 12. 15. 14:00" in sentence(began, Locale.KO)
