"""The contribution plan of a consortium."""

from typing import Annotated, Self

import strawberry

from schema.agreements.money.parts import (
    Contribution,
    ContributionPlanVersion,
    ContributionTotal,
    MoneyInvariant,
    PossiblePayer,
    SourceTotal,
    YearTotal,
)
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.money.models import ContributionRow
from workflows.agreements.money.offers import plan_offers
from workflows.agreements.money.queries import (
    PlanSeen,
    contribution_of,
    rows_at,
    versions_of,
)
from workflows.agreements.money.rules import Contribution as Paid
from workflows.agreements.money.states import Form, PlanStanding, Source
from workflows.agreements.money.totals import by_source, by_year, total_of

OfVersion = Annotated[
    int | None, strawberry.argument(description="A version of the past; null: as it stands.")
]


@strawberry.type(
    description="Who pays what for the project of a consortium (사업비 분담): the state's, the local and "
    "the private part by year, with the rules of its cohort. Read by the parties, the municipality, the "
    "ministry and the auditor. All amounts are promises."
)
class ContributionPlan(Node):
    """A plan."""

    version: int = strawberry.field(
        description="Every act makes the next; 0 while no amount was ever set."
    )
    state: PlanStanding = strawberry.field(
        description="Whether it is written at, put forward, or in force with the agreement."
    )
    years: list[int] = strawberry.field(
        description="The years of its cohort; none where no rule of its money is known."
    )
    seen: strawberry.Private[PlanSeen]

    @strawberry.field(description="The amounts, by source, payer, form and year.")
    async def contributions(self, info: Info, version: OfVersion = None) -> list[Contribution]:
        """Read the amounts of a version."""
        rows = self.seen.rows
        if version is not None:
            key = self.seen.ground.consortium.id
            rows = await info.context.read(rows_at, plan_id=key, version=version)
        return [Contribution.of(row) for row in sorted(rows, key=_order)]

    @strawberry.field(description="What all amounts come to.")
    def total(self) -> ContributionTotal:
        """Add them up."""
        return ContributionTotal.of(total_of(self._rows()))

    @strawberry.field(description="What the amounts of every source come to.")
    def total_by_source(self) -> list[SourceTotal]:
        """Add them up by source."""
        return [
            SourceTotal(source=source, total=ContributionTotal.of(total))
            for source, total in by_source(self._rows()).items()
        ]

    @strawberry.field(description="What the amounts of every year come to.")
    def total_by_year(self) -> list[YearTotal]:
        """Add them up by year."""
        return [
            YearTotal(year=year, total=ContributionTotal.of(total))
            for year, total in by_year(self._rows(), self.years).items()
        ]

    @strawberry.field(
        description="Every rule of its money that is known, and whether it holds now."
    )
    def invariants(self) -> list[MoneyInvariant]:
        """Tell what the rules find."""
        return [MoneyInvariant.of(one) for one in self.seen.found]

    @strawberry.field(description="Who can be asked to pay, by source and name.")
    def possible_payers(self) -> list[PossiblePayer]:
        """Tell who could pay."""
        payers = self.seen.ground.payers.items()
        return [PossiblePayer(source=source, body=Body.of(body)) for (source, _), body in payers]

    @strawberry.field(description="What made its versions, the newest first, at most 200.")
    async def versions(self, info: Info) -> list[ContributionPlanVersion]:
        """Read the versions."""
        rows = await info.context.read(versions_of, plan_id=self.seen.ground.consortium.id)
        return [ContributionPlanVersion.of(row) for row in rows]

    @strawberry.field(
        description="What the viewer may do now: setContributions, removeContribution, proposePlan, "
        "withdrawPlan."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = plan_offers(await info.context.actor(), self.seen)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    def _rows(self) -> list[Paid]:
        return [contribution_of(row) for row in self.seen.rows]

    @classmethod
    def of(cls, seen: PlanSeen) -> Self:
        """Show a plan."""
        rules = seen.ground.rules
        return cls(
            id=global_id("ContributionPlan", seen.ground.consortium.id),
            version=seen.version,
            state=seen.standing,
            years=list(rules.years) if rules else [],
            seen=seen,
        )


_SOURCES, _FORMS = list(Source), list(Form)


def _order(row: ContributionRow) -> tuple[int, str, int, int]:
    return _SOURCES.index(row.source), str(row.payer_id), _FORMS.index(row.form), row.year
