"""Verbs after the confirmation: register, hide and lift, publish; and what falls due by itself."""

from datetime import date
from secrets import token_hex
from uuid import UUID

from sqlalchemy import func, select

from workflows.councils.minutes import policy
from workflows.councils.minutes.due import publication_due
from workflows.councils.minutes.events import MinutesEvent
from workflows.councils.minutes.hiding import (
    GROUNDS,
    IN_PROGRESS,
    Span,
    check_span,
    committed,
    gives_away,
    hidden_text,
)
from workflows.councils.minutes.locked import check_state, hidden_of, locked_minutes, standing
from workflows.councils.minutes.models import MeetingMinutes, MinutesCorrigendum, MinutesHidden
from workflows.councils.minutes.officials import officials_among
from workflows.councils.minutes.states import (
    FROZEN,
    HIDING,
    MOVES,
    NUMBERED,
    Ground,
    MinutesState,
    Publication,
)
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now

LONGEST_STAGE, MOST_SPANS = 200, 500


async def register_minutes(uow: UnitOfWork, *, minutes_id: UUID) -> MeetingMinutes:
    """Register confirmed minutes under the next number of the place and the year (생산·등록번호).

    Allowed: the council's secretary, an officer of the place. Refuses: minutes that are not confirmed or
    are registered. Records: ``minutes.registered`` with the number.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.publishing_hat(uow.actor, desk.table)
    check_state(desk, FROZEN, "minutes_not_confirmed")
    after = MOVES.after(desk.row.state, "register")
    now = await database_now(uow.session)
    here, year = desk.row.programme_id, now.astimezone(SEOUL).year
    turn = func.hashtext(f"dure.minutes.{here}.{year}")
    await uow.session.execute(select(func.pg_advisory_xact_lock(turn)))
    last = await uow.session.scalar(
        select(func.max(MeetingMinutes.number)).where(
            MeetingMinutes.programme_id == here, MeetingMinutes.year == year
        )
    )
    desk.row.state, desk.row.registered_at = after, now
    desk.row.year, desk.row.number = year, (last or 0) + 1
    uow.record(
        MinutesEvent.REGISTERED,
        minutes_id,
        programme_id=here,
        year=year,
        number=desk.row.number,
    )
    await uow.session.flush()
    return desk.row


async def hide_span(
    uow: UnitOfWork,
    *,
    minutes_id: UUID,
    line: str,
    ground: Ground,
    start: int | None = None,
    end: int | None = None,
    stage: str = "",
    expected_end: date | None = None,
) -> MeetingMinutes:
    """Hide a span of a line's words from the public, or without offsets whom the line is about.

    Allowed: as registering. Refuses: minutes that are not confirmed or are published, what `check_span`
    refuses, an expected end that is over, too many spans. Records: ``minutes.hidden`` with the ground.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.publishing_hat(uow.actor, desk.table)
    check_state(desk, HIDING, "minutes_not_hideable")
    rows = await hidden_of(uow.session, minutes_id)
    if len(rows) >= MOST_SPANS:
        raise Conflict("too_many_spans", field="line", most=MOST_SPANS)
    said = clean(stage, field="stage", longest=LONGEST_STAGE) if stage.strip() else ""
    span = Span(line, start, end, ground, said, expected_end)
    people = await officials_among(uow.session, desk)
    check_span(
        desk.minutes,
        span,
        others=standing(rows),
        officials=frozenset(people),
        official_names=frozenset(people.values()),
    )
    await _demand_ahead(uow, expected_end)
    salt = token_hex(16)
    row = MinutesHidden(
        programme_id=desk.row.programme_id,
        minutes_id=minutes_id,
        number=len(rows) + 1,
        line=line,
        starts=start,
        ends=end,
        ground=ground,
        stage=said,
        expected_end=expected_end,
        salt=salt,
        commitment=committed(salt, hidden_text(desk.minutes, span)),
        hidden_at=await database_now(uow.session),
    )
    uow.session.add(row)
    uow.record(
        MinutesEvent.HIDDEN,
        minutes_id,
        programme_id=desk.row.programme_id,
        number=row.number,
        ground=ground.number,
    )
    await uow.session.flush()
    return desk.row


