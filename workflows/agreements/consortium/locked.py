"""A consortium under its lock, its timeline, and the rule of a matter: what all its verbs begin with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.consortium import policy
from workflows.agreements.consortium.models import (
    Consortium,
    ConsortiumChange,
    ConsortiumParty,
    ConsortiumRule,
    ConsortiumVoice,
)
from workflows.agreements.consortium.rules import Rule, rule_id
from workflows.agreements.consortium.shares import (
    Holding,
    Run,
    Stretch,
    holding_on,
    runs_of,
    timeline_of,
)
from workflows.agreements.consortium.states import (
    FIXED,
    MATTER_OF,
    ChangeKind,
    ConsortiumState,
    Matter,
    Weight,
)
from workflows.identity.models import Designation
from workflows.identity.queries import LIVE_DESIGNATION
from workflows.kit.refusal import NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.law.queries import rule_on
from workflows.law.texts import Majority
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import ProgrammeRole

LONGEST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Ground:
    """What a change stands on: the consortium, what is held over time, and the day it is judged."""

    consortium: Consortium
    timeline: list[Stretch]
    day: date

    @property
    def holding(self) -> Holding:
        """What is held on the day. Raises LookupError before the first."""
        found = holding_on(self.timeline, self.day)
        if found is None:
            msg = "nobody holds anything before the first day"
            raise LookupError(msg)
        return found


async def locked_consortium(uow: UnitOfWork, consortium_id: UUID) -> Consortium:
    """Return a consortium the actor may see, locked: whatever changes it waits for the act before."""
    found = await uow.session.scalar(
        select(Consortium)
        .where(Consortium.id == consortium_id, policy.readable_consortia(uow.actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound("no_such_consortium", field="consortiumId")
    await uow.locked()
    return found


def check_formed(consortium: Consortium) -> None:
    """Refuse what needs a consortium that has come into being."""
    if consortium.state is not ConsortiumState.FORMED:
        raise WrongState("not_formed_yet", field="consortiumId")


async def runs_on_record(session: AsyncSession, consortium_id: UUID) -> dict[Run, ConsortiumParty]:
    """Return what the parties hold over time as it is on record now, with its rows."""
    rows = await session.scalars(
        select(ConsortiumParty)
        .where(
            ConsortiumParty.consortium_id == consortium_id, func.upper_inf(ConsortiumParty.recorded)
        )
        .execution_options(populate_existing=True)
    )
    return {run_of(row): row for row in rows}


def run_of(row: ConsortiumParty) -> Run:
    """Return a row of the parties as a run; it always has a first day."""
    since = row.valid.lower
    if since is None:
        msg = "a party is in from some day on"
        raise ValueError(msg)
    return Run(
        row.body_id, Fraction(row.numerator, row.denominator), row.lead, since, row.valid.upper
    )


async def timeline_now(session: AsyncSession, consortium_id: UUID) -> list[Stretch]:
    """Return what the parties hold over time as it is on record now."""
    return timeline_of(await runs_on_record(session, consortium_id))


async def put_on_record(
    uow: UnitOfWork, consortium: Consortium, timeline: Collection[Stretch]
) -> None:
    """Write a timeline: what no longer holds is ended on record, what is new is added."""
    before = await runs_on_record(uow.session, consortium.id)
    after = runs_of(list(timeline))
    for run, row in before.items():
        if run not in after:
            row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    for run in sorted(after - set(before), key=lambda one: (one.since, one.body_id)):
        uow.session.add(
            ConsortiumParty(
                consortium_id=consortium.id,
                body_id=run.body_id,
                numerator=run.share.numerator,
                denominator=run.share.denominator,
                lead=run.lead,
                valid=Range(run.since, run.until, bounds="[)"),
                recorded=Range(uow.now, None, bounds="[)"),
            )
        )
    consortium.ground += 1
    await uow.session.flush()


async def rule_for(session: AsyncSession, consortium_id: UUID, matter: Matter, day: date) -> Rule:
    """Return how a matter is decided: as the agreement says, else as the law says on a day."""
    if matter not in FIXED:
        agreed = await session.scalar(
            select(ConsortiumRule).where(
                ConsortiumRule.consortium_id == consortium_id,
                ConsortiumRule.matter == matter,
                func.upper_inf(ConsortiumRule.recorded),
            )
        )
        if agreed is not None:
            return Rule(agreed.majority, agreed.weight)
    legal = await rule_on(session, rule_id(matter), day)
    if legal is None or legal.majority is None:
        msg = f"no rule says how {matter} is decided on {day}"
        raise LookupError(msg)
    return Rule(legal.majority, Weight.HEAD)


async def rule_of_change(session: AsyncSession, ground: Ground, change: ConsortiumChange) -> Rule:
    """Return the rule of a change, with those it concerns left out and those without whom it fails.

    What is to hold for days that are over needs everybody who is counted, whatever the agreement says.
    """
    rule = await rule_for(session, change.consortium_id, MATTER_OF[change.kind], ground.day)
    put_on = change.put_at.astimezone(SEOUL).date()
    if change.effective_on is not None and change.effective_on < put_on:
        rule = replace(rule, majority=Majority.ALL)
    subject = frozenset({change.subject_id} if change.subject_id else ())
    if change.kind in (ChangeKind.LEAVE, ChangeKind.EXPEL):
        return replace(rule, without=subject)
    if change.kind is ChangeKind.LEAD:
        return replace(rule, without=frozenset({ground.holding.lead}), needed=subject)
    if change.kind is ChangeKind.JOIN and ground.consortium.public_money:
        return replace(rule, needed=subject | await municipalities(session, change.programme_id))
    return replace(rule, needed=subject if change.kind is ChangeKind.JOIN else frozenset())


async def municipalities(session: AsyncSession, programme_id: UUID) -> set[UUID]:
    """Return the municipality of a programme, as it is designated now."""
    rows = await session.scalars(
        select(Designation.body_id).where(
            Designation.programme_id == programme_id,
            Designation.role == ProgrammeRole.MUNICIPALITY,
            LIVE_DESIGNATION,
        )
    )
    return set(rows)


async def voices_on(session: AsyncSession, change_id: UUID) -> Mapping[UUID, bool]:
    """Return what was said to a change, by party, as it stands."""
    rows = await session.execute(
        select(ConsortiumVoice.body_id, ConsortiumVoice.yes).where(
            ConsortiumVoice.change_id == change_id, func.upper_inf(ConsortiumVoice.recorded)
        )
    )
    return {row.body_id: row.yes for row in rows}
