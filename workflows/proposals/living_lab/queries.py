"""Questions about living labs: lists, one's own application, the pool, what the panel said."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.sexes import Sex
from workflows.kit.offers import Offer, offer
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import Conflict, RuleBroken, WrongState
from workflows.proposals.living_lab import policy, rules
from workflows.proposals.living_lab.balance import (
    Applicant,
    Bound,
    Profile,
    profile_of,
)
from workflows.proposals.living_lab.calling import TRIABLE
from workflows.proposals.living_lab.locked import bounds_of, groups_of
from workflows.proposals.living_lab.models import (
    LabApplication,
    LabAttendance,
    LabJudgement,
    LabStep,
    LabWorkshop,
    LivingLab,
)
from workflows.proposals.living_lab.states import (
    APPLICATION_MOVES,
    HOLDING,
    LAB_MOVES,
    AgeBand,
    ApplicationState,
    LabState,
    LabVerdict,
)
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

LAB_ORDER = (SortKey(LivingLab.called_at, descending=True), SortKey(LivingLab.id))
TOLD = frozenset({LabState.REVIEWED, LabState.CONCLUDED})
POOL = text(
    "SELECT l.id AS lab_id, p.number, p.sex, p.age_band, p.area, p.state, p.rank"
    " FROM unnest(CAST(:labs AS uuid[])) AS l(id), LATERAL lab_pool(l.id) p"
)


def labs_wanted(*, programme_id: UUID | None = None) -> Select[LivingLab]:
    """Return the statement behind a list of living labs."""
    wanted = select(LivingLab).where(policy.readable_labs())
    return wanted if programme_id is None else wanted.where(LivingLab.programme_id == programme_id)


async def list_labs(
    session: AsyncSession, _: Actor, *, window: Window, programme_id: UUID | None = None
) -> Page[LivingLab]:
    """Return a page of living labs, the newest first."""
    return await fetch_page(session, labs_wanted(programme_id=programme_id), LAB_ORDER, window)


async def count_labs(session: AsyncSession, _: Actor, *, programme_id: UUID | None = None) -> int:
    """Return how many living labs the list holds."""
    wanted = labs_wanted(programme_id=programme_id)
    return await count_rows(session, wanted.with_only_columns(LivingLab.id))


async def lab_by_number(session: AsyncSession, _: Actor, *, number: str) -> LivingLab | None:
    """Return a living lab by its public number."""
    return await session.scalar(labs_wanted().where(LivingLab.number == number))


async def labs_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, LivingLab]:
    """Return living labs by key."""
    rows = await session.scalars(labs_wanted().where(LivingLab.id.in_(ids)))
    return {row.id: row for row in rows}


async def labs_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, LivingLab]:
    """Return the newest living lab of ideas."""
    rows = await session.scalars(
        labs_wanted().where(LivingLab.proposal_id.in_(ids)).order_by(LivingLab.called_at)
    )
    return {row.proposal_id: row for row in rows}


async def steps_by_lab(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[LabStep]]:
    """Return the story of living labs, the first step first."""
    rows = await session.scalars(
        select(LabStep).where(LabStep.lab_id.in_(ids)).order_by(LabStep.recorded_at, LabStep.id)
    )
    found: dict[UUID, list[LabStep]] = {one: [] for one in ids}
    for row in rows:
        found[row.lab_id].append(row)
    return found


async def workshops_by_lab(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[LabWorkshop]]:
    """Return the workshops of living labs, by number."""
    rows = await session.scalars(
        select(LabWorkshop).where(LabWorkshop.lab_id.in_(ids)).order_by(LabWorkshop.number)
    )
    found: dict[UUID, list[LabWorkshop]] = {one: [] for one in ids}
    for row in rows:
        found[row.lab_id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """An applicant of a drawn lot as everybody sees him: number, groups, place, what became of him."""

    number: int
    profile: Profile
    rank: int
    state: ApplicationState

    @property
    def applicant(self) -> Applicant:
        """It as the lot sees it."""
        return Applicant(self.number, self.profile)


async def pool_by_lab(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Entry]]:
    """Return who was in the lot, by number; nobody before the draw."""
    found: dict[UUID, list[Entry]] = {one: [] for one in ids}
    for row in await session.execute(POOL, {"labs": list(ids)}):
        profile = profile_of(Sex(row.sex), AgeBand(row.age_band), row.area)
        entry = Entry(row.number, profile, row.rank, ApplicationState(row.state))
        found[row.lab_id].append(entry)
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """How a bound stands: how many of its group applied, and how many hold a seat."""

    bound: Bound
    applied: int | None
    holding: int | None


async def balance_by_lab(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Standing]]:
    """Return how the bounds of living labs stand.

    The figures are there once the lot is drawn; before that, how many applied is for the desk alone.
    """
    labs = await labs_by_id(session, actor, ids)
    pools = await pool_by_lab(session, actor, ids)
    found: dict[UUID, list[Standing]] = {}
    for lab in labs.values():
        figures = await _figures(session, actor, lab, pools[lab.id])
        found[lab.id] = [_standing(one, figures) for one in bounds_of(lab)]
    return found


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one member said, without a name."""

    verdict: LabVerdict
    reason: str


