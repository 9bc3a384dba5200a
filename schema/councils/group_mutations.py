"""Mutation fields of working groups: form, join, leave, dissolve, report, lay before an item."""

from typing import Annotated

import strawberry

from schema.councils.days import day_given
from schema.councils.groups import WorkingGroup
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.groups import forming, reporting
from workflows.councils.groups.queries import groups_by_id


@strawberry.input(description="Who a group is of, and what for.")
class FormWorkingGroupInput:
    """Who a group is of, and what for."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    name: str = strawberry.field(description="Its name.")
    purpose: str = strawberry.field(description="What it is for.")
    chair_id: strawberry.ID = strawberry.field(
        description="The capacity in which somebody chairs it, of `possibleWorkers`."
    )


@strawberry.type(description="The group is formed.")
class FormWorkingGroupSuccess:
    """The group is formed."""

    group: WorkingGroup = strawberry.field(description="The group as it stands now.")


FormWorkingGroupResult = Annotated[
    FormWorkingGroupSuccess | Refused,
    strawberry.union("FormWorkingGroupResult", description="The group, or why not."),
]


@strawberry.input(description="Who works in a group from now on.")
class JoinWorkingGroupInput:
    """Who works in a group from now on."""

    group_id: strawberry.ID = strawberry.field(description="The group.")
    appointment_id: strawberry.ID = strawberry.field(description="The capacity in which.")
    chairs: bool = strawberry.field(default=False, description="Whether he chairs it.")


@strawberry.type(description="He works in it.")
class JoinWorkingGroupSuccess:
    """He works in it."""

    group: WorkingGroup = strawberry.field(description="The group as it stands now.")


JoinWorkingGroupResult = Annotated[
    JoinWorkingGroupSuccess | Refused,
    strawberry.union("JoinWorkingGroupResult", description="The group, or why not."),
]


@strawberry.input(description="Who works in a group no longer.")
class LeaveWorkingGroupInput:
    """Who works in a group no longer."""

    group_id: strawberry.ID = strawberry.field(description="The group.")
    appointment_id: strawberry.ID = strawberry.field(description="The capacity in which.")


@strawberry.type(description="He works in it no longer.")
class LeaveWorkingGroupSuccess:
    """He works in it no longer."""

    group: WorkingGroup = strawberry.field(description="The group as it stands now.")


LeaveWorkingGroupResult = Annotated[
    LeaveWorkingGroupSuccess | Refused,
    strawberry.union("LeaveWorkingGroupResult", description="The group, or why not."),
]


@strawberry.input(description="A group that ends.")
class DissolveWorkingGroupInput:
    """A group that ends."""

    group_id: strawberry.ID = strawberry.field(description="The group.")


@strawberry.type(description="It is dissolved.")
class DissolveWorkingGroupSuccess:
    """It is dissolved."""

    group: WorkingGroup = strawberry.field(description="The group as it stands now.")


DissolveWorkingGroupResult = Annotated[
    DissolveWorkingGroupSuccess | Refused,
    strawberry.union("DissolveWorkingGroupResult", description="The group, or why not."),
]


@strawberry.input(description="What came of a meeting of a group.")
class ReportFromGroupInput:
    """What came of a meeting of a group."""

    group_id: strawberry.ID = strawberry.field(description="The group.")
    held_on: str = strawberry.field(description="The day of its meeting.")
    title: str = strawberry.field(description="The title.")
    words: str = strawberry.field(description="The text.")


@strawberry.type(description="It is reported.")
class ReportFromGroupSuccess:
    """It is reported."""

    group: WorkingGroup = strawberry.field(description="The group as it stands now.")


ReportFromGroupResult = Annotated[
    ReportFromGroupSuccess | Refused,
    strawberry.union("ReportFromGroupResult", description="The group, or why not."),
]


@strawberry.input(description="A report and the item it is laid before.")
class LayGroupReportInput:
    """A report and the item it is laid before."""

    report_id: strawberry.ID = strawberry.field(description="The report.")
    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item.")
    urgency: str = strawberry.field(default="", description="Why the paper is late, where it is.")


@strawberry.type(description="It is a paper of the item.")
class LayGroupReportSuccess:
    """It is a paper of the item."""

    group: WorkingGroup = strawberry.field(description="The group as it stands now.")


LayGroupReportResult = Annotated[
    LayGroupReportSuccess | Refused,
    strawberry.union("LayGroupReportResult", description="The group, or why not."),
]


@strawberry.type
class GroupMutations:
    """Working groups."""

    @verb("Form a working group (실무협의회) beside a council.", noted=True)
    async def form_working_group(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FormWorkingGroupInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> FormWorkingGroupResult:
        """Form a working group (실무협의회) beside a council."""
        found = await info.context.write(
            forming.form_working_group,
            answer=groups_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            name=input.name,
            purpose=input.purpose,
            chair_id=key_of("Appointment", input.chair_id, field="chairId"),
        )
        return FormWorkingGroupSuccess(group=WorkingGroup.of(found))

    @verb("Let somebody work in a working group, or chair it.", noted=True)
    async def join_working_group(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            JoinWorkingGroupInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> JoinWorkingGroupResult:
        """Let somebody work in a working group, or chair it."""
        found = await info.context.write(
            forming.join_working_group,
            answer=groups_by_id,
            attempt=key_of("WorkingGroup", input.group_id, field="groupId"),
            group_id=key_of("WorkingGroup", input.group_id, field="groupId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            chairs=input.chairs,
        )
        return JoinWorkingGroupSuccess(group=WorkingGroup.of(found))

    @verb("End somebody's work in a working group.", noted=True)
    async def leave_working_group(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LeaveWorkingGroupInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> LeaveWorkingGroupResult:
        """End somebody's work in a working group."""
        found = await info.context.write(
            forming.leave_working_group,
            answer=groups_by_id,
            attempt=key_of("WorkingGroup", input.group_id, field="groupId"),
            group_id=key_of("WorkingGroup", input.group_id, field="groupId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
        )
        return LeaveWorkingGroupSuccess(group=WorkingGroup.of(found))

    @verb("Dissolve a working group; its reports stay.", noted=True)
    async def dissolve_working_group(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DissolveWorkingGroupInput,
            strawberry.argument(description="Which one, and what is said."),
        ],
    ) -> DissolveWorkingGroupResult:
        """Dissolve a working group; its reports stay."""
        found = await info.context.write(
            forming.dissolve_working_group,
            answer=groups_by_id,
            attempt=key_of("WorkingGroup", input.group_id, field="groupId"),
            group_id=key_of("WorkingGroup", input.group_id, field="groupId"),
        )
        return DissolveWorkingGroupSuccess(group=WorkingGroup.of(found))

    @verb("Report to the council what came of a meeting of a working group.", noted=True)
    async def report_from_group(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReportFromGroupInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ReportFromGroupResult:
        """Report to the council what came of a meeting of a working group."""
        found = await info.context.write(
            reporting.report_from_group,
            answer=groups_by_id,
            attempt=key_of("WorkingGroup", input.group_id, field="groupId"),
            group_id=key_of("WorkingGroup", input.group_id, field="groupId"),
            held_on=day_given(input.held_on, field="heldOn"),
            title=input.title,
            words=input.words,
        )
        return ReportFromGroupSuccess(group=WorkingGroup.of(found))

    @verb("Lay a report of a working group before an item, as a paper.", noted=True)
    async def lay_group_report(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LayGroupReportInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> LayGroupReportResult:
        """Lay a report of a working group before an item, as a paper."""
        found = await info.context.write(
            reporting.lay_group_report,
            answer=groups_by_id,
            attempt=key_of("WorkingGroupReport", input.report_id, field="reportId"),
            report_id=key_of("WorkingGroupReport", input.report_id, field="reportId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            urgency=input.urgency,
        )
        return LayGroupReportSuccess(group=WorkingGroup.of(found))
