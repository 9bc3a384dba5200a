"""When a letter goes out and what it says first; the calendar and its link. Pure."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.fixtures.clock import BEGINS
from workflows.kit.wording import SEOUL, Locale, worded
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
        place="해온시",
        today=MONDAY.date(),
        settings_address="https://x.example/my/notices",
        stop_address="https://x.example/mail/stop/1",
    )
    places = [letter.text.index(number) for number in ("2026-0001", "2026-0002", "2026-0003")]

    assert letter.subject == "[두레] 해야 할 일: 심사위원이 되셨어요 (외 2건)"
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


def written(kinds, locale):
    lines = [Line(one, MONDAY, date(2026, 12, 4), "https://x.example/my/notices") for one in kinds]
    return letter_of(
        lines,
        locale,
        place="",
        today=MONDAY.date(),
        settings_address="https://x.example/my/notices",
        stop_address=STOP,
    )


STOP = "https://x.example/mail/stop/abc"


@pytest.mark.parametrize("locale", list(Locale))
def test_news_can_be_ended_by_a_link_and_what_is_owed_says_that_it_cannot(locale):
    news, owed = written([K.ANSWERED], locale), written([K.DUTY_AROSE], locale)
    both = written([K.ANSWERED, K.DUTY_AROSE], locale)
    said = worded(locale, "letter.owed")

    assert (news.stop_address, owed.stop_address, both.stop_address) == (STOP, None, STOP)
    assert [STOP in one.text for one in (news, owed, both)] == [True, False, True]
    assert [said in one.text for one in (news, owed, both)] == [False, True, True]


def test_a_day_is_written_as_the_language_writes_it():
    assert "(by 4 December 2026)" in written([K.DUTY_AROSE], Locale.EN).text
    assert "(2026. 12. 4.까지)" in written([K.DUTY_AROSE], Locale.KO).text


def parsed(feed):
    """Read a calendar by the text of RFC 5545 alone: lines of 75 octets, unfolded, into components."""
    assert feed.endswith(b"\r\n")
    lines = feed.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    whole = b"\r\n".join(lines).replace(b"\r\n ", b"").decode()
    events, open_parts = [], []
    for line in whole.split("\r\n"):
        name, _, value = line.partition(":")
        name, *parameters = name.split(";")
        if name == "BEGIN":
            open_parts.append((value, {}))
        elif name == "END":
            kind, properties = open_parts.pop()
            assert kind == value
            events.append((kind, properties))
        else:
            kind, properties = open_parts[-1]
            assert name not in properties
            properties[name] = (tuple(parameters), value)
    assert open_parts == []
    return events


def test_a_program_that_knows_nothing_but_the_standard_reads_the_calendar():
    words = (
        "답변이 늦었어요, 중간 답변을 해야 해요; 2026-0022 지능형 도시 안내판 글자 크게\\ 하기 " * 2
    )
    deadlines = [
        Deadline(uuid4(), words, date(2026, 12, 31), "https://x.example/ideas/2026-0022")
        for _ in range(2)
    ]
    *events, (kind, calendar) = parsed(calendar_of("두레에서 내가 할 일", deadlines, BEGINS))

    assert kind == "VCALENDAR"
    assert calendar["VERSION"][1] == "2.0"
    assert "PRODID" in calendar
    for deadline, (name, event) in zip(deadlines, events, strict=True):
        assert name == "VEVENT"
        assert event["UID"][1] == f"{deadline.key}@dure"
        assert event["DTSTART"] == (("VALUE=DATE",), "20261231")
        assert event["DTSTAMP"][1].endswith("Z")
        assert event["TRANSP"][1] == "TRANSPARENT"
        unescaped = (
            event["SUMMARY"][1].replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
        )
        assert unescaped.strip() == words.strip()
    assert len({event["UID"][1] for _, event in events}) == 2
