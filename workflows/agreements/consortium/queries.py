"""Questions about a consortium: its parties on a day, its history, its rules, what is put and said."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.consortium import policy
from workflows.agreements.consortium.deciding import (
    Heard,
    ground_of,
    heard_by,
    holding_after,
    holding_of,
    state_of,
)
from workflows.agreements.consortium.locked import rule_for, rule_of_change, run_of, timeline_now
from workflows.agreements.consortium.models import (
    Consortium,
    ConsortiumChange,
    ConsortiumParty,
    ConsortiumRule,
    ConsortiumVoice,
)
from workflows.agreements.consortium.rules import Rule, Tally, tally
from workflows.agreements.consortium.shares import Holding, Run, Stretch
from workflows.agreements.consortium.states import (
    PARTY_KINDS,
    ChangeKind,
    ChangeState,
    ConsortiumState,
    Matter,
)
from workflows.identity.models import Body
from workflows.identity.queries import designated_bodies
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.wording import SEOUL
from workflows.record.once import once
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
    """Return the parties of a day (none: today), the lead first, then the largest share.

    Each with the days on which it holds this share, whoever leads meanwhile.
    """
    on = day or await today(session)

    async def read() -> list[Run]:
        rows = await session.scalars(
            select(ConsortiumParty)
            .join(Body, Body.id == ConsortiumParty.body_id)
            .where(
                ConsortiumParty.consortium_id == consortium_id,
                func.upper_inf(ConsortiumParty.recorded),
            )
            .order_by(Body.name_ko)
        )
        return [run_of(row) for row in rows]

    runs = await once(session, ("parties", consortium_id), read)
    return _in_order([one.widened(runs) for one in runs if one.holds_on(on)])


async def liable_until(
    session: AsyncSession, *, consortium_id: UUID, bodies: Collection[UUID]
) -> dict[UUID, date]:
    """Return until when who is out answers for what was owed before; of those whose leaving the asker reads."""
    rows = await session.execute(
        select(ConsortiumChange.subject_id, func.max(ConsortiumChange.liable_until))
        .where(
            ConsortiumChange.consortium_id == consortium_id,
            ConsortiumChange.subject_id.in_(bodies),
            ConsortiumChange.state == ChangeState.CARRIED,
            ConsortiumChange.liable_until.is_not(None),
        )
        .group_by(ConsortiumChange.subject_id)
    )
    return {body: day for body, day in rows if body is not None and day is not None}


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


async def liabilities_of(
    session: AsyncSession, actor: Actor, *, consortium_id: UUID
) -> list[ConsortiumChange]:
    """Return the changes by which somebody is or will be out and answers still today, the first to end first.

    Read by themselves: however much was put since, they are not found among the newest.
    """
    rows = await session.scalars(
        changes_wanted(actor, consortium_id=consortium_id)
        .where(
            ConsortiumChange.state == ChangeState.CARRIED,
            ConsortiumChange.liable_until >= await today(session),
        )
        .order_by(ConsortiumChange.liable_until, ConsortiumChange.id)
    )
    return list(rows)


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
class Hearing:
    """Where a change stands: its state, who is heard, what each said.

    While it is open also how far it is, and what would be held from its day if it were carried today.
    """

    state: ChangeState
    heard: Heard
    voices: list[Voice]
    tally: Tally | None
    after: Holding | None


async def hearings_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Hearing]:
    """Return who says what to changes the asker may read.

    Who is heard on an open one is asked for today, as the actions do; on others as it was put.
    """
    changes = await changes_by_id(session, actor, ids)
    rows = await session.scalars(
        select(ConsortiumVoice).where(
            ConsortiumVoice.change_id.in_(changes), func.upper_inf(ConsortiumVoice.recorded)
        )
    )
    said = {(row.change_id, row.body_id): row for row in rows}
    consortia = await _consortia(session, {one.consortium_id for one in changes.values()})
    found = {}
    for one in changes.values():
        state = state_of(one, consortia[one.consortium_id])
        heard, counted, after = Heard(frozenset(one.counted), frozenset(one.needed)), None, None
        if state is ChangeState.OPEN:
            ground = await ground_of(session, consortia[one.consortium_id], one)
            rule = await rule_of_change(session, ground, one)
            heard = heard_by(rule, ground, one)
            spoken = {body: row.yes for (change, body), row in said.items() if change == one.id}
            counted = tally(rule, ground.holding.shares, spoken)
            after = holding_after(ground, one)
        voices = [
            _voice(body_id, heard, said.get((one.id, body_id)))
            for body_id in one.asked
            if body_id in heard.speaking or (one.id, body_id) in said
        ]
        found[one.id] = Hearing(state, heard, voices, counted, after)
    return found


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
    return [
        one for one in await designated_bodies(session, programme_id) if one.kind in PARTY_KINDS
    ]


def shares_after(change: ConsortiumChange) -> Mapping[UUID, Fraction]:
    """Return the shares a change spells out: the newcomer's, or everybody's."""
    if change.kind is ChangeKind.JOIN and change.subject_id is not None:
        return {change.subject_id: Fraction(change.numerator or 0, change.denominator or 1)}
    return holding_of(change)


async def _consortia(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, Consortium]:
    rows = await session.scalars(select(Consortium).where(Consortium.id.in_(ids)))
    return {row.id: row for row in rows}


def _voice(body_id: UUID, heard: Heard, row: ConsortiumVoice | None) -> Voice:
    return Voice(
        body_id,
        counts=body_id in heard.counted,
        needed=body_id in heard.needed,
        yes=row.yes if row else None,
        reason=row.reason if row else "",
        said_at=row.recorded.lower if row else None,
    )


def _in_order(runs: list[Run]) -> list[Run]:
    return sorted(runs, key=lambda one: (not one.lead, -one.share))
