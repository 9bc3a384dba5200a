"""What a voice leads to: still open, lost, or carried, and then in force in the same unit of work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.consortium import rules, shares
from workflows.agreements.consortium.events import ConsortiumEvent
from workflows.agreements.consortium.locked import (
    LONGEST_WORDS,
    Ground,
    put_on_record,
    rule_of_change,
    timeline_now,
    voices_on,
)
from workflows.agreements.consortium.models import Consortium, ConsortiumChange, ConsortiumVoice
from workflows.agreements.consortium.rules import Standing
from workflows.agreements.consortium.shares import Change, Holding, Stretch
from workflows.agreements.consortium.states import (
    CHANGE_MOVES,
    ChangeKind,
    ChangeState,
    ConsortiumState,
)
from workflows.kit.refusal import Invalid, Refusal
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.days import Calendar, Unit, due_day
from workflows.law.queries import off_days
from workflows.law.today import limit_today
from workflows.record.uow import UnitOfWork, database_now


def state_of(change: ConsortiumChange, consortium: Consortium) -> ChangeState:
    """Return where a change is: one that stands on other ground than the consortium is overtaken."""
    if change.state is ChangeState.OPEN and change.ground != consortium.ground:
        return ChangeState.OVERTAKEN
    return change.state


def holding_of(change: ConsortiumChange) -> dict[UUID, Fraction]:
    """Return the shares a change spells out."""
    return {
        UUID(str(body)): Fraction(int(above), int(below))
        for body, above, below in change.shares or ()
    }


async def ground_of(
    session: AsyncSession, consortium: Consortium, change: ConsortiumChange
) -> Ground:
    """Return what a change stands on today; of a formation, what would be held."""
    day = (await database_now(session)).astimezone(SEOUL).date()
    if change.kind is ChangeKind.FORM and change.subject_id is not None:
        holding = Holding(holding_of(change), change.subject_id)
        return Ground(consortium, [Stretch(consortium.formed_on, holding)], day)
    return Ground(consortium, await timeline_now(session, consortium.id), day)


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose voices count for a change, without whose yes it fails, and whom it goes against.

    `concerned` is who would be expelled, or lead no more: it has its say before the others decide (Civil
    Act 718(1) wants a just cause), which they read and which is not counted.
    """

    counted: frozenset[UUID]
    needed: frozenset[UUID]
    concerned: frozenset[UUID] = frozenset()

    @property
    def all(self) -> frozenset[UUID]:
        """Everybody who is asked for an answer that decides."""
        return self.counted | self.needed

    @property
    def speaking(self) -> frozenset[UUID]:
        """Everybody who may say something: who is asked, and whom it goes against."""
        return self.all | self.concerned


async def heard_on(session: AsyncSession, ground: Ground, change: ConsortiumChange) -> Heard:
    """Return who is heard on a change on the day of its ground."""
    return heard_by(await rule_of_change(session, ground, change), ground, change)


def heard_by(rule: rules.Rule, ground: Ground, change: ConsortiumChange) -> Heard:
    """Return who is heard on a change by its rule on the day of a ground; who put it has said why."""
    counted = frozenset(ground.holding.shares) - rule.without
    return Heard(counted, rule.needed, rule.without - rule.needed - {change.put_by})


async def timeline_after(
    uow: UnitOfWork, ground: Ground, change: ConsortiumChange
) -> tuple[date, list[Stretch]]:
    """Return from which day a change holds, and the whole timeline with it. Refuses what no rule allows."""
    least = await limit_today(uow, rules.PARTIES)
    day, after = _applied_to(ground, change)
    for one in after:
        shares.check_holding(one.holding, least=least)
    return day, after


def holding_after(ground: Ground, change: ConsortiumChange) -> Holding | None:
    """Return what would be held from the day of a change; None where it cannot be applied any more."""
    try:
        day, after = _applied_to(ground, change)
    except Refusal:
        return None
    return shares.holding_on(after, day)


async def speak(
    uow: UnitOfWork, change: ConsortiumChange, body_id: UUID, *, yes: bool, reason: str
) -> None:
    """Put on record what a party says; a no has its reason, and what it said before stays on record."""
    if not yes and not reason.strip():
        raise Invalid("no_needs_reason", field="reason")
    before = await uow.session.scalar(
        select(ConsortiumVoice).where(
            ConsortiumVoice.change_id == change.id,
            ConsortiumVoice.body_id == body_id,
            func.upper_inf(ConsortiumVoice.recorded),
        )
    )
    if before is not None:
        before.recorded = Range(before.recorded.lower, uow.now, bounds="[)")
        await uow.session.flush()
    said = (
        clean(reason, field="reason", longest=LONGEST_WORDS, lines=True) if reason.strip() else ""
    )
    uow.session.add(
        ConsortiumVoice(
            change_id=change.id,
            programme_id=change.programme_id,
            body_id=body_id,
            yes=yes,
            reason=said,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            recorded=Range(uow.now, None, bounds="[)"),
        )
    )
    await uow.session.flush()


