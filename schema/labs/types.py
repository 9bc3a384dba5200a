"""Types of living labs: the lab, its balance, its story, one's own part, its members."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from schema.labs import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.proposals import types as proposals
from workflows.identity.models import StandingKind
from workflows.identity.sexes import Sex
from workflows.proposals.living_lab.models import LabStep as StepRow
from workflows.proposals.living_lab.models import LabWorkshop as WorkshopRow
from workflows.proposals.living_lab.models import LivingLab as LabRow
from workflows.proposals.living_lab.queries import (
    Judgement,
    Member,
    OwnPart,
    Standing,
    balance_by_lab,
    judgements_by_lab,
    lab_offers,
    members_of,
    own_part,
    steps_by_lab,
    workshops_by_lab,
)
from workflows.proposals.living_lab.states import (
    AgeBand,
    ApplicationState,
    Dimension,
    LabState,
    LabVerdict,
    StepKind,
)
from workflows.proposals.queries import proposals_by_id
from workflows.record.uow import database_now

if TYPE_CHECKING:
    from schema.proposals.types import Proposal


@strawberry.type(description="How many of a group may sit, and how that stands.")
class LabBalance:
    """A bound of the balance."""

    dimension: Dimension = strawberry.field(description="In what the panel is balanced.")
    group: str = strawberry.field(
        description="The group: a value of Sex or AgeBand, or the number of a district."
    )
    least: int = strawberry.field(description="The fewest who sit.")
    most: int = strawberry.field(description="The most who sit.")
    applied: int | None = strawberry.field(
        description="How many of it applied; null for the public before the draw."
    )
    holding: int | None = strawberry.field(
        description="How many of it hold a seat or have been offered one; null before the draw."
    )

    @classmethod
    def of(cls, one: Standing) -> Self:
        """Show a bound."""
        return cls(
            dimension=one.bound.dimension,
            group=one.bound.group,
            least=one.bound.least,
            most=one.bound.most,
            applied=one.applied,
            holding=one.holding,
        )


@strawberry.type(description="A step in the story of a living lab.")
class LabStep:
    """A step."""

    kind: StepKind = strawberry.field(description="Which.")
    words: str = strawberry.field(description="What is said of it.")
    happened_on: str = strawberry.field(description="The day in Korea.")

    @classmethod
    def of(cls, row: StepRow) -> Self:
        """Show a step."""
        return cls(kind=row.kind, words=row.words, happened_on=row.happened_on.isoformat())


@strawberry.type(description="A workshop of the panel (워크숍).")
class LabWorkshop:
    """A workshop."""

    number: int = strawberry.field(description="Its number in the lab, from 1.")
    title: str = strawberry.field(description="What it is about.")
    place: str = strawberry.field(description="Where.")
    starts_at: datetime = strawberry.field(description="When.")
    came: int | None = strawberry.field(description="How many came; null before it is noted.")
    summary: str | None = strawberry.field(description="What was worked out; null before.")

    @classmethod
    def of(cls, row: WorkshopRow) -> Self:
        """Show a workshop."""
        return cls(
            number=row.number,
            title=row.title,
            place=row.place,
            starts_at=row.starts_at,
            came=row.came,
            summary=row.summary or None,
        )


@strawberry.type(description="What one member said of the trial, without the name.")
class LabJudgement:
    """A judgement."""

    verdict: LabVerdict = strawberry.field(description="To keep, change or drop it.")
    reason: str = strawberry.field(description="Why.")

    @classmethod
    def of(cls, one: Judgement) -> Self:
        """Show a judgement."""
        return cls(verdict=one.verdict, reason=one.reason)


@strawberry.type(description="The viewer's own part in a living lab.")
class LabPart:
    """One's own application, and what one said."""

    number: int = strawberry.field(description="The number under which the lot knows the viewer.")
    state: ApplicationState = strawberry.field(description="What became of the application.")
    sex: Sex = strawberry.field(description="What the viewer said of his sex.")
    age_band: AgeBand = strawberry.field(description="His age band.")
    area: int | None = strawberry.field(description="His district.")
    rank: int | None = strawberry.field(description="His place in the lot; null before the draw.")
    answer_by: str | None = strawberry.field(description="The last day to take the seat.")
    verdict: LabVerdict | None = strawberry.field(description="What he said of the trial.")
    reason: str | None = strawberry.field(description="And why.")

    @classmethod
    def of(cls, part: OwnPart) -> Self:
        """Show a part."""
        row, said = part.application, part.judgement
        return cls(
            number=row.number,
            state=row.state,
            sex=row.sex,
            age_band=row.age_band,
            area=row.area,
            rank=row.rank,
            answer_by=row.answer_by.isoformat() if row.answer_by else None,
            verdict=said.verdict if said else None,
            reason=said.reason if said else None,
        )


