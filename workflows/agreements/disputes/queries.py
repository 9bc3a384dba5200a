"""Questions about disputes: with their clocks, who has to act, and which obligations are disputed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.consortium.queries import today as today_of
from workflows.agreements.disputes.leavers import owed_by_leavers
from workflows.agreements.disputes.models import (
    Dispute,
    DisputeMatter,
    DisputeSaid,
    DisputeStep,
)
from workflows.agreements.disputes.path import PathStep, due_on, is_over, next_to_act
from workflows.agreements.disputes.paths import path_of
from workflows.agreements.disputes.policy import readable_disputes
from workflows.agreements.disputes.standing import Stands, stands_at
from workflows.agreements.disputes.states import GOING
from workflows.agreements.duties.models import Duty
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.law.queries import off_days
from workflows.rights.actor import Actor

DISPUTE_ORDER = (SortKey(Dispute.number), SortKey(Dispute.id))


@dataclass(frozen=True, slots=True)
class DisputeSeen:
    """A dispute as it is today; `due` is the last day of its step, None where somebody outside decides."""

    row: Dispute
    path: list[DisputeStep]
    matters: list[DisputeMatter]
    said: list[DisputeSaid]
    stands: Stands
    due: date | None
    over: bool
    next: list[UUID]
    today: date


@dataclass(frozen=True, slots=True)
class DisputeRoom:
    """What the disputes of an agreement begin with: its path, who may do what, what who was let go owes or is owed."""

    agreement: Agreement
    lead_id: UUID | None
    path: list[PathStep]
    let_go: dict[UUID, list[Duty]]


def _disputes(actor: Actor, agreement_id: UUID) -> Select[Dispute]:
    return select(Dispute).where(Dispute.agreement_id == agreement_id, readable_disputes(actor))


async def list_disputes(
    session: AsyncSession, actor: Actor, *, window: Window, agreement_id: UUID
) -> Page[Dispute]:
    """Return a page of the disputes of an agreement, by number."""
    return await fetch_page(session, _disputes(actor, agreement_id), DISPUTE_ORDER, window)


async def count_disputes(session: AsyncSession, actor: Actor, *, agreement_id: UUID) -> int:
    """Return how many disputes an agreement has."""
    return await count_rows(session, _disputes(actor, agreement_id).with_only_columns(Dispute.id))


async def dispute_rooms_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, DisputeRoom]:
    """Return the path of agreements the asker reads, by the agreement's key."""
    rows = await session.scalars(
        select(Agreement).where(Agreement.id.in_(ids), readable_agreements(actor))
    )
    day = await today_of(session)
    return {
        one.id: DisputeRoom(
            one,
            await lead_of(session, one.consortium_id),
            await path_of(session, one.id, day),
            await owed_by_leavers(session, one),
        )
        for one in rows.all()
    }


async def disputes_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, DisputeSeen]:
    """Return disputes by key, as they are today."""
    rows = await session.scalars(
        select(Dispute).where(Dispute.id.in_(ids), readable_disputes(actor))
    )
    day, off = await today_of(session), await off_days(session)
    found = {}
    for row in rows.all():
        path = await session.scalars(
            select(DisputeStep).where(DisputeStep.dispute_id == row.id).order_by(DisputeStep.number)
        )
        matters = await session.scalars(
            select(DisputeMatter)
            .where(DisputeMatter.dispute_id == row.id)
            .order_by(DisputeMatter.number)
        )
        said = list(
            await session.scalars(
                select(DisputeSaid)
                .where(DisputeSaid.dispute_id == row.id)
                .order_by(DisputeSaid.number)
            )
        )
        steps = list(path)
        here, stands = steps[row.step - 1], stands_at(row.step, said)
        going = row.state in GOING
        due = due_on(row.began_on, PathStep(here.kind, here.days), off) if going else None
        over = is_over(due, day)
        acts = next_to_act(
            sides=row.sides,
            opened_by=row.opened_by,
            answered=stands.answered,
            consented=stands.consented,
            agreed=stands.agreed,
            proposed=stands.proposal is not None,
            over=over,
        )
        found[row.id] = DisputeSeen(
            row=row,
            path=steps,
            matters=list(matters),
            said=said,
            stands=stands,
            due=due,
            over=over,
            next=acts if going else [],
            today=day,
        )
    return found


async def disputes_by_duty(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[int]]:
    """Return the numbers of the disputes that go on about each obligation; empty where there is none."""
    rows = await session.execute(
        select(DisputeMatter.duty_id, Dispute.number)
        .join(Dispute, Dispute.id == DisputeMatter.dispute_id)
        .where(DisputeMatter.duty_id.in_(ids), Dispute.state.in_(GOING), readable_disputes(actor))
        .order_by(Dispute.number)
    )
    found: dict[UUID, list[int]] = {one: [] for one in ids}
    for duty_id, number in rows:
        if duty_id is not None:
            found[duty_id].append(number)
    return found
