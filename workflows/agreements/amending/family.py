"""An agreement with its instruments, read at once: whether one of them is minor, and what is given today.

All of it is one statement of plain rows, however many instruments there are: opening a room asks no more.
The amounts are left out, of which neither the class nor the texts depend.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Date, Uuid, and_, bindparam, case, cast, func, or_, select
from sqlalchemy import Text as Words
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from workflows.agreements.amending.classes import (
    AmendmentClass,
    Matter,
    class_of,
    grounds_of,
    rule_of,
)
from workflows.agreements.amending.consolidated import replay
from workflows.agreements.amending.models import Amendment, AmendmentOperation
from workflows.agreements.amending.operations import (
    Instrument,
    Operation,
    OperationKind,
    Provision,
    Text,
)
from workflows.agreements.clauses import tree as trees
from workflows.agreements.clauses.models import Agreement, Clause, ClauseVersion
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.clauses.rooms import KEPT
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.effects.models import ClauseEffect
from workflows.agreements.effects.terms import Day, Effect
from workflows.agreements.signing.models import AgreementEdition
from workflows.kit.sent import Sent
from workflows.law.models import LegalRule
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role

# How many columns of a line say what a clause does.
OPERATION = 6
FIXED = (AgreementState.FROZEN, AgreementState.SIGNED, AgreementState.IN_FORCE)


@dataclass(slots=True)
class Member:
    """An agreement of a family: its clauses as they stand, and of an instrument what each does."""

    in_force_on: date | None
    number: int | None
    raised: bool
    tree: dict[UUID | None, list[UUID]] = field(default_factory=dict)
    provisions: dict[UUID, Provision] = field(default_factory=dict)
    doing: dict[UUID, Sequence[Any]] = field(default_factory=dict)

    def operations(self) -> tuple[Operation, ...]:
        """Return what it does, in reading order; what was dropped is nothing."""
        found = []
        for one in trees.in_order(self.tree):
            if one.id in self.doing:
                kind, target, parent, after, on, party = self.doing[one.id]
                said = self.provisions[one.id]
                found.append(
                    Operation(
                        one.id, OperationKind(kind), said, target, parent, after, on, party=party
                    )
                )
        return tuple(found)


@dataclass(slots=True)
class Family:
    """What was asked for, the agreement it amends (itself, if none), and the instruments in force.

    `today` is the legal day; `kinds` are the kinds of clause each list names, of the day that counts.
    """

    asked: UUID
    base: UUID
    today: date
    kinds: Mapping[Matter, frozenset[str]]
    members: dict[UUID, Member] = field(default_factory=dict)

    @property
    def _signed(self) -> Text:
        base = self.members[self.base]
        return Text(base.tree, base.provisions)

    def text_today(self) -> Text:
        """Return the text that holds today, with its amendments."""
        return replay(self._signed, self._instruments(), self.today)

    def gives(self, clause_id: UUID) -> tuple[Effect, ...]:
        """Return what a clause of the agreement that was asked for gives as it was written."""
        return self.members[self.asked].provisions[clause_id].effects

    def kind(self) -> AmendmentClass:
        """Return the class of the instrument that was asked for, against all that came before it."""
        own = self.members[self.asked]
        earlier = [one for one in self._instruments() if one.id != self.asked]
        if own.in_force_on is not None:
            turn = (own.in_force_on, own.number or 0)
            earlier = [one for one in earlier if (one.effective_on, one.number) < turn]
        grounds = grounds_of(replay(self._signed, earlier), own.operations(), self.kinds)
        return class_of(grounds, raised=own.raised)

    def _instruments(self) -> list[Instrument]:
        return [
            Instrument(key, one.number or 0, one.in_force_on, one.operations())
            for key, one in self.members.items()
            if one.in_force_on is not None and key != self.base
        ]


async def families_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Family]:
    """Return the families of agreements the asker reads, by the key that was asked for; in one statement."""
    connection = await session.connection()
    found: dict[UUID, Family] = {}
    for row in await _lines(actor).rows(connection, {"ids": list(ids)}):
        asked, base, today, lists, key, in_force_on, number, raised, *clause = row
        clause_id, parent_id, kind, heading, text, *more = clause
        doing, effect = more[:OPERATION], more[OPERATION:]
        family = found.get(asked)
        if family is None:
            family = found[asked] = Family(asked, base, today, _kinds(lists))
        member = family.members.get(key)
        if member is None:
            member = family.members[key] = Member(in_force_on, number, bool(raised))
        if clause_id is None:
            continue
        before = member.provisions.get(clause_id)
        if before is None:
            member.tree.setdefault(parent_id, []).append(clause_id)
            if doing[0] is not None:
                member.doing[clause_id] = doing
        effects = () if before is None else before.effects
        if effect[0] is not None:
            effects = (*effects, _effect(effect))
        member.provisions[clause_id] = Provision(heading, text, kind, effects)
    return found


def _effect(row: Sequence[Any]) -> Effect:
    permission, body_id, role, since_day, since_after, until_day, until_after = row
    has_end = until_day is not None or until_after is not None
    return Effect(
        Permission(permission),
        body_id,
        None if role is None else Role(role),
        Day(since_day, since_after),
        Day(until_day, until_after) if has_end else None,
    )


def _kinds(lists: Sequence[str] | None) -> dict[Matter, frozenset[str]]:
    """Read the lists of kinds: each a rule and the kinds it names, with spaces between."""
    said = {rule: frozenset(kinds) for rule, *kinds in (one.split() for one in lists or ())}
    return {one: said.get(rule_of(one), frozenset()) for one in Matter}


# The same for the same asker: written down once for those who ask again.
@lru_cache(maxsize=KEPT)
def _lines(actor: Actor) -> Sent:
    """Return each clause that stands, with what it does and each right it gives, of every member."""
    member = aliased(Agreement)
    today = cast(func.timezone("Asia/Seoul", func.dure_now()), Date)
    # A frozen instrument is judged by the lists of the day on which it was frozen.
    frozen = (
        select(func.max(AgreementEdition.frozen_at))
        .where(AgreementEdition.agreement_id == Agreement.id)
        .scalar_subquery()
    )
    judged = case((Agreement.state.in_(FIXED), cast(func.timezone("Asia/Seoul", frozen), Date)))
    lists = (
        select(
            func.array_agg(
                LegalRule.rule_id + " " + func.array_to_string(LegalRule.said, " "),
                type_=ARRAY(Words),
            )
        )
        .where(
            LegalRule.rule_id.in_([rule_of(one) for one in Matter]),
            func.upper_inf(LegalRule.recorded),
            LegalRule.valid.contains(func.coalesce(judged, today)),
        )
        .scalar_subquery()
    )
    asked = (
        select(
            Agreement.id.label("asked"),
            func.coalesce(Agreement.amends_id, Agreement.id).label("base"),
            today.label("today"),
            lists.label("lists"),
        )
        .where(
            Agreement.id == func.any(bindparam("ids", type_=ARRAY(Uuid))),
            readable_agreements(actor),
        )
        .cte("asked")
        .prefix_with("MATERIALIZED")
    )
    operation, effect = AmendmentOperation, ClauseEffect
    return Sent(
        select(
            asked.c.asked,
            asked.c.base,
            asked.c.today,
            asked.c.lists,
            member.id,
            Amendment.in_force_on,
            Amendment.number,
            Amendment.raised_why.is_not(None),
            Clause.id,
            Clause.parent_id,
            Clause.kind,
            ClauseVersion.heading,
            ClauseVersion.text,
            operation.kind,
            operation.target_id,
            operation.parent_id,
            operation.after_id,
            operation.drafted_on,
            operation.party_id,
            effect.permission,
            effect.body_id,
            effect.role,
            effect.since_day,
            effect.since_after,
            effect.until_day,
            effect.until_after,
        )
        .select_from(asked)
        .join(
            member,
            or_(member.id.in_([asked.c.base, asked.c.asked]), member.amends_id == asked.c.base),
        )
        .outerjoin(Amendment, Amendment.agreement_id == member.id)
        .outerjoin(Clause, and_(Clause.agreement_id == member.id, Clause.removed_at.is_(None)))
        .outerjoin(
            ClauseVersion,
            and_(ClauseVersion.clause_id == Clause.id, ClauseVersion.number == Clause.version),
        )
        .outerjoin(operation, operation.clause_id == Clause.id)
        .outerjoin(effect, and_(effect.clause_id == Clause.id, effect.version == Clause.version))
        .where(
            or_(member.id.in_([asked.c.base, asked.c.asked]), Amendment.in_force_on.is_not(None))
        )
        .order_by(Clause.place, Clause.id, effect.place)
    )