async def judgements_by_lab(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Judgement]]:
    """Return what the panels said, in an order that tells no name; nothing before the lock."""
    rows = await session.execute(
        select(LabJudgement.lab_id, LabJudgement.verdict, LabJudgement.reason)
        .join(LivingLab, LivingLab.id == LabJudgement.lab_id)
        .where(LabJudgement.lab_id.in_(ids), LivingLab.state.in_(TOLD))
        .order_by(LabJudgement.verdict, LabJudgement.reason)
    )
    found: dict[UUID, list[Judgement]] = {one: [] for one in ids}
    for row in rows:
        found[row.lab_id].append(Judgement(row.verdict, row.reason))
    return found


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One's own application, with what one said of the trial."""

    application: LabApplication
    judgement: LabJudgement | None


async def own_part(session: AsyncSession, actor: Actor, *, lab_id: UUID) -> OwnPart | None:
    """Return one's own part in a living lab."""
    if actor.person_id is None:
        return None
    row = await session.scalar(
        select(LabApplication).where(
            LabApplication.lab_id == lab_id, LabApplication.person_id == actor.person_id
        )
    )
    if row is None:
        return None
    return OwnPart(row, await session.get(LabJudgement, row.id))


@dataclass(frozen=True, slots=True)
class Member:
    """One who holds a seat or waits, as the desk sees him, with the workshops he came to."""

    application: LabApplication
    workshops: int


async def members_of(session: AsyncSession, actor: Actor, *, lab: LivingLab) -> list[Member]:
    """Return who sits and who waits, by the lot; for those who run the lab, once it is drawn."""
    if not policy.reads_applications(actor, lab.programme_id) or lab.lot_seed is None:
        return []
    attended = await session.execute(
        select(LabAttendance.application_id, func.count().label("workshops"))
        .join(LabWorkshop, LabWorkshop.id == LabAttendance.workshop_id)
        .where(LabWorkshop.lab_id == lab.id)
        .group_by(LabAttendance.application_id)
    )
    came = {row.application_id: row.workshops for row in attended}
    rows = await session.scalars(
        select(LabApplication)
        .where(
            LabApplication.lab_id == lab.id,
            LabApplication.state.in_((*HOLDING, ApplicationState.WAITING)),
        )
        .order_by(LabApplication.state, LabApplication.rank)
        .limit(200)
    )
    return [Member(row, came.get(row.id, 0)) for row in rows]


