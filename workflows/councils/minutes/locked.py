"""Minutes under their lock, their text as it stands, who has to do with them, and what is hidden."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.locked import bench_of, bench_on
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.hiding import Lifted, Span
from workflows.councils.minutes.lines import Minutes, read_minutes
from workflows.councils.minutes.models import MeetingMinutes, MinutesHidden
from workflows.councils.minutes.policy import Table
from workflows.councils.minutes.states import COURSE, FROZEN, FROZEN_RULE, Field, Said
from workflows.councils.roster.models import Council
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import Rulebook, council_rules
from workflows.kit.refusal import NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork, database_now

# That there are minutes is public: to whoever may not read them they come without their text, and spans
# without the salt.
TOLD = text("SELECT * FROM minutes_told(:ids)")
GAPS = text("SELECT * FROM gaps_told(:minutes)")
PRESIDING, SECRETARY = "PRESIDING", "SECRETARY"
THERE = frozenset({Said.PRESENT, Said.ATTENDED, Said.PROXY})


@dataclass(frozen=True, slots=True)
class Desk:
    """Minutes as they lie on the desk: the row, the meeting, the text, and who has to do with them."""

    row: MeetingMinutes
    meeting: Meeting
    minutes: Minutes
    table: Table
    rules: Rulebook


async def locked_minutes(uow: UnitOfWork, minutes_id: UUID) -> Desk:
    """Return minutes, locked, with all that lies beside them."""
    row = await uow.session.scalar(
        select(MeetingMinutes)
        .where(MeetingMinutes.id == minutes_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        # Who may not read them locks nothing; what he is refused is said by the verb.
        row = next(iter(await told_minutes(uow.session, [minutes_id])), None)
    if row is None:
        raise NotFound("no_such_minutes", field="minutesId")
    return await desk_of(uow.session, row)


async def desk_of(session: AsyncSession, row: MeetingMinutes) -> Desk:
    """Return minutes with their text and with who has to do with them."""
    meeting = await session.get_one(Meeting, row.meeting_id)
    minutes = await text_of(session, row, meeting)
    table, rules = await table_of(session, meeting, minutes)
    return Desk(row, meeting, minutes, table, rules)


async def text_of(session: AsyncSession, row: MeetingMinutes, meeting: Meeting) -> Minutes:
    """Return the text of minutes: as it was frozen, or as it follows from the log now."""
    if row.content is not None:
        return read_minutes(row.content)
    return compile_minutes(await material_of(session, meeting, row))


async def table_of(
    session: AsyncSession, meeting: Meeting, minutes: Minutes
) -> tuple[Table, Rulebook]:
    """Return who has to do with the minutes of a meeting, and the rules they go by: those of its day."""
    now = await database_now(session)
    council = await session.get_one(Council, meeting.council_id)
    bench = await bench_of(session, meeting, now)
    today = await bench_on(session, council, now.astimezone(SEOUL).date(), now)
    day = (meeting.opened_at or meeting.starts_at).astimezone(SEOUL).date()
    rules = await council_rules(session, council.place, day, council_id=council.id)
    wanted = rules.names(Key.MINUTES_SIGNERS) or (PRESIDING,)
    who = {PRESIDING: meeting.chair_id, SECRETARY: bench.secretary}
    signers = tuple(one for one in (who[name] for name in wanted) if one is not None)
    present = {one.person for one in minutes.of(Field.PRESENT) if one.said in THERE}
    table = Table(
        bench=bench,
        secretaries=frozenset(one for one in (bench.secretary, today.secretary) if one is not None),
        present=frozenset(one for one in present if one is not None),
        signers=signers,
        signers_rule=rules.rule(Key.MINUTES_SIGNERS),
    )
    return table, rules


async def told_minutes(session: AsyncSession, ids: Collection[UUID]) -> list[MeetingMinutes]:
    """Return minutes by their key or their meeting's, as far as the asker may read them."""
    rows = await session.scalars(select(MeetingMinutes).from_statement(TOLD), {"ids": list(ids)})
    return list(rows)


async def hidden_of(session: AsyncSession, minutes_id: UUID) -> list[MinutesHidden]:
    """Return all spans of minutes, those that are lifted too."""
    rows = await session.scalars(
        select(MinutesHidden).from_statement(GAPS), {"minutes": minutes_id}
    )
    return list(rows)


def standing(rows: Iterable[MinutesHidden]) -> list[Span]:
    """Return what is hidden still."""
    return [span_of(one) for one in rows if one.lifted_at is None]


def opened(row: MeetingMinutes, rows: Iterable[MinutesHidden]) -> list[Lifted]:
    """Return what the public was not shown when the minutes were published, and is shown by now."""
    if row.published_at is None:
        return []
    return [
        Lifted(
            span_of(one),
            one.hidden_at.astimezone(SEOUL).date(),
            one.lifted_at.astimezone(SEOUL).date(),
            one.salt,
        )
        for one in rows
        if one.lifted_at is not None and one.lifted_at > row.published_at
    ]


def span_of(row: MinutesHidden) -> Span:
    """Return a span as it is reckoned with."""
    return Span(
        row.line, row.starts, row.ends, row.ground, row.stage, row.expected_end, row.commitment
    )


def check_state(desk: Desk, allowed: Iterable[str], reason: str) -> None:
    """Refuse minutes that are in another state; what comes before the confirmation, by what freezes them."""
    fitting = set(allowed)
    if desk.row.state not in fitting:
        rule = FROZEN_RULE if desk.row.state in FROZEN and not fitting & FROZEN else COURSE
        raise WrongState(reason, field="minutesId", rule=rule, state=desk.row.state.value)
