"""Giving minutes and certificates as documents to whoever may read them: all, or what the public reads."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.minutes import policy
from workflows.councils.minutes.certificate_paper import certificate_document
from workflows.councils.minutes.certifying import certificates_of, tells_hidden
from workflows.councils.minutes.hiding import ShownLine, shown
from workflows.councils.minutes.lines import Minutes
from workflows.councils.minutes.locked import Desk, desk_of, hidden_of, opened, standing
from workflows.councils.minutes.models import MeetingMinutes, MinutesCorrigendum, MinutesSignature
from workflows.councils.minutes.paper import (
    Corrected,
    Signer,
    Told,
    Withheld,
    minutes_document,
    people_in,
)
from workflows.councils.minutes.queries import minutes_by_id
from workflows.documents.plain import Document
from workflows.identity.naming import names_for_public
from workflows.kit.wording import SEOUL, Locale
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Given:
    """What may be given: the document of the public, if it reads it, and whether the asker reads all."""

    public: Document | None
    whole: bool


async def given_minutes(
    session: AsyncSession, actor: Actor, *, row: MeetingMinutes, locale: Locale
) -> Given:
    """Return which documents of minutes the asker may have."""
    desk = await desk_of(session, row)
    return Given(
        public=await _document(session, desk, locale, whole=False)
        if policy.is_public(row.state, row.publication)
        else None,
        whole=policy.reads_text(actor, desk.table, row.state),
    )


async def public_minutes(
    session: AsyncSession, actor: Actor, *, minutes_id: UUID, locale: Locale
) -> Document | None:
    """Return the document of minutes that the public reads; None of those it does not."""
    row = (await minutes_by_id(session, actor, [minutes_id])).get(minutes_id)
    if row is None or not policy.is_public(row.state, row.publication):
        return None
    return await _document(session, await desk_of(session, row), locale, whole=False)


async def whole_minutes(
    session: AsyncSession, actor: Actor, *, minutes_id: UUID, locale: Locale
) -> Document | None:
    """Return the document of all of the minutes; None for whoever does not read all of them."""
    row = (await minutes_by_id(session, actor, [minutes_id])).get(minutes_id)
    if row is None:
        return None
    desk = await desk_of(session, row)
    if not policy.reads_text(actor, desk.table, row.state):
        return None
    return await _document(session, desk, locale, whole=True)


async def given_certificates(
    session: AsyncSession, actor: Actor, *, row: MeetingMinutes, locale: Locale
) -> Given:
    """Return which document of the certificates the asker may have: that of the public, or his own."""
    desk = await desk_of(session, row)
    return Given(
        public=await _certificates(session, desk, locale)
        if await _certificates_are_public(session, desk)
        else None,
        whole=policy.reads_text(actor, desk.table, row.state),
    )


async def certificates_for(
    session: AsyncSession, actor: Actor, *, minutes_id: UUID, locale: Locale, public: bool
) -> Document | None:
    """Return the certificates of a meeting as a document; None for whoever may not read them.

    The public reads them with minutes that hide neither a name nor a vote.
    """
    row = (await minutes_by_id(session, actor, [minutes_id])).get(minutes_id)
    if row is None:
        return None
    desk = await desk_of(session, row)
    allowed = (
        await _certificates_are_public(session, desk)
        if public
        else policy.reads_text(actor, desk.table, row.state)
    )
    return await _certificates(session, desk, locale) if allowed else None


async def _certificates_are_public(session: AsyncSession, desk: Desk) -> bool:
    if not policy.is_public(desk.row.state, desk.row.publication):
        return False
    return not tells_hidden(desk.minutes, standing(await hidden_of(session, desk.row.id)))


async def _certificates(session: AsyncSession, desk: Desk, locale: Locale) -> Document | None:
    found = await certificates_of(session, desk.meeting)
    if not found or desk.meeting.closed_at is None:
        return None
    dated = desk.meeting.closed_at.astimezone(SEOUL).date()
    return certificate_document(desk.minutes, found, dated, locale)


async def _document(session: AsyncSession, desk: Desk, locale: Locale, *, whole: bool) -> Document:
    rows = [] if whole else await hidden_of(session, desk.row.id)
    lines = shown(desk.minutes, standing(rows), opened(desk.row, rows))
    told = await _told(session, desk, lines, whole=whole)
    names = await names_for_public(session, people_in(lines, told), locale)
    return minutes_document(lines, told, names, locale)


async def _told(
    session: AsyncSession, desk: Desk, lines: tuple[ShownLine, ...], *, whole: bool
) -> Told:
    row = desk.row
    corrigenda = await session.scalars(
        select(MinutesCorrigendum)
        .where(MinutesCorrigendum.minutes_id == row.id)
        .order_by(MinutesCorrigendum.number)
    )
    signed = set(
        await session.scalars(
            select(MinutesSignature.person_id).where(
                MinutesSignature.minutes_id == row.id,
                MinutesSignature.sha256 == desk.minutes.digest,
            )
        )
    )
    read = Minutes(desk.minutes.meeting, tuple(one.line for one in lines))
    return Told(
        state=row.state,
        registration=None if row.number is None else f"{row.year}-{row.number}",
        whole=whole,
        digest=read.digest,
        withheld=_withheld(row),
        signers=tuple(Signer(one, one in signed) for one in desk.table.signers),
        corrigenda=tuple(
            Corrected(one.number, one.line, one.words, one.reason, one.at.astimezone(SEOUL).date())
            for one in corrigenda
        ),
    )


def _withheld(row: MeetingMinutes) -> Withheld | None:
    """Return from when until when nothing of minutes was read, once they are open."""
    if row.withheld_ground is None or row.released_at is None or row.published_at is None:
        return None
    return Withheld(
        row.withheld_ground,
        row.withheld_stage,
        row.withheld_until,
        row.published_at.astimezone(SEOUL).date(),
        row.released_at.astimezone(SEOUL).date(),
        row.released_why,
    )
