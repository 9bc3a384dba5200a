"""Questions about a consortium: its parties on a day, its history, its rules, what is put and said."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.consortium import policy
from workflows.agreements.consortium.deciding import holding_of, state_of
from workflows.agreements.consortium.locked import (
    Ground,
    rule_for,
    rule_of_change,
    run_of,
    timeline_now,
)
from workflows.agreements.consortium.models import (
    Consortium,
    ConsortiumChange,
    ConsortiumParty,
    ConsortiumRule,
    ConsortiumVoice,
)
from workflows.agreements.consortium.rules import Rule, check_kind
from workflows.agreements.consortium.shares import (
    Holding,
    Run,
    Stretch,
    holding_on,
    timeline_of,
)
from workflows.agreements.consortium.states import (
    ChangeKind,
    ChangeState,
    ConsortiumState,
    Matter,
)
from workflows.identity.models import Body
from workflows.identity.queries import designated_bodies
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import Refusal
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

CHANGE_ORDER = (SortKey(ConsortiumChange.put_at, descending=True), SortKey(ConsortiumChange.id))


async def today(session: AsyncSession) -> date:
    """Return the day in Korea by the database's clock."""
    return (await database_now(session)).astimezone(SEOUL).date()


async def consortium_of(
    session: AsyncSession, actor: Actor, *, programme_id: UUID
) -> Consortium | None:
    """Return the consortium of a programme, or the one being formed for those who are asked."""
    return await session.scalar(
        select(Consortium).where(
            Consortium.programme_id == programme_id,
            Consortium.state != ConsortiumState.NOT_FORMED,
            policy.readable_consortia(actor),
        )
    )


async def programmes_with_consortium(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, bool]:
    """Say of programmes whether one more can be proposed, for those who may propose one."""
    taken = set(
        await session.scalars(
            select(Consortium.programme_id).where(
                Consortium.programme_id.in_(ids), Consortium.state != ConsortiumState.NOT_FORMED
            )
        )
    )
    return {one: one in taken for one in ids}


async def consortia_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Consortium]:
    """Return consortia by key."""
    rows = await session.scalars(
        select(Consortium).where(Consortium.id.in_(ids), policy.readable_consortia(actor))
    )
    return {row.id: row for row in rows}


async def parties_on(
    session: AsyncSession, _: Actor, *, consortium_id: UUID, day: date | None = None
) -> list[Run]:
    """Return the parties of a day (none: today), the lead first, then the largest share."""
    on = day or await today(session)
    rows = await session.scalars(
        select(ConsortiumParty)
        .join(Body, Body.id == ConsortiumParty.body_id)
        .where(
            ConsortiumParty.consortium_id == consortium_id,
            func.upper_inf(ConsortiumParty.recorded),
            ConsortiumParty.valid.contains(on),
        )
        .order_by(Body.name_ko)
    )
    return _in_order([run_of(row) for row in rows])


async def history_of(session: AsyncSession, _: Actor, *, consortium_id: UUID) -> list[Stretch]:
    """Return what the parties hold over time, the first day first, what is decided for later too."""
    return await timeline_now(session, consortium_id)


@dataclass(frozen=True, slots=True)
class MatterRule:
    """How a matter is decided, and where the agreement says so; none where the law does."""

    matter: Matter
    rule: Rule
    agreed_in: str | None


async def matter_rules(session: AsyncSession, _: Actor, *, consortium_id: UUID) -> list[MatterRule]:
    """Return how every matter is decided in a consortium today."""
    agreed = {
        row.matter: row.source
        for row in await session.scalars(
            select(ConsortiumRule).where(
                ConsortiumRule.consortium_id == consortium_id,
                func.upper_inf(ConsortiumRule.recorded),
            )
        )
    }
    day = await today(session)
    return [
        MatterRule(one, await rule_for(session, consortium_id, one, day), agreed.get(one))
        for one in Matter
    ]


def changes_wanted(actor: Actor, *, consortium_id: UUID | None = None) -> Select[ConsortiumChange]:
    """Return the statement behind a list of changes."""
    wanted = select(ConsortiumChange).where(policy.readable_changes(actor))
    if consortium_id is None:
        return wanted
    return wanted.where(ConsortiumChange.consortium_id == consortium_id)


async def list_changes(
    session: AsyncSession, actor: Actor, *, window: Window, consortium_id: UUID
) -> Page[ConsortiumChange]:
    """Return a page of what was put, the newest first."""
    wanted = changes_wanted(actor, consortium_id=consortium_id)
    return await fetch_page(session, wanted, CHANGE_ORDER, window)


