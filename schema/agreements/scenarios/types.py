"""The scenario as the API shows it, and the list of those one reads."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.agreements import talk as _talk  # noqa: F401 - names the layers first
from schema.agreements.scenarios.outcomes import ScenarioOutcome
from schema.agreements.scenarios.parts import (
    ScenarioAmountChange,
    ScenarioClauseChange,
    ScenarioRoleChange,
    ScenarioShareChange,
)
from schema.identity.public import Body
from schema.kit.connections import (
    After,
    Asking,
    Before,
    Connection,
    First,
    Last,
    Listing,
)
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from schema.proposals.queries import wanted_number
from workflows.agreements.clauses.rooms import room_by_number
from workflows.agreements.scenarios.applying import Left
from workflows.agreements.scenarios.models import AgreementScenario as ScenarioRow
from workflows.agreements.scenarios.offers import scenario_offers
from workflows.agreements.scenarios.outcome import Outcome
from workflows.agreements.scenarios.queries import (
    SCENARIO_ORDER,
    count_scenarios,
    list_scenarios,
    outcomes_by_id,
)
from workflows.agreements.scenarios.sheet import Sheet, read
from workflows.agreements.scenarios.situation import Situation
from workflows.agreements.talk.models import Layer
from workflows.identity.queries import bodies_by_id

# An agreement that the viewer does not read has no scenario for him.
NOBODYS = UUID(int=0)


@strawberry.type(
    description="What if: a sheet of changes that a party keeps on an agreement under negotiation (E3.3, E4.4). "
    "Nothing of it is on record, and nobody outside its layer can tell that it is there, until it is tabled."
)
class AgreementScenario(Node):
    """A scenario."""

    title: str = strawberry.field(description="What its party calls it.")
    layer: Layer = strawberry.field(description="Who reads it.")
    version: int = strawberry.field(description="Of title and sheet; for expectedVersion.")
    made_at: datetime = strawberry.field(description="When it was begun.")
    changed_at: datetime = strawberry.field(description="When it was last changed.")
    tabled_at: datetime | None = strawberry.field(
        description="When it was tabled; since then it is changed no more."
    )
    row: strawberry.Private[ScenarioRow]

    @strawberry.field(description="The party that keeps it.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @strawberry.field(description="The party it is shown to, between two.")
    async def other(self, info: Info) -> Body | None:
        """Fetch the other party."""
        if self.row.other_id is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.row.other_id))

    @strawberry.field(description="The texts it changes, in the order in which it would.")
    async def clauses(self, info: Info) -> list[ScenarioClauseChange]:
        """Tell the texts."""
        now, found = await self._worked_out(info.context)
        return [
            ScenarioClauseChange.of(one, now, found.left.get(place), info.context.locale)
            for place, one in enumerate(self._sheet().clauses)
        ]

    @strawberry.field(description="The amounts it changes.")
    async def amounts(self, info: Info) -> list[ScenarioAmountChange]:
        """Tell the amounts."""
        now, found = await self._worked_out(info.context)
        sheet = self._sheet()
        return [
            ScenarioAmountChange.of(one, now, found.left.get(len(sheet.clauses) + place))
            for place, one in enumerate(sheet.amounts)
        ]

    @strawberry.field(description="The shares it changes; null: none.")
    async def shares(self, info: Info) -> ScenarioShareChange | None:
        """Tell the shares."""
        sheet = self._sheet()
        if sheet.shares is None:
            return None
        _, found = await self._worked_out(info.context)
        place = len(sheet.clauses) + len(sheet.amounts)
        return ScenarioShareChange.of(sheet.shares, found.left.get(place))

    @strawberry.field(description="The fields of the role matrix it changes.")
    async def roles(self, info: Info) -> list[ScenarioRoleChange]:
        """Tell the fields."""
        _, found = await self._worked_out(info.context)
        sheet = self._sheet()
        before = len(sheet) - len(sheet.roles)
        return [
            ScenarioRoleChange.of(one, found.left.get(before + place))
            for place, one in enumerate(sheet.roles)
        ]

    @strawberry.field(description="What would follow, worked out on what stands now.")
    async def outcome(self, info: Info) -> ScenarioOutcome:
        """Work it out."""
        now, found = await self._worked_out(info.context)
        return ScenarioOutcome.of(now.ground, found)

    @strawberry.field(
        description="What the viewer may do with it now: changeScenario, tableScenario, discardScenario."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        _, found = await self._worked_out(info.context)
        stale = sum(one is Left.STALE for one in found.left.values())
        offers = scenario_offers(await info.context.actor(), self.row, stale)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    async def _worked_out(self, context: Context) -> tuple[Situation, Outcome]:
        return await context.fetch(outcomes_by_id, self.row.id)

    def _sheet(self) -> Sheet:
        return read(self.row.sheet)

    @classmethod
    def of(cls, row: ScenarioRow) -> Self:
        """Show a scenario."""
        return cls(
            id=global_id("AgreementScenario", row.id),
            title=row.title,
            layer=row.layer,
            version=row.version,
            made_at=row.made_at,
            changed_at=row.changed_at,
            tabled_at=row.tabled_at,
            row=row,
        )


async def _shown(_: Context, row: ScenarioRow) -> AgreementScenario:
    return AgreementScenario.of(row)


def scenarios(*, agreement_id: UUID) -> Listing[AgreementScenario]:
    """Return the list of the scenarios of an agreement that the viewer reads."""
    return Listing(
        name="agreementScenarios",
        order=SCENARIO_ORDER,
        fetch=list_scenarios,
        count=count_scenarios,
        made=_shown,
        scope={"agreement_id": agreement_id},
    )


@strawberry.type
class ScenarioQueries:
    """Scenarios."""

    @strawberry.field(
        description="The scenarios of an agreement that the viewer reads in the hat he wears, the newest first."
    )
    async def agreement_scenarios(
        self,
        info: Info,
        number: Annotated[str, strawberry.argument(description="The agreement's public number.")],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[AgreementScenario]:
        """Read a page."""
        room = await info.context.read(room_by_number, **wanted_number({"number": number}))
        listing = scenarios(agreement_id=NOBODYS if room is None else room.agreement.id)
        return await listing.page(info.context, Asking(first, after, last, before))
