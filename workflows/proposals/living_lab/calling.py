"""Verbs of the call: open it, extend it, apply, withdraw, draw."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.identity.guardians import demand_guardian
from workflows.identity.models import Person, StandingKind
from workflows.identity.queries import OFFICIALS, is_verified
from workflows.identity.sexes import Sex
from workflows.identity.standings import standings_of
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.days import full_age
from workflows.law.today import legal_day, limit_today
from workflows.programmes.areas import areas_by_programme
from workflows.programmes.models import Programme
from workflows.programmes.numbers import next_number
from workflows.proposals.drafts.queries import authors_by_proposal
from workflows.proposals.handling.moving import locked_proposal
from workflows.proposals.living_lab import balance, lot, policy, rules
from workflows.proposals.living_lab.balance import Bound
from workflows.proposals.living_lab.events import LabEvent
from workflows.proposals.living_lab.locked import (
    LONGEST_WORDS,
    applicant_of,
    applications_in,
    bounds_of,
    locked_lab,
    own_application,
    run_lab,
    told,
)
from workflows.proposals.living_lab.models import LabApplication, LivingLab
from workflows.proposals.living_lab.states import (
    APPLICATION_MOVES,
    LAB_MOVES,
    AgeBand,
    ApplicationState,
    LabState,
    StepKind,
)
from workflows.proposals.models import Proposal
from workflows.proposals.rules import LONGEST_TITLE
from workflows.proposals.states import ProposalState
from workflows.proposals.tracing import led_to
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing

TRIABLE = frozenset(
    {
        ProposalState.ADOPTED,
        ProposalState.PARTLY_ADOPTED,
        ProposalState.SELECTED,
        ProposalState.IMPLEMENTING,
    }
)


@dataclass(frozen=True, slots=True)
class Call:
    """What a call says: the question, the seats, who may apply until when, and the balance."""

    title: str
    purpose: str
    seats: int
    apply_until: datetime
    standings: tuple[StandingKind, ...]
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """What an applicant says of himself; the age is known from the check of his identity."""

    sex: Sex
    area: int | None
    standing: StandingKind


async def call_for_panel(uow: UnitOfWork, *, proposal_id: UUID, call: Call) -> LivingLab:
    """Call for the panel of a living lab on an idea; the seed of the lot is sealed.

    Allowed: officers who run living labs. Refuses: an idea that is neither adopted, selected nor
    carried out, a second living lab on it, too few or many seats, a call too short, bounds that
    contradict themselves. Records: ``lab.called``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    place = proposal.programme_id
    demand(policy.may_run(uow.actor, place))
    uow.wear(Permission.LAB_RUN, place)
    await _demand_free(uow, proposal)
    rules.check_seats(
        call.seats,
        least=await limit_today(uow, "lab.least"),
        most=await limit_today(uow, "lab.most"),
    )
    day = await legal_day(uow)
    last = call.apply_until.astimezone(SEOUL).date()
    rules.check_days(day, last, least=await limit_today(uow, rules.CALL))
    if not call.standings:
        raise Invalid("no_standing", field="standings", rule="lab.panel")
    bounds = await _bounds(uow, place, call.bounds, call.seats)
    programme = await uow.session.get_one(Programme, place)
    lab_id = uuid4()
    lab = LivingLab(
        id=lab_id,
        programme_id=place,
        proposal_id=proposal_id,
        number=await next_number(uow, programme, "lab", day.year),
        state=LabState.CALLING,
        title=clean(call.title, field="title", longest=LONGEST_TITLE),
        purpose=clean(call.purpose, field="purpose", longest=LONGEST_WORDS, lines=True),
        seats=call.seats,
        standings=[one.value for one in dict.fromkeys(call.standings)],
        bounds=bounds,
        apply_until=call.apply_until,
        lot_commitment=await lot.seal(uow.session, lab_id),
        applied=0,
        solution="",
        measure="",
        trial_place="",
        called_at=uow.now,
    )
    uow.session.add(lab)
    await uow.session.flush()
    told(uow, lab, StepKind.CALLED, lab.purpose, day)
    uow.record(
        LabEvent.CALLED,
        lab_id,
        programme_id=place,
        proposal=str(proposal_id),
        seats=call.seats,
        commitment=lab.lot_commitment,
    )
    await led_to(uow, proposal, EdgeKind.TRIED_IN, lab_of(lab), day)
    await uow.session.flush()
    return lab


