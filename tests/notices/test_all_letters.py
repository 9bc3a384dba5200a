"""Every kind of letter in both languages, as whoever gets it reads it: no foreign or machine words, true links."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from workflows.corridor.letters import mail_waiting, path_of
from workflows.identity.models import Person
from workflows.kit.wording import SEOUL, Locale, catalogue
from workflows.notices import actions
from workflows.notices.kinds import MAY, UNMUTABLE, NoticeKind, Rhythm
from workflows.notices.letters import Line, letter_of
from workflows.notices.models import Notice
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

K = NoticeKind
TODAY = date(2026, 11, 23)
SOONER, LATER = TODAY - timedelta(days=3), TODAY + timedelta(days=11)
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
QUOTED = re.compile(r"“[^”]*”")
# What a machine would say and nobody writes in a letter.
MACHINE = re.compile(r"[{}]|\bNone\b|\bnull\b|\b[A-Z]{2,}_[A-Z_]+\b|\d{4}-\d\d-\d\d|[Pp]roposal")
LONGEST_SUBJECT = 90  # characters; lists of letters cut what is longer
ADDRESS = "https://x.example"
APP = Path(__file__).parents[2] / "web/src/App.tsx"


def written(kinds, locale, due_on=None):
    """Return a letter of these kinds about an idea whose author wrote Korean."""
    arose = datetime(2026, 11, 22, 9, tzinfo=SEOUL)
    lines = [
        Line(one, arose, due_on, f"{ADDRESS}/ideas/2026-0003", "2026-0003", "그늘막")
        for one in kinds
    ]
    return letter_of(
        lines,
        locale,
        place="Haeon" if locale is Locale.EN else "해온시",
        today=TODAY,
        settings_address=f"{ADDRESS}/my/notices",
        stop_address=f"{ADDRESS}/mail/stop/abc",
    )


def amiss(letter):
    """Return what in a letter no resident would understand; the words of an author stand in marks."""
    own = QUOTED.sub("", f"{letter.subject}\n{letter.text}")
    found = MACHINE.findall(own)
    return found + HANGUL.findall(own) if letter.locale is Locale.EN else found


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("due_on", [None, SOONER, LATER])
def test_every_kind_reads_as_a_letter(locale, due_on):
    letters = {kind: written([kind], locale, due_on) for kind in K}

    assert {kind: found for kind, one in letters.items() if (found := amiss(one))} == {}
    assert {one.locale for one in letters.values()} == {locale}
    assert [one.subject for one in letters.values() if len(one.subject) > LONGEST_SUBJECT] == []


@pytest.mark.parametrize("locale", list(Locale))
def test_all_kinds_at_once_read_as_a_letter(locale):
    letter = written(list(K), locale, LATER)
    heads = [catalogue(locale)[f"letter.{one}"] for one in ("to_do", "may", "happened")]

    assert amiss(letter) == []
    assert [one for one in letter.text.split("\n") if one in heads] == heads


def test_what_one_may_do_is_not_told_as_what_one_must():
    for kind in MAY:
        letter = written([kind], Locale.EN, LATER)
        assert "To do" not in letter.subject + letter.text
        assert "(until 4 December 2026)" in letter.text
    assert not MAY & UNMUTABLE


def test_a_day_that_is_over_is_told_as_over():
    assert "(기한은 2026. 11. 20.까지였어요)" in written([K.ANSWER_LATE], Locale.KO, SOONER).text
    assert "(was due by 20 November 2026)" in written([K.ANSWER_LATE], Locale.EN, SOONER).text
    assert "(by 23 November 2026)" in written([K.DUTY_AROSE], Locale.EN, TODAY).text


def test_control_what_is_amiss_is_noticed(monkeypatch):
    words = dict(catalogue(Locale.EN))
    words["notice.ANSWERED"] = "답변 {who} is None"
    monkeypatch.setattr("workflows.notices.letters.sentence", lambda *_: words["notice.ANSWERED"])

    assert amiss(written([K.ANSWERED], Locale.EN)) != []
    assert amiss(written([K.ANSWERED], Locale.KO)) != []


def routes():
    """Return the addresses that our pages have, as patterns."""
    found = re.findall(r'<Route path="([^"]+)"', APP.read_text("utf-8"))
    return [re.compile(re.sub(r":\w+", "[^/]+", one) + r"\Z") for one in found]


@pytest.mark.parametrize("number", [None, "2026-0003"])
def test_every_kind_leads_to_a_page_that_there_is(number):
    pages = routes()
    nowhere = [
        kind
        for kind in K
        if not any(one.match(path_of(kind, number).partition("#")[0]) for one in pages)
    ]

    assert len(pages) > 40
    assert nowhere == []


@pytest.mark.parametrize("locale", list(Locale))
async def test_every_kind_is_mailed_about_an_idea_of_a_place(town, locale):
    """Each goes the whole way, from the row through the post, and says whose house writes."""
    idea = await town.propose("그늘막")
    me = town.people["resident.2"]
    await town.act(
        "resident.2", actions.set_notices, locale=locale, rhythm=Rhythm.AT_ONCE, muted=[]
    )
    async with unit_of_work(town.sessions) as uow:
        event = (await uow.session.scalars(select(Event.id).limit(1))).one()
        await uow.session.execute(
            update(Person).where(Person.id == me).values(email="jumin@haeon.example")
        )
        for kind in K:
            uow.session.add(
                Notice(
                    id=uuid4(),
                    person_id=me,
                    programme_id=town.programme_id,
                    event_id=event,
                    kind=kind,
                    subject_id=idea,
                    due_on=None,
                    arose_at=uow.now,
                )
            )
    sent = []

    async def post(_address, letter, _key):
        sent.append(letter)

    await mail_waiting(town.sessions, post, ADDRESS, b"k" * 32)
    (letter,) = (one for one in sent if one.text.count("\n- ") == len(K))

    assert amiss(letter) == []
    first = letter.text.partition("\n")[0]
    assert first.startswith("This is Dure, writing for ") is (locale is Locale.EN)
    assert first.endswith("두레에서 알려 드려요.") is (locale is Locale.KO)
