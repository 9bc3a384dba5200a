"""The register of decisions: who has to act, by when, how late it is, and the history of each."""

from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.enums import told
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.councils.follow_up.models import Decision as DecisionRow
from workflows.councils.follow_up.models import DecisionStep as StepRow
from workflows.councils.follow_up.models import DecisionTerms as TermsRow
from workflows.councils.follow_up.offers import decision_offers
from workflows.councils.follow_up.queries import (
    DECISION_ORDER,
    Wanted,
    Whole,
    bench_by_decision,
    count_decisions,
    list_decisions,
    wholes_by_id,
)
from workflows.councils.follow_up.states import DecisionState, Effect, StepKind
from workflows.councils.meetings.origins import resolutions_by_id
from workflows.identity.queries import bodies_by_id

told(
    DecisionState,
    name="DecisionState",
    description="How far a decision is; lateness is told beside it.",
    values={
        "UNASSIGNED": "Nobody was named to act yet.",
        "OPEN": "It waits for who has to act.",
        "POSTPONED": "It waits, for a later day than before.",
        "REPORTED": "Who had to act has reported; nobody has accepted it yet.",
        "DONE": "It was carried out.",
        "LAPSED": "Nobody has to carry it out any more.",
    },
)
told(
    Effect,
    name="DecisionEffect",
    description="What a decision does; a council approves nothing (Smart City Act, Article 24(1)).",
    values={
        "CONSULTED": "The consultation the law asks for has taken place (협의).",
        "RECOMMENDS": "It recommends something (권고).",
        "ASKS": "It asks an organisation to do something (요청).",
        "OWN_AFFAIRS": "It settles the affairs of the council itself (자체 운영).",
    },
)
told(
    StepKind,
    name="DecisionStepKind",
    description="What was done about a decision.",
    values={
        "REPORTED": "It was reported that it was carried out.",
        "ACCEPTED": "The report was accepted.",
        "RETURNED": "The report was sent back.",
        "POSTPONED": "Its due day was postponed.",
        "LAPSED": "It lapsed.",
        "EXPLAINED": "Why it is late was explained.",
        "ON_AGENDA": "What it took up was put on an agenda.",
        "OFF_AGENDA": "What it took up is on that agenda no longer.",
        "DEALT_WITH": "The council has dealt with what it took up: it is carried out.",
    },
)


@strawberry.type(description="A version of the terms of a decision; earlier ones stay.")
class DecisionTerms:
    """Terms."""

    version: int = strawberry.field(description="Its number, from 1.")
    effect: Effect = strawberry.field(description="What the decision does.")
    due_on: str = strawberry.field(description="The due day, 2026-12-31.")
    due_days: int | None = strawberry.field(
        description="The period in days it was counted from, as the Civil Act counts."
    )
    evidence: str = strawberry.field(description="What will show that it is done.")
    supersedes: bool = strawberry.field(
        description="Whether it was given after the minutes were confirmed."
    )
    reason: str | None = strawberry.field(description="Why it supersedes the one before.")
    by_council: bool = strawberry.field(
        description="Whether the council itself has to act; the owner is then its local government."
    )
    row: strawberry.Private[TermsRow]

    @strawberry.field(description="The organisation that has to act.")
    async def owner(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.owner_id))

    @strawberry.field(description="The organisation it goes to.")
    async def addressee(self, info: Info) -> Body | None:
        """Fetch the body."""
        key = self.row.addressee_id
        return None if key is None else Body.of(await info.context.fetch(bodies_by_id, key))

    @classmethod
    def of(cls, row: TermsRow) -> Self:
        """Show a version."""
        return cls(
            version=row.version,
            effect=row.effect,
            due_on=row.due_on.isoformat(),
            due_days=row.due_days,
            evidence=row.evidence,
            supersedes=row.supersedes,
            reason=row.reason or None,
            by_council=row.by_council,
            row=row,
        )


@strawberry.type(description="The item by which the council deals with what a decision took up.")
class DecisionItem:
    """An item."""

    meeting: int = strawberry.field(description="The number of the meeting.")
    item: int = strawberry.field(description="Its number on the agenda.")
    title: str = strawberry.field(description="Its title.")


@strawberry.type(description="What was done about a decision.")
class DecisionStep:
    """A step."""

    number: int = strawberry.field(description="Its number.")
    kind: StepKind = strawberry.field(description="What it was.")
    words: str = strawberry.field(description="The report, or the reason; empty of an agenda.")
    link: str | None = strawberry.field(description="Where it can be seen.")
    on: str = strawberry.field(description="The day it was done.")
    due_on: str | None = strawberry.field(description="The due day until then.")
    moved_to: str | None = strawberry.field(description="The due day since, where it moved it.")
    row: strawberry.Private[StepRow]

    @strawberry.field(
        description="The item that made the step; null of others, and while its meeting is not public."
    )
    async def item(self, info: Info) -> DecisionItem | None:
        """Look up the item."""
        if self.row.item_id is None:
            return None
        found = await info.context.load(resolutions_by_id, self.row.item_id)
        return (
            None
            if found is None
            else DecisionItem(meeting=found.meeting, item=found.item, title=found.title)
        )

    @strawberry.field(description="The organisation for which somebody acted.")
    async def body(self, info: Info) -> Body | None:
        """Fetch the body."""
        key = self.row.body_id
        return None if key is None else Body.of(await info.context.fetch(bodies_by_id, key))

    @classmethod
    def of(cls, row: StepRow) -> Self:
        """Show a step."""
        return cls(
            number=row.number,
            kind=row.kind,
            words=row.words,
            link=row.link or None,
            on=row.acted_on.isoformat(),
            due_on=row.due_on.isoformat() if row.due_on else None,
            moved_to=row.moved_to.isoformat() if row.moved_to else None,
            row=row,
        )