async def extend_call(
    uow: UnitOfWork, *, lab_id: UUID, apply_until: datetime, bounds: Sequence[Bound], reason: str
) -> LivingLab:
    """Give a call more time, and other bounds, for a reason everybody reads; the seed stays sealed.

    Allowed: officers who run living labs. Refuses: after the draw, an hour not after the last one or
    already over, bounds that contradict themselves. Records: ``lab.extended``.
    """
    lab = await run_lab(uow, lab_id)
    LAB_MOVES.after(lab.state, "extend")
    if apply_until <= max(lab.apply_until, await database_now(uow.session)):
        raise Invalid("call_not_longer", field="applyUntil", until=lab.apply_until)
    lab.bounds = await _bounds(uow, lab.programme_id, bounds, lab.seats)
    lab.apply_until = apply_until
    told(uow, lab, StepKind.EXTENDED, reason, await legal_day(uow))
    uow.record(LabEvent.EXTENDED, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def apply_to_lab(uow: UnitOfWork, *, lab_id: UUID, groups: Groups) -> LivingLab:
    """Apply for a seat, or again after withdrawing.

    Allowed: residents. Refuses: after the hour, twice, a child without a guardian's consent, one who
    is not verified or does not belong to the place as he says, an official of the programme, an
    author of the idea, an age nobody has checked, a district that does not exist. Records:
    ``lab.applied``.
    """
    lab = await locked_lab(uow, lab_id)
    demand(policy.may_apply(uow.actor, lab.programme_id))
    uow.wear(Permission.LAB_JOIN, lab.programme_id)
    LAB_MOVES.after(lab.state, "apply")
    if await database_now(uow.session) >= lab.apply_until:
        raise RuleBroken("call_over", rule=rules.CALL, until=lab.apply_until)
    band = await _demand_eligible(uow, lab, groups)
    row = await own_application(uow, lab_id)
    if row is not None and row.state is not ApplicationState.WITHDRAWN:
        raise Conflict("applied_already", field="labId", number=row.number)
    if row is None:
        lab.applied += 1
        row = LabApplication(
            id=uuid4(),
            lab_id=lab_id,
            programme_id=lab.programme_id,
            number=await uow.session.scalar(select(func.lab_free_number(lab_id))),
            person_id=uow.person_id,
            rank=None,
        )
        uow.session.add(row)
    row.sex, row.age_band, row.area, row.standing = groups.sex, band, groups.area, groups.standing
    row.state, row.applied_at, row.ended_at = ApplicationState.APPLIED, uow.now, None
    uow.record(LabEvent.APPLIED, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def withdraw_application(uow: UnitOfWork, *, lab_id: UUID) -> LivingLab:
    """Withdraw one's application, before the draw or from the waiting list.

    Allowed: whoever applied. Refuses: one drawn already (he declines), one who withdrew. Records:
    ``lab.withdrawn``.
    """
    lab = await locked_lab(uow, lab_id)
    row = await own_application(uow, lab_id)
    demand(policy.may_answer(uow.actor, lab.programme_id, row))
    uow.wear(Permission.LAB_JOIN, lab.programme_id)
    if row is None:  # pragma: no cover - refused above
        raise NotFound("no_such_lab", field="labId")
    row.state = APPLICATION_MOVES.after(row.state, "withdraw")
    row.ended_at = uow.now
    uow.record(LabEvent.WITHDRAWN, lab_id, programme_id=lab.programme_id)
    await uow.session.flush()
    return lab


async def draw_panel(uow: UnitOfWork, *, lab_id: UUID) -> LivingLab:
    """Draw the panel by the lot and offer the seats; the seed is laid open for everybody.

    Allowed: officers who run living labs. Refuses: before the hour of the call, and applicants of
    whom no panel keeps the bounds: then the seed stays sealed. Records: ``lab.drawn``.
    """
    lab = await run_lab(uow, lab_id)
    after = LAB_MOVES.after(lab.state, "draw")
    if await database_now(uow.session) < lab.apply_until:
        raise RuleBroken("call_still_open", rule=rules.LOT, until=lab.apply_until)
    rows = {
        row.number: row for row in await applications_in(uow, lab_id, {ApplicationState.APPLIED})
    }
    pool = [applicant_of(row) for row in rows.values()]
    bounds = bounds_of(lab)
    if balance.filling(Counter(one.profile for one in pool), lab.seats, bounds) is None:
        raise RuleBroken(
            "balance_unreachable",
            field="labId",
            rule=rules.LOT,
            applied=len(pool),
            seats=lab.seats,
            short=len(balance.unreachable(pool, lab.seats, bounds)),
        )
    seed = await lot.lay_open(uow.session, lab_id)
    drawn = balance.draw(pool, lab.seats, bounds, seed)
    if drawn is None:  # pragma: no cover - a filling was found above
        msg = "a panel that can be filled was not drawn"
        raise ArithmeticError(msg)
    answer_by = await legal_day(uow) + timedelta(days=await limit_today(uow, "lab.answer"))
    for rank, one in enumerate(balance.in_lot_order(pool, seed), start=1):
        rows[one.number].rank = rank
        rows[one.number].state = ApplicationState.WAITING
    for number in drawn.seated:
        rows[number].state, rows[number].answer_by = ApplicationState.OFFERED, answer_by
    lab.state, lab.drawn_at = after, uow.now
    lab.lot_seed, lab.pool_digest = seed.hex(), balance.pool_digest(pool)
    lab.drawn = list(drawn.seated)
    told(uow, lab, StepKind.DRAWN, lab.pool_digest, await legal_day(uow))
    uow.record(
        LabEvent.DRAWN,
        lab_id,
        programme_id=lab.programme_id,
        applied=len(pool),
        drawn=len(drawn.seated),
        pool=lab.pool_digest,
        seed=lab.lot_seed,
    )
    await uow.session.flush()
    return lab


def lab_of(lab: LivingLab) -> Thing:
    """Return a living lab as a thing of the trace."""
    return Thing(NodeKind.LAB, lab.id, lab.number)


async def _demand_free(uow: UnitOfWork, proposal: Proposal) -> None:
    if proposal.state not in TRIABLE:
        raise WrongState("lab_needs_adoption", field="proposalId", state=proposal.state.value)
    going = await uow.session.scalar(
        select(LivingLab.number).where(
            LivingLab.proposal_id == proposal.id,
            LivingLab.state.not_in((LabState.CONCLUDED, LabState.CALLED_OFF)),
        )
    )
    if going is not None:
        raise Conflict("lab_going_on", field="proposalId", number=going)


async def _bounds(
    uow: UnitOfWork, programme_id: UUID, given: Sequence[Bound], seats: int
) -> list[list[str | int]]:
    areas = (await areas_by_programme(uow.session, uow.actor, [programme_id])).get(programme_id, [])
    checked = rules.checked_bounds(
        given, seats, share=await limit_today(uow, rules.SEX), areas=[one.number for one in areas]
    )
    return [[one.dimension.value, one.group, one.least, one.most] for one in checked]


async def _demand_eligible(uow: UnitOfWork, lab: LivingLab, groups: Groups) -> AgeBand:
    """Return the applicant's age band, or refuse one who cannot sit."""
    place, person_id = lab.programme_id, uow.person_id
    await demand_guardian(uow, place)
    roles = {hat.role for hat in uow.actor.hats if hat.programme_id == place}
    if roles & set(OFFICIALS):
        raise NotAllowed("officials_stand_back")
    proposal = await uow.session.get_one(Proposal, lab.proposal_id)
    together = (await authors_by_proposal(uow.session, uow.actor, [proposal.id])).get(
        proposal.id, ()
    )
    if person_id in {proposal.author_id, *(one.person_id for one in together)}:
        raise NotAllowed("author_on_the_lab")
    if not await is_verified(uow.session, person_id, place):
        raise RuleBroken("lab_needs_verified", rule=rules.LOT)
    if groups.standing not in lab.standings:
        raise Invalid("standing_not_asked", field="standing")
    if groups.standing not in await standings_of(uow.session, person_id, place):
        raise RuleBroken("standing_not_held", field="standing", rule="vote.standing")
    areas = (await areas_by_programme(uow.session, uow.actor, [place])).get(place, [])
    if groups.area is not None and groups.area not in {one.number for one in areas}:
        raise Invalid("no_such_area", field="area")
    born = await uow.session.scalar(select(Person.birth_date).where(Person.id == person_id))
    if born is None:
        raise RuleBroken("birth_date_unknown", rule=rules.LOT)
    return rules.band_of(full_age(born, await legal_day(uow)))
