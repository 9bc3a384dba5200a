"""Types of the register: an obligation with its history."""

from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.clauses import Clause
from schema.agreements.duties import enums as _enums  # noqa: F401 - names the enums first
from schema.identity.public import Body
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.clauses.queries import clauses_by_id
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.disputes.queries import disputes_by_duty
from workflows.agreements.duties.models import Duty as DutyRow
from workflows.agreements.duties.models import DutyStep as StepRow
from workflows.agreements.duties.offers import duty_offers
from workflows.agreements.duties.queries import (
    DUTY_ORDER,
    DutySeen,
    count_duties,
    duties_by_id,
    list_duties,
)
from workflows.agreements.duties.states import Count, DutyAct, FactKind, Standing, Trigger
from workflows.documents.files.states import FileKind
from workflows.identity.queries import bodies_by_id
from workflows.kit.links import LINK_SECONDS, For, Link, token_of


@strawberry.type(description="A file that was brought with a report as what shows it.")
class DutyEvidence:
    """A file."""

    kind: FileKind = strawberry.field(description="What it is.")
    sha256: str = strawberry.field(description="SHA-256 of its bytes, as hex.")
    path: str = strawberry.field(
        description="Where the viewer may GET it for 60 seconds, as long as he reads the agreement."
    )


@strawberry.type(description="What somebody did about an obligation; it stays as it was said.")
class AgreementDutyStep:
    """A step."""

    number: int = strawberry.field(description="Its number, from 1.")
    act: DutyAct = strawberry.field(description="What it was.")
    words: str = strawberry.field(description="The report with its evidence, or the reason.")
    on: str = strawberry.field(description="The day it was done, 2026-12-31.")
    due_on: str | None = strawberry.field(description="The due day until then.")
    moved_to: str | None = strawberry.field(description="The due day since, where it moved it.")
    row: strawberry.Private[StepRow]

    @strawberry.field(description="The party for which somebody acted.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @strawberry.field(description="The file that was brought with it.")
    async def file(self, info: Info) -> DutyEvidence | None:
        """Give an address for a minute."""
        row, context = self.row, info.context
        person_id = (await context.actor()).person_id
        if row.file_id is None or row.file_kind is None or row.file_sha256 is None:
            return None
        if person_id is None:
            return None
        until = int((await context.now()).timestamp()) + LINK_SECONDS
        token = token_of(context.cursor_key, For.READING, Link(row.file_id, person_id, until))
        return DutyEvidence(kind=row.file_kind, sha256=row.file_sha256, path=f"/files/read/{token}")

    @classmethod
    def of(cls, row: StepRow) -> Self:
        """Show a step."""
        return cls(
            number=row.number,
            act=row.act,
            words=row.words,
            on=row.acted_on.isoformat(),
            due_on=None if row.due_on is None else row.due_on.isoformat(),
            moved_to=None if row.moved_to is None else row.moved_to.isoformat(),
            row=row,
        )


@strawberry.type(
    description="An obligation mapped from a sentence of a clause (의무); a draft until the agreement is in "
    "force, and read by whoever reads the agreement."
)
class AgreementDuty(Node):
    """An obligation."""

    number: int = strawberry.field(description="Its number in the agreement, from 1.")
    what: str = strawberry.field(description="What has to be done.")
    sentence: str = strawberry.field(description="The sentence it was mapped from.")
    stands: bool = strawberry.field(
        description="Whether that sentence still stands in the text of its clause."
    )
    state: Standing = strawberry.field(description="Where it is today.")
    trigger: Trigger = strawberry.field(description="What its due day is counted from.")
    fact: FactKind | None = strawberry.field(description="The fact, where it is counted from one.")
    length: int | None = strawberry.field(description="The length of the period.")
    count: Count | None = strawberry.field(description="What the length is counted in.")
    evidence: str = strawberry.field(description="What will show that it is met.")
    consequence: str | None = strawberry.field(description="What follows if it is not met.")
    escalate_after: int | None = strawberry.field(
        description="After how many days late somebody else is told."
    )
    due_on: str | None = strawberry.field(
        description="The due day, counted now from the rule and the facts; null while it waits."
    )
    late_by: int = strawberry.field(
        description="By how many days it is late today, or was when it was reported."
    )
    ends_on: str | None = strawberry.field(
        description="The day from which an amendment ends it; null: none does."
    )
    seen: strawberry.Private[DutySeen]

    @strawberry.field(description="The clause whose sentence it was mapped from.")
    async def clause(self, info: Info) -> Clause:
        """Fetch the clause."""
        return Clause.of(await info.context.fetch(clauses_by_id, self.seen.row.clause_id))

    @strawberry.field(description="The party that owes it.")
    async def debtor(self, info: Info) -> Body:
        """Fetch the debtor."""
        return Body.of(await info.context.fetch(bodies_by_id, self.seen.row.debtor_id))

    @strawberry.field(description="The party it is owed to; null: all the others.")
    async def creditor(self, info: Info) -> Body | None:
        """Fetch the creditor."""
        key = self.seen.row.creditor_id
        return None if key is None else Body.of(await info.context.fetch(bodies_by_id, key))

    @strawberry.field(description="The party that is told when it is late for long.")
    async def escalates_to(self, info: Info) -> Body | None:
        """Fetch who is told."""
        key = self.seen.row.escalate_to
        return None if key is None else Body.of(await info.context.fetch(bodies_by_id, key))

    @strawberry.field(
        description="The obligation it waits for; null if none, and to who was let go if it is another's."
    )
    async def after(self, info: Info) -> "AgreementDuty | None":
        """Fetch the obligation before it."""
        key = self.seen.row.after_id
        before = None if key is None else await info.context.load(duties_by_id, key)
        return None if before is None else AgreementDuty.of(before)

    @strawberry.field(
        description="The numbers of the disputes that go on about it; its days run on meanwhile."
    )
    async def disputes(self, info: Info) -> list[int]:
        """Fetch the disputes."""
        return await info.context.fetch(disputes_by_duty, self.seen.row.id)

    @strawberry.field(description="Whether the viewer speaks for the party that owes it.")
    async def viewer_owes(self, info: Info) -> bool:
        """Say whether it is the viewer's."""
        row = self.seen.row
        return row.debtor_id in speaks_for(await info.context.actor(), row.programme_id)

    @strawberry.field(description="What was done about it, the first first.")
    def steps(self) -> list[AgreementDutyStep]:
        """Tell its history."""
        return [AgreementDutyStep.of(one) for one in self.seen.steps]

    @strawberry.field(
        description="What the viewer may do with it now: reportDuty, acceptDuty, returnDuty, disputeDuty, "
        "extendDuty, waiveDuty, withdrawDuty."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = duty_offers(await info.context.actor(), self.seen, self.seen.lead_id)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, seen: DutySeen) -> Self:
        """Show an obligation."""
        row = seen.row
        return cls(
            id=global_id("AgreementDuty", row.id),
            number=row.number,
            what=row.what,
            sentence=row.sentence,
            stands=seen.stands,
            state=seen.standing,
            trigger=row.trigger,
            fact=row.fact,
            length=row.length,
            count=row.count,
            evidence=row.evidence,
            consequence=row.consequence or None,
            escalate_after=row.escalate_after,
            due_on=None if seen.due is None else seen.due.isoformat(),
            ends_on=None if seen.ends_on is None else seen.ends_on.isoformat(),
            late_by=seen.late_by,
            seen=seen,
        )


async def _duty(context: Context, row: DutyRow) -> AgreementDuty:
    return AgreementDuty.of(await context.fetch(duties_by_id, row.id))


def duties(*, agreement_id: UUID) -> Listing[AgreementDuty]:
    """Return the list of the obligations of an agreement."""
    return Listing(
        name="agreementDuties",
        order=DUTY_ORDER,
        fetch=list_duties,
        count=count_duties,
        made=_duty,
        scope={"agreement_id": agreement_id},
    )