async def settle(uow: UnitOfWork, ground: Ground, change: ConsortiumChange) -> None:
    """Draw the consequence of what has been said so far."""
    rule = await rule_of_change(uow.session, ground, change)
    voices = await voices_on(uow.session, change.id)
    standing = rules.decided(rule, ground.holding.shares, voices)
    if standing is Standing.CARRIED:
        await _carry(uow, ground, change)
    elif standing is Standing.LOST:
        change.state = CHANGE_MOVES.after(change.state, "lose")
        change.decided_at = uow.now
        if change.kind is ChangeKind.FORM:
            give_up(uow, ground.consortium)
        uow.record(ConsortiumEvent.LOST, change.id, programme_id=change.programme_id)
    await uow.session.flush()


def give_up(uow: UnitOfWork, consortium: Consortium) -> None:
    """Let a consortium that was to be formed not be formed."""
    consortium.state = ConsortiumState.NOT_FORMED
    uow.record(ConsortiumEvent.NOT_FORMED, consortium.id, programme_id=consortium.programme_id)


async def _carry(uow: UnitOfWork, ground: Ground, change: ConsortiumChange) -> None:
    day, after = await timeline_after(uow, ground, change)
    goes = change.kind in (ChangeKind.LEAVE, ChangeKind.EXPEL)
    liable_until = await _liable_until(uow, day) if goes else None
    # Written at once: what is settled does not change any more.
    change.state = CHANGE_MOVES.after(change.state, "carry")
    change.decided_at, change.took_effect_on, change.liable_until = uow.now, day, liable_until
    forms = change.kind is ChangeKind.FORM
    if forms:
        ground.consortium.state = ConsortiumState.FORMED
    await put_on_record(uow, ground.consortium, after)
    uow.record(
        ConsortiumEvent.FORMED if forms else ConsortiumEvent.CHANGED,
        ground.consortium.id,
        programme_id=change.programme_id,
        happened_on=day if day < ground.day else None,
        change=str(change.id),
        kind=change.kind.value,
        day=day.isoformat(),
    )


async def _liable_until(uow: UnitOfWork, out_on: date) -> date:
    """Return the last day on which who is out from a day on still answers for what was owed before."""
    months = await limit_today(uow, rules.LIABILITY)
    off = await off_days(uow.session)
    return due_day(out_on - timedelta(days=1), months, Calendar.CIVIL, off, unit=Unit.MONTHS)


def _applied_to(ground: Ground, change: ConsortiumChange) -> tuple[date, list[Stretch]]:
    """Return from which day a change holds, and the whole timeline with it."""
    day = _day_of(change, ground)
    if change.kind is ChangeKind.FORM:
        return day, list(ground.timeline)
    return day, shares.changed(ground.timeline, day, _applied(change))


def _day_of(change: ConsortiumChange, ground: Ground) -> date:
    """Return from which day a change holds if it is decided on the day of the ground."""
    if change.kind is ChangeKind.FORM:
        return ground.consortium.formed_on
    if change.kind is ChangeKind.LEAVE:
        return max(change.effective_on or ground.day, ground.day)
    return change.effective_on or ground.day


def _applied(change: ConsortiumChange) -> Change:
    if change.kind is ChangeKind.SHARES or change.subject_id is None:
        return shares.shared_as(holding_of(change))
    if change.kind is ChangeKind.JOIN:
        share = Fraction(change.numerator or 0, change.denominator or 1)
        return shares.joining(change.subject_id, share)
    if change.kind is ChangeKind.LEAD:
        return shares.led_by(change.subject_id)
    return shares.leaving(change.subject_id)


def parts_of(held: dict[UUID, Fraction]) -> list[list[str | int]]:
    """Return shares as a change spells them out."""
    return [[str(body), one.numerator, one.denominator] for body, one in held.items()]


def asked_of(*groups: Collection[UUID]) -> list[UUID]:
    """Return everybody a change is put to, each once."""
    return sorted(set().union(*groups))
