"""Questions about the money of a consortium: its plan with what the rules find, and its versions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.queries import being_signed, settled_in_force
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.consortium.queries import consortia_by_id, parties_on, today
from workflows.agreements.money import policy
from workflows.agreements.money.models import ContributionPlan, ContributionRow, PlanVersion
from workflows.agreements.money.rules import (
    Contribution,
    Finding,
    MoneyRules,
    Payer,
    findings,
    rule_id,
)
from workflows.agreements.money.states import KIND_OF, PUBLIC, PlanStanding, PlanState, Source
from workflows.identity.models import Body
from workflows.identity.queries import bodies_by_id, designated_bodies
from workflows.kit.hashing import digest
from workflows.kit.refusal import NotFound
from workflows.law.queries import rule_on
from workflows.programmes.models import Programme
from workflows.rights.actor import ANONYMOUS, Actor


@dataclass(frozen=True, slots=True)
class Ground:
    """What the money of a consortium stands on today: its lead and parties, who may pay, the rules."""

    consortium: Consortium
    lead: UUID | None
    parties: frozenset[UUID]
    payers: Mapping[Payer, Body]
    rules: MoneyRules | None


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """A plan as it stands: version 0 while nothing was ever set.

    `signing` and `in_force`: of the agreements that rest on it, as far as the asker reads them.
    """

    ground: Ground
    state: PlanState
    version: int
    rows: list[ContributionRow]
    found: list[Finding]
    signing: bool
    in_force: bool

    @property
    def standing(self) -> PlanStanding:
        """Where it is shown to be."""
        standing = self.in_force and self.rows
        return PlanStanding.IN_FORCE if standing else PlanStanding(self.state.value)


async def ground_of(session: AsyncSession, consortium: Consortium, day: date) -> Ground:
    """Return what the money of a consortium stands on, on a day."""
    runs = await parties_on(session, ANONYMOUS, consortium_id=consortium.id, day=day)
    parties = frozenset(one.body_id for one in runs)
    known = await bodies_by_id(session, ANONYMOUS, parties)
    designated = await designated_bodies(session, consortium.programme_id)
    payers = {
        (source, one.id): one
        for source in Source
        for one in {**known, **{body.id: body for body in designated}}.values()
        if one.kind is KIND_OF[source] and (one.id in parties or source in PUBLIC)
    }
    programme = await session.get_one(Programme, consortium.programme_id)
    return Ground(
        consortium,
        next((one.body_id for one in runs if one.lead), None),
        parties,
        payers,
        await money_rules(session, programme.cohort_year, day),
    )


async def money_rules(session: AsyncSession, cohort: int, day: date) -> MoneyRules | None:
    """Return the rules of a cohort's money; None where no pack gives its years."""
    years = await rule_on(session, rule_id(cohort, "years"), day)
    if years is None or years.limit is None:
        return None
    share = await rule_on(session, rule_id(cohort, "state_share"), day)
    total = await rule_on(session, rule_id(cohort, "public_total"), day)
    return MoneyRules(
        cohort,
        range(cohort, cohort + years.limit),
        state_share=None if share is None else Fraction(share.said[0]),
        public_total=None if total is None else total.limit,
    )


async def standing_rows(session: AsyncSession, plan_id: UUID) -> list[ContributionRow]:
    """Return the amounts that stand now."""
    return list(
        await session.scalars(
            select(ContributionRow)
            .where(ContributionRow.plan_id == plan_id, func.upper_inf(ContributionRow.recorded))
            .execution_options(populate_existing=True)
        )
    )


def contributions_digest(plan_id: UUID, rows: Collection[ContributionRow]) -> str:
    """Return the digest of a plan's amounts, whatever the order they were written in."""
    return amounts_digest(plan_id, [contribution_of(row) for row in rows])


def amounts_digest(plan_id: UUID, amounts: Collection[Contribution]) -> str:
    """Return the digest of amounts of a plan."""
    told = sorted(
        [one.source.value, one.form.value, one.year, str(one.payer), one.won] for one in amounts
    )
    return digest({"consortium": str(plan_id), "contributions": told})


def contribution_of(row: ContributionRow) -> Contribution:
    """Return a row as the rules see it."""
    return Contribution(row.source, row.form, row.year, row.payer_id, row.won)


def judged(rows: Collection[ContributionRow], ground: Ground) -> list[Finding]:
    """Return what the rules find; nothing for a cohort without rules, whose plan stays empty."""
    if ground.rules is None:
        return []
    return findings([contribution_of(row) for row in rows], ground.rules, ground.payers.keys())


async def plans_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, PlanSeen]:
    """Return the plans of consortia whose money the asker reads, by the consortium's key."""
    day = await today(session)
    seen = {}
    for key, consortium in (await consortia_by_id(session, actor, ids)).items():
        ground = await ground_of(session, consortium, day)
        if not policy.may_read(actor, consortium.programme_id, ground.parties):
            continue
        plan = await session.get(ContributionPlan, key)
        rows = await standing_rows(session, key)
        seen[key] = PlanSeen(
            ground,
            plan.state if plan else PlanState.DRAFT,
            plan.version if plan else 0,
            rows,
            judged(rows, ground),
            await being_signed(session, consortium_id=key),
            await settled_in_force(session, consortium_id=key),
        )
    return seen


async def versions_of(session: AsyncSession, _: Actor, *, plan_id: UUID) -> list[PlanVersion]:
    """Return what made the versions of a plan, the newest first."""
    return list(
        await session.scalars(
            select(PlanVersion)
            .where(PlanVersion.plan_id == plan_id)
            .order_by(PlanVersion.version.desc())
            .limit(200)
        )
    )


async def rows_at(
    session: AsyncSession, _: Actor, *, plan_id: UUID, version: int
) -> list[ContributionRow]:
    """Return the amounts of a version. Refuses one there is not."""
    made = await session.get(PlanVersion, (plan_id, version))
    if made is None:
        raise NotFound("no_such_plan_version", field="version")
    return list(
        await session.scalars(
            select(ContributionRow).where(
                ContributionRow.plan_id == plan_id, ContributionRow.recorded.contains(made.made_at)
            )
        )
    )
