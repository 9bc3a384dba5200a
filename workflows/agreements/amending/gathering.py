"""Gathering from the record: a text as it was signed, and the instruments that amend it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.classes import Matter, rule_of
from workflows.agreements.amending.consolidated import replay
from workflows.agreements.amending.models import Amendment, AmendmentAmount, AmendmentOperation
from workflows.agreements.amending.operations import (
    AmountChange,
    Instrument,
    Operation,
    Provision,
    Text,
)
from workflows.agreements.clauses import tree as trees
from workflows.agreements.clauses.models import Agreement, Clause, ClauseVersion
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.clauses.tree import Parent
from workflows.agreements.effects.models import ClauseEffect
from workflows.agreements.effects.rows import effect_of
from workflows.law.models import LegalRule
from workflows.law.queries import rule_on, rules_on
from workflows.record.once import keep, once, reads_one_state
from workflows.record.uow import UnitOfWork

BEING_SIGNED = (AgreementState.FROZEN, AgreementState.SIGNED)


async def lock_amendments(uow: UnitOfWork, base_id: UUID) -> None:
    """Let nobody else begin, freeze or put in force an amendment of an agreement meanwhile."""
    await uow.session.execute(
        select(func.pg_advisory_xact_lock(func.hashtext(f"amendments/{base_id}")))
    )


async def texts_of(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Text]:
    """Return the texts of agreements as they stand, by their keys, however many in one statement."""
    rows = await session.execute(
        select(Clause, ClauseVersion, ClauseEffect)
        .join(
            ClauseVersion,
            and_(ClauseVersion.clause_id == Clause.id, ClauseVersion.number == Clause.version),
        )
        .outerjoin(
            ClauseEffect,
            and_(ClauseEffect.clause_id == Clause.id, ClauseEffect.version == Clause.version),
        )
        .where(Clause.agreement_id.in_(ids), Clause.removed_at.is_(None))
        .order_by(Clause.place, Clause.id, ClauseEffect.place)
        .execution_options(populate_existing=True)
    )
    trees_of: dict[UUID, dict[Parent, list[UUID]]] = {one: {} for one in ids}
    said_in: dict[UUID, dict[UUID, Provision]] = {one: {} for one in ids}
    for row, said, effect in rows:
        known = said_in[row.agreement_id]
        if row.id not in known:
            trees_of[row.agreement_id].setdefault(row.parent_id, []).append(row.id)
            known[row.id] = Provision(said.heading, said.text, row.kind, ())
        if effect is not None:
            effects = (*known[row.id].effects, effect_of(effect))
            known[row.id] = replace(known[row.id], effects=effects)
    return {one: Text(trees_of[one], said_in[one]) for one in ids}


async def provisions_of(session: AsyncSession, agreement_id: UUID) -> Mapping[UUID, Provision]:
    """Return the clauses of an agreement as they stand, by id."""
    return (await signed_text(session, agreement_id)).provisions


async def read_together(session: AsyncSession, base_id: UUID, asked: UUID) -> None:
    """Read, in a snapshot, an agreement, its instruments in force and the one asked for, all in three statements.

    Whoever asks for a text, operations or instruments of them after that asks the database no more.
    """
    if not reads_one_state(session):
        return
    await once(session, ("together", base_id, asked), lambda: _together(session, base_id, asked))


async def _together(session: AsyncSession, base_id: UUID, asked: UUID) -> bool:
    known = await session.execute(
        select(Amendment, Agreement.number)
        .join(Agreement, Agreement.id == Amendment.agreement_id)
        .where(
            Amendment.base_id == base_id,
            Amendment.in_force_on.is_not(None) | (Amendment.agreement_id == asked),
        )
        .order_by(Amendment.in_force_on, Amendment.number)
    )
    rows, numbers = [], {}
    for row, number in known:
        numbers[row.agreement_id] = number
        keep(session, ("amendment", row.agreement_id), row)
        if row.in_force_on is not None:
            rows.append(row)
    keep(session, ("numbers", base_id), numbers)
    members = list(dict.fromkeys((base_id, asked, *(row.agreement_id for row in rows))))
    texts = await texts_of(session, members)
    done = await operations_by(session, members[1:] if asked != base_id else members, texts)
    for one in members:
        keep(session, ("text", one), texts[one])
    for one, operations in done.items():
        keep(session, ("operations", one), operations)
    keep(session, ("instruments", base_id), _as_instruments(rows, done))
    return True


async def signed_text(session: AsyncSession, agreement_id: UUID) -> Text:
    """Return the text of an agreement as it was signed, without amendments."""

    async def read() -> Text:
        return (await texts_of(session, [agreement_id]))[agreement_id]

    return await once(session, ("text", agreement_id), read)


async def operations_of(session: AsyncSession, agreement_id: UUID) -> list[Operation]:
    """Return the operations of an instrument in their order; those that were dropped are none."""

    async def read() -> list[Operation]:
        return (await operations_by(session, [agreement_id]))[agreement_id]

    return list(await once(session, ("operations", agreement_id), read))


async def operations_by(
    session: AsyncSession, ids: Collection[UUID], texts: Mapping[UUID, Text] | None = None
) -> dict[UUID, list[Operation]]:
    """Return the operations of instruments by their keys, however many in one statement besides their texts."""
    if not ids:
        return {}
    if texts is None:
        texts = await texts_of(session, ids)
    rows: dict[UUID, AmendmentOperation] = {}
    amounts: dict[UUID, list[AmountChange]] = {}
    for row, one in await session.execute(
        select(AmendmentOperation, AmendmentAmount)
        .outerjoin(AmendmentAmount, AmendmentAmount.clause_id == AmendmentOperation.clause_id)
        .where(AmendmentOperation.agreement_id.in_(ids))
        .order_by(AmendmentOperation.clause_id, AmendmentAmount.number)
    ):
        rows[row.clause_id] = row
        if one is not None:
            amounts.setdefault(row.clause_id, []).append(
                AmountChange(one.source, one.form, one.year, one.payer_id, one.before, one.won)
            )
    return {
        key: [
            Operation(
                clause=one.id,
                kind=rows[one.id].kind,
                said=text.provisions[one.id],
                target=rows[one.id].target_id,
                parent=rows[one.id].parent_id,
                after=rows[one.id].after_id,
                on=rows[one.id].drafted_on,
                amounts=tuple(amounts.get(one.id, ())),
                party=rows[one.id].party_id,
            )
            for one in trees.in_order(text.tree)
            if one.id in rows
        ]
        for key, text in texts.items()
        if key in ids
    }


async def instruments_of(session: AsyncSession, base_id: UUID) -> list[Instrument]:
    """Return the instruments of an agreement that are in force, in their order."""
    found = await once(session, ("instruments", base_id), lambda: _instruments(session, base_id))
    return list(found)


async def _instruments(session: AsyncSession, base_id: UUID) -> list[Instrument]:
    rows = await _in_force(session, base_id)
    return _as_instruments(rows, await operations_by(session, [row.agreement_id for row in rows]))


async def _in_force(session: AsyncSession, base_id: UUID) -> list[Amendment]:
    rows = await session.scalars(
        select(Amendment)
        .join(Agreement, Agreement.id == Amendment.agreement_id)
        .where(Amendment.base_id == base_id, Amendment.in_force_on.is_not(None))
        .order_by(Amendment.in_force_on, Amendment.number)
    )
    return list(rows)


def _as_instruments(
    rows: Collection[Amendment], done: Mapping[UUID, list[Operation]]
) -> list[Instrument]:
    return [
        Instrument(
            row.agreement_id,
            row.number or 0,
            row.in_force_on or date.max,
            tuple(done[row.agreement_id]),
        )
        for row in rows
    ]


async def consolidated_text(session: AsyncSession, base_id: UUID, day: date | None = None) -> Text:
    """Return the text of an agreement on a day; without one, with all that is in force or will be."""
    return replay(await signed_text(session, base_id), await instruments_of(session, base_id), day)


async def being_signed(session: AsyncSession, base_id: UUID, *, but: UUID) -> list[Agreement]:
    """Return the other instruments of an agreement that are frozen, or signed and not sealed yet."""
    rows = await session.scalars(
        select(Agreement)
        .where(
            Agreement.amends_id == base_id,
            Agreement.state.in_(BEING_SIGNED),
            Agreement.id != but,
        )
        .order_by(Agreement.number)
    )
    return list(rows)


async def last_day(session: AsyncSession, base_id: UUID, others: Collection[UUID]) -> date | None:
    """Return the last day from which an amendment holds, of those in force and some others."""
    day: date | None = await session.scalar(
        select(func.max(func.coalesce(Amendment.in_force_on, Amendment.effective_on))).where(
            Amendment.base_id == base_id,
            Amendment.in_force_on.is_not(None) | Amendment.agreement_id.in_(others),
        )
    )
    return day


async def said_on(session: AsyncSession, rule_id: str, day: date) -> frozenset[str]:
    """Return the words of a rule that holds on a day; none where it does not."""
    rule = await rule_on(session, rule_id, day)
    return frozenset() if rule is None else frozenset(rule.said)


async def major_kinds(session: AsyncSession, day: date) -> Mapping[Matter, frozenset[str]]:
    """Return which kinds of clause are of which matter, as the rules of a day list them."""
    return kinds_in(await rules_on(session, [rule_of(one) for one in Matter], day))


def kinds_in(rules: Mapping[str, LegalRule]) -> dict[Matter, frozenset[str]]:
    """Return which kinds of clause are of which matter by rules that were read; none where one is missing."""
    found = {one: rules.get(rule_of(one)) for one in Matter}
    return {one: frozenset() if row is None else frozenset(row.said) for one, row in found.items()}


async def stable_ids(session: AsyncSession, clauses: Collection[UUID]) -> dict[UUID, UUID]:
    """Return of which clause of the consolidated text each is: one that replaces, of what it replaces."""
    rows = await session.scalars(
        select(AmendmentOperation).where(AmendmentOperation.clause_id.in_(clauses))
    )
    found = {row.clause_id: row.target_id for row in rows}
    return {one: found.get(one) or one for one in clauses}
