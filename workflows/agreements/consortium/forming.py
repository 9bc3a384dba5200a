"""The verb that begins: propose a consortium to those who are to be its parties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.consortium import policy, rules, shares
from workflows.agreements.consortium.deciding import (
    asked_of,
    ground_of,
    parts_of,
    settle,
    speak,
)
from workflows.agreements.consortium.events import ConsortiumEvent
from workflows.agreements.consortium.locked import LONGEST_WORDS
from workflows.agreements.consortium.models import Consortium, ConsortiumChange, ConsortiumRule
from workflows.agreements.consortium.shares import Holding
from workflows.agreements.consortium.states import (
    ChangeKind,
    ChangeState,
    ConsortiumState,
    Matter,
    Performance,
    Weight,
)
from workflows.identity.queries import designated_bodies
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.law.texts import Majority
from workflows.law.today import legal_day, limit_today
from workflows.programmes.models import Programme
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_NAME, LONGEST_SOURCE, MOST_PARTIES = 100, 200, 60


@dataclass(frozen=True, slots=True)
class AgreedRule:
    """How the agreement wants a matter decided, and where it says so."""

    matter: Matter
    majority: Majority
    weight: Weight
    source: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a consortium is to be: `notice_days` none as the rule says."""

    name: str
    performance: Performance
    lead_id: UUID
    shares: Mapping[UUID, Fraction]
    formed_on: date
    reason: str
    public_money: bool = True
    notice_days: int | None = None
    rules: Sequence[AgreedRule] = ()


async def form_consortium(uow: UnitOfWork, *, programme_id: UUID, terms: Terms) -> Consortium:
    """Propose a consortium to those named; it is formed when each of them has said yes (Civil Act 703).

    `formed_on` is its first day, also one before the programme was selected. Who proposes it and is
    named has said yes by that.

    Allowed: who speaks for the lead that is named, or for the municipality. Refuses: a programme that
    has one, a first day to come, bodies without a role in the programme or of another kind, fewer than
    two, shares that do not make exactly one, a rule that is fixed or given twice. Records:
    ``consortium.proposed``, and ``consortium.formed`` where no other voice is missing.
    """
    if await uow.session.get(Programme, programme_id) is None:
        raise NotFound("no_such_programme", field="programmeId")
    demand(policy.may_form(uow.actor, programme_id, terms.lead_id))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, programme_id)
    # Two that are proposed at once wait for each other.
    await uow.alone(f"consortium/{programme_id}")
    await _demand_none(uow, programme_id)
    day = await legal_day(uow)
    if terms.formed_on > day:
        raise Invalid("first_day_to_come", field="formedOn")
    await _check(uow, programme_id, terms)
    made_by = policy.spoken_for(uow.actor, programme_id) or terms.lead_id
    consortium = Consortium(
        id=uuid4(),
        programme_id=programme_id,
        name=clean(terms.name, field="name", longest=LONGEST_NAME),
        performance=terms.performance,
        state=ConsortiumState.FORMING,
        public_money=terms.public_money,
        notice_days=terms.notice_days,
        formed_on=terms.formed_on,
        ground=0,
        made_at=uow.now,
    )
    change = ConsortiumChange(
        id=uuid4(),
        consortium_id=consortium.id,
        programme_id=programme_id,
        kind=ChangeKind.FORM,
        state=ChangeState.OPEN,
        ground=0,
        put_by=made_by,
        asked=asked_of(terms.shares, {made_by}),
        counted=asked_of(terms.shares),
        needed=[],
        subject_id=terms.lead_id,
        shares=parts_of(dict(terms.shares)),
        reason=clean(terms.reason, field="reason", longest=LONGEST_WORDS, lines=True),
        hand_back="",
        put_at=uow.now,
    )
    uow.session.add(consortium)
    await uow.session.flush()
    uow.session.add(change)
    for one in terms.rules:
        uow.session.add(
            ConsortiumRule(
                consortium_id=consortium.id,
                matter=one.matter,
                majority=one.majority,
                weight=one.weight,
                source=clean(one.source, field="rules", longest=LONGEST_SOURCE),
                recorded=Range(uow.now, None, bounds="[)"),
            )
        )
    uow.record(
        ConsortiumEvent.PROPOSED, consortium.id, programme_id=programme_id, change=str(change.id)
    )
    await uow.session.flush()
    if made_by in terms.shares:
        await speak(uow, change, made_by, yes=True, reason=terms.reason)
    await settle(uow, await ground_of(uow.session, consortium, change), change)
    return consortium


async def _demand_none(uow: UnitOfWork, programme_id: UUID) -> None:
    standing = await uow.session.scalar(
        select(Consortium.id).where(
            Consortium.programme_id == programme_id,
            Consortium.state != ConsortiumState.NOT_FORMED,
        )
    )
    if standing is not None:
        raise Conflict("consortium_exists", field="programmeId")


async def _check(uow: UnitOfWork, programme_id: UUID, terms: Terms) -> None:
    if len(terms.shares) > MOST_PARTIES:
        raise Invalid(
            "too_many_parties", field="shares", rule="consortium.parties", most=MOST_PARTIES
        )
    known = {one.id: one for one in await designated_bodies(uow.session, programme_id)}
    for body_id in terms.shares:
        if body_id not in known:
            raise RuleBroken("not_of_the_programme", field="shares", rule=rules.PARTIES)
        rules.check_kind(known[body_id].kind, field="shares")
    shares.check_holding(
        Holding(terms.shares, terms.lead_id), least=await limit_today(uow, rules.PARTIES)
    )
    if terms.notice_days is not None:
        rules.check_notice(terms.notice_days)
    if len({one.matter for one in terms.rules}) < len(terms.rules):
        raise Invalid("rule_given_twice", field="rules")
    for one in terms.rules:
        rules.check_override(one.matter, one.majority)
