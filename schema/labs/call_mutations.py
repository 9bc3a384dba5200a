"""Mutation fields of the call and the seats: call, extend, apply, withdraw, draw, take, decline, leave."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.labs.types import LivingLab
from workflows.identity.models import StandingKind
from workflows.identity.sexes import Sex
from workflows.kit.refusal import Invalid
from workflows.proposals.living_lab import calling, seats
from workflows.proposals.living_lab.balance import Bound
from workflows.proposals.living_lab.calling import Call, Groups
from workflows.proposals.living_lab.queries import labs_by_id
from workflows.proposals.living_lab.states import Dimension

MOST_BOUNDS = 60


@strawberry.input(description="How many of a group may sit.")
class LabBoundInput:
    """A bound."""

    dimension: Dimension = strawberry.field(description="In what the panel is balanced.")
    group: str = strawberry.field(
        description="A value of Sex or AgeBand, or the number of a district."
    )
    least: int = strawberry.field(description="The fewest who sit.")
    most: int = strawberry.field(description="The most who sit.")


def bounds_of(given: list[LabBoundInput]) -> tuple[Bound, ...]:
    """Return the bounds that are given. Refuses more than there can be groups."""
    if len(given) > MOST_BOUNDS:
        raise Invalid("bound_repeated", field="bounds")
    return tuple(Bound(one.dimension, one.group, one.least, one.most) for one in given)


@strawberry.input(description="A call to open.")
class CallForPanelInput:
    """A call to open."""

    proposal_id: strawberry.ID = strawberry.field(description="The proposal.")
    title: str = strawberry.field(description="What it is about, in one line.")
    purpose: str = strawberry.field(description="The question, and what the city promises.")
    seats: int = strawberry.field(description="How many sit, 25 to 60.")
    apply_until: datetime = strawberry.field(
        description="The hour at which the call ends; at least seven days ahead."
    )
    standings: list[StandingKind] = strawberry.field(
        description="By what one may belong to the place."
    )
    bounds: list[LabBoundInput] = strawberry.field(
        description="The bounds of the balance; neither sex holds more than 60 % of the seats (양성평등기본법 21)."
    )


@strawberry.type(description="The call is open; the seed of its lot is sealed.")
class CallForPanelSuccess:
    """The call is open; the seed of its lot is sealed."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


CallForPanelResult = Annotated[
    CallForPanelSuccess | Refused,
    strawberry.union("CallForPanelResult", description="The living lab, or why not."),
]


@strawberry.input(description="More time for a call.")
class ExtendCallInput:
    """More time for a call."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    apply_until: datetime = strawberry.field(description="The new hour, after the present one.")
    bounds: list[LabBoundInput] = strawberry.field(description="The bounds from now on.")
    reason: str = strawberry.field(description="Why; everybody reads it.")


@strawberry.type(description="The call has more time.")
class ExtendCallSuccess:
    """The call has more time."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


ExtendCallResult = Annotated[
    ExtendCallSuccess | Refused,
    strawberry.union("ExtendCallResult", description="The living lab, or why not."),
]


@strawberry.input(description="An application: what the balance needs, and nothing else.")
class ApplyToLabInput:
    """An application: what the balance needs, and nothing else."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    sex: Sex = strawberry.field(description="What the balance needs to know; UNSAID is an answer.")
    standing: StandingKind = strawberry.field(
        description="By what the viewer belongs to the place."
    )
    area: int | None = strawberry.field(
        default=None, description="The number of the district he lives, works or studies in."
    )


@strawberry.type(description="The application stands.")
class ApplyToLabSuccess:
    """The application stands."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


ApplyToLabResult = Annotated[
    ApplyToLabSuccess | Refused,
    strawberry.union("ApplyToLabResult", description="The living lab, or why not."),
]


@strawberry.input(description="An application to withdraw.")
class WithdrawApplicationInput:
    """An application to withdraw."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")


@strawberry.type(description="The application is withdrawn.")
class WithdrawApplicationSuccess:
    """The application is withdrawn."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


WithdrawApplicationResult = Annotated[
    WithdrawApplicationSuccess | Refused,
    strawberry.union("WithdrawApplicationResult", description="The living lab, or why not."),
]


@strawberry.input(description="A lot to draw.")
class DrawPanelInput:
    """A lot to draw."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")


@strawberry.type(description="The panel is drawn, and the seed is public.")
class DrawPanelSuccess:
    """The panel is drawn, and the seed is public."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


