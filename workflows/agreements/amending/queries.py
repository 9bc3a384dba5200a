"""Questions about amendments: an instrument with its class and its impact, and a text on a day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.amounts import (
    Key,
    MoneyChange,
    changes_of,
    money_change,
    money_on,
)
from workflows.agreements.amending.classes import (
    APPROVAL_RULE,
    MINOR_RULE,
    AmendmentClass,
    Ground,
    Matter,
    class_of,
    grounds_of,
    rule_of,
)
from workflows.agreements.amending.consolidated import done, replay, steps
from workflows.agreements.amending.enacting import duties_that_end
from workflows.agreements.amending.gathering import (
    instruments_of,
    kinds_in,
    operations_of,
    read_together,
    signed_text,
)
from workflows.agreements.amending.impact import Figures, Given, figures_changed, rights_changed
from workflows.agreements.amending.leaving import duties_of_leavers, duties_together, owed_still
from workflows.agreements.amending.membership import let_go, replayed_parties
from workflows.agreements.amending.models import Amendment, DutyEnd
from workflows.agreements.amending.moving import moved_since
from workflows.agreements.amending.operations import Instrument, Operation, Text
from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.consortium.queries import liable_until
from workflows.agreements.consortium.queries import today as today_of
from workflows.agreements.duties.gathering import standing_duties
from workflows.agreements.duties.models import Duty
from workflows.agreements.parties.rules import Moved
from workflows.agreements.signing.content import parties_in
from workflows.agreements.signing.gathering import newest_edition
from workflows.kit.refusal import NotFound
from workflows.kit.wording import SEOUL
from workflows.law.models import LegalRule
from workflows.law.queries import rules_on
from workflows.record.once import keep, once
from workflows.rights.actor import Actor

FIXED = (AgreementState.FROZEN, AgreementState.SIGNED, AgreementState.IN_FORCE)


@dataclass(frozen=True, slots=True)
class AmendmentSeen:
    """An instrument with the text it is done to, what it makes of it, and why it is of its class."""

    agreement: Agreement
    base: Agreement
    lead_id: UUID | None
    row: Amendment
    before: Text
    after: Text
    operations: list[Operation]
    grounds: list[Ground]
    lacks_approval: bool
    moved: Moved
    rules: dict[str, LegalRule]

    @property
    def kind(self) -> AmendmentClass:
        """Its class."""
        return class_of(self.grounds, raised=self.row.raised_why is not None)

    @property
    def stale(self) -> frozenset[UUID]:
        """The clauses whose operations cannot be done to the text as it stands."""
        can = {one.clause for _, one in steps(self.before, self.operations)}
        return frozenset(one.clause for one in self.operations if one.clause not in can)


@dataclass(frozen=True, slots=True)
class Impact:
    """What an instrument changes of rights, obligations, figures, money and parties.

    Of who is let go the obligations that survive, and until when it answers for what was owed before, as
    far as the asker reads it. Of the money the changes with what the rules find of the result; None where it is left alone.
    """

    rights_end: list[Given]
    rights_begin: list[Given]
    duties_end: list[Duty]
    duties_begin: list[Duty]
    figures: list[Figures]
    money: MoneyChange | None
    duties_stay: list[Duty]
    liable_until: dict[UUID, date]


@dataclass(frozen=True, slots=True)
class TextOn:
    """An agreement as it reads on a day: its parties, and by number which instruments its clauses come from."""

    day: date
    base: Agreement
    text: Text
    numbers: dict[UUID, str]
    money: dict[Key, int]
    parties: tuple[UUID, ...]


async def text_on(
    session: AsyncSession, actor: Actor, *, agreement_id: UUID, day: date | None
) -> TextOn | None:
    """Return how an agreement reads on a day (None: today); of an instrument what it amends.

    Who was let go reads it as it was then: the instruments since are not its own. Who is out of the
    consortium reads no plan, and so the text without its money.
    None of an agreement that is not in force, and of one the asker does not read.
    """
    found = await _readable(session, actor, agreement_id)
    if found is None:
        return None
    base = found if found.amends_id is None else await _readable(session, actor, found.amends_id)
    if base is None or base.state is not AgreementState.IN_FORCE:
        return None
    day = day or await today_of(session)
    await read_together(session, base.id, found.id)
    instruments = await instruments_of(session, base.id)
    text = replay(await signed_text(session, base.id), instruments, day)
    numbers = await once(session, ("numbers", base.id), partial(_numbers, session, base.id))
    try:
        money = await money_on(session, base, day)
    except NotFound:
        money = {}
    edition = await newest_edition(session, base.id)
    signed = base.parties if edition is None else parties_in(edition.content)
    parties = replayed_parties(signed, instruments, day)
    return TextOn(day, base, text, numbers, money, parties)


async def amendments_by_base(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[tuple[Agreement, Amendment]]]:
    """Return the instruments of agreements, the last one begun first."""
    rows = await session.execute(
        select(Agreement, Amendment)
        .join(Amendment, Amendment.agreement_id == Agreement.id)
        .where(Agreement.amends_id.in_(ids), readable_agreements(actor))
        .order_by(Agreement.opened_at.desc(), Agreement.id)
    )
    found: dict[UUID, list[tuple[Agreement, Amendment]]] = {one: [] for one in ids}
    for agreement, row in rows:
        found[row.base_id].append((agreement, row))
    return found


async def amendments_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, AmendmentSeen]:
    """Return instruments by the key of their agreement; none for one that amends none."""
    found = {}
    for one in ids:
        agreement = await _readable(session, actor, one)
        if agreement is not None and agreement.amends_id is not None:
            await read_together(session, agreement.amends_id, one)
            row = await once(session, ("amendment", one), partial(session.get_one, Amendment, one))
            found[one] = await _seen(session, agreement, row)
    return found


async def impact_of(session: AsyncSession, _: Actor, *, seen: AmendmentSeen) -> Impact:
    """Return what an instrument the asker reads changes, or changed."""
    gone = let_go(seen.operations)
    await duties_together(session, seen.base.id, seen.agreement.id)
    if seen.row.in_force_on is None:
        ending = await duties_that_end(session, seen.base.id, seen.after)
        day = await today_of(session)
        ours = await duties_of_leavers(session, seen.base.id, gone, day, but=ending)
        ending, staying = ending + ours.end, ours.survive
    else:
        owed = await owed_still(session, seen.base.id) if gone else []
        staying = [row for row in owed if not {row.debtor_id, row.creditor_id}.isdisjoint(gone)]
        rows = await session.scalars(
            select(Duty)
            .join(DutyEnd, DutyEnd.duty_id == Duty.id)
            .where(DutyEnd.agreement_id == seen.agreement.id)
            .order_by(Duty.number)
        )
        ending = list(rows)
    ends, begins = rights_changed(seen.before, seen.after)
    return Impact(
        ends,
        begins,
        ending,
        await standing_duties(session, seen.agreement.id),
        figures_changed(seen.before, seen.operations),
        await _money_changed(session, seen),
        staying,
        await liable_until(session, consortium_id=seen.base.consortium_id, bodies=gone)
        if gone
        else {},
    )


async def _money_changed(session: AsyncSession, seen: AmendmentSeen) -> MoneyChange | None:
    """Return what it makes of the money that stands; of one in force only what it has changed."""
    changes = changes_of(seen.operations)
    if seen.row.in_force_on is not None:
        return MoneyChange(changes, (), ()) if changes else None
    if not changes and not let_go(seen.operations):
        return None
    consortium = await session.get_one(Consortium, seen.base.consortium_id)
    return await money_change(session, consortium, seen.operations, await today_of(session))


async def _readable(session: AsyncSession, actor: Actor, agreement_id: UUID) -> Agreement | None:
    async def read() -> Agreement | None:
        # What it amends is asked for next, and the day with it.
        amends = select(Agreement.amends_id).where(Agreement.id == agreement_id).scalar_subquery()
        found = None
        for row, now in await session.execute(
            select(Agreement, func.dure_now()).where(
                Agreement.id.in_([agreement_id, amends]), readable_agreements(actor)
            )
        ):
            keep(session, "now", now)
            if row.id == agreement_id:
                found = row
            else:
                keep(session, ("readable", row.id), row)
        return found

    return await once(session, ("readable", agreement_id), read)


async def _numbers(session: AsyncSession, base_id: UUID) -> dict[UUID, str]:
    rows = await session.execute(
        select(Agreement.id, Agreement.number).where(Agreement.amends_id == base_id)
    )
    return {row.id: row.number for row in rows}


async def _base(session: AsyncSession, row: Amendment) -> Agreement:
    return await session.get_one(Agreement, row.base_id)


async def _seen(session: AsyncSession, agreement: Agreement, row: Amendment) -> AmendmentSeen:
    base = await once(session, ("agreement", row.base_id), partial(_base, session, row))
    await read_together(session, base.id, agreement.id)
    instruments = await instruments_of(session, base.id)
    before = replay(await signed_text(session, base.id), _earlier(instruments, row))
    operations = await operations_of(session, agreement.id)
    after = before
    for stands, one in steps(before, operations):
        after = done(stands, one, by=agreement.id)
    day = await today_of(session)
    edition = await newest_edition(session, agreement.id) if agreement.state in FIXED else None
    if edition is not None:
        day = edition.frozen_at.astimezone(SEOUL).date()
    asked = {MINOR_RULE, APPROVAL_RULE, *map(rule_of, Matter)}
    known = await rules_on(session, asked, day)
    grounds = grounds_of(before, operations, kinds_in(known))
    needed = frozenset(known[APPROVAL_RULE].said) if APPROVAL_RULE in known else frozenset()
    named = {MINOR_RULE, APPROVAL_RULE, *(rule_of(one.matter) for one in grounds)}
    rules = {one: known[one] for one in named if one in known}
    lacks = row.approver is None and bool(needed & {one.matter.value for one in grounds})
    lead_id = await lead_of(session, agreement.consortium_id)
    return AmendmentSeen(
        agreement,
        base,
        lead_id,
        row,
        before,
        after,
        operations,
        grounds,
        lacks,
        await moved_since(session, agreement),
        rules,
    )


def _earlier(instruments: Sequence[Instrument], row: Amendment) -> list[Instrument]:
    """Return the instruments that come before one: all of those in force, while it is not itself."""
    if row.in_force_on is None:
        return list(instruments)
    turn = (row.in_force_on, row.number or 0)
    return [one for one in instruments if (one.effective_on, one.number) < turn]
