"""The post: one person's notices that are due to be mailed, with the names of the ideas they are about."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update

from workflows.identity.models import Person
from workflows.identity.queries import actor_for
from workflows.kit.wording import Locale
from workflows.notices.actions import mute_news
from workflows.notices.calendar import person_of, stop_token
from workflows.notices.kinds import DUTIES, LABS, PAGES, NoticeKind, Rhythm
from workflows.notices.letters import Letter, Line, is_time, letter_of
from workflows.notices.models import Notice, NoticeSetting
from workflows.proposals.models import Proposal
from workflows.record.uow import Sessions, UnitOfWork, unit_of_work

# What is older is read on the page; a letter about it would only puzzle.
OLDEST = timedelta(days=8)
MOST_PEOPLE = 200

# Sends a letter to an address under a key that is the same if it is sent again; raises OSError.
Post = Callable[[str, Letter, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person is told."""

    locale: Locale = Locale.KO
    rhythm: Rhythm = Rhythm.DAILY
    muted: frozenset[str] = frozenset()


async def mail_waiting(sessions: Sessions, post: Post, address: str, key: bytes) -> int:
    """Mail everybody for whom it is time, one transaction each; return how many letters went out.

    A letter is sent before its notices are marked: a death in between sends it again, under the same
    Message-ID, and never loses it. `key` makes the links by which mail is ended.
    """
    async with unit_of_work(sessions) as uow:
        people = list(
            await uow.session.scalars(
                select(Notice.person_id)
                .join(Person, Person.id == Notice.person_id)
                .where(
                    Notice.mailed_at.is_(None),
                    Notice.arose_at > uow.now - OLDEST,
                    Person.email.is_not(None),
                )
                .distinct()
                .limit(MOST_PEOPLE)
            )
        )
    sent, lost = 0, None
    for person_id in people:
        try:
            async with unit_of_work(sessions) as uow:
                sent += await _mail_one(uow, person_id, post, address, key)
        except OSError as error:  # tried again the next time; others do not wait for it
            lost = error
    if lost is not None:
        raise lost
    return sent


async def stop_mail(sessions: Sessions, key: bytes, token: str, *, at_once: bool) -> Locale | None:
    """End the news of whom a link in a letter is for, or only look; his language, None if it is no link.

    Duties are mailed on. A link may be followed by machines that look for harm: looking changes nothing.
    """
    person_id = person_of(token)
    if person_id is None or not hmac.compare_digest(stop_token(key, person_id), token):
        return None
    async with unit_of_work(sessions, lambda session: actor_for(session, person_id)) as uow:
        manner = await _manner(uow, person_id)
        if at_once:
            await mute_news(uow)
        return manner.locale


async def _mail_one(uow: UnitOfWork, person_id: UUID, post: Post, address: str, key: bytes) -> bool:
    rows = (
        await uow.session.scalars(
            select(Notice)
            .where(
                Notice.person_id == person_id,
                Notice.mailed_at.is_(None),
                Notice.arose_at > uow.now - OLDEST,
            )
            .order_by(Notice.arose_at, Notice.id)
            .with_for_update(skip_locked=True)
        )
    ).all()
    manner = await _manner(uow, person_id)
    # A duty that was met before the letter goes out is no news.
    wanted = [
        one
        for one in rows
        if one.kind.value not in manner.muted and not (one.kind in DUTIES and one.done_at)
    ]
    if not wanted or not is_time(
        manner.rhythm, [(one.kind, one.arose_at) for one in wanted], uow.now
    ):
        return False
    to = await uow.session.scalar(select(Person.email).where(Person.id == person_id))
    if to is None:
        return False
    ideas = {
        row.id: row
        for row in await uow.session.scalars(
            select(Proposal).where(Proposal.id.in_({one.subject_id for one in wanted}))
        )
    }
    lines = [line_of(one, ideas.get(one.subject_id), address) for one in wanted]
    letter = letter_of(
        lines,
        manner.locale,
        settings_address=f"{address}/my/notices",
        stop_address=f"{address}/mail/stop/{stop_token(key, person_id)}",
    )
    await post(to, letter, wanted[0].id)
    await uow.session.execute(
        update(Notice).where(Notice.id.in_([one.id for one in rows])).values(mailed_at=uow.now)
    )
    return True


def line_of(notice: Notice, idea: Proposal | None, address: str) -> Line:
    """Return a notice as a letter or a calendar tells it; a hidden idea is told by its number alone."""
    return Line(
        kind=notice.kind,
        arose_at=notice.arose_at,
        due_on=notice.due_on,
        address=f"{address}{path_of(notice.kind, idea.number if idea else None)}",
        number=idea.number if idea else "",
        title=idea.title if idea and not idea.hidden else "",
    )


def path_of(kind: NoticeKind, number: str | None) -> str:
    """Return where on our pages more is told."""
    if number is None or kind is NoticeKind.APPEAL_WAITING:
        return PAGES.get(kind, "/my/notices")
    return f"/ideas/{number}/lab" if kind in LABS else f"/ideas/{number}"


async def _manner(uow: UnitOfWork, person_id: UUID) -> Manner:
    setting = await uow.session.get(NoticeSetting, person_id)
    if setting is None:
        return Manner()
    return Manner(setting.locale, setting.rhythm, frozenset(setting.muted))
