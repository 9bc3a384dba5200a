"""Questions about support: a place's ladder, duties, and what the asker himself supports."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.wording import SEOUL
from workflows.law.queries import limit_on, off_days
from workflows.proposals.support.models import ProposalDuty, ProposalSupport, SupportRung
from workflows.proposals.support.rules import Ladder, Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

# The ladder of the rule packs: the kind of duty, and the rule that says how many supports.
DEFAULT = {
    DutyKind.DEPT_ANSWER: "support.dept_answer",
    DutyKind.FORUM: "support.forum",
    DutyKind.HEAD_ANSWER: "support.head_answer",
}


async def ladder_of(session: AsyncSession, programme_id: UUID, day: date) -> list[Rung]:
    """Return the rungs that hold in a place on a day: its own, or those of the rule packs."""
    own = await session.scalars(
        select(SupportRung)
        .where(SupportRung.programme_id == programme_id, func.upper_inf(SupportRung.recorded))
        .order_by(SupportRung.supports, SupportRung.kind)
    )
    rungs = [Rung(row.kind, row.supports, row.within_days, row.answer_days) for row in own]
    if rungs:
        return rungs
    within = await limit_on(session, "support.within", day)
    answer = await limit_on(session, "proposal.answer", day)
    if within is None or answer is None:
        return []
    limits = {kind: await limit_on(session, rule, day) for kind, rule in DEFAULT.items()}
    return [Rung(kind, supports, within, answer) for kind, supports in limits.items() if supports]


async def ladders_by_programme(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Ladder]:
    """Return the ladders that hold today in places, with the holidays they are counted by."""
    today = (await database_now(session)).astimezone(SEOUL).date()
    off = await off_days(session)
    return {one: Ladder(tuple(await ladder_of(session, one, today)), off) for one in ids}


async def duties_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[ProposalDuty]]:
    """Return the duties of ideas, the first that arose first. They are as public as the ideas."""
    rows = await session.scalars(
        select(ProposalDuty)
        .where(ProposalDuty.proposal_id.in_(ids))
        .order_by(ProposalDuty.arose_at, ProposalDuty.kind)
    )
    found: dict[UUID, list[ProposalDuty]] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found


async def supported_by_viewer(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, bool]:
    """Return which of the ideas the asker himself supports."""
    if actor.person_id is None:
        return {}
    rows = await session.scalars(
        select(ProposalSupport.proposal_id).where(
            ProposalSupport.proposal_id.in_(ids),
            ProposalSupport.person_id == actor.person_id,
            ProposalSupport.withdrawn_at.is_(None),
        )
    )
    return dict.fromkeys(rows, True)
