"""The post: one person's notices that are due to be mailed, with the names of the ideas they are about."""

import hmac
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Text, any_, case, func, literal, not_, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.corridor.notice_mandates import mandates_told
from workflows.corridor.notice_paths import notice_paths, text_paths
from workflows.identity.models import Person
from workflows.identity.queries import actor_for
from workflows.kit.wording import SEOUL, Locale
from workflows.notices.actions import mute_news
from workflows.notices.calendar import person_of, stop_token
from workflows.notices.kinds import (
    DUTIES,
    LABS,
    MANDATES,
    ON_THE_PAGE,
    OWN_PAGE,
    PAGES,
    TEXTS,
    UNMUTABLE,
    VOTES,
    NoticeKind,
    Rhythm,
    page_at,
)
from workflows.notices.letters import Letter, Line, is_time, last_morning, letter_of
from workflows.notices.models import Notice, NoticeSetting
from workflows.programmes.models import Programme
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.models import Proposal
from workflows.record.uow import Sessions, UnitOfWork, unit_of_work

# What is older is read on the page; a letter about it would only puzzle.
OLDEST = timedelta(days=8)
MOST_PEOPLE = 200
ROUND = 120.0  # seconds

# Sends a letter to an address under a key that is the same if it is sent again; raises OSError.
Post = Callable[[str, Letter, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person is told."""

    locale: Locale = Locale.KO
    rhythm: Rhythm = Rhythm.DAILY
    muted: frozenset[str] = frozenset()


async def mail_waiting(
    sessions: Sessions, post: Post, address: str, key: bytes, *, round_seconds: float = ROUND
) -> int:
    """Mail everybody for whom it is time, one transaction each; return how many letters went out.

    A roll's digest is a hundred thousand letters: a round goes on with the next people until all are told
    or its seconds are over, and the next round goes on from there.

    A letter is sent before its notices are marked: a death in between sends it again, under the same
    Message-ID, and never loses it. `key` makes the links by which mail is ended.
    """
    sent, lost, after = 0, None, UUID(int=0)
    until = time.monotonic() + round_seconds
    while time.monotonic() < until:
        async with unit_of_work(sessions) as uow:
            people = await _waiting(uow, after)
        for person_id in people:
            try:
                async with unit_of_work(sessions) as uow:
                    sent += await _mail_one(uow, person_id, post, address, key)
            except OSError as error:  # tried again the next time; others do not wait for it
                lost = error
        if lost is not None:
            raise lost
        if len(people) < MOST_PEOPLE:
            break
        after = people[-1]
    return sent


async def _waiting(uow: UnitOfWork, after: UUID) -> list[UUID]:
    """Return the next people for whom it is time, by key, so that nobody whose hour has not come is in the way.

    It is `letters.is_time` in SQL; the letter itself is decided by that function.
    """
    rhythm = func.coalesce(NoticeSetting.rhythm, literal(Rhythm.DAILY, NoticeSetting.rhythm.type))
    morning = case(
        (rhythm == Rhythm.WEEKLY, last_morning(uow.now, weekly=True)),
        else_=last_morning(uow.now, weekly=False),
    )
    muted = Notice.kind.cast(Text) == any_(NoticeSetting.muted)
    return list(
        await uow.session.scalars(
            select(Notice.person_id)
            .join(Person, Person.id == Notice.person_id)
            .outerjoin(NoticeSetting, NoticeSetting.person_id == Notice.person_id)
            .where(
                Notice.person_id > after,
                Notice.mailed_at.is_(None),
                Notice.arose_at > uow.now - OLDEST,
                Person.email.is_not(None),
                func.coalesce(not_(muted), true()),
                or_(Notice.kind.not_in(DUTIES), Notice.done_at.is_(None)),
                or_(
                    Notice.kind.in_(UNMUTABLE),
                    rhythm == Rhythm.AT_ONCE,
                    Notice.arose_at < morning,
                ),
            )
            .distinct()
            .order_by(Notice.person_id)
            .limit(MOST_PEOPLE)
        )
    )


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
    told_of = await subjects_of(uow.session, wanted)
    places = await places_of(uow, wanted)
    matters = await _matters(uow, wanted, manner.locale)
    lines = [
        line_of(
            one,
            told_of.get(one.subject_id),
            address,
            places.get(one.id),
            matters.get(one.subject_id, ""),
        )
        for one in wanted
    ]
    letter = letter_of(
        lines,
        manner.locale,
        place=await _places_named(uow, wanted, manner.locale),
        today=uow.now.astimezone(SEOUL).date(),
        settings_address=f"{address}/my/notices",
        stop_address=f"{address}/mail/stop/{stop_token(key, person_id)}",
    )
    await post(to, letter, wanted[0].id)
    await uow.session.execute(
        update(Notice).where(Notice.id.in_([one.id for one in rows])).values(mailed_at=uow.now)
    )
    return True


async def subjects_of(
    session: AsyncSession, notices: Collection[Notice]
) -> dict[UUID, Proposal | Campaign]:
    """Return the ideas and votes that notices are about, by key."""
    votes = {one.subject_id for one in notices if one.kind in VOTES}
    ideas = {one.subject_id for one in notices} - votes
    found: dict[UUID, Proposal | Campaign] = {}
    if ideas:
        found |= {
            row.id: row
            for row in await session.scalars(select(Proposal).where(Proposal.id.in_(ideas)))
        }
    if votes:
        found |= {
            row.id: row
            for row in await session.scalars(select(Campaign).where(Campaign.id.in_(votes)))
        }
    return found


async def places_of(uow: UnitOfWork, notices: Collection[Notice]) -> dict[UUID, str]:
    """Return where what is no idea and no vote is found on our pages, by the notice's key."""
    about = {one.subject_id for one in notices if one.kind in OWN_PAGE}
    acts = {one.event_id for one in notices if one.kind in TEXTS}
    found = await notice_paths(uow.session, uow.actor, about) if about else {}
    said = await text_paths(uow.session, uow.actor, acts) if acts else {}
    places = {
        one.id: said.get(one.event_id) if one.kind in TEXTS else found.get(one.subject_id)
        for one in notices
    }
    return {key: place for key, place in places.items() if place is not None}


async def _matters(uow: UnitOfWork, notices: Collection[Notice], locale: Locale) -> dict[UUID, str]:
    """Return in words what is no idea and stands on no page that everybody reads who is told of it."""
    about = {one.subject_id for one in notices if one.kind in MANDATES}
    found = await mandates_told(uow.session, about) if about else {}
    return {key: one.named(locale) for key, one in found.items()}


def line_of(
    notice: Notice,
    about: Proposal | Campaign | None,
    address: str,
    place: str | None = None,
    matter: str = "",
) -> Line:
    """Return a notice as a letter or a calendar tells it; a hidden idea is told by its number alone.

    `place` is the address of what it is about, where that is known already; `matter` tells that in words.
    """
    hidden = isinstance(about, Proposal) and about.hidden
    return Line(
        kind=notice.kind,
        arose_at=notice.arose_at,
        due_on=notice.due_on,
        address=f"{address}{page_at(notice.kind, place) if place else path_of(notice.kind, about.number if about else None)}",
        number=about.number if about else "",
        title=about.title if about and not hidden else "",
        matter=matter,
    )


def path_of(kind: NoticeKind, number: str | None) -> str:
    """Return where on our pages more is told."""
    if number is None or kind is NoticeKind.APPEAL_WAITING:
        return PAGES.get(kind, "/my/notices")
    if kind in VOTES:
        over = kind is NoticeKind.VOTE_RESULT
        return f"/votes/{number}/result" if over else f"/votes/{number}"
    return f"/ideas/{number}/lab" if kind in LABS else f"/ideas/{number}{ON_THE_PAGE.get(kind, '')}"


async def _places_named(uow: UnitOfWork, notices: Collection[Notice], locale: Locale) -> str:
    """Return the names of the places that notices come from: a letter says who writes it."""
    programmes = {one.programme_id for one in notices} - {None}
    if not programmes:
        return ""
    name = Programme.name_en if locale is Locale.EN else Programme.name_ko
    found = select(name).where(Programme.id.in_(programmes)).order_by(Programme.id)
    return ", ".join(await uow.session.scalars(found))


async def _manner(uow: UnitOfWork, person_id: UUID) -> Manner:
    setting = await uow.session.get(NoticeSetting, person_id)
    if setting is None:
        return Manner()
    return Manner(setting.locale, setting.rhythm, frozenset(setting.muted))
