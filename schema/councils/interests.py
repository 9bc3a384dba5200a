"""Types of duties to report a private interest, and the mutation field by which the head confirms a report."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from schema.councils import meeting_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.identity.public import Body, PublicName
from schema.kit.context import Info
from schema.kit.enums import told
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused, ViewerAction
from workflows.councils.interests.models import InterestDuty as DutyRow
from workflows.councils.interests.queries import Owed, interest_duties_by_id
from workflows.councils.interests.receiving import receive_interest
from workflows.councils.interests.states import Met
from workflows.councils.reckoning.recusal import Bond
from workflows.identity.queries import bodies_by_id

told(
    Met,
    name="InterestDutyMet",
    description="How a duty to report was met, or that it fell away.",
    values={
        "REPORTED": "It was reported.",
        "RECUSED": "The member left the item: the recusal of the ordinance meets the duty (Article 5).",
        "CALLED_OFF": "The meeting was called off.",
    },
)


@strawberry.type(
    description="That a member has to report what ties him to an organisation an item concerns, to the head "
    "of the local government (Conflict of Interest Act 5, 16)."
)
class CouncilInterestDuty:
    """A duty to report."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item.")
    meeting_number: int = strawberry.field(description="The number of the meeting.")
    item_number: int = strawberry.field(description="The number of the item on its agenda.")
    item_title: str = strawberry.field(description="The title of the item.")
    bond: Bond = strawberry.field(description="What ties him to it, as known, then as reported.")
    known_on: str = strawberry.field(description="The day since which he knows of it.")
    due_on: str = strawberry.field(description="The last day for the report.")
    days_late: int = strawberry.field(description="How many days late it is, or was when met.")
    met: Met | None = strawberry.field(description="How it was met; null while it is open.")
    met_at: datetime | None = strawberry.field(description="When it was met.")
    received_at: datetime | None = strawberry.field(
        description="When the head confirmed that he has the report (Article 5(1))."
    )
    row: strawberry.Private[DutyRow]
    owed: strawberry.Private[Owed]

    @strawberry.field(description="Whose.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.row.person_id)

    @strawberry.field(description="Whether it is the viewer's own.")
    async def own(self, info: Info) -> bool:
        """Compare with who asks."""
        return (await info.context.actor()).person_id == self.row.person_id

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @strawberry.field(description="What the viewer may do about it now.")
    def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        return [ViewerAction.of(one, info.context.locale) for one in self.owed.offers]

    @classmethod
    def of(cls, owed: Owed) -> Self:
        """Show a duty."""
        row = owed.row
        return cls(
            id=global_id("CouncilInterestDuty", row.id),
            meeting_id=global_id("Meeting", row.meeting_id),
            item_id=global_id("MeetingItem", row.item_id),
            meeting_number=owed.meeting,
            item_number=owed.item,
            item_title=owed.title,
            bond=row.bond,
            known_on=row.known_on.isoformat(),
            due_on=row.due_on.isoformat(),
            days_late=owed.late,
            met=row.met,
            met_at=row.met_at,
            received_at=row.received_at,
            row=row,
            owed=owed,
        )


@strawberry.input(description="A report that has come.")
class ReceiveInterestInput:
    """A report that has come."""

    duty_id: strawberry.ID = strawberry.field(description="The duty that was met by it.")


@strawberry.type(description="The receipt is confirmed.")
class ReceiveInterestSuccess:
    """The receipt is confirmed."""

    duty: CouncilInterestDuty = strawberry.field(description="The duty as it stands now.")


ReceiveInterestResult = Annotated[
    ReceiveInterestSuccess | Refused,
    strawberry.union("ReceiveInterestResult", description="The duty, or why not."),
]


@strawberry.type
class InterestMutations:
    """The head's receipt."""

    @verb(
        "Confirm that a member's report of a private interest has come (신고 접수 확인).",
        noted=True,
    )
    async def receive_interest(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReceiveInterestInput, strawberry.argument(description="Which one.")
        ],
    ) -> ReceiveInterestResult:
        """Confirm the receipt."""
        key = key_of("CouncilInterestDuty", input.duty_id, field="dutyId")
        owed = await info.context.write(
            receive_interest, answer=interest_duties_by_id, attempt=key, duty_id=key
        )
        return ReceiveInterestSuccess(duty=CouncilInterestDuty.of(owed))
