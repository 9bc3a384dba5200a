"""Verbs of notices: mark as read, set how one is told, renew the link of one's calendar."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import update

from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.wording import Locale
from workflows.notices import policy
from workflows.notices.events import NoticeEvent
from workflows.notices.kinds import UNMUTABLE, NoticeKind, Rhythm
from workflows.notices.models import Notice, NoticeSetting
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

MOST_AT_ONCE = 100


async def read_notices(uow: UnitOfWork, *, notice_ids: Collection[UUID]) -> NoticeSetting:
    """Mark notices as read; with none named, all of one's own.

    Allowed: anyone signed in, his own. Refuses: too many at once, one that is not his. Records:
    nothing, whether somebody has read is nobody's business.
    """
    setting = await _setting(uow)
    if len(notice_ids) > MOST_AT_ONCE:
        raise Invalid("too_many_at_once", field="noticeIds", most=MOST_AT_ONCE)
    unread = (
        update(Notice)
        .where(Notice.person_id == uow.actor.person_id, Notice.read_at.is_(None))
        .values(read_at=uow.now)
    )
    if notice_ids:
        for one in notice_ids:
            row = await uow.session.get(Notice, one)
            if row is None or row.person_id != uow.actor.person_id:
                raise NotFound("no_such_notice", field="noticeIds")
        unread = unread.where(Notice.id.in_(notice_ids))
    await uow.session.execute(unread)
    return setting


async def set_notices(
    uow: UnitOfWork, *, locale: Locale, rhythm: Rhythm, muted: Collection[NoticeKind]
) -> NoticeSetting:
    """Set the language and rhythm of one's mail, and what of it is left out.

    Allowed: anyone signed in, for himself. Refuses: to mute a duty, behind which a period runs.
    Records: ``notice.set``.
    """
    setting = await _setting(uow)
    kept = sorted(UNMUTABLE & set(muted))
    if kept:
        raise RuleBroken("duty_not_muted", field="muted", rule="notices.duty", kind=kept[0].value)
    setting.locale, setting.rhythm = locale, rhythm
    setting.muted = sorted({one.value for one in muted})
    uow.record(NoticeEvent.SET, setting.person_id, programme_id=None, muted=len(setting.muted))
    await uow.session.flush()
    return setting


async def mute_news(uow: UnitOfWork) -> NoticeSetting:
    """Leave everything out of one's mail that may be left out; what one owes is still mailed.

    Allowed: anyone for himself, by the link in his letter. Refuses: nothing. Records: ``notice.set``.
    """
    setting = await _setting(uow)
    setting.muted = sorted({one.value for one in NoticeKind if one not in UNMUTABLE})
    uow.record(NoticeEvent.SET, setting.person_id, programme_id=None, muted=len(setting.muted))
    await uow.session.flush()
    return setting


async def renew_calendar(uow: UnitOfWork) -> NoticeSetting:
    """Give one's calendar a new link; the old one leads nowhere from now on.

    Allowed: anyone signed in, for himself. Refuses: nothing. Records: ``notice.calendar_renewed``,
    never the link.
    """
    setting = await _setting(uow)
    setting.calendar_serial += 1
    uow.record(NoticeEvent.CALENDAR_RENEWED, setting.person_id, programme_id=None)
    await uow.session.flush()
    return setting


async def _setting(uow: UnitOfWork) -> NoticeSetting:
    """Return one's own setting, locked, made with its defaults if there is none."""
    demand(policy.may_set(uow.actor))
    person_id = uow.actor.person_id
    setting = await uow.session.get(NoticeSetting, person_id, with_for_update=True)
    if setting is None:
        setting = NoticeSetting(
            person_id=person_id,
            locale=Locale.KO,
            rhythm=Rhythm.DAILY,
            muted=[],
            calendar_serial=0,
        )
        uow.session.add(setting)
        await uow.session.flush()
    return setting
