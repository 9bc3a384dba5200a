"""Questions about the register: obligations with their due days, sentences, facts, and settlement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.signed_money import signed_money
from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.consortium.queries import today as today_of
from workflows.agreements.duties.due import Facts, late_by, standing_of
from workflows.agreements.duties.gathering import (
    due_of,
    ends_of,
    facts_of,
    facts_on_record,
    standing_duties,
)
from workflows.agreements.duties.leavers import EXIT, Leaver, leavers_of
from workflows.agreements.duties.models import Duty, DutyFact, DutyStep
from workflows.agreements.duties.policy import readable_duties, whole_registers
from workflows.agreements.duties.settled import SentenceSeen, sentences_seen
from workflows.agreements.duties.settlement import RULES, Funded, Settlement, settlements
from workflows.agreements.duties.states import Standing
from workflows.agreements.money.queries import standing_rows
from workflows.agreements.money.states import LOCAL, Form, Source
from workflows.identity.queries import bodies_by_id
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.law.models import LegalRule
from workflows.law.queries import off_days, rule_on
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.rights.roles import BodyKind

DUTY_ORDER = (SortKey(Duty.number), SortKey(Duty.id))
LOCAL_GOVERNMENTS = frozenset({BodyKind.MUNICIPALITY, BodyKind.PROVINCE})


@dataclass(frozen=True, slots=True)
class DutySeen:
    """An obligation as it is today; `stands` while its sentence does; `ends_on` by an amendment."""

    row: Duty
    agreement: Agreement
    lead_id: UUID | None
    in_force: date | None
    due: date | None
    standing: Standing
    late_by: int
    stands: bool
    steps: list[DutyStep]
    today: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The register of an agreement, but for its obligations."""

    agreement: Agreement
    lead_id: UUID | None
    facts: Facts
    recorded: list[DutyFact]
    sentences: list[SentenceSeen]
    settlements: list[Settlement]
    leavers: list[Leaver]
    rules: dict[str, LegalRule]

    @property
    def unmapped(self) -> list[SentenceSeen]:
        """The sentences nobody has looked at."""
        return [one for one in self.sentences if not one.settled]


def _duties(actor: Actor, agreement_id: UUID) -> Select[Duty]:
    return select(Duty).where(
        Duty.agreement_id == agreement_id, Duty.withdrawn_at.is_(None), readable_duties(actor)
    )


async def list_duties(
    session: AsyncSession, actor: Actor, *, window: Window, agreement_id: UUID
) -> Page[Duty]:
    """Return a page of the obligations of an agreement, by number."""
    return await fetch_page(session, _duties(actor, agreement_id), DUTY_ORDER, window)


async def count_duties(session: AsyncSession, actor: Actor, *, agreement_id: UUID) -> int:
    """Return how many obligations an agreement has."""
    return await count_rows(session, _duties(actor, agreement_id).with_only_columns(Duty.id))


async def duties_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, DutySeen]:
    """Return obligations by key, as they are today; withdrawn ones too."""
    rows = await session.scalars(select(Duty).where(Duty.id.in_(ids), readable_duties(actor)))
    by_agreement: dict[UUID, list[Duty]] = {}
    for row in rows:
        by_agreement.setdefault(row.agreement_id, []).append(row)
    steps: dict[UUID, list[DutyStep]] = {}
    for step in await session.scalars(
        select(DutyStep).where(DutyStep.duty_id.in_(ids)).order_by(DutyStep.number)
    ):
        steps.setdefault(step.duty_id, []).append(step)
    day, off = await today_of(session), await off_days(session)
    found = {}
    for key, duties in by_agreement.items():
        agreement = await session.get_one(Agreement, key)
        lead_id = await lead_of(session, agreement.consortium_id)
        facts = await facts_of(session, key)
        ends = await ends_of(session, [row.id for row in duties])
        digests = {
            (one.clause_id, one.sentence.digest)
            for one in await sentences_seen(session, key, duties)
        }
        for row in duties:
            due = due_of(row, facts, off)
            ends_on = ends[row.id].ends_on if row.id in ends else None
            found[row.id] = DutySeen(
                row=row,
                agreement=agreement,
                lead_id=lead_id,
                in_force=facts.in_force,
                due=due,
                standing=standing_of(row.state, due),
                late_by=0
                if ends_on is not None and ends_on <= day
                else late_by(row.state, due, day, row.reported_on),
                stands=(row.clause_id, row.sentence_digest) in digests,
                steps=steps.get(row.id, []),
                today=day,
                ends_on=ends_on,
            )
    return found


