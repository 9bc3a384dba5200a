"""What follows for an agreement when its parties follow the consortium: read for the preview and the act."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses import tree
from workflows.agreements.clauses.locked import tree_of
from workflows.agreements.clauses.models import Agreement, Clause, ClausePosition, ClauseVersion
from workflows.agreements.clauses.states import Stance
from workflows.agreements.clauses.tree import Placed
from workflows.agreements.consortium.queries import parties_on
from workflows.agreements.consortium.shares import Run
from workflows.agreements.duties.models import Duty
from workflows.agreements.effects.rows import effects_of_versions
from workflows.agreements.effects.terms import Effect
from workflows.agreements.money.queries import PlanSeen, judged, plans_by_id
from workflows.agreements.money.rules import Finding, Invariant
from workflows.agreements.money.states import PlanState
from workflows.agreements.parties.rules import Moved, moved
from workflows.agreements.roles.models import RoleDuty, RoleDutyName, RoleValue
from workflows.agreements.roles.queries import standing_values
from workflows.identity.queries import bodies_by_id
from workflows.rights.actor import ANONYMOUS, Actor


@dataclass(frozen=True, slots=True)
class Reopened:
    """A field of the role matrix whose party goes: what stood in it is nobody's any more."""

    duty: RoleDuty
    name: RoleDutyName
    value: RoleValue
    body_id: UUID