@strawberry.type(
    description="A decision of a council (의결) with what became of it. It is no approval."
)
class CouncilDecision(Node):
    """A decision."""

    year: int = strawberry.field(description="The year it is numbered in.")
    number: int = strawberry.field(description="Its number in the year.")
    text: str = strawberry.field(description="Its text as adopted.")
    sha256: str = strawberry.field(description="The SHA-256 of the text, in hexadecimal digits.")
    decided_on: str = strawberry.field(description="The day it was made.")
    source: str | None = strawberry.field(
        description="The minutes it was entered from; null where it was voted on here."
    )
    state: DecisionState = strawberry.field(description="How far it is.")
    due_on: str | None = strawberry.field(description="The due day as it stands.")
    version: int = strawberry.field(description="The version of its terms; 0 without any.")
    by_council: bool = strawberry.field(
        description="Whether the council itself carries it out, as where it has taken something up."
    )
    row: strawberry.Private[DecisionRow]

    async def whole(self, info: Info) -> Whole:
        """Return it with its history, read once an operation."""
        return await info.context.fetch(wholes_by_id, self.row.id)

    @strawberry.field(description="The organisation that has to act.")
    async def owner(self, info: Info) -> Body | None:
        """Fetch the body."""
        key = self.row.owner_id
        return None if key is None else Body.of(await info.context.fetch(bodies_by_id, key))

    @strawberry.field(
        description="How many days late it is today, or was when it was reported; 0 in time."
    )
    async def late_by(self, info: Info) -> int:
        """Count the days."""
        return (await self.whole(info)).late_by

    @strawberry.field(description="The last reason that was given for a delay.")
    async def delay_reason(self, info: Info) -> str | None:
        """Read the reason."""
        return (await self.whole(info)).why or None

    @strawberry.field(description="The versions of its terms, the first first.")
    async def terms(self, info: Info) -> list[DecisionTerms]:
        """Read the terms."""
        return [DecisionTerms.of(one) for one in (await self.whole(info)).terms]

    @strawberry.field(description="What was done about it, the first first.")
    async def steps(self, info: Info) -> list[DecisionStep]:
        """Read the steps."""
        return [DecisionStep.of(one) for one in (await self.whole(info)).steps]

    @strawberry.field(description="The number of the meeting it was made in.")
    async def meeting_number(self, info: Info) -> int | None:
        """Read the number."""
        return (await self.whole(info)).meeting

    @strawberry.field(description="The number of the item it was made on.")
    async def item_number(self, info: Info) -> int | None:
        """Read the number."""
        return (await self.whole(info)).item

    @strawberry.field(description="The number of the residents' idea it came from.")
    async def idea(self, info: Info) -> str | None:
        """Read the number."""
        return (await self.whole(info)).idea

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        actor = await info.context.actor()
        bench = await info.context.read(bench_by_decision, decision=self.row)
        offers = decision_offers(actor, self.row, bench)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: DecisionRow) -> Self:
        """Show a decision."""
        return cls(
            id=global_id("CouncilDecision", row.id),
            year=row.year,
            number=row.number,
            text=row.text,
            sha256=row.sha256,
            decided_on=row.decided_on.isoformat(),
            source=row.source or None,
            state=row.state,
            due_on=row.due_on.isoformat() if row.due_on else None,
            version=row.terms,
            by_council=row.by_council,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: DecisionRow) -> Self:
        """Show a decision of a list."""
        return cls.of(row)


OfOwner = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only those this organisation has to carry out."),
]
OfCouncil = Annotated[
    bool | None, strawberry.argument(description="Only those the council itself carries out.")
]
OfState = Annotated[
    DecisionState | None, strawberry.argument(description="Only those that are so far.")
]
Late = Annotated[bool | None, strawberry.argument(description="Only those that are late today.")]
DecisionYear = Annotated[int, strawberry.argument(description="The year it is numbered in.")]
DecisionNumber = Annotated[int, strawberry.argument(description="Its number in the year.")]


def decisions(council_id: UUID, wanted: Wanted) -> Listing[CouncilDecision]:
    """Return the register of a council."""
    return Listing(
        name="decisions",
        order=DECISION_ORDER,
        fetch=list_decisions,
        count=count_decisions,
        made=CouncilDecision.made,
        scope={"council_id": council_id, "wanted": wanted},
    )
