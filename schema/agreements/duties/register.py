"""Types of the register: the register of an agreement, its sentences, its facts, and settlement."""

from typing import Self

import strawberry

from schema.agreements.duties.leavers import LeaverAccount
from schema.agreements.duties.source import DutySource
from schema.agreements.duties.types import AgreementDuty, duties
from schema.agreements.settling.types import SettlementReport, SettlementRoom
from schema.identity.public import Body
from schema.kit.connections import After, Asking, Before, Connection, First, Last
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from schema.kit.scalars import Won
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.duties.leavers import EXIT
from workflows.agreements.duties.models import DutyFact as FactRow
from workflows.agreements.duties.offers import register_offers
from workflows.agreements.duties.queries import Register
from workflows.agreements.duties.settled import SentenceSeen
from workflows.agreements.duties.settlement import Settlement
from workflows.agreements.duties.states import FactKind
from workflows.agreements.settling.queries import ReportSeen, left_to_settle, reports_of
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale


@strawberry.type(
    description="A sentence of the texts that stand which speaks of a duty: mapped to obligations, marked as "
    "none by a person, or neither."
)
class DutySentence:
    """A sentence."""

    clause_id: strawberry.ID = strawberry.field(description="The clause it stands in.")
    reference: str = strawberry.field(description="The clause's number: 제3조 ② 1.")
    text: str = strawberry.field(description="The sentence.")
    digest: str = strawberry.field(description="By which it is named in mapDuty and markNoDuty.")
    duties: list[int] = strawberry.field(description="The numbers of its obligations.")
    no_duty: str | None = strawberry.field(description="Why it is none, where a person said so.")
    settled: bool = strawberry.field(description="Whether it is mapped or marked as none.")

    @classmethod
    def of(cls, seen: SentenceSeen, locale: Locale) -> Self:
        """Show a sentence."""
        return cls(
            clause_id=global_id("Clause", seen.clause_id),
            reference=seen.reference[locale],
            text=seen.sentence.text,
            digest=seen.sentence.digest,
            duties=list(seen.duties),
            no_duty=seen.none,
            settled=seen.settled,
        )


