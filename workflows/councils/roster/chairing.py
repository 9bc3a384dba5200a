"""Verbs of posts: who chairs and stands in, who keeps the papers, who observes."""

from datetime import date
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range

from workflows.councils.roster.events import CouncilEvent
from workflows.councils.roster.locked import (
    appointing,
    chosen_person,
    end_posts,
    held_from,
    rules_on,
    seats_at,
)
from workflows.councils.roster.models import Council, CouncilPost
from workflows.councils.roster.rules import by_post, keeps_papers, sits_for
from workflows.councils.roster.states import CHAIRS, Capacity, Post
from workflows.councils.rule_packs.keys import Key
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork


async def name_chair(
    uow: UnitOfWork, *, council_id: UUID, post: Post, member: int, since: date | None = None
) -> Council:
    """Note who chairs or stands in from a day on: by post, elected or appointed, as the rules say.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: somebody who is no member
    on that day, one who was chosen where the rules give the chair to a post, and one who holds no office of
    the city where the rules name one. Records:
    ``council.chair_named``. Whoever held it, holds it until then.
    """
    council = await appointing(uow, council_id)
    if post not in CHAIRS:
        raise Invalid("no_chair_post", field="post")
    day = since or await legal_day(uow)
    found = [
        one for one in await seats_at(uow.session, council, uow.now) if one[0].number == member
    ]
    sitting = next((one for one in found if one[1].sits(day)), None)
    if sitting is None:
        raise NotFound("no_such_member", field="member")
    row, seat = sitting
    book = await rules_on(uow, council, day)
    key = Key.CHAIR if post is Post.CHAIR else Key.VICE
    how = book.choice(key)
    if how is not None and by_post(how) and seat.capacity is not Capacity.EX_OFFICIO:
        raise RuleBroken("chair_by_post", field="member", rule=book.rule(key))
    if how is not None and not sits_for(how, seat.kind):
        raise RuleBroken("chair_of_the_city", field="member", rule=book.rule(key))
    await take_post(uow, council, post, day, row.person_id, row.appointment_id)
    uow.record(
        CouncilEvent.CHAIR_NAMED,
        council.id,
        programme_id=council.programme_id,
        happened_on=day,
        post=post.value,
        member=member,
    )
    await uow.session.flush()
    return council


async def name_attendant(
    uow: UnitOfWork,
    *,
    council_id: UUID,
    post: Post,
    appointment_id: UUID,
    since: date | None = None,
) -> Council:
    """Name the secretary (간사), or admit an observer (배석자), who has no vote.

    A council that is dissolved is still given a secretary: who keeps what it has decided and its minutes.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: a member as an observer,
    somebody who observes already, a secretary who is no official of the city where a source gives the post
    to one (where none says anything, the head chooses freely). Records: ``council.attendant_named``.
    """
    council = await appointing(uow, council_id, over=post is Post.SECRETARY)
    if post not in {Post.SECRETARY, Post.OBSERVER}:
        raise Invalid("no_attendant_post", field="post")
    hold = await chosen_person(uow, council, appointment_id)
    day = since or await legal_day(uow)
    if post is Post.SECRETARY:
        book = await rules_on(uow, council, day)
        if book.is_written(Key.SECRETARY_POST) and not keeps_papers(hold.role):
            raise RuleBroken(
                "secretary_by_post", field="appointmentId", rule=book.rule(Key.SECRETARY_POST)
            )
    if post is Post.OBSERVER:
        seats = [seat for _, seat in await seats_at(uow.session, council, uow.now)]
        if any(one.person_id == hold.person_id and one.meets(day, None) for one in seats):
            raise Conflict("member_already", field="appointmentId", rule="council.one_seat")
        if await held_from(uow, council.id, day, post=post, person_id=hold.person_id):
            raise Conflict("observes_already", field="appointmentId", rule="council.one_seat")
    await take_post(uow, council, post, day, hold.person_id, appointment_id)
    uow.record(
        CouncilEvent.ATTENDANT_NAMED,
        council.id,
        programme_id=council.programme_id,
        happened_on=day,
        post=post.value,
    )
    await uow.session.flush()
    return council


async def end_attendance(
    uow: UnitOfWork, *, council_id: UUID, appointment_id: UUID, ends_before: date | None = None
) -> Council:
    """End the post of a secretary or an observer from a day on.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: somebody who is neither
    on that day. Records: ``council.attendant_ended``.
    """
    council = await appointing(uow, council_id)
    day = ends_before or await legal_day(uow)
    held = [
        one
        for one in await held_from(uow, council.id, day)
        if one.appointment_id == appointment_id and one.post in {Post.SECRETARY, Post.OBSERVER}
    ]
    if not held:
        raise NotFound("attends_not", field="appointmentId")
    await end_posts(uow, held, day)
    uow.record(
        CouncilEvent.ATTENDANT_ENDED,
        council.id,
        programme_id=council.programme_id,
        happened_on=day,
        post=held[0].post.value,
    )
    await uow.session.flush()
    return council


async def take_post(
    uow: UnitOfWork,
    council: Council,
    post: Post,
    day: date,
    person_id: UUID,
    appointment_id: UUID,
) -> None:
    """Let somebody take a post from a day on: whoever held it, and what he held, ends before."""
    held = await held_from(uow, council.id, day, person_id=person_id)
    if post is not Post.OBSERVER:
        held += [
            one
            for one in await held_from(uow, council.id, day, post=post)
            if one.id not in {other.id for other in held}
        ]
    await end_posts(uow, held, day)
    uow.session.add(
        CouncilPost(
            council_id=council.id,
            programme_id=council.programme_id,
            post=post,
            person_id=person_id,
            appointment_id=appointment_id,
            valid=Range(day, None, bounds="[)"),
            recorded=Range(uow.now, None, bounds="[)"),
        )
    )