async def count_changes(session: AsyncSession, actor: Actor, *, consortium_id: UUID) -> int:
    """Return how many changes the list holds."""
    wanted = changes_wanted(actor, consortium_id=consortium_id)
    return await count_rows(session, wanted.with_only_columns(ConsortiumChange.id))


async def changes_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ConsortiumChange]:
    """Return changes by key."""
    rows = await session.scalars(changes_wanted(actor).where(ConsortiumChange.id.in_(ids)))
    return {row.id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one party says to a change; `yes` none while it is silent."""

    body_id: UUID
    counts: bool
    needed: bool
    yes: bool | None
    reason: str
    said_at: datetime | None


@dataclass(frozen=True, slots=True)
class Poll:
    """Where a change stands: its state, its rule, who is heard and what each said."""

    state: ChangeState
    rule: Rule
    voices: list[Voice]


async def poll_of(session: AsyncSession, _: Actor, *, change: ConsortiumChange) -> Poll:
    """Return who said what to a change that the asker may read.

    Of what is decided, those are shown to whom it was put; whose voice counted, by the day it was put.
    """
    consortium = await session.get_one(Consortium, change.consortium_id)
    state = state_of(change, consortium)
    ground = await _ground(session, consortium, change)
    rule = await rule_of_change(session, ground, change)
    rows = await session.scalars(
        select(ConsortiumVoice).where(
            ConsortiumVoice.change_id == change.id, func.upper_inf(ConsortiumVoice.recorded)
        )
    )
    said = {row.body_id: row for row in rows}
    counted = set(ground.holding.shares) - rule.without
    voices = []
    for body_id in change.asked:
        row = said.get(body_id)
        heard = body_id in counted or body_id in rule.needed or row is not None
        if heard:
            voices.append(
                Voice(
                    body_id,
                    body_id in counted,
                    body_id in rule.needed,
                    row.yes if row else None,
                    row.reason if row else "",
                    row.recorded.lower if row else None,
                )
            )
    return Poll(state, rule, voices)


async def possible_parties(
    session: AsyncSession, actor: Actor, *, consortium: Consortium
) -> list[Body]:
    """Return the bodies of the programme that could join, by name."""
    parties = {one.body_id for one in await parties_on(session, actor, consortium_id=consortium.id)}
    bodies = await bodies_for_a_consortium(session, actor, programme_id=consortium.programme_id)
    return [one for one in bodies if one.id not in parties]


async def bodies_for_a_consortium(
    session: AsyncSession, _: Actor, *, programme_id: UUID
) -> list[Body]:
    """Return the bodies of a programme that can be parties by their kind, by name."""
    return [one for one in await designated_bodies(session, programme_id) if _fits(one)]


def shares_after(change: ConsortiumChange) -> Mapping[UUID, Fraction]:
    """Return the shares a change spells out: the newcomer's, or everybody's."""
    if change.kind is ChangeKind.JOIN and change.subject_id is not None:
        return {change.subject_id: Fraction(change.numerator or 0, change.denominator or 1)}
    return holding_of(change)


async def _ground(
    session: AsyncSession, consortium: Consortium, change: ConsortiumChange
) -> Ground:
    if change.kind is ChangeKind.FORM and change.subject_id is not None:
        held = Holding(holding_of(change), change.subject_id)
        return Ground(consortium, [Stretch(consortium.formed_on, held)], consortium.formed_on)
    on = await today(session) if change.state is ChangeState.OPEN else _put_on(change)
    timeline = await timeline_before(session, change, on)
    return Ground(consortium, timeline, on)


async def timeline_before(
    session: AsyncSession, change: ConsortiumChange, on: date
) -> list[Stretch]:
    """Return what was held as it was on record when a change was put; today's while it is open."""
    now = await timeline_now(session, change.consortium_id)
    if change.state is ChangeState.OPEN and holding_on(now, on) is not None:
        return now
    rows = await session.scalars(
        select(ConsortiumParty).where(
            ConsortiumParty.consortium_id == change.consortium_id,
            # What was put and decided at one moment stands on what was on record until then.
            func.lower(ConsortiumParty.recorded) < change.put_at,
            or_(
                func.upper_inf(ConsortiumParty.recorded),
                func.upper(ConsortiumParty.recorded) >= change.put_at,
            ),
        )
    )
    return timeline_of([run_of(row) for row in rows])


def _put_on(change: ConsortiumChange) -> date:
    return change.put_at.astimezone(SEOUL).date()


def _fits(body: Body) -> bool:
    try:
        check_kind(body.kind, field="bodyId")
    except Refusal:
        return False
    return True


def _in_order(runs: list[Run]) -> list[Run]:
    return sorted(runs, key=lambda one: (not one.lead, -one.share))