async def evidence_of_file(
    session: AsyncSession, actor: Actor, *, file_id: UUID
) -> DutyStep | None:
    """Return the step a file was brought with, for who reads its obligation still."""
    return await session.scalar(
        select(DutyStep)
        .join(Duty, Duty.id == DutyStep.duty_id)
        .where(DutyStep.file_id == file_id, readable_duties(actor))
    )


async def registers_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Register]:
    """Return the registers of agreements the asker reads, by the agreement's key.

    Who was let go by an amendment reads the facts its own obligations and its own settlement count from, and
    nothing of how the others settle.
    """
    rows = await session.execute(
        select(Agreement, whole_registers(actor)).where(
            Agreement.id.in_(ids), readable_agreements(actor)
        )
    )
    found = {}
    for agreement, whole in rows.all():
        key = agreement.id
        day = await today_of(session)
        rules = {
            one: rule
            for one in (*RULES, EXIT)
            if (rule := await rule_on(session, one, day)) is not None
        }
        leavers = await leavers_of(session, actor, agreement)
        recorded = await facts_on_record(session, key)
        duties = await standing_duties(session, key)
        own = speaks_for(actor, agreement.programme_id)
        if not whole:
            leavers = [one for one in leavers if one.body_id in own]
        settles = await _leavers_settle(session, agreement, leavers, recorded, rules, day)
        if whole:
            settles = [*await _settlements(session, agreement, recorded, rules, day), *settles]
        else:
            kinds = {one.fact for one in duties if own & {one.debtor_id, one.creditor_id}}
            kinds |= {one.fact for one in settles}
            recorded = [one for one in recorded if one.kind in kinds]
        found[key] = Register(
            agreement,
            await lead_of(session, agreement.consortium_id),
            await facts_of(session, key),
            recorded,
            await sentences_seen(session, key, duties),
            settles,
            leavers,
            rules,
        )
    return found


async def _settlements(
    session: AsyncSession,
    agreement: Agreement,
    recorded: Collection[DutyFact],
    rules: dict[str, LegalRule],
    day: date,
) -> list[Settlement]:
    """Return who settles by when.

    The plan says who pays and not who receives: all the subsidies of a kind are held against each party.
    """
    bodies = await bodies_by_id(session, ANONYMOUS, agreement.parties)
    rows = await standing_rows(session, agreement.consortium_id)
    state, local = _subsidies((row.source, row.form, row.won) for row in rows)
    return await _counted(
        session,
        [
            Funded(one, bodies[one].kind in LOCAL_GOVERNMENTS, state, local)
            for one in agreement.parties
        ],
        recorded,
        rules,
        day,
    )


async def _leavers_settle(
    session: AsyncSession,
    agreement: Agreement,
    leavers: Collection[Leaver],
    recorded: Collection[DutyFact],
    rules: dict[str, LegalRule],
    day: date,
) -> list[Settlement]:
    """Return what those settle who were let go: of the plan they signed, to the end of the year they left in."""
    bodies = await bodies_by_id(session, ANONYMOUS, [one.body_id for one in leavers])
    funded = []
    for one in leavers:
        money = await signed_money(session, agreement, one.body_id)
        state, local = _subsidies((key[0], key[1], won) for key, won in money.items())
        government = bodies[one.body_id].kind in LOCAL_GOVERNMENTS
        funded.append(
            Funded(one.body_id, government, state, local, one.left_on, one.last_year_ends_on)
        )
    return await _counted(session, funded, recorded, rules, day)


def _subsidies(amounts: Iterable[tuple[Source, Form, int]]) -> tuple[int, int]:
    cash = [(source, won) for source, form, won in amounts if form is Form.CASH]
    state = sum(won for source, won in cash if source is Source.STATE)
    return state, sum(won for source, won in cash if source in LOCAL)


async def _counted(
    session: AsyncSession,
    funded: Collection[Funded],
    recorded: Collection[DutyFact],
    rules: dict[str, LegalRule],
    day: date,
) -> list[Settlement]:
    given = [one for one in funded if one.state_won + one.local_won]
    if not given or not rules.keys() >= set(RULES):
        return []
    return settlements(
        given,
        [(one.kind, one.happened_on) for one in recorded],
        {one: rules[one].limit or 0 for one in RULES},
        await off_days(session),
        day,
    )