@dataclass(frozen=True, slots=True)
class Money:
    """What leavers were to pay, and what of the rules of the cohort breaks without it."""

    unpaid: tuple[Finding, ...]
    broken: tuple[Finding, ...]
    put_forward: bool

    @property
    def missing(self) -> int:
        """Return how many won are to be covered by others."""
        return sum(one.found for one in self.unpaid)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the act does; of the money None where the asker does not read it."""

    moved: Moved
    members: tuple[Run, ...]
    positions: tuple[ClausePosition, ...]
    counters: tuple[tuple[Placed, ClausePosition], ...]
    fields: tuple[Reopened, ...]
    effects: tuple[tuple[Placed, Clause, tuple[Effect, ...]], ...]
    duties: tuple[Duty, ...]
    named: tuple[Placed, ...]
    money: Money | None


async def foreseen_change(session: AsyncSession, actor: Actor, *, agreement: Agreement) -> Foreseen:
    """Return what follows if the parties of an agreement follow the consortium as it is today."""
    members = tuple(await parties_on(session, ANONYMOUS, consortium_id=agreement.consortium_id))
    found = moved(agreement.parties, [one.body_id for one in members])
    as_it_stands, clauses = await tree_of(session, agreement.id)
    placed = tree.in_order(as_it_stands)
    positions = await _positions(session, agreement.id, found.left)
    taken = set(
        await session.scalars(
            select(ClauseVersion.taken_from).where(
                ClauseVersion.agreement_id == agreement.id, ClauseVersion.taken_from.is_not(None)
            )
        )
    )
    by_clause = {one.id: one for one in placed}
    return Foreseen(
        moved=found,
        members=members,
        positions=tuple(positions),
        counters=tuple(
            (by_clause[one.clause_id], one)
            for one in positions
            if one.stance is Stance.COUNTER and one.id not in taken and one.clause_id in by_clause
        ),
        fields=await _fields(session, agreement.id, found.left),
        effects=await _effects(session, placed, clauses, found.left),
        duties=await _duties(session, agreement.id, found.left),
        named=await _named(session, placed, clauses, found.left),
        money=await _money(session, actor, agreement.consortium_id, found),
    )


async def _positions(
    session: AsyncSession, agreement_id: UUID, left: Collection[UUID]
) -> list[ClausePosition]:
    """Return what leavers stand by, of older texts too."""
    rows = await session.scalars(
        select(ClausePosition)
        .where(
            ClausePosition.agreement_id == agreement_id,
            ClausePosition.body_id.in_(left),
            func.upper_inf(ClausePosition.recorded),
        )
        .order_by(ClausePosition.clause_id, ClausePosition.version, ClausePosition.body_id)
    )
    return list(rows)


async def _fields(
    session: AsyncSession, agreement_id: UUID, left: Collection[UUID]
) -> tuple[Reopened, ...]:
    """Return the fields of leavers in which something stands, in the order of the duties."""
    rows = await session.execute(
        select(RoleDuty, RoleDutyName)
        .join(
            RoleDutyName,
            (RoleDutyName.duty_id == RoleDuty.id) & (RoleDutyName.number == RoleDuty.version),
        )
        .where(RoleDuty.agreement_id == agreement_id, RoleDuty.removed_at.is_(None))
        .order_by(RoleDuty.place, RoleDuty.id)
    )
    values = [one for one in await standing_values(session, agreement_id) if one.letters]
    return tuple(
        Reopened(duty, name, value, value.body_id)
        for duty, name in rows
        for value in values
        if value.duty_id == duty.id and value.body_id is not None and value.body_id in left
    )


async def _effects(
    session: AsyncSession,
    placed: Collection[Placed],
    clauses: dict[UUID, Clause],
    left: Collection[UUID],
) -> tuple[tuple[Placed, Clause, tuple[Effect, ...]], ...]:
    """Return the clauses that give leavers rights, each with what it gives to others."""
    found = await effects_of_versions(
        session, [(one.id, clauses[one.id].version) for one in placed]
    )
    return tuple(
        (one, clauses[one.id], tuple(e for e in found[one.id] if e.body_id not in left))
        for one in placed
        if any(effect.body_id in left for effect in found.get(one.id, ()))
    )


async def _duties(
    session: AsyncSession, agreement_id: UUID, left: Collection[UUID]
) -> tuple[Duty, ...]:
    """Return the obligations of, to and through leavers, and those that wait for one of these."""
    rows = await session.scalars(
        select(Duty)
        .where(Duty.agreement_id == agreement_id, Duty.withdrawn_at.is_(None))
        .order_by(Duty.number)
    )
    gone: dict[UUID, Duty] = {}
    # Who waits for an obligation was mapped after it.
    for row in rows:
        between = {row.debtor_id, row.creditor_id, row.escalate_to}
        if not between.isdisjoint(left) or row.after_id in gone:
            gone[row.id] = row
    return tuple(gone.values())


async def _named(
    session: AsyncSession,
    placed: Collection[Placed],
    clauses: dict[UUID, Clause],
    left: Collection[UUID],
) -> tuple[Placed, ...]:
    """Return the clauses whose text names a leaver: a person has to look at them."""
    bodies = await bodies_by_id(session, ANONYMOUS, left)
    if not bodies or not clauses:
        return ()
    says: list[ColumnElement[bool]] = [
        ClauseVersion.text.contains(one.name_ko, autoescape=True) for one in bodies.values()
    ]
    rows = set(
        await session.scalars(
            select(Clause.id)
            .join(
                ClauseVersion,
                (ClauseVersion.clause_id == Clause.id) & (ClauseVersion.number == Clause.version),
            )
            .where(Clause.id.in_(clauses), or_(*says))
        )
    )
    return tuple(one for one in placed if one.id in rows)


async def _money(
    session: AsyncSession, actor: Actor, consortium_id: UUID, found: Moved
) -> Money | None:
    """Return what of the plan falls away; the rules are asked of what is left of it.

    A plan that was put forward is one of other parties, whether somebody pays no more or somebody came.
    """
    seen: PlanSeen | None = (await plans_by_id(session, actor, [consortium_id])).get(consortium_id)
    if seen is None:
        return None
    unpaid = [
        one
        for one in seen.found
        if one.invariant is Invariant.PAYERS
        and one.payer is not None
        and one.payer[1] in found.left
    ]
    gone = {one.payer for one in unpaid}
    rest = [row for row in seen.rows if (row.source, row.payer_id) not in gone]
    broken = [
        one
        for one in judged(rest, seen.ground)
        if one.broken and one.invariant is not Invariant.PAYERS
    ]
    others = bool(unpaid) or bool(found.joined)
    return Money(tuple(unpaid), tuple(broken), others and seen.state is PlanState.PROPOSED)
