"""Types of settlement: a report with its lines, its history, and what is owed back."""

from typing import Self

import strawberry

from schema.agreements.duties import enums as _duties  # noqa: F401 - names the enums first
from schema.agreements.duties.source import DutySource
from schema.agreements.money import enums as _money  # noqa: F401 - names the enums first
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.enums import told
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from schema.kit.scalars import Won
from schema.kit.shares import Share
from workflows.agreements.duties.states import FactKind
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling.models import SettlementFinding as FindingRow
from workflows.agreements.settling.models import SettlementLine as LineRow
from workflows.agreements.settling.models import SettlementStep as StepRow
from workflows.agreements.settling.offers import settlement_offers
from workflows.agreements.settling.queries import Repayable, ReportSeen
from workflows.agreements.settling.rules import Key
from workflows.agreements.settling.states import ReportAct, ReportState
from workflows.identity.queries import bodies_by_id

told(
    ReportState,
    name="SettlementReportState",
    description="Where a settlement report is.",
    values={
        "SUBMITTED": "It is handed in (제출).",
        "CHECKED": "It was checked against its evidence (검토).",
        "RETURNED": "It was sent back (반려); its due day stays.",
        "ACCEPTED": "It is accepted (확정).",
    },
)
told(
    ReportAct,
    name="SettlementReportAct",
    description="What somebody did about a settlement report.",
    values={
        "SUBMITTED": "Handed it in, the first time or again.",
        "CHECKED": "Checked it.",
        "RETURNED": "Sent it back, with what is missing.",
        "ACCEPTED": "Accepted it.",
    },
)


@strawberry.type(
    description="What who judges found of one line: how much of what was spent is recognised (인정액), and why not all "
    "(Subsidy Management Act, Article 28)."
)
class SettlementFinding:
    """A finding."""

    recognised: Won = strawberry.field(description="Recognised of what was spent, in won.")
    refused: Won = strawberry.field(
        description="Spent and not recognised (불인정액), in won; once the report is accepted, of a subsidy it is owed back."
    )
    why: str | None = strawberry.field(description="Why not all of it; null where all of it is.")

    @classmethod
    def of(cls, row: FindingRow, spent: int) -> Self:
        """Show a finding."""
        refused = Won(spent - row.recognised)
        return cls(recognised=Won(row.recognised), refused=refused, why=row.why or None)


@strawberry.type(
    description="What came of one source, in one form, for one year; a subsidy and own money never share a line "
    "(Subsidy Management Act, Article 34)."
)
class SettlementLine:
    """A line."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="In which form.")
    year: int = strawberry.field(description="Of which year of the plan.")
    received: Won = strawberry.field(description="Received, in won.")
    spent: Won = strawberry.field(description="Spent of it, in won.")
    unspent: Won = strawberry.field(description="Left of it, in won.")
    interest: Won = strawberry.field(description="Interest earned on it, in won.")
    planned: Won = strawberry.field(
        description="What the plan that was signed gives of this source, in this form, for this year, in won: of "
        "public money all of it, of own money what the party pays."
    )
    finding: SettlementFinding | None = strawberry.field(
        description="What was found of it; null while nothing was."
    )

    @classmethod
    def of(cls, row: LineRow, planned: int, found: FindingRow | None) -> Self:
        """Show a line."""
        return cls(
            finding=None if found is None else SettlementFinding.of(found, row.spent),
            planned=Won(planned),
            source=row.source,
            form=row.form,
            year=row.year,
            received=Won(row.received),
            spent=Won(row.spent),
            unspent=Won(row.line.unspent),
            interest=Won(row.interest),
        )


@strawberry.type(description="What the plan that was signed leaves to a party to settle.")
class SettlementRoom:
    """What is left."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="In which form.")
    year: int = strawberry.field(description="Of which year of the plan.")
    left: Won = strawberry.field(
        description="In won; public money is shared among the parties, and what others report is off."
    )

    @classmethod
    def of(cls, key: Key, left: int) -> Self:
        """Show what is left."""
        return cls(source=key[0], form=key[1], year=key[2], left=Won(left))


