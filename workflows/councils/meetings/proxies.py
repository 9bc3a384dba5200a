"""Verbs of proxies (대리출석): a member names who stands in for him at one meeting, the secretary lets him in (E5.8)."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import note
from workflows.councils.meetings.models import Meeting, MeetingLetter, MeetingProxy
from workflows.councils.meetings.standing import Standing, locked_standing
from workflows.councils.meetings.states import Entry, MeetingForm, MeetingState
from workflows.councils.reckoning.happenings import may_send
from workflows.councils.reckoning.terms import ProxyRule
from workflows.identity.queries import live_appointments
from workflows.kit.refusal import Conflict, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

LONGEST_LETTER = 4_000
GOING = frozenset({MeetingState.CALLED, MeetingState.OPEN})


async def name_proxy(
    uow: UnitOfWork, *, meeting_id: UUID, appointment_id: UUID, letter: str
) -> Meeting:
    """Name who stands in for oneself at a meeting, with the words of the letter (위임장).

    Nothing follows from it before the secretary has accepted it. Allowed: members, each for himself.
    Refuses: a place whose rules let nobody stand in, or not for a seat of this kind; somebody of the
    council himself, or who stands in for another; a second one; no letter; a meeting that is not called,
    or is held in writing. Records: ``meeting.proxy_named`` without a name.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_sit(uow.actor, now.bench))
    _check_going(now)
    who = uow.actor.person_id
    if who is None:
        raise NotFound("no_such_member", field="meetingId")
    check_may_send(now, who)
    words = clean(letter, field="letter", longest=LONGEST_LETTER, lines=True)
    held = await live_appointments(uow.session, [appointment_id], now.meeting.programme_id)
    if appointment_id not in held:
        raise NotFound("no_such_appointment", field="appointmentId")
    sent = held[appointment_id].person_id
    if now.bench.appointment_of(sent) is not None:
        raise RuleBroken("proxy_is_of_it", field="appointmentId", rule=now.rules.proxy.rule)
    for one in await living_proxies(uow.session, meeting_id):
        if one.member_id == who:
            raise Conflict("proxy_named_already", field="meetingId")
        if one.person_id == sent:
            raise Conflict("proxy_for_another", field="appointmentId")
    proxy = MeetingProxy(
        id=uuid4(),
        programme_id=now.meeting.programme_id,
        meeting_id=meeting_id,
        member_id=who,
        person_id=sent,
        appointment_id=appointment_id,
        sha256=sha256(words.encode()).hexdigest(),
        named_at=now.at,
    )
    uow.session.add(proxy)
    await uow.session.flush()
    uow.session.add(MeetingLetter(proxy_id=proxy.id, programme_id=proxy.programme_id, words=words))
    uow.record(
        MeetingEvent.PROXY_NAMED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        proxy=str(proxy.id),
    )
    await uow.session.flush()
    return now.meeting


