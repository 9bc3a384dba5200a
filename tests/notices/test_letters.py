"""When a letter goes out and what it says first; the calendar and its link. Pure."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.fixtures.clock import BEGINS
from workflows.kit.wording import SEOUL, Locale
from workflows.notices.calendar import Deadline, calendar_of, calendar_token, person_of
from workflows.notices.kinds import DUTIES, UNMUTABLE, NoticeKind, Rhythm
from workflows.notices.letters import Line, is_time, letter_of, sentence

K = NoticeKind
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("rhythm", "kind", "arose", "now", "goes"),
    [
        (Rhythm.DAILY, K.ANSWERED, MONDAY - timedelta(hours=2), MONDAY, True),
        (Rhythm.DAILY, K.ANSWERED, MONDAY - timedelta(minutes=5), MONDAY, False),
        (Rhythm.WEEKLY, K.ANSWERED, MONDAY - timedelta(hours=2), MONDAY, True),
        (Rhythm.WEEKLY, K.ANSWERED, MONDAY, MONDAY + timedelta(days=5), False),
        (Rhythm.WEEKLY, K.ANSWERED, MONDAY, MONDAY + timedelta(days=7), True),
        (Rhythm.AT_ONCE, K.ANSWERED, MONDAY, MONDAY, True),
        (Rhythm.WEEKLY, K.DUTY_AROSE, MONDAY, MONDAY, True),
        (Rhythm.DAILY, K.MERGE_ASKED, MONDAY, MONDAY, False),
    ],
)
def test_when_a_letter_goes_out(rhythm, kind, arose, now, goes):
    assert is_time(rhythm, [(kind, arose)], now) is goes


def test_nothing_is_no_letter():
    assert not is_time(Rhythm.AT_ONCE, [], MONDAY)


def test_duties_come_first_by_their_last_day_and_then_what_happened():
    def line(kind, due, number):
        return Line(kind, MONDAY, due, f"https://x.example/ideas/{number}", number, "그늘막")

    letter = letter_of(
        [
            line(K.ANSWERED, None, "2026-0003"),
            line(K.DUTY_AROSE, date(2026, 12, 24), "2026-0002"),
            line(K.PANEL_SEATED, date(2026, 12, 1), "2026-0001"),
        ],
        Locale.KO,
        settings_address="https://x.example/my/notices",
    )
    places = [letter.text.index(number) for number in ("2026-0001", "2026-0002", "2026-0003")]

    assert letter.subject == "[두레] 해야 할 일 2건"
    assert places == sorted(places)
    assert "2026. 12. 1.까지" in letter.text


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_kind_has_its_words(kind, locale):
    assert sentence(kind, locale)


def test_what_obliges_cannot_be_muted():
    assert UNMUTABLE < DUTIES
    assert {K.DUTY_AROSE, K.ANSWER_LATE, K.APPEAL_WAITING, K.SUPPLEMENT_ASKED} <= UNMUTABLE


@given(st.uuids(), st.integers(1, 2**40), st.binary(min_size=32, max_size=32))
def test_a_link_leads_to_its_person_and_no_other_serial_makes_it(person, serial, key):
    token = calendar_token(key, person, serial)

    assert person_of(token) == person
    assert token != calendar_token(key, person, serial + 1)


@pytest.mark.parametrize("token", ["", "가", "AAAA", "-" * 80, "!!!!"])
def test_what_is_no_link_leads_to_nobody(token):
    assert person_of(token) is None


def test_the_calendar_can_be_read_by_others():
    deadline = Deadline(uuid4(), "답해야 해요", date(2026, 12, 24), "https://x.example/ideas/1")
    read = Calendar.from_ical(calendar_of("할 일", [deadline], BEGINS))
    (event,) = read.walk("VEVENT")

    assert event["dtstart"].dt == date(2026, 12, 24)
    assert str(event["summary"]) == "답해야 해요"
    assert UUID(str(event["uid"]).partition("@")[0]) == deadline.key
