"""A decision under its lock with the bench of its council today, and what all its verbs begin with."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up import policy
from workflows.councils.follow_up.events import DecisionEvent
from workflows.councils.follow_up.models import Decision, DecisionStep
from workflows.councils.follow_up.states import MOVES, StepKind
from workflows.councils.meetings.locked import bench_on
from workflows.councils.meetings.policy import Bench
from workflows.councils.roster.models import Council
from workflows.kit.refusal import NotFound
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now

LONGEST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Held:
    """A decision, locked, with who has to do with its council today."""

    row: Decision
    bench: Bench
    today: date


async def locked_decision(uow: UnitOfWork, decision_id: UUID) -> Held:
    """Return a decision, locked."""
    row = await uow.session.scalar(
        select(Decision)
        .where(Decision.id == decision_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound("no_such_council_decision", field="decisionId")
    return Held(row, await bench_now(uow.session, row), await legal_day(uow))


async def kept_decision(uow: UnitOfWork, decision_id: UUID) -> Held:
    """Return a decision, locked, for who keeps the register, in the hat of his seat or post."""
    held = await locked_decision(uow, decision_id)
    uow.hat = policy.keeping_hat(uow.actor, held.bench)
    return held


async def bench_now(session: AsyncSession, row: Decision) -> Bench:
    """Return who has to do with the council of a decision today."""
    council = await session.get_one(Council, row.council_id)
    now = await database_now(session)
    return await bench_on(session, council, now.astimezone(SEOUL).date(), now)


async def stepped(
    uow: UnitOfWork,
    held: Held,
    verb: str,
    kind: StepKind,
    words: str,
    *,
    link: str = "",
    moved_to: date | None = None,
    resolution_id: UUID | None = None,
    item_id: UUID | None = None,
) -> Decision:
    """Write a step of a decision and move it on; who acts, and when, was asked before.

    A step that an item of an agenda makes (`item_id`) says so by itself and needs no words.
    """
    row = held.row
    after = MOVES.after(row.state, verb)
    said = clean(words, field="words", longest=LONGEST_WORDS, lines=True) if item_id is None else ""
    row.steps += 1
    uow.session.add(
        DecisionStep(
            decision_id=row.id,
            number=row.steps,
            programme_id=row.programme_id,
            kind=kind,
            words=said,
            link=link,
            due_on=row.due_on,
            moved_to=moved_to,
            resolution_id=resolution_id,
            item_id=item_id,
            body_id=None if uow.hat is None else uow.hat.body_id,
            by_id=uow.actor.person_id,
            acted_on=held.today,
            at=await database_now(uow.session),
        )
    )
    row.state = after
    if moved_to is not None:
        row.due_on = moved_to
    uow.record(
        DecisionEvent[kind.name],
        row.id,
        programme_id=row.programme_id,
        step=row.steps,
        due=None if row.due_on is None else row.due_on.isoformat(),
    )
    await uow.session.flush()
    return row