async def lift_span(uow: UnitOfWork, *, minutes_id: UUID, number: int) -> MeetingMinutes:
    """Show the public again what is hidden under a number; after the publication too.

    Allowed: as registering. Refuses: no such span, one that is lifted. Records: ``minutes.lifted``.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.publishing_hat(uow.actor, desk.table)
    rows = await hidden_of(uow.session, minutes_id)
    found = next((one for one in rows if one.number == number), None)
    if found is None:
        raise NotFound("no_such_span", field="number")
    if found.lifted_at is not None:
        raise Conflict("span_lifted", field="number")
    await _lift(uow, desk.row, [found])
    return desk.row


async def publish_minutes(
    uow: UnitOfWork,
    *,
    minutes_id: UUID,
    withhold: Ground | None = None,
    stage: str = "",
    expected_end: date | None = None,
) -> MeetingMinutes:
    """Publish registered minutes: in full, with gaps where something is hidden, or withhold them.

    Allowed: as registering. Refuses: minutes that are not registered, ground 5 without the stage and its
    expected end, a corrigendum that gives away what is hidden. Records: ``minutes.published`` with how
    many days late.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.publishing_hat(uow.actor, desk.table)
    check_state(desk, NUMBERED, "minutes_not_registered")
    after = MOVES.after(desk.row.state, "publish")
    said = clean(stage, field="stage", longest=LONGEST_STAGE) if stage.strip() else ""
    if (withhold is Ground.IN_PROGRESS) != bool(said and expected_end):
        raise RuleBroken("stage_and_end", field="expectedEnd", rule=IN_PROGRESS)
    await _demand_ahead(uow, expected_end)
    hidden = standing(await hidden_of(uow.session, minutes_id))
    beside = await uow.session.scalars(
        select(MinutesCorrigendum).where(MinutesCorrigendum.minutes_id == minutes_id)
    )
    if any(gives_away(f"{one.words}\n{one.reason}", desk.minutes, hidden) for one in beside):
        raise Invalid("corrigendum_gives_away", field="minutesId", rule=GROUNDS)
    row = desk.row
    row.state, row.published_at = after, await database_now(uow.session)
    row.publication = Publication.REDACTED if hidden else Publication.FULL
    if withhold is not None:
        row.publication, row.withheld_ground = Publication.WITHHELD, withhold
        row.withheld_stage, row.withheld_until = said, expected_end
    due = await publication_due(uow.session, desk.rules, desk.meeting)
    today = await legal_day(uow)
    uow.record(
        MinutesEvent.PUBLISHED,
        minutes_id,
        programme_id=row.programme_id,
        publication=row.publication.value,
        spans=len(hidden),
        late=due.late_by(today) if due else 0,
    )
    await uow.session.flush()
    return row


async def lift_due(uow: UnitOfWork) -> int:
    """Lift what was hidden for a decision in progress whose expected end has come (ground 5).

    Allowed: the house. Refuses: nothing. Records: ``minutes.lifted`` for each of the minutes.
    """
    today = await legal_day(uow)
    waiting = select(MinutesHidden.minutes_id).where(
        MinutesHidden.lifted_at.is_(None), MinutesHidden.expected_end <= today
    )
    withheld = select(MeetingMinutes.id).where(
        MeetingMinutes.publication == Publication.WITHHELD, MeetingMinutes.withheld_until <= today
    )
    ids = (await uow.session.scalars(waiting.union(withheld))).all()
    lifted = 0
    for minutes_id in sorted(ids):
        desk = await locked_minutes(uow, minutes_id)
        rows = await hidden_of(uow.session, minutes_id)
        over = [
            one
            for one in rows
            if one.lifted_at is None and one.expected_end is not None and one.expected_end <= today
        ]
        until = desk.row.withheld_until
        opens = desk.row.publication is Publication.WITHHELD and until is not None
        if over or (opens and until is not None and until <= today):
            await _lift(uow, desk.row, over, opens=until is not None and until <= today)
            lifted += 1
    return lifted


async def _lift(
    uow: UnitOfWork, row: MeetingMinutes, spans: list[MinutesHidden], *, opens: bool = False
) -> None:
    now = await database_now(uow.session)
    for one in spans:
        one.lifted_at = now
    await uow.session.flush()
    left = standing(await hidden_of(uow.session, row.id))
    if row.state is MinutesState.PUBLISHED and (
        opens or row.publication is not Publication.WITHHELD
    ):
        row.publication = Publication.REDACTED if left else Publication.FULL
        row.released_at = now if opens else row.released_at
    uow.record(
        MinutesEvent.LIFTED,
        row.id,
        programme_id=row.programme_id,
        numbers=[one.number for one in spans],
        left=len(left),
    )
    await uow.session.flush()


async def _demand_ahead(uow: UnitOfWork, day: date | None) -> None:
    """Refuse an expected end that is over already."""
    if day is not None and day <= await legal_day(uow):
        raise RuleBroken("stage_and_end", field="expectedEnd", rule=IN_PROGRESS)