@strawberry.type(
    description="What somebody did about a settlement report; it stays as it was said."
)
class SettlementStep:
    """A step."""

    number: int = strawberry.field(description="Its number, from 1.")
    act: ReportAct = strawberry.field(description="What it was.")
    words: str = strawberry.field(description="What was said.")
    on: str = strawberry.field(description="The day it was done, 2026-12-31.")
    row: strawberry.Private[StepRow]

    @strawberry.field(description="The body for which somebody acted.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @classmethod
    def of(cls, row: StepRow) -> Self:
        """Show a step."""
        return cls(
            number=row.number, act=row.act, words=row.words, on=row.acted_on.isoformat(), row=row
        )


@strawberry.type(
    description="What is owed back of one source since the report was accepted: what is left of the subsidy, with "
    "its interest (Subsidy Management Act, Article 31)."
)
class SettlementRepayment:
    """What is owed back."""

    source: Source = strawberry.field(description="To whom it goes back.")
    won: Won = strawberry.field(description="How much, in won.")
    due_on: str = strawberry.field(description="Until when.")
    late_by: int = strawberry.field(
        description="How many days after it today is, or the day it came."
    )
    came_on: str | None = strawberry.field(description="The day it came; null until it has.")
    evidence: str | None = strawberry.field(description="What shows that it came.")

    @classmethod
    def of(cls, seen: Repayable) -> Self:
        """Show what is owed back."""
        came = seen.repayment
        return cls(
            source=seen.source,
            won=Won(seen.won),
            due_on=seen.due_on.isoformat(),
            late_by=seen.late_by,
            came_on=None if came is None else came.came_on.isoformat(),
            evidence=None if came is None else came.evidence,
        )


@strawberry.type(
    description="The settlement report (정산보고) of one party after a year's end, a completion or an approved "
    "abandonment (Subsidy Management Act, Article 27). Read by whoever reads the agreement, and by the ministry."
)
class SettlementReport(Node):
    """A report."""

    fact: FactKind = strawberry.field(description="What set it going.")
    happened_on: str = strawberry.field(description="The day of that.")
    state: ReportState = strawberry.field(description="Where it is.")
    edition: int = strawberry.field(description="How often it was handed in.")
    submitted_on: str = strawberry.field(description="The day it was handed in last.")
    accepted_on: str | None = strawberry.field(description="The day it was accepted.")
    due_on: str = strawberry.field(description="The day it was due by law.")
    late_by: int = strawberry.field(
        description="How many days late it was handed in; sent back, how late it is today."
    )
    cut: Share | None = strawberry.field(
        description="By up to which part the next subsidy may be cut for that; null if by none."
    )
    audit: str | None = strawberry.field(description="The audit from outside.")
    seen: strawberry.Private[ReportSeen]

    @strawberry.field(description="The party that settles.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.seen.row.body_id))

    @strawberry.field(description="Its lines as they were handed in last.")
    def lines(self) -> list[SettlementLine]:
        """Tell the lines."""
        planned, found = self.seen.planned, self.seen.findings
        return [
            SettlementLine.of(one, planned.get(one.line.key, 0), found.get(one.line.key))
            for one in self.seen.lines
        ]

    @strawberry.field(
        description="Its lines as they were handed in the time before, with what was found of them; none if it was "
        "handed in once."
    )
    def before(self) -> list[SettlementLine]:
        """Tell the lines of the edition before."""
        planned, found = self.seen.planned, self.seen.found_before
        return [
            SettlementLine.of(one, planned.get(one.line.key, 0), found.get(one.line.key))
            for one in self.seen.before
        ]

    @strawberry.field(description="What was done about it, the first first.")
    def steps(self) -> list[SettlementStep]:
        """Tell its history."""
        return [SettlementStep.of(one) for one in self.seen.steps]

    @strawberry.field(description="What is owed back since it was accepted.")
    def repayments(self) -> list[SettlementRepayment]:
        """Tell what is owed back."""
        return [SettlementRepayment.of(one) for one in self.seen.repayable]

    @strawberry.field(description="The line of law the cut rests on.")
    def cut_source(self, info: Info) -> DutySource | None:
        """Tell the rule."""
        rule = self.seen.cut_rule
        return None if rule is None else DutySource.of(rule, info.context.locale)

    @strawberry.field(description="The rule that says until when what is left is returned.")
    def repay_source(self, info: Info) -> DutySource | None:
        """Tell the rule."""
        rule = self.seen.repay_rule
        return None if rule is None else DutySource.of(rule, info.context.locale)

    @strawberry.field(
        description="What the viewer may do with it now: submitSettlement, checkSettlement, returnSettlement, "
        "acceptSettlement, confirmRepayment."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = settlement_offers(await info.context.actor(), self.seen)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, seen: ReportSeen) -> Self:
        """Show a report."""
        row = seen.row
        return cls(
            id=global_id("SettlementReport", row.id),
            fact=row.fact,
            happened_on=row.happened_on.isoformat(),
            state=row.state,
            edition=row.edition,
            submitted_on=row.submitted_on.isoformat(),
            accepted_on=None if row.accepted_on is None else row.accepted_on.isoformat(),
            due_on=seen.due_on.isoformat(),
            late_by=seen.late_by,
            cut=Share.of(seen.cut) if seen.cut else None,
            audit=row.audit or None,
            seen=seen,
        )
