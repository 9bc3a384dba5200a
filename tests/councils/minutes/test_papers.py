"""Minutes as files: all nine fields in each, nothing hidden in any byte of the public's, the same bytes again."""

import io
import re
import zipfile
from datetime import date, timedelta
from hashlib import sha256

import hwpforge
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from server.jobs import lift_minutes
from tests.documents.lasting import lasting_faults
from tests.fixtures.councils import seen
from tests.fixtures.minutes import (
    OFFICER,
    PHONE,
    SECRET,
    SECRETARY,
    STARTS,
    confirmed,
    held_meeting,
)
from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.notice_paper import notice_document
from workflows.councils.minutes import confirming, publishing
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.giving import (
    given_certificates,
    given_minutes,
    public_minutes,
    whole_minutes,
)
from workflows.councils.minutes.hiding import committed
from workflows.councils.minutes.models import MinutesHidden
from workflows.councils.minutes.queries import reading_of
from workflows.councils.minutes.states import Field, Ground
from workflows.documents.plain import Document
from workflows.documents.setting import DocumentKind, set_document
from workflows.identity.queries import actor_for
from workflows.kit.wording import Locale, dated, worded
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

HIDDEN_ONCE = (PHONE, SECRET)


@pytest.fixture
async def held(sessions, clock):
    """A closed meeting."""
    return await held_meeting(sessions, clock)


async def documents_of(held, who=None, locale=Locale.KO):
    """Return the public document and the whole one as somebody may have them."""
    async with unit_of_work(held.town.sessions) as uow:
        actor = ANONYMOUS
        if who is not None:
            actor = await actor_for(uow.session, held.town.people[who])
        given = {"minutes_id": (await held.minutes()).id, "locale": locale}
        return (
            await public_minutes(uow.session, actor, **given),
            await whole_minutes(uow.session, actor, **given),
        )


async def hide(held, words, ground, **given):
    """Hide words wherever a remark has them."""
    minutes_id = (await held.minutes()).id
    text = await held.text()
    line = next(one for one in text.lines if words in one.words)
    start = line.words.index(words)
    await held.town.act(
        SECRETARY,
        publishing.hide_span,
        minutes_id=minutes_id,
        line=line.key,
        ground=ground,
        start=start,
        end=start + len(words),
        **given,
    )


async def published_with_gaps(held):
    minutes_id = await confirmed(held)
    await held.town.act(SECRETARY, publishing.register_minutes, minutes_id=minutes_id)
    await hide(held, PHONE, Ground.PERSONAL)
    end = date(2027, 3, 1)
    await hide(held, SECRET, Ground.IN_PROGRESS, stage="입찰 공고 전", expected_end=end)
    await held.town.act(
        SECRETARY,
        confirming.add_corrigendum,
        minutes_id=minutes_id,
        line="place",
        words="가온시청 소회의실",
        reason="방을 잘못 적음",
    )
    await held.town.act(SECRETARY, publishing.publish_minutes, minutes_id=minutes_id)
    return minutes_id


def readable(kind: DocumentKind, made: bytes) -> str:
    """Return all that can be read in a file, what is packed in it unpacked."""
    if kind is DocumentKind.HWPX:
        with zipfile.ZipFile(io.BytesIO(made)) as file:
            return "\n".join(file.read(one).decode("utf-8", "replace") for one in file.namelist())
    return made.decode("utf-8", "replace")


async def test_what_is_hidden_is_in_no_file_of_the_public(held):
    await published_with_gaps(held)

    public, none = await documents_of(held)
    _, whole = await documents_of(held, OFFICER)

    assert none is None
    assert public is not None
    assert whole is not None
    for hidden in HIDDEN_ONCE:
        # A PDF holds glyphs, not words; what it is set from holds none of what is hidden.
        assert hidden not in str(public.as_json())
        assert hidden in str(whole.as_json())
        for kind in DocumentKind:
            assert hidden not in readable(kind, set_document(public, kind))
        for kind in (DocumentKind.HWPX, DocumentKind.HTML):
            assert hidden in readable(kind, set_document(whole, kind))
    page = readable(DocumentKind.HTML, set_document(public, DocumentKind.HTML))
    assert "비공개 6호: 개인정보" in page
    assert "단계: 입찰 공고 전 · 종료 예정일: 2027. 3. 1." in page
    assert len(re.findall("가린 내용의 SHA-256: [0-9a-f]{64}", page)) == len(HIDDEN_ONCE)


