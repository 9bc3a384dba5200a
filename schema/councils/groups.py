"""Types of working groups: who works in them, and what they report."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from workflows.councils.groups.models import WorkingGroupMember as MemberRow
from workflows.councils.groups.queries import Group, Told


@strawberry.type(description="Somebody who works in a working group.")
class WorkingGroupMember:
    """A member of a group."""

    chairs: bool = strawberry.field(description="Whether he chairs it.")
    joined_on: str = strawberry.field(description="Since when.")
    appointment_id: strawberry.ID = strawberry.field(
        description="The capacity in which, as `leaveWorkingGroup` takes it."
    )
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, row: MemberRow) -> Self:
        """Show a member."""
        return cls(
            chairs=row.chairs,
            joined_on=row.joined_on.isoformat(),
            appointment_id=global_id("Appointment", row.appointment_id),
            person_id=row.person_id,
        )


@strawberry.type(
    description="What a working group tells the council of a meeting of its own; laid before an item it is "
    "a paper."
)
class WorkingGroupReport:
    """A report."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    number: int = strawberry.field(description="Its number in the group, from 1.")
    held_on: str = strawberry.field(description="The day of the group's meeting.")
    title: str = strawberry.field(description="Its title.")
    words: str = strawberry.field(description="Its text.")
    at: datetime = strawberry.field(description="When it was made.")
    meeting_number: int | None = strawberry.field(
        description="The meeting of the council it was laid before; null before that."
    )
    item_number: int | None = strawberry.field(description="The item of that meeting.")

    @classmethod
    def of(cls, told: Told) -> Self:
        """Show a report."""
        row = told.row
        meeting, item = told.laid or (None, None)
        return cls(
            id=global_id("WorkingGroupReport", row.id),
            number=row.number,
            held_on=row.held_on.isoformat(),
            title=row.title,
            words=row.words,
            at=row.at,
            meeting_number=meeting,
            item_number=item,
        )


@strawberry.type(description="An item of a meeting to come, before which a report can be laid.")
class ReportableItem:
    """An item."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item.")
    meeting_number: int = strawberry.field(description="The number of the meeting.")
    item_number: int = strawberry.field(description="The number of the item.")
    title: str = strawberry.field(description="Its title.")


@strawberry.type(
    description="A working group (실무협의회) beside a council: the head of the local government forms it where "
    "the ordinance says so, of those who do the work; it prepares and resolves nothing."
)
class WorkingGroup:
    """A working group."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    name: str = strawberry.field(description="Its name.")
    purpose: str = strawberry.field(description="What it is for.")
    formed_on: str = strawberry.field(description="The day it was formed.")
    dissolved_on: str | None = strawberry.field(description="The day it was dissolved.")
    members: list[WorkingGroupMember] = strawberry.field(
        description="Who works in it, the chair first."
    )
    reports: list[WorkingGroupReport] = strawberry.field(
        description="Its reports, the newest first: to the council and the group all, to others what is laid."
    )
    items: list[ReportableItem] = strawberry.field(
        description="Before what the viewer can lay a report."
    )
    group: strawberry.Private[Group]

    @strawberry.field(description="What the viewer may do with it now.")
    def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        return [ViewerAction.of(one, info.context.locale) for one in self.group.offers]

    @classmethod
    def of(cls, group: Group) -> Self:
        """Show a group."""
        row = group.row
        return cls(
            id=global_id("WorkingGroup", row.id),
            name=row.name,
            purpose=row.purpose,
            formed_on=row.formed_on.isoformat(),
            dissolved_on=row.dissolved_on.isoformat() if row.dissolved_on else None,
            members=[WorkingGroupMember.of(one) for one in group.members],
            reports=[WorkingGroupReport.of(one) for one in group.reports],
            items=[
                ReportableItem(
                    meeting_id=global_id("Meeting", meeting.id),
                    item_id=global_id("MeetingItem", item.id),
                    meeting_number=meeting.number,
                    item_number=item.number,
                    title=item.title,
                )
                for meeting, item in group.items
            ],
            group=group,
        )
