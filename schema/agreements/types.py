"""Types of the consortium: itself, its parties on a day, its history, its rules of decision."""

from datetime import date
from typing import Annotated, Self

import strawberry

from schema.agreements import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.agreements.agreements import Agreement, agreements
from schema.agreements.changes import ConsortiumChange, ConsortiumLiability, changes
from schema.agreements.following import ConsortiumMoves
from schema.agreements.money.types import ContributionPlan
from schema.agreements.parties import ConsortiumParty
from schema.identity.public import Body
from schema.kit.connections import After, Asking, Before, Connection, First, Last
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import RuleRef, ViewerAction
from workflows.agreements.clauses.offers import open_offer
from workflows.agreements.clauses.queries import going_of
from workflows.agreements.consortium.models import Consortium as ConsortiumRow
from workflows.agreements.consortium.offers import consortium_offers
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.consortium.queries import (
    MatterRule,
    history_of,
    liabilities_of,
    matter_rules,
    parties_on,
    possible_parties,
    today,
)
from workflows.agreements.consortium.rules import rule_id
from workflows.agreements.consortium.shares import Stretch
from workflows.agreements.consortium.states import (
    ConsortiumState,
    Matter,
    Performance,
    Weight,
)
from workflows.agreements.money.queries import plans_by_id
from workflows.identity.queries import bodies_by_id
from workflows.law.texts import Majority

OnDay = Annotated[
    str | None, strawberry.argument(description="A day in Korea, 2026-11-22; null: today.")
]


@strawberry.type(description="What the parties hold from a day on, until the next stretch begins.")
class ConsortiumStretch:
    """A stretch of the history."""

    since: str = strawberry.field(description="Its first day in Korea.")
    parties: list[ConsortiumParty] = strawberry.field(
        description="The parties, the lead first, then the largest share."
    )

    @classmethod
    def of(cls, one: Stretch) -> Self:
        """Show a stretch."""
        return cls(since=one.since.isoformat(), parties=ConsortiumParty.all_of(one.holding))


@strawberry.type(description="How one matter is decided.")
class ConsortiumRule:
    """A rule of decision."""

    matter: Matter = strawberry.field(description="Which matter.")
    majority: Majority = strawberry.field(description="How much of the whole has to say yes.")
    weight: Weight = strawberry.field(description="What a voice counts for.")
    agreed_in: str | None = strawberry.field(
        description="Where the agreement says so; null where it is silent and the law holds."
    )

    @strawberry.field(description="The rule of law that holds where the agreement is silent.")
    def rule(self, info: Info) -> RuleRef:
        """Cite it."""
        return RuleRef.of(rule_id(self.matter), info.context.locale)

    @classmethod
    def of(cls, one: MatterRule) -> Self:
        """Show how a matter is decided."""
        return cls(
            matter=one.matter,
            majority=one.rule.majority,
            weight=one.rule.weight,
            agreed_in=one.agreed_in,
        )


@strawberry.type(description="An organisation that could become a party.")
class PossibleParty:
    """A body that could join."""

    body: Body = strawberry.field(description="The organisation.")