async def accept_proxy(uow: UnitOfWork, *, meeting_id: UUID, appointment_id: UUID) -> Meeting:
    """Accept the letter of who stands in for a member; `appointment_id` is the member's seat.

    From now on he may come. Allowed: who keeps the log, but nobody his own proxy. Refuses: a member who
    has named nobody, one who has been accepted, a rule that does not let him stand in any more. Records:
    ``meeting.proxy_accepted`` and a line of the log.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_keep(uow.actor, now.bench, now.presiding))
    _check_going(now)
    member = now.bench.person_of(appointment_id)
    proxy = await _living_of(uow.session, meeting_id, member)
    demand(policy.may_accept(uow.actor, proxy.member_id))
    if proxy.accepted_at is not None:
        raise Conflict("proxy_accepted_already", field="appointmentId")
    check_may_send(now, proxy.member_id)
    if now.bench.appointment_of(proxy.person_id) is not None:
        raise RuleBroken("proxy_is_of_it", field="appointmentId", rule=now.rules.proxy.rule)
    proxy.accepted_at, proxy.accepted_by = now.at, uow.actor.person_id
    await note(
        uow,
        now.meeting,
        Entry.PROXY_NAMED,
        person_id=proxy.member_id,
        words=proxy.sha256,
        log=now.log,
    )
    uow.record(
        MeetingEvent.PROXY_ACCEPTED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        proxy=str(proxy.id),
    )
    await uow.session.flush()
    return now.meeting


async def withdraw_proxy(uow: UnitOfWork, *, meeting_id: UUID) -> Meeting:
    """Take back that somebody stands in for oneself; if he is there, he leaves at this instant.

    What he has voted on stays. Once he has come in a member's place, nobody else does at this meeting.

    Allowed: members, each for himself. Refuses: who has named nobody, a meeting that is over. Records:
    ``meeting.proxy_withdrawn``, and a line of the log where he was accepted.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_sit(uow.actor, now.bench))
    _check_going(now)
    proxy = await _living_of(uow.session, meeting_id, uow.actor.person_id)
    if proxy.withdrawn_at is not None:
        raise Conflict("proxy_withdrawn_already", field="meetingId")
    proxy.withdrawn_at = now.at
    log = now.log
    if now.here(proxy.person_id):
        log = [*log, await note(uow, now.meeting, Entry.LEFT, person_id=proxy.person_id, log=log)]
    if proxy.accepted_at is not None:
        await note(uow, now.meeting, Entry.PROXY_WITHDRAWN, person_id=proxy.member_id, log=log)
    uow.record(
        MeetingEvent.PROXY_WITHDRAWN,
        meeting_id,
        programme_id=now.meeting.programme_id,
        proxy=str(proxy.id),
    )
    await uow.session.flush()
    return now.meeting


async def take_turns(uow: UnitOfWork, now: Standing, who: UUID) -> None:
    """Before somebody comes: let who stands in for him leave; refuse who stands in for one who is there."""
    seat = now.bench.seat_of(who)
    if seat is None:
        return
    if seat != who:
        proxy = await _living_of(uow.session, now.meeting.id, seat)
        if proxy.withdrawn_at is not None:
            raise WrongState("proxy_withdrawn_already", field="meetingId")
        check_member_away(now, who)
        proxy.served = True
        return
    other = now.bench.proxies.get(who)
    if other is not None and now.here(other):
        await note(uow, now.meeting, Entry.LEFT, person_id=other, log=now.log)


async def living_proxies(session: AsyncSession, meeting_id: UUID) -> Sequence[MeetingProxy]:
    """Return who stands in for whom, named or accepted, and who has done so and was called back."""
    rows = await session.scalars(
        select(MeetingProxy)
        .where(
            MeetingProxy.meeting_id == meeting_id,
            or_(MeetingProxy.withdrawn_at.is_(None), MeetingProxy.served),
        )
        .order_by(MeetingProxy.named_at, MeetingProxy.id)
    )
    return rows.all()


async def _living_of(
    session: AsyncSession, meeting_id: UUID, member_id: UUID | None
) -> MeetingProxy:
    rows = await living_proxies(session, meeting_id)
    found = next((one for one in rows if one.member_id == member_id), None)
    if found is None:
        raise NotFound("no_proxy_named", field="appointmentId")
    return found


def check_may_send(now: Standing, member_id: UUID) -> None:
    """Refuse where the rules of the place let nobody stand in for a seat of this kind (E5.8)."""
    if may_send(now.rules, by_post=member_id in now.bench.by_post, letter=True):
        return
    posts_only = now.rules.proxy.says is ProxyRule.EX_OFFICIO
    reason = "proxy_only_for_posts" if posts_only else "no_proxy_here"
    raise RuleBroken(reason, field="meetingId", rule=now.rules.proxy.rule)


def check_member_away(now: Standing, who: UUID | None) -> None:
    """Refuse who stands in for a member while that member is there himself."""
    seat = None if who is None else now.bench.seat_of(who)
    if seat is not None and seat != who and now.here(seat):
        raise RuleBroken("member_is_here", field="meetingId", rule=now.rules.proxy.rule)


def _check_going(now: Standing) -> None:
    if now.meeting.form is MeetingForm.WRITTEN:
        raise WrongState("answered_in_writing", field="meetingId")
    if now.meeting.state not in GOING:
        raise WrongState("meeting_not_called", field="meetingId")