def lab_offers(
    actor: Actor, lab: LivingLab, own: LabApplication | None, now: datetime
) -> list[Offer]:
    """Return what the asker may do with a living lab now, by the checks the actions themselves run."""

    def runs() -> None:
        demand(policy.may_run(actor, lab.programme_id))

    def mine() -> None:
        demand(policy.may_answer(actor, lab.programme_id, own))

    def over() -> None:
        if now < lab.apply_until:
            raise RuleBroken("call_still_open", rule=rules.LOT, until=lab.apply_until)

    def in_time() -> None:
        demand(policy.may_apply(actor, lab.programme_id))
        LAB_MOVES.after(lab.state, "apply")
        if now >= lab.apply_until:
            raise RuleBroken("call_over", rule=rules.CALL, until=lab.apply_until)
        if own is not None and own.state is not ApplicationState.WITHDRAWN:
            raise Conflict("applied_already", field="labId", number=own.number)

    def by_applicant(verb: str) -> None:
        mine()
        if own is not None:
            APPLICATION_MOVES.after(own.state, verb)

    def judges() -> None:
        demand(policy.may_judge(actor, lab.programme_id, own))

    return [
        offer("applyToLab", in_time),
        offer("withdrawApplication", partial(by_applicant, "withdraw")),
        offer(
            "takeSeat", partial(by_applicant, "take"), partial(LAB_MOVES.after, lab.state, "answer")
        ),
        offer(
            "declineSeat",
            partial(by_applicant, "decline"),
            partial(LAB_MOVES.after, lab.state, "answer"),
        ),
        offer(
            "leavePanel",
            partial(by_applicant, "leave"),
            partial(LAB_MOVES.after, lab.state, "leave"),
        ),
        offer("judgeTrial", judges, partial(LAB_MOVES.after, lab.state, "judge")),
        offer("drawPanel", runs, partial(LAB_MOVES.after, lab.state, "draw"), over),
        *(
            offer(name, runs, partial(LAB_MOVES.after, lab.state, verb))
            for name, verb in (
                ("extendCall", "extend"),
                ("beginWorkshops", "begin"),
                ("setWorkshop", "meet"),
                ("noteWorkshop", "meet"),
                ("settleSolution", "settle"),
                ("beginTrial", "try"),
                ("noteMeasurement", "measure"),
                ("beginLabReview", "review"),
                ("lockJudgements", "lock"),
                ("concludeLab", "conclude"),
                ("callOffLab", "call_off"),
            )
        ),
    ]


def call_offer(actor: Actor, proposal: Proposal, newest: LivingLab | None) -> Offer:
    """Return whether the asker may call a living lab on an idea now."""

    def free() -> None:
        if proposal.state not in TRIABLE:
            raise WrongState("lab_needs_adoption", field="proposalId", state=proposal.state.value)
        if newest is not None and newest.state not in (LabState.CONCLUDED, LabState.CALLED_OFF):
            raise Conflict("lab_going_on", field="proposalId", number=newest.number)

    return offer("callForPanel", lambda: demand(policy.may_run(actor, proposal.programme_id)), free)


async def _figures(
    session: AsyncSession, actor: Actor, lab: LivingLab, pool: Sequence[Entry]
) -> tuple[Counter[Profile], Counter[Profile]] | None:
    """Return how many of each combination applied, and hold a seat; None where that is not told."""
    if lab.lot_seed is not None:
        return (
            Counter(one.profile for one in pool),
            Counter(one.profile for one in pool if one.state in HOLDING),
        )
    if not policy.reads_applications(actor, lab.programme_id):
        return None
    rows = await session.scalars(
        select(LabApplication).where(
            LabApplication.lab_id == lab.id, LabApplication.state == ApplicationState.APPLIED
        )
    )
    return Counter(groups_of(row) for row in rows), Counter()


def _standing(bound: Bound, figures: tuple[Counter[Profile], Counter[Profile]] | None) -> Standing:
    if figures is None:
        return Standing(bound, None, None)
    applied, holding = (
        sum(count for profile, count in one.items() if bound.holds(profile)) for one in figures
    )
    return Standing(bound, applied, holding)