@pytest.mark.parametrize("locale", list(Locale))
async def test_each_pdf_lasts_and_the_public_one_has_nothing_hidden_in_its_glyphs(held, locale):
    await published_with_gaps(held)
    public, _ = await documents_of(held, locale=locale)
    _, whole = await documents_of(held, OFFICER, locale=locale)
    async with unit_of_work(held.town.sessions) as uow:
        row = await held.minutes()
        certificates = await given_certificates(uow.session, ANONYMOUS, row=row, locale=locale)
        notice = await notice_document(
            uow.session, ANONYMOUS, meeting_id=held.meeting_id, locale=locale
        )
    pdfs = {
        name: set_document(one, DocumentKind.PDF)
        for name, one in {
            "public": public,
            "whole": whole,
            "certificates": certificates.public,
            "notice": notice,
        }.items()
    }

    assert {name: lasting_faults(made) for name, made in pdfs.items()} == {one: [] for one in pdfs}
    for hidden in HIDDEN_ONCE:
        assert squeezed(hidden) not in squeezed(glyphs(pdfs["public"]))
        assert squeezed(hidden) in squeezed(glyphs(pdfs["whole"]))


def glyphs(made: bytes) -> str:
    """Return what the glyphs of a PDF say to whoever reads it by machine."""
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def squeezed(words: str) -> str:
    """Leave out what is set between words and lines."""
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("locale", list(Locale))
async def test_every_file_has_the_nine_fields_votes_signers_number_and_corrections(held, locale):
    await published_with_gaps(held)

    public, _ = await documents_of(held, locale=locale)
    page = set_document(public, DocumentKind.HTML).decode()

    for one in Field:
        assert f"<h2>{worded(locale, f'minutes_field.{one.value.lower()}')}</h2>" in page
    for key in ("count_for", "voter", "signers", "corrigenda"):
        assert worded(locale, f"minutes_paper.{key}") in page
    assert "2026-1" in page
    assert f"{worded(locale, 'minutes_line.place_video')}: 가온시청 소회의실" in page


async def test_a_second_reader_of_hwpx_reads_the_same(held, tmp_path):
    await published_with_gaps(held)
    public, _ = await documents_of(held)
    path = tmp_path / "minutes.hwpx"
    path.write_bytes(set_document(public, DocumentKind.HWPX))

    read = hwpforge.Document.open(str(path))
    told = read.validate()
    text = read.to_md().text

    assert (told["ok"], told["errors"], told["warnings"]) == (True, [], [])
    for one in Field:
        assert worded(Locale.KO, f"minutes_field.{one.value.lower()}") in text
    assert "실시계획 변경안을 원안대로 의결한다." in text
    assert "| **찬성** | **반대** |" in text


async def test_made_again_from_the_log_they_are_the_same_bytes(held):
    await published_with_gaps(held)

    for who in (None, OFFICER):
        first, again = await documents_of(held, who), await documents_of(held, who)
        for one, other in zip(first, again, strict=True):
            if one is None:
                continue
            assert one.digest == other.digest
            for kind in DocumentKind:
                assert made(one, kind) == made(other, kind)


def made(document: Document, kind: DocumentKind) -> bytes:
    """Set a document anew, whatever was set before."""
    set_document.cache_clear()
    return set_document(document, kind)


async def test_certificates_say_what_the_file_of_each_decision_proves(held):
    await published_with_gaps(held)
    row = await held.minutes()
    async with unit_of_work(held.town.sessions) as uow:
        given = await given_certificates(uow.session, ANONYMOUS, row=row, locale=Locale.KO)
        (certificate,) = await certificates_of(
            uow.session, await uow.session.get_one(Meeting, held.meeting_id)
        )

    page = set_document(given.public, DocumentKind.HTML).decode()

    assert "안건 1. 실시계획 변경안" in page
    assert "판정: 유효" in page
    assert sha256(certificate.content).hexdigest() in page


async def test_the_notice_tells_hour_place_agenda_counted_days_and_the_rule(held):
    async with unit_of_work(held.town.sessions) as uow:
        found = await notice_document(
            uow.session, ANONYMOUS, meeting_id=held.meeting_id, locale=Locale.KO
        )

    page = set_document(found, DocumentKind.HTML).decode()

    for told in (
        "소집통지서",
        "2026. 12. 15. 14:00",
        "가온시청 대회의실",
        "1</td>",
        "실시계획 변경안을 원안대로 의결한다.",
        "통지가 닿은 날과 회의일을 빼고 셈",
        "2026. 12. 7.까지 (회의 7일 전",
        "조례",
    ):
        assert told in page


