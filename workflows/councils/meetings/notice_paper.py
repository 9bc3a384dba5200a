"""The notice of a meeting (소집통지서) as a document: hour, place, agenda, days as they are counted, and the rule."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import rules_of
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingNotice, MeetingPaper
from workflows.councils.meetings.states import ItemState, MeetingForm, MeetingState
from workflows.councils.reckoning.convening import notice_due, papers_due
from workflows.councils.reckoning.rules import Held, MeetingRules
from workflows.councils.roster.models import Council
from workflows.documents.plain import (
    Block,
    Document,
    Heading,
    Look,
    Paragraph,
    Table,
    Words,
    said,
)
from workflows.identity.naming import names_for_public
from workflows.kit.wording import SEOUL, Locale, worded
from workflows.law.texts import named_texts, rule_text
from workflows.rights.actor import Actor


async def notice_document(
    session: AsyncSession, actor: Actor, *, meeting_id: UUID, locale: Locale
) -> Document | None:
    """Return the notice of a meeting the asker may see; None before it is sent.

    It names who called the meeting and none of those who were called.
    """
    meeting = await session.scalar(
        select(Meeting).where(
            Meeting.id == meeting_id,
            Meeting.called_at.is_not(None),
            policy.readable_meetings(actor),
        )
    )
    if meeting is None or meeting.called_at is None:
        return None
    council = await session.get_one(Council, meeting.council_id)
    name = council.name_ko if locale is Locale.KO else council.name_en
    rules = await rules_of(session, meeting)
    called_by = await _called_by(session, meeting, locale)
    members = await session.scalar(
        select(func.count())
        .select_from(MeetingNotice)
        .where(MeetingNotice.meeting_id == meeting.id)
    )
    agenda = await _agenda(session, meeting, locale)
    word = _Words(locale)
    facts = list(_facts(meeting, rules, word, members or 0))
    blocks: list[Block] = [
        Paragraph(said(word("call", council=name, number=meeting.number))),
        Table((1, 3), tuple((said(title, Look.STRONG), said(told)) for title, told in facts)),
        Heading(word("agenda")),
        Table((1, 5, 2, 4), agenda, tuple(word(one) for one in ("no", "item", "asked", "papers"))),
        Paragraph(said(f"{_day(meeting.called_at)}   {called_by}", Look.STRONG)),
    ]
    if meeting.state is MeetingState.CANCELLED:
        blocks.insert(
            0, Paragraph(said(word("cancelled", reason=meeting.cancel_reason), Look.STRONG))
        )
    return Document(
        title=word("title", council=name, number=meeting.number),
        dated=meeting.called_at.astimezone(SEOUL).date(),
        language=locale.value,
        blocks=tuple(blocks),
    )


class _Words:
    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def __call__(self, key: str, **figures: object) -> str:
        return worded(self.locale, f"meeting_notice.{key}", **figures)


def _facts(
    meeting: Meeting, rules: MeetingRules, word: _Words, members: int
) -> Iterator[tuple[str, str]]:
    day = meeting.starts_at.astimezone(SEOUL).date()
    in_writing = meeting.form is MeetingForm.WRITTEN
    yield word("until" if in_writing else "hour"), word("moment", at=meeting.starts_at)
    yield word("place"), meeting.place + (f" ({word('video')})" if meeting.by_video else "")
    yield word("called"), word("moment", at=meeting.called_at)
    yield word("members"), word("count", count=members)
    if not in_writing:
        counting = word(f"counted_{rules.notice_counting.says.value.lower()}")
        for key, days, due in (
            ("due", rules.notice_days, notice_due(rules, day)),
            ("papers_due", rules.paper_days, papers_due(rules, day)),
        ):
            told = word("days", day=_told(due), days=days.says, counting=counting)
            yield word(key), f"{told}\n{_source(days, word.locale)}"
    # Members are told beforehand who watches, and that what they say can be read.
    if rules.openness is not None:
        said = named_texts("word")[rules.openness.says].name[word.locale]
        yield word("openness"), f"{said}\n{_source(rules.openness, word.locale)}"
    if meeting.urgency:
        yield word("urgency"), meeting.urgency
    if in_writing:
        yield word("why_written"), meeting.written_reason


def _source(held: Held[Any], locale: Locale) -> str:
    text = rule_text(held.rule)
    return f"{text.source[locale]} {text.article}".strip()


async def _agenda(
    session: AsyncSession, meeting: Meeting, locale: Locale
) -> tuple[tuple[Words, ...], ...]:
    items = list(
        await session.scalars(
            select(MeetingItem)
            .where(MeetingItem.meeting_id == meeting.id, MeetingItem.state != ItemState.TAKEN_OFF)
            .order_by(MeetingItem.number)
        )
    )
    papers = await session.execute(
        select(MeetingPaper.item_id, MeetingPaper.number, MeetingPaper.title)
        .where(MeetingPaper.item_id.in_([one.id for one in items]))
        .order_by(MeetingPaper.number, MeetingPaper.version)
    )
    titles: dict[UUID, dict[int, str]] = {one.id: {} for one in items}
    for item_id, number, title in papers:
        titles[item_id][number] = title
    return tuple(
        (
            said(str(one.number)),
            said(f"{one.title}\n{one.motion}"),
            said(worded(locale, f"minutes_word.{one.asked.value.lower()}")),
            said("\n".join(titles[one.id].values()) or "-"),
        )
        for one in items
    )


async def _called_by(session: AsyncSession, meeting: Meeting, locale: Locale) -> str:
    if meeting.called_by is None:
        return ""
    names = await names_for_public(session, [meeting.called_by], locale)
    return names[meeting.called_by]


def _told(day: date) -> str:
    return f"{day.year}. {day.month}. {day.day}."


def _day(moment: datetime) -> str:
    return _told(moment.astimezone(SEOUL).date())