@strawberry.type(description="A fact somebody recorded, from which due days are counted.")
class AgreementFact:
    """A fact."""

    kind: FactKind = strawberry.field(description="What happened.")
    happened_on: str = strawberry.field(description="The day it happened, 2026-12-31.")
    evidence: str = strawberry.field(description="What shows it.")
    row: strawberry.Private[FactRow]

    @strawberry.field(description="The party that recorded it.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @classmethod
    def of(cls, row: FactRow) -> Self:
        """Show a fact."""
        return cls(
            kind=row.kind, happened_on=row.happened_on.isoformat(), evidence=row.evidence, row=row
        )


@strawberry.type(
    description="A party's duty by law to settle public money (정산) after one fact; nobody may waive or extend "
    "it (Subsidy Management Act, Article 27)."
)
class SettlementDuty:
    """A duty to settle."""

    fact: FactKind | None = strawberry.field(description="What set it going; null while it waits.")
    started_on: str | None = strawberry.field(description="The day of that.")
    due_on: str | None = strawberry.field(description="The due day; null while it waits.")
    late_by: int = strawberry.field(
        description="How many days after it today is, or the report was handed in; 0 until then."
    )
    left_on: str | None = strawberry.field(
        description="Since when it is no party any more, if it was let go by an amendment (탈퇴)."
    )
    state_subsidy: Won = strawberry.field(
        description="State subsidy in the plan as a whole, in won; the plan does not say who receives it."
    )
    local_subsidy: Won = strawberry.field(
        description="Local subsidy in the plan as a whole, in won; the plan does not say who receives it."
    )
    source: DutySource = strawberry.field(description="The line of law it rests on.")
    audits: list[DutySource] = strawberry.field(
        description="The lines of law that ask for an audit from outside; empty if none does."
    )
    report: SettlementReport | None = strawberry.field(
        description="The report that was handed in; null until one was."
    )
    seen: strawberry.Private[Settlement]
    register: strawberry.Private[Register]

    @strawberry.field(description="Whether the viewer speaks for the party that settles.")
    async def viewer_settles(self, info: Info) -> bool:
        """Say whether it is the viewer's."""
        place = self.register.agreement.programme_id
        return self.seen.body_id in speaks_for(await info.context.actor(), place)

    @strawberry.field(
        description="What the plan that was signed leaves to settle; told to who speaks for the party."
    )
    async def room(self, info: Info) -> list[SettlementRoom]:
        """Read what is left."""
        agreement, body_id = self.register.agreement, self.seen.body_id
        if body_id not in speaks_for(await info.context.actor(), agreement.programme_id):
            return []
        left = await info.context.read(left_to_settle, agreement=agreement, body_id=body_id)
        told = sorted(left.items(), key=lambda one: (one[0][2], one[0][0], one[0][1]))
        return [SettlementRoom.of(key, max(won, 0)) for key, won in told]

    @strawberry.field(description="The party that settles.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.seen.body_id))

    @classmethod
    def of(
        cls, seen: Settlement, register: Register, report: ReportSeen | None, locale: Locale
    ) -> Self:
        """Show a duty to settle, with its report if one was handed in."""
        return cls(
            fact=seen.fact,
            started_on=None if seen.started_on is None else seen.started_on.isoformat(),
            due_on=None if seen.due_on is None else seen.due_on.isoformat(),
            late_by=seen.late_by if report is None else report.late_by,
            report=None if report is None else SettlementReport.of(report),
            left_on=None if seen.left_on is None else seen.left_on.isoformat(),
            state_subsidy=Won(seen.state_won),
            local_subsidy=Won(seen.local_won),
            source=DutySource.of(register.rules[seen.rule], locale),
            audits=[DutySource.of(register.rules[one], locale) for one in seen.audit_rules],
            seen=seen,
            register=register,
        )


@strawberry.type(
    description="The register of obligations of an agreement: a draft until it is in force, live from then on."
)
class DutyRegister:
    """The register."""

    live: bool = strawberry.field(description="Whether the agreement is in force.")
    in_force_on: str | None = strawberry.field(description="The day since which it is.")
    unmapped: int = strawberry.field(
        description="How many duty sentences nobody has mapped or marked as none."
    )
    register: strawberry.Private[Register]

    @strawberry.field(description="Its obligations, by number.")
    async def duties(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[AgreementDuty]:
        """Read a page."""
        asking = Asking(first, after, last, before)
        return await duties(agreement_id=self.register.agreement.id).page(info.context, asking)

    @strawberry.field(description="The duty sentences of the texts that stand, in reading order.")
    def sentences(self, info: Info) -> list[DutySentence]:
        """Tell the sentences."""
        return [DutySentence.of(one, info.context.locale) for one in self.register.sentences]

    @strawberry.field(description="The facts on record, by day.")
    def facts(self) -> list[AgreementFact]:
        """Tell the facts."""
        return [AgreementFact.of(one) for one in self.register.recorded]

    @strawberry.field(description="Who settles public money by when, by law.")
    async def settlements(self, info: Info) -> list[SettlementDuty]:
        """Tell the duties by law, each with its report."""
        agreement_id = self.register.agreement.id
        told = await info.context.read(reports_of, agreement_id=agreement_id)
        reports = {(one.row.body_id, one.row.fact, one.row.happened_on): one for one in told}
        return [
            SettlementDuty.of(
                one,
                self.register,
                None
                if one.fact is None or one.started_on is None
                else reports.get((one.body_id, one.fact, one.started_on)),
                info.context.locale,
            )
            for one in self.register.settlements
        ]

    @strawberry.field(
        description="Who was let go by an amendment, the last one first, and what is reckoned with it. Who was "
        "let go itself reads its own."
    )
    def leavers(self, info: Info) -> list[LeaverAccount]:
        """Tell what is left between them."""
        source = self.register.rules.get(EXIT)
        return [LeaverAccount.of(one, source, info.context.locale) for one in self.register.leavers]

    @strawberry.field(
        description="What the viewer may do with it now: mapDuty, markNoDuty, recordFact."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        seen = self.register
        offers = register_offers(
            await info.context.actor(), seen.agreement, seen.lead_id, seen.facts.in_force
        )
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, register: Register) -> Self:
        """Show a register."""
        since = register.facts.in_force
        return cls(
            live=since is not None,
            in_force_on=None if since is None else since.isoformat(),
            unmapped=len(register.unmapped),
            register=register,
        )