async def test_before_the_publication_only_who_reads_all_has_a_file(held):
    await confirmed(held)

    assert await documents_of(held) == (None, None)
    assert (await documents_of(held, "resident.1")) == (None, None)
    public, whole = await documents_of(held, "expert.1")
    assert public is None
    assert whole is not None
    async with unit_of_work(held.town.sessions) as uow:
        row = await held.minutes()
        given = await given_minutes(uow.session, ANONYMOUS, row=row, locale=Locale.KO)
        assert (given.public, given.whole) == (None, False)


async def published_and_lifted(held, sessions):
    """Publish with a price hidden while a bid goes on and a name on another ground; let the day come."""
    minutes_id = await confirmed(held)
    await held.town.act(SECRETARY, publishing.register_minutes, minutes_id=minutes_id)
    end = (STARTS + timedelta(days=30)).date()
    await hide(held, SECRET, Ground.IN_PROGRESS, stage="입찰 공고 전", expected_end=end)
    await hide(held, PHONE, Ground.PERSONAL)
    # Shown again before anybody read them: nothing was kept from the public.
    await held.town.act(SECRETARY, publishing.lift_span, minutes_id=minutes_id, number=2)
    await hide(held, PHONE, Ground.PERSONAL)
    await held.town.act(SECRETARY, publishing.publish_minutes, minutes_id=minutes_id)
    await held.clock.set(STARTS + timedelta(days=30))
    await lift_minutes(sessions)
    return end


@pytest.mark.parametrize("locale", list(Locale))
async def test_what_the_timer_released_says_in_every_file_until_when_it_was_hidden(
    sessions, held, locale
):
    end = await published_and_lifted(held, sessions)
    public, _ = await documents_of(held, None, locale)
    words = {
        Locale.KO: ("비공개했다가 공개함 5호", "단계: 입찰 공고 전", "비공개한 기간"),
        Locale.EN: ("Was withheld under ground 5", "stage: 입찰 공고 전", "withheld from"),
    }[locale]
    for kind in DocumentKind:
        made = set_document(public, kind)
        if kind is DocumentKind.PDF:
            assert lasting_faults(made) == []
            pages = PdfReader(io.BytesIO(made)).pages
            read = "".join("".join(one.extract_text().split()) for one in pages)
        else:
            read = "".join(re.sub("<[^>]+>", "", readable(kind, made)).split())
        # Where it stood: right behind the words that were the gap.
        said = f"{SECRET}[{words[0]}".replace(" ", "")
        assert said in read, kind
        for one in (*words, dated(locale, end), dated(locale, STARTS.date())):
            assert one.replace(" ", "") in read, (kind, one)
        digest, salt = re.search(
            r"SHA-256\D*?([0-9a-f]{64})\D*?([0-9a-f]{32})", read[read.index(said) :]
        ).groups()
        assert sha256(f"{salt}\n{SECRET}".encode()).hexdigest() == digest
        assert PHONE not in read
        # Of what is hidden still, and of the earlier span over the same words, no salt is given.
        rows = await spans_of(held)
        assert {one.salt for one in rows if one.salt in read} == {salt}


async def spans_of(held):
    async with unit_of_work(held.town.sessions) as uow:
        return list(await uow.session.scalars(select(MinutesHidden)))


async def test_anybody_can_compare_a_released_gap_and_no_other(sessions, held):
    await published_and_lifted(held, sessions)
    row = await held.minutes()
    reading = await seen(held.town, None, reading_of, row=row)
    told = {one.number: one.salt for one in reading.hidden}
    assert len(told[1]) == 32
    assert (told[2], told[3]) == ("", "")
    (part,) = [part for line in reading.lines for part in line.parts if part.lifted]
    assert part.text == SECRET
    assert committed(part.lifted.salt, part.text) == part.lifted.span.commitment
    assert part.lifted.lifted_on == (STARTS + timedelta(days=30)).date()


async def test_minutes_withheld_as_a_whole_say_so_once_they_are_open(sessions, held):
    minutes_id = await confirmed(held)
    end = (STARTS + timedelta(days=30)).date()
    await held.town.act(SECRETARY, publishing.register_minutes, minutes_id=minutes_id)
    await held.town.act(
        SECRETARY,
        publishing.publish_minutes,
        minutes_id=minutes_id,
        withhold=Ground.IN_PROGRESS,
        stage="도시계획 심의 중",
        expected_end=end,
    )
    await held.clock.set(STARTS + timedelta(days=30))
    await lift_minutes(sessions)
    public, _ = await documents_of(held)
    read = str(public.as_json())
    assert "이 회의록은 전체를 비공개했다가 공개함 5호" in read
    assert "도시계획 심의 중" in read
    assert dated(Locale.KO, end) in read
