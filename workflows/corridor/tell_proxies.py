"""Who is told of who stands in for a member of a council (대리출석): the desk that accepts, the member, his proxy."""

from uuid import UUID

from sqlalchemy import exists, select

from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.models import Meeting, MeetingProxy
from workflows.councils.roster.locked import posts_at
from workflows.councils.roster.states import Post
from workflows.kit.wording import SEOUL
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind


async def named(uow: UnitOfWork, event: Event) -> None:
    """Tell whoever keeps the log that a letter waits, and who is named that he is."""
    proxy = await _proxy(uow, event)
    desk = await _desk(uow, event) - {proxy.member_id, event.person_id}
    await tell(uow, event, desk, K.PROXY_TO_ACCEPT, about=event.subject_id)
    await tell(uow, event, {proxy.person_id}, K.PROXY_NAMED, about=event.subject_id)


async def accepted(uow: UnitOfWork, event: Event) -> None:
    """Tell the member and his proxy that the letter holds."""
    proxy = await _proxy(uow, event)
    await _settle(uow, event)
    people = {proxy.member_id, proxy.person_id} - {event.person_id}
    await tell(uow, event, people, K.PROXY_ACCEPTED, about=event.subject_id)


async def withdrawn(uow: UnitOfWork, event: Event) -> None:
    """Tell who was named, and the desk where it had accepted the letter, that it is taken back."""
    proxy = await _proxy(uow, event)
    await _settle(uow, event)
    desk = await _desk(uow, event) if proxy.accepted_at is not None else set()
    people = {proxy.person_id, *desk} - {event.person_id}
    await tell(uow, event, people, K.PROXY_WITHDRAWN, about=event.subject_id)


async def _proxy(uow: UnitOfWork, event: Event) -> MeetingProxy:
    return await uow.session.get_one(MeetingProxy, UUID(str(event.data["proxy"])))


async def _desk(uow: UnitOfWork, event: Event) -> set[UUID]:
    """Return the secretary; where there is none, the chair."""
    meeting = await uow.session.get_one(Meeting, event.subject_id)
    posts = await posts_at(
        uow.session, meeting.council_id, uow.now.astimezone(SEOUL).date(), uow.now
    )
    held = {one.post: one.person_id for one in posts}
    desk = held.get(Post.SECRETARY) or held.get(Post.CHAIR)
    return set() if desk is None else {desk}


async def _settle(uow: UnitOfWork, event: Event) -> None:
    """Note that nothing is left to accept, unless another member's letter waits at the same meeting."""
    waits = exists().where(
        MeetingProxy.meeting_id == event.subject_id,
        MeetingProxy.accepted_at.is_(None),
        MeetingProxy.withdrawn_at.is_(None),
    )
    if not await uow.session.scalar(select(waits)):
        await settle(uow, [K.PROXY_TO_ACCEPT], about=event.subject_id)


PROXY_NOTICES: Reactions = {
    MeetingEvent.PROXY_NAMED.value: (named,),
    MeetingEvent.PROXY_ACCEPTED.value: (accepted,),
    MeetingEvent.PROXY_WITHDRAWN.value: (withdrawn,),
}
