"""Mutation fields of seats: appoint, substitute, renew, end."""

from typing import Annotated

import strawberry

from schema.councils.days import day_after, day_or_none
from schema.councils.types import Council
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.roster import seating
from workflows.councils.roster.queries import councils_by_id
from workflows.councils.roster.seating import Terms
from workflows.councils.roster.states import Capacity, EndGround
from workflows.identity.sexes import Sex


@strawberry.input(description="A member to appoint.")
class AppointMemberInput:
    """A member to appoint."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    appointment_id: strawberry.ID = strawberry.field(
        description="The capacity of whom, of `possible…`."
    )
    kind: str = strawberry.field(
        description="The kind of seat: of the six of Article 24(2), or added by the ordinance."
    )
    capacity: Capacity = strawberry.field(description="By post, or chosen.")
    sex: Sex = strawberry.field(description="For the balance of the sexes; shown to nobody.")
    starts_on: str | None = strawberry.field(
        default=None, description="The first day; today if none."
    )
    ends_on: str | None = strawberry.field(
        default=None, description="The last day; the full term if none."
    )
    until_completion: bool = strawberry.field(
        default=False,
        description="Until the project is completed, where the ordinance says so of residents.",
    )


@strawberry.type(description="The member is appointed.")
class AppointMemberSuccess:
    """The member is appointed."""

    council: Council = strawberry.field(description="The council as it stands now.")


AppointMemberResult = Annotated[
    AppointMemberSuccess | Refused,
    strawberry.union("AppointMemberResult", description="The council, or why not."),
]


@strawberry.input(description="A substitute.")
class SubstituteMemberInput:
    """A substitute."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    member: int = strawberry.field(description="The number of the member whose term is taken over.")
    appointment_id: strawberry.ID = strawberry.field(
        description="The capacity of whom, of `possible…`."
    )
    sex: Sex = strawberry.field(description="For the balance of the sexes; shown to nobody.")
    starts_on: str | None = strawberry.field(
        default=None, description="The first day; today if none."
    )


@strawberry.type(description="The substitute is appointed.")
class SubstituteMemberSuccess:
    """The substitute is appointed."""

    council: Council = strawberry.field(description="The council as it stands now.")


SubstituteMemberResult = Annotated[
    SubstituteMemberSuccess | Refused,
    strawberry.union("SubstituteMemberResult", description="The council, or why not."),
]


@strawberry.input(description="A term to renew.")
class RenewMemberInput:
    """A term to renew."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    member: int = strawberry.field(description="The number of the member.")
    ends_on: str | None = strawberry.field(
        default=None, description="The last day; the full term if none."
    )


@strawberry.type(description="The term is renewed.")
class RenewMemberSuccess:
    """The term is renewed."""

    council: Council = strawberry.field(description="The council as it stands now.")


RenewMemberResult = Annotated[
    RenewMemberSuccess | Refused,
    strawberry.union("RenewMemberResult", description="The council, or why not."),
]


@strawberry.input(description="A membership to end.")
class EndMembershipInput:
    """A membership to end."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    member: int = strawberry.field(description="The number of the member.")
    ground: EndGround = strawberry.field(description="Why.")
    ends_on: str | None = strawberry.field(
        default=None, description="The last day; yesterday if none."
    )


@strawberry.type(description="The membership is ended.")
class EndMembershipSuccess:
    """The membership is ended."""

    council: Council = strawberry.field(description="The council as it stands now.")


EndMembershipResult = Annotated[
    EndMembershipSuccess | Refused,
    strawberry.union("EndMembershipResult", description="The council, or why not."),
]


@strawberry.type
class CouncilSeatingMutations:
    """Verbs of councils."""

    @verb("Appoint a member, by his post or chosen, on a kind of seat and for a term.", noted=True)
    async def appoint_member(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AppointMemberInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> AppointMemberResult:
        """Appoint a member, by his post or chosen, on a kind of seat and for a term."""
        row = await info.context.write(
            seating.appoint_member,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            terms=Terms(
                kind=input.kind,
                capacity=input.capacity,
                starts_on=day_or_none(input.starts_on, field="startsOn"),
                ends_before=day_after(input.ends_on, field="endsOn"),
                until_completion=input.until_completion,
            ),
            sex=input.sex,
        )
        return AppointMemberSuccess(council=Council.of(row))

    @verb(
        "Let somebody take over a seat that ended early, for what is left of the term (보궐).",
        noted=True,
    )
    async def substitute_member(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SubstituteMemberInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SubstituteMemberResult:
        """Let somebody take over a seat that ended early, for what is left of the term (보궐)."""
        row = await info.context.write(
            seating.substitute_member,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            member=input.member,
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            sex=input.sex,
            starts_on=day_or_none(input.starts_on, field="startsOn"),
        )
        return SubstituteMemberSuccess(council=Council.of(row))

    @verb("Renew the term of a member from the day on which it ends (연임).", noted=True)
    async def renew_member(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RenewMemberInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> RenewMemberResult:
        """Renew the term of a member from the day on which it ends (연임)."""
        row = await info.context.write(
            seating.renew_member,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            member=input.member,
            ends_before=day_after(input.ends_on, field="endsOn"),
        )
        return RenewMemberSuccess(council=Council.of(row))

    @verb("End a membership before its term (해촉·해임).", noted=True)
    async def end_membership(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndMembershipInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> EndMembershipResult:
        """End a membership before its term (해촉·해임)."""
        row = await info.context.write(
            seating.end_membership,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            member=input.member,
            ground=input.ground,
            ends_before=day_after(input.ends_on, field="endsOn"),
        )
        return EndMembershipSuccess(council=Council.of(row))
