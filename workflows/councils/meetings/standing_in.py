"""Verbs of who presides where neither chair is there: the chair names a member beforehand (직무대행 지명)."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import bench_on
from workflows.councils.meetings.policy import Bench
from workflows.councils.reckoning.terms import FallbackChair
from workflows.councils.roster.chairing import take_post
from workflows.councils.roster.events import CouncilEvent
from workflows.councils.roster.locked import end_posts, held_from, rules_on, seats_at
from workflows.councils.roster.models import Council
from workflows.councils.roster.states import Post
from workflows.councils.rule_packs.keys import Key
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand


async def name_stand_in(
    uow: UnitOfWork, *, council_id: UUID, member: int, since: date | None = None
) -> Council:
    """Name the member who presides where chair and vice-chair are both away, from a day on (today).

    Whoever was named before, is so until then. Allowed: the chair. Refuses: a place whose rules let the
    chair name nobody, somebody who is no member on that day, a chair or vice-chair, who is named already,
    a day that is over. Records: ``council.stand_in_named``.
    """
    council, bench = await _chaired(uow, council_id)
    today = await legal_day(uow)
    day = since or today
    if day < today:
        raise Invalid("since_in_the_past", field="since")
    book = await rules_on(uow, council, day)
    if FallbackChair.NAMED_BY_CHAIR not in book.names(Key.FALLBACK_CHAIR):
        raise RuleBroken("no_stand_in_here", field="member", rule=book.rule(Key.FALLBACK_CHAIR))
    seats = await seats_at(uow.session, council, uow.now)
    row = next((row for row, seat in seats if row.number == member and seat.sits(day)), None)
    if row is None:
        raise NotFound("no_such_member", field="member")
    if row.person_id in {bench.chair, bench.vice}:
        raise Conflict("chairs_already", field="member", rule=book.rule(Key.FALLBACK_CHAIR))
    held = await held_from(uow, council.id, day, person_id=row.person_id)
    if held and held[0].post is not Post.STAND_IN:
        raise Conflict("chairs_already", field="member", rule=book.rule(Key.FALLBACK_CHAIR))
    if held and row.person_id == bench.stand_in:
        raise Conflict("stands_in_already", field="member")
    await take_post(uow, council, Post.STAND_IN, day, row.person_id, row.appointment_id)
    uow.record(
        CouncilEvent.STAND_IN_NAMED,
        council.id,
        programme_id=council.programme_id,
        happened_on=day,
        member=member,
    )
    await uow.session.flush()
    return council


async def end_stand_in(uow: UnitOfWork, *, council_id: UUID) -> Council:
    """Let nobody be named any more, from today on.

    Allowed: the chair. Refuses: where nobody is named. Records: ``council.stand_in_ended``.
    """
    council, _ = await _chaired(uow, council_id)
    today = await legal_day(uow)
    held = await held_from(uow, council.id, today, post=Post.STAND_IN)
    if not held:
        raise NotFound("nobody_stands_in", field="councilId")
    await end_posts(uow, held, today)
    uow.record(
        CouncilEvent.STAND_IN_ENDED,
        council.id,
        programme_id=council.programme_id,
        happened_on=today,
    )
    await uow.session.flush()
    return council


async def _chaired(uow: UnitOfWork, council_id: UUID) -> tuple[Council, Bench]:
    """Return a council, locked, to its chair; refuse one that is dissolved."""
    council = await uow.session.scalar(
        select(Council)
        .where(Council.id == council_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if council is None:
        raise NotFound("no_such_council", field="councilId")
    await uow.locked()
    bench = await bench_on(uow.session, council, await legal_day(uow), uow.now)
    demand(policy.may_name_stand_in(uow.actor, bench))
    uow.hat = policy.hat_here(uow.actor, bench)
    if council.dissolved_on is not None:
        raise WrongState("council_dissolved", field="councilId")
    return council, bench
