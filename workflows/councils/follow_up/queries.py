"""The register of decisions, and the history of one. All of it is public."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.locked import bench_now
from workflows.councils.follow_up.models import Decision, DecisionStep, DecisionTerms
from workflows.councils.follow_up.states import WAITING, DecisionState, StepKind, late_by
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.policy import Bench
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor
from workflows.trace.kinds import NodeKind
from workflows.trace.models import TraceNode

DECISION_ORDER = (
    SortKey(Decision.decided_on, descending=True),
    SortKey(Decision.number, descending=True),
    SortKey(Decision.id),
)

DELAYS = frozenset({StepKind.EXPLAINED, StepKind.POSTPONED})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions are asked for: in a state, by who has to carry them out, or late today."""

    state: DecisionState | None = None
    owner_id: UUID | None = None
    late: bool = False
    by_council: bool = False


def decisions_wanted(council_id: UUID, wanted: Wanted, today: date) -> Select[Decision]:
    """Return the statement behind the register."""
    found = select(Decision).where(Decision.council_id == council_id)
    if wanted.state is not None:
        found = found.where(Decision.state == wanted.state)
    if wanted.owner_id is not None:
        found = found.where(Decision.owner_id == wanted.owner_id)
    if wanted.by_council:
        found = found.where(Decision.by_council)
    if wanted.late:
        found = found.where(Decision.state.in_(WAITING), Decision.due_on < today)
    return found


async def list_decisions(
    session: AsyncSession, _: Actor, *, window: Window, council_id: UUID, wanted: Wanted
) -> Page[Decision]:
    """Return a page of the register, the newest decision first."""
    rows = decisions_wanted(council_id, wanted, await today_of(session))
    return await fetch_page(session, rows, DECISION_ORDER, window)


async def count_decisions(
    session: AsyncSession, _: Actor, *, council_id: UUID, wanted: Wanted
) -> int:
    """Return how many decisions the register holds."""
    rows = decisions_wanted(council_id, wanted, await today_of(session))
    return await count_rows(session, rows.with_only_columns(Decision.id))


async def decisions_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Decision]:
    """Return decisions by key."""
    rows = await session.scalars(select(Decision).where(Decision.id.in_(ids)))
    return {row.id: row for row in rows}


async def decision_by_number(
    session: AsyncSession, _: Actor, *, council_id: UUID, year: int, number: int
) -> Decision | None:
    """Return a decision of a council by its number."""
    return await session.scalar(
        select(Decision).where(
            Decision.council_id == council_id, Decision.year == year, Decision.number == number
        )
    )


@dataclass(frozen=True, slots=True)
class Whole:
    """A decision with its history: every version of its terms, every step, and where it was made.

    `late_by` is in days today, `why` the last that was said about a delay.
    """

    row: Decision
    terms: list[DecisionTerms]
    steps: list[DecisionStep]
    late_by: int
    why: str
    meeting: int | None
    item: int | None
    idea: str | None


async def wholes_by_id(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, Whole]:
    """Return decisions with their history."""
    today = await today_of(session)
    rows = (await session.scalars(select(Decision).where(Decision.id.in_(ids)))).all()
    terms: dict[UUID, list[DecisionTerms]] = {row.id: [] for row in rows}
    steps: dict[UUID, list[DecisionStep]] = {row.id: [] for row in rows}
    for version in await session.scalars(
        select(DecisionTerms)
        .where(DecisionTerms.decision_id.in_(ids))
        .order_by(DecisionTerms.version)
    ):
        terms[version.decision_id].append(version)
    for step in await session.scalars(
        select(DecisionStep).where(DecisionStep.decision_id.in_(ids)).order_by(DecisionStep.number)
    ):
        steps[step.decision_id].append(step)
    made = await _made_in(session, [row.item_id for row in rows if row.item_id is not None])
    found = {}
    for row in rows:
        told = [one.words for one in steps[row.id] if one.kind in DELAYS]
        where = (None, None, None) if row.item_id is None else made[row.item_id]
        late = late_by(row.state, row.due_on, today, row.reported_on)
        why = told[-1] if told else ""
        found[row.id] = Whole(row, terms[row.id], steps[row.id], late, why, *where)
    return found


async def _made_in(
    session: AsyncSession, items: Collection[UUID]
) -> dict[UUID, tuple[int | None, int | None, str | None]]:
    """Return of items the number of the meeting, their own, and that of the idea they came from."""
    rows = await session.execute(
        select(MeetingItem.id, Meeting.number, MeetingItem.number, TraceNode.label)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .outerjoin(
            TraceNode,
            (TraceNode.id == MeetingItem.proposal_id) & (TraceNode.kind == NodeKind.IDEA),
        )
        .where(MeetingItem.id.in_(items))
    )
    return {key: (meeting, item, idea) for key, meeting, item, idea in rows}


async def bench_by_decision(session: AsyncSession, _: Actor, *, decision: Decision) -> Bench:
    """Return who has to do with the council of a decision today."""
    return await bench_now(session, decision)


async def today_of(session: AsyncSession) -> date:
    """Return the legal day by the database's clock."""
    now: datetime = await database_now(session)
    return now.astimezone(SEOUL).date()