@strawberry.type(
    description="The consortium (컨소시엄) of a programme: the organisations that run it together, "
    "before or after it is selected (Civil Act 703 to 719)."
)
class Consortium(Node):
    """A consortium."""

    name: str = strawberry.field(description="Its name.")
    performance: Performance = strawberry.field(description="How the parties perform.")
    state: ConsortiumState = strawberry.field(description="Whether it has come into being.")
    formed_on: str = strawberry.field(description="Its first day in Korea.")
    public_money: bool = strawberry.field(
        description="Whether public money is touched: then the municipality accepts newcomers too."
    )
    notice_days: int | None = strawberry.field(
        description="Days of notice before a party leaves, as agreed; null: as the rule says."
    )
    row: strawberry.Private[ConsortiumRow]

    @strawberry.field(
        description="Stands for the mandates and rights the viewer has here: another once one of them begins or "
        "ends. To follow them by."
    )
    async def viewer_rights(self, info: Info) -> str:
        """Tell them in short."""
        return (await info.context.actor()).mark(self.row.programme_id)

    @strawberry.field(description="How often what is kept of its agreements was moved.")
    def moves(self) -> ConsortiumMoves:
        """Tell the moves."""
        return ConsortiumMoves(programme=self.row.programme_id)

    @strawberry.field(description="Who is in on a day, the lead first, then the largest share.")
    async def parties(self, info: Info, on: OnDay = None) -> list[ConsortiumParty]:
        """Read the parties of a day."""
        day: date | None = None if on is None else day_of(on, field="on")
        runs = await info.context.read(parties_on, consortium_id=self.row.id, day=day)
        return [ConsortiumParty.of(one) for one in runs]

    @strawberry.field(
        description="What the parties hold over time, the first day first; what is decided for a day "
        "to come stands in it."
    )
    async def history(self, info: Info) -> list[ConsortiumStretch]:
        """Read the history."""
        stretches = await info.context.read(history_of, consortium_id=self.row.id)
        return [ConsortiumStretch.of(one) for one in stretches]

    @strawberry.field(description="How each matter is decided today.")
    async def rules(self, info: Info) -> list[ConsortiumRule]:
        """Read the rules of decision."""
        rules = await info.context.read(matter_rules, consortium_id=self.row.id)
        return [ConsortiumRule.of(one) for one in rules]

    @strawberry.field(
        description="What was put to the parties, the newest first; only what was put to whom the "
        "viewer speaks for, and everything for the auditor."
    )
    async def changes(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[ConsortiumChange]:
        """Read a page of changes."""
        listing = changes(consortium_id=self.row.id)
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="Who pays what for the project; null for whoever speaks for no party, is not of the "
        "municipality, and does not read all agreements."
    )
    async def contribution_plan(self, info: Info) -> ContributionPlan | None:
        """Read the plan."""
        seen = await info.context.load(plans_by_id, self.row.id)
        return None if seen is None else ContributionPlan.of(seen)

    @strawberry.field(
        description="Its agreements, the newest first; while one is negotiated it is read by those who "
        "speak for a party, by the city's officer and head and by the auditor."
    )
    async def agreements(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Agreement]:
        """Read a page of agreements."""
        listing = agreements(consortium_id=self.row.id)
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="Who leaves or was expelled and answers today for what was owed before, the first to be free "
        "first; of those whose leaving the viewer reads."
    )
    async def liabilities(self, info: Info) -> list[ConsortiumLiability]:
        """Read who answers still."""
        rows = await info.context.read(liabilities_of, consortium_id=self.row.id)
        return [one for one in map(ConsortiumLiability.of, rows) if one is not None]

    @strawberry.field(description="The organisations of the programme that could join.")
    async def possible_parties(self, info: Info) -> list[PossibleParty]:
        """Read who could join."""
        bodies = await info.context.read(possible_parties, consortium=self.row)
        return [PossibleParty(body=Body.of(one)) for one in bodies]

    @strawberry.field(description="The party the viewer speaks for today; null if there is none.")
    async def viewer_party(self, info: Info) -> Body | None:
        """Find the viewer's own party."""
        actor = await info.context.actor()
        runs = await info.context.read(parties_on, consortium_id=self.row.id)
        own = speaks_for(actor, self.row.programme_id)
        mine = next((one.body_id for one in runs if one.body_id in own), None)
        return None if mine is None else Body.of(await info.context.fetch(bodies_by_id, mine))

    @strawberry.field(
        description="What the viewer may put to the parties now: proposeJoining, proposeExpulsion, "
        "proposeLead, proposeShares, proposeLeaving; and whether openAgreement is."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        actor = await info.context.actor()
        day = await info.context.read(lambda session, _: today(session))
        runs = await info.context.read(parties_on, consortium_id=self.row.id, day=day)
        lead = next((one.body_id for one in runs if one.lead), None)
        parties = [one.body_id for one in runs]
        stretches = await info.context.read(history_of, consortium_id=self.row.id)
        staying = stretches[-1].holding.shares if stretches else {}
        going = await info.context.read(going_of, consortium_id=self.row.id)
        offers = [
            *consortium_offers(actor, self.row, parties, lead, staying=staying),
            open_offer(actor, self.row, lead, going=going),
        ]
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: ConsortiumRow) -> Self:
        """Show a consortium."""
        return cls(
            id=global_id("Consortium", row.id),
            name=row.name,
            performance=row.performance,
            state=row.state,
            formed_on=row.formed_on.isoformat(),
            public_money=row.public_money,
            notice_days=row.notice_days,
            row=row,
        )
