"""Parts of a plan of money: amounts, totals, what the rules find, versions."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.money import enums as _enums  # noqa: F401 - names the enums before use
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.refused import RuleRef
from schema.kit.scalars import Won
from workflows.agreements.money.models import ContributionRow
from workflows.agreements.money.models import PlanVersion as VersionRow
from workflows.agreements.money.rules import CureKind, Finding, Invariant, InvariantState
from workflows.agreements.money.states import Form, PlanAct, Source
from workflows.agreements.money.totals import Total
from workflows.identity.queries import bodies_by_id


@strawberry.type(description="What one organisation gives from one source, in one form and year.")
class Contribution:
    """An amount."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    won: Won = strawberry.field(description="How much.")
    version: int = strawberry.field(
        description="The version it came with: what `expectedVersion` of an edit names."
    )
    payer_id: strawberry.Private[UUID]

    @strawberry.field(description="Who pays.")
    async def payer(self, info: Info) -> Body:
        """Fetch who pays."""
        return Body.of(await info.context.fetch(bodies_by_id, self.payer_id))

    @classmethod
    def of(cls, row: ContributionRow) -> Self:
        """Show an amount."""
        return cls(
            source=row.source,
            form=row.form,
            year=row.year,
            won=Won(row.won),
            version=row.version,
            payer_id=row.payer_id,
        )


@strawberry.type(description="What some amounts come to.")
class ContributionTotal:
    """A total."""

    won: Won = strawberry.field(description="All of them.")
    cash: Won = strawberry.field(description="Those in cash (현금).")
    in_kind: Won = strawberry.field(description="Those in kind (현물).")
    public: Won = strawberry.field(
        description="Those of the state, the province and the municipality."
    )

    @classmethod
    def of(cls, one: Total) -> Self:
        """Show a total."""
        return cls(
            won=Won(one.won),
            cash=Won(one.cash),
            in_kind=Won(one.in_kind),
            public=Won(one.public),
        )


@strawberry.type(description="What the amounts of one source come to.")
class SourceTotal:
    """The total of a source."""

    source: Source = strawberry.field(description="The source.")
    total: ContributionTotal = strawberry.field(description="What it comes to.")


@strawberry.type(description="What the amounts of one year come to.")
class YearTotal:
    """The total of a year."""

    year: int = strawberry.field(description="The year.")
    total: ContributionTotal = strawberry.field(description="What it comes to.")


@strawberry.type(description="The fewest won by which one step, alone, makes a rule hold.")
class MoneyCure:
    """A cure."""

    kind: CureKind = strawberry.field(description="The step.")
    won: Won = strawberry.field(description="By how much.")


@strawberry.type(description="A rule of the money of this cohort, and whether it holds now.")
class MoneyInvariant:
    """What a rule finds."""

    kind: Invariant = strawberry.field(description="Which.")
    state: InvariantState = strawberry.field(description="Whether it holds.")
    found: Won = strawberry.field(description="How much there is.")
    allowed: Won = strawberry.field(description="How much there may be.")
    cures: list[MoneyCure] = strawberry.field(
        description="What would make it hold, each alone; none lifts the public money above its most."
    )
    finding: strawberry.Private[Finding]

    @strawberry.field(description="The rule.")
    def rule(self, info: Info) -> RuleRef:
        """Cite it."""
        return RuleRef.of(self.finding.rule_id, info.context.locale)

    @strawberry.field(description="Of PAYERS: who cannot be asked to pay; else null.")
    async def payer(self, info: Info) -> Body | None:
        """Fetch whom it concerns."""
        if self.finding.payer is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.finding.payer[1]))

    @classmethod
    def of(cls, one: Finding) -> Self:
        """Show what a rule finds."""
        return cls(
            kind=one.invariant,
            state=one.state,
            found=Won(one.found),
            allowed=Won(one.allowed),
            cures=[MoneyCure(kind=cure.kind, won=Won(cure.won)) for cure in one.cures],
            finding=one,
        )


@strawberry.type(description="An organisation that can be asked to pay from a source.")
class PossiblePayer:
    """Who could pay."""

    source: Source = strawberry.field(description="From which source.")
    body: Body = strawberry.field(description="The organisation.")


@strawberry.type(description="What made a version of a plan; its amounts can be read back.")
class ContributionPlanVersion:
    """A version."""

    version: int = strawberry.field(description="Its number, from 1.")
    act: PlanAct = strawberry.field(description="What made it.")
    made_at: datetime = strawberry.field(description="When.")
    digest: str | None = strawberry.field(
        description="Of a version put forward: SHA-256 of the canonical JSON of its amounts."
    )
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="For which organisation it was done.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, row: VersionRow) -> Self:
        """Show a version."""
        return cls(
            version=row.version,
            act=row.act,
            made_at=row.made_at,
            digest=row.digest,
            body_id=row.body_id,
        )