@strawberry.type(description="One who holds a seat or waits for one, as the desk sees him.")
class LabMember:
    """A member."""

    number: int = strawberry.field(description="His number in the lot.")
    state: ApplicationState = strawberry.field(description="Whether he sits, is asked or waits.")
    workshops: int = strawberry.field(description="To how many workshops he came.")
    row: strawberry.Private[Member]

    @strawberry.field(description="The name chosen for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.row.application.person_id)

    @classmethod
    def of(cls, one: Member) -> Self:
        """Show a member."""
        row = one.application
        return cls(number=row.number, state=row.state, workshops=one.workshops, row=one)


@strawberry.type(
    description="A living lab (리빙랩): a panel of residents, drawn by a lot that keeps a balance, works "
    "out an adopted proposal, tries it, and says what it is worth."
)
class LivingLab(Node):
    """A living lab."""

    number: str = strawberry.field(description="Its public number, for instance 2026-2.")
    title: str = strawberry.field(description="What it is about, in one line.")
    purpose: str = strawberry.field(description="The question, and what the city promises.")
    state: LabState = strawberry.field(description="How far it has come.")
    seats: int = strawberry.field(description="How many sit, 25 to 60.")
    standings: list[StandingKind] = strawberry.field(description="By what one may belong here.")
    apply_until: datetime = strawberry.field(description="The hour at which the call ends.")
    lot_commitment: str = strawberry.field(
        description="SHA-256 (hex) of the seed of the lot, shown since the call opened."
    )
    lot_seed: str | None = strawberry.field(description="The seed, hex; null before the draw.")
    pool_digest: str | None = strawberry.field(
        description="SHA-256 (hex) of all applications in the lot; null before the draw."
    )
    data_path: str | None = strawberry.field(
        description="Where the file lies from which anybody can draw again; null before the draw."
    )
    numbers: int = strawberry.field(
        description="How many have applied so far, those who withdrew included."
    )
    solution: str | None = strawberry.field(description="What the panel settled on.")
    measure: str | None = strawberry.field(description="What is measured in the trial, and how.")
    trial_place: str | None = strawberry.field(description="Where it is tried.")
    trial_starts_on: str | None = strawberry.field(description="From which day, in Korea.")
    trial_ends_on: str | None = strawberry.field(description="To which day.")
    outcome: LabVerdict | None = strawberry.field(description="What the city concluded.")
    concluded_on: str | None = strawberry.field(description="On which day it ended.")
    row: strawberry.Private[LabRow]

    @strawberry.field(description="The proposal it works out.")
    async def proposal(
        self, info: Info
    ) -> Annotated["Proposal", strawberry.lazy("schema.proposals.types")] | None:
        """Fetch the proposal; null if it is hidden."""
        row = await info.context.load(proposals_by_id, self.row.proposal_id)
        return None if row is None else proposals.Proposal.of(row)

    @strawberry.field(description="The bounds of the balance, and how they stand.")
    async def balance(self, info: Info) -> list[LabBalance]:
        """Tell the balance."""
        rows = await info.context.load(balance_by_lab, self.row.id) or ()
        return [LabBalance.of(one) for one in rows]

    @strawberry.field(description="Its story, the first step first.")
    async def steps(self, info: Info) -> list[LabStep]:
        """Tell the story."""
        return [LabStep.of(one) for one in await info.context.load(steps_by_lab, self.row.id) or ()]

    @strawberry.field(description="Its workshops, by number.")
    async def workshops(self, info: Info) -> list[LabWorkshop]:
        """Tell the workshops."""
        rows = await info.context.load(workshops_by_lab, self.row.id) or ()
        return [LabWorkshop.of(one) for one in rows]

    @strawberry.field(
        description="What its members said of the trial, in no order of theirs; empty before the lock."
    )
    async def judgements(self, info: Info) -> list[LabJudgement]:
        """Tell what was said."""
        rows = await info.context.load(judgements_by_lab, self.row.id) or ()
        return [LabJudgement.of(one) for one in rows]

    @strawberry.field(
        description="Who sits and who waits, by public names; empty but for those who run it."
    )
    async def members(self, info: Info) -> list[LabMember]:
        """Tell who sits."""
        rows = await info.context.read(members_of, lab=self.row)
        return [LabMember.of(one) for one in rows]

    @strawberry.field(description="The viewer's own part; null if he has none.")
    async def viewer_part(self, info: Info) -> LabPart | None:
        """Tell one's own part."""
        part = await info.context.read(own_part, lab_id=self.row.id)
        return None if part is None else LabPart.of(part)

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        actor = await info.context.actor()
        part = await info.context.read(own_part, lab_id=self.row.id)
        now = await info.context.read(lambda session, _: database_now(session))
        offers = lab_offers(actor, self.row, part.application if part else None, now)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: LabRow) -> Self:
        """Show a living lab."""
        return cls(
            id=global_id("LivingLab", row.id),
            number=row.number,
            title=row.title,
            purpose=row.purpose,
            state=row.state,
            seats=row.seats,
            standings=[StandingKind(one) for one in row.standings],
            apply_until=row.apply_until,
            lot_commitment=row.lot_commitment,
            lot_seed=row.lot_seed,
            pool_digest=row.pool_digest,
            data_path=f"/open-data/labs/{row.number}.json" if row.lot_seed else None,
            numbers=row.applied,
            solution=row.solution or None,
            measure=row.measure or None,
            trial_place=row.trial_place or None,
            trial_starts_on=row.trial_starts_on.isoformat() if row.trial_starts_on else None,
            trial_ends_on=row.trial_ends_on.isoformat() if row.trial_ends_on else None,
            outcome=row.outcome,
            concluded_on=row.concluded_on.isoformat() if row.concluded_on else None,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: LabRow) -> Self:
        """Show a living lab of a list."""
        return cls.of(row)