DrawPanelResult = Annotated[
    DrawPanelSuccess | Refused,
    strawberry.union("DrawPanelResult", description="The living lab, or why not."),
]


@strawberry.input(description="A seat to take.")
class TakeSeatInput:
    """A seat to take."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")


@strawberry.type(description="The seat is taken.")
class TakeSeatSuccess:
    """The seat is taken."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


TakeSeatResult = Annotated[
    TakeSeatSuccess | Refused,
    strawberry.union("TakeSeatResult", description="The living lab, or why not."),
]


@strawberry.input(description="A seat to decline.")
class DeclineSeatInput:
    """A seat to decline."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")


@strawberry.type(description="The seat is declined; the next of the lot is asked.")
class DeclineSeatSuccess:
    """The seat is declined; the next of the lot is asked."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


DeclineSeatResult = Annotated[
    DeclineSeatSuccess | Refused,
    strawberry.union("DeclineSeatResult", description="The living lab, or why not."),
]


@strawberry.input(description="A panel to leave.")
class LeavePanelInput:
    """A panel to leave."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")


@strawberry.type(description="The viewer has left the panel.")
class LeavePanelSuccess:
    """The viewer has left the panel."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


LeavePanelResult = Annotated[
    LeavePanelSuccess | Refused,
    strawberry.union("LeavePanelResult", description="The living lab, or why not."),
]


@strawberry.type
class LabCallMutations:
    """The call and the seats."""

    @verb("Call for the panel of a living lab on an adopted proposal.")
    async def call_for_panel(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CallForPanelInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> CallForPanelResult:
        """Call for the panel of a living lab on an adopted proposal."""
        row = await info.context.write(
            calling.call_for_panel,
            answer=labs_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            call=Call(
                title=input.title,
                purpose=input.purpose,
                seats=input.seats,
                apply_until=input.apply_until,
                standings=tuple(input.standings),
                bounds=bounds_of(input.bounds),
            ),
        )
        return CallForPanelSuccess(lab=LivingLab.of(row))

    @verb("Give a call more time, or other bounds, for a public reason; the seed stays sealed.")
    async def extend_call(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ExtendCallInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ExtendCallResult:
        """Give a call more time, or other bounds, for a public reason; the seed stays sealed."""
        row = await info.context.write(
            calling.extend_call,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            apply_until=input.apply_until,
            bounds=bounds_of(input.bounds),
            reason=input.reason,
        )
        return ExtendCallSuccess(lab=LivingLab.of(row))

    @verb("Apply for a seat on the panel of a living lab.")
    async def apply_to_lab(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ApplyToLabInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> ApplyToLabResult:
        """Apply for a seat on the panel of a living lab."""
        row = await info.context.write(
            calling.apply_to_lab,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            groups=Groups(input.sex, input.area, input.standing),
        )
        return ApplyToLabSuccess(lab=LivingLab.of(row))

    @verb("Withdraw an application, before the draw or from the waiting list.")
    async def withdraw_application(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawApplicationInput,
            strawberry.argument(description="Which one, and what is said."),
        ],
    ) -> WithdrawApplicationResult:
        """Withdraw an application, before the draw or from the waiting list."""
        row = await info.context.write(
            calling.withdraw_application,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
        )
        return WithdrawApplicationSuccess(lab=LivingLab.of(row))

    @verb("Draw the panel by the lot, after the hour of the call.", noted=True)
    async def draw_panel(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DrawPanelInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> DrawPanelResult:
        """Draw the panel by the lot, after the hour of the call."""
        row = await info.context.write(
            calling.draw_panel,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
        )
        return DrawPanelSuccess(lab=LivingLab.of(row))

    @verb("Take the seat one was drawn for.")
    async def take_seat(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TakeSeatInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> TakeSeatResult:
        """Take the seat one was drawn for."""
        row = await info.context.write(
            seats.take_seat,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
        )
        return TakeSeatSuccess(lab=LivingLab.of(row))

    @verb("Decline the seat one was drawn for.")
    async def decline_seat(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DeclineSeatInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> DeclineSeatResult:
        """Decline the seat one was drawn for."""
        row = await info.context.write(
            seats.decline_seat,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
        )
        return DeclineSeatSuccess(lab=LivingLab.of(row))

    @verb("Leave the panel of a living lab.")
    async def leave_panel(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            LeavePanelInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> LeavePanelResult:
        """Leave the panel of a living lab."""
        row = await info.context.write(
            seats.leave_panel,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
        )
        return LeavePanelSuccess(lab=LivingLab.of(row))
