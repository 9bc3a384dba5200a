"""Mutation fields of the council and its posts: form, publish, name, admit, complete, dissolve."""

from typing import Annotated

import strawberry

from schema.councils.days import day_after, day_given, day_or_none
from schema.councils.types import Council
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.roster import chairing, forming
from workflows.councils.roster.queries import councils_by_id
from workflows.councils.roster.states import Post


@strawberry.input(description="A council to form.")
class FormCouncilInput:
    """A council to form."""

    programme_id: strawberry.ID = strawberry.field(description="The programme.")
    place: str = strawberry.field(
        description="The place whose ordinances it stands under, by its slug in `councilPlaces`."
    )
    name_ko: str = strawberry.field(description="Its Korean name.")
    name_en: str = strawberry.field(description="Its English name.")
    agenda: str = strawberry.field(
        default="", description="The agenda, where councils last for one."
    )
    formed_on: str | None = strawberry.field(default=None, description="The day; today if none.")


@strawberry.type(description="The council is formed.")
class FormCouncilSuccess:
    """The council is formed."""

    council: Council = strawberry.field(description="The council as it stands now.")


FormCouncilResult = Annotated[
    FormCouncilSuccess | Refused,
    strawberry.union("FormCouncilResult", description="The council, or why not."),
]


@strawberry.input(description="A roster to publish.")
class PublishRosterInput:
    """A roster to publish."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    gender_exception_ref: str = strawberry.field(
        default="",
        description="The resolution that allows a sex over its share (양성평등기본법 21(2)).",
    )


@strawberry.type(description="The roster is published.")
class PublishRosterSuccess:
    """The roster is published."""

    council: Council = strawberry.field(description="The council as it stands now.")


PublishRosterResult = Annotated[
    PublishRosterSuccess | Refused,
    strawberry.union("PublishRosterResult", description="The council, or why not."),
]


@strawberry.input(description="Who chairs.")
class NameChairInput:
    """Who chairs."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    post: Post = strawberry.field(description="CHAIR or VICE_CHAIR.")
    member: int = strawberry.field(description="The number of the member.")
    since: str | None = strawberry.field(default=None, description="From which day; today if none.")


@strawberry.type(description="The chair is noted.")
class NameChairSuccess:
    """The chair is noted."""

    council: Council = strawberry.field(description="The council as it stands now.")


NameChairResult = Annotated[
    NameChairSuccess | Refused,
    strawberry.union("NameChairResult", description="The council, or why not."),
]


@strawberry.input(description="Who attends.")
class NameAttendantInput:
    """Who attends."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    post: Post = strawberry.field(description="SECRETARY or OBSERVER.")
    appointment_id: strawberry.ID = strawberry.field(
        description="The capacity of whom, of `possible…`."
    )
    since: str | None = strawberry.field(default=None, description="From which day; today if none.")


@strawberry.type(description="The attendant is named.")
class NameAttendantSuccess:
    """The attendant is named."""

    council: Council = strawberry.field(description="The council as it stands now.")


NameAttendantResult = Annotated[
    NameAttendantSuccess | Refused,
    strawberry.union("NameAttendantResult", description="The council, or why not."),
]


@strawberry.input(description="Whose attendance ends.")
class EndAttendanceInput:
    """Whose attendance ends."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    appointment_id: strawberry.ID = strawberry.field(
        description="The capacity of whom, of `possible…`."
    )
    ends_on: str | None = strawberry.field(
        default=None, description="The last day; yesterday if none."
    )


@strawberry.type(description="The attendance is ended.")
class EndAttendanceSuccess:
    """The attendance is ended."""

    council: Council = strawberry.field(description="The council as it stands now.")


EndAttendanceResult = Annotated[
    EndAttendanceSuccess | Refused,
    strawberry.union("EndAttendanceResult", description="The council, or why not."),
]


@strawberry.input(description="The completion of the project.")
class NoteCompletionInput:
    """The completion of the project."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    completed_on: str = strawberry.field(
        description="The day: whoever sits until completion sits no longer on it."
    )


@strawberry.type(description="The completion is noted.")
class NoteCompletionSuccess:
    """The completion is noted."""

    council: Council = strawberry.field(description="The council as it stands now.")


NoteCompletionResult = Annotated[
    NoteCompletionSuccess | Refused,
    strawberry.union("NoteCompletionResult", description="The council, or why not."),
]


@strawberry.input(description="A council to dissolve.")
class DissolveCouncilInput:
    """A council to dissolve."""

    council_id: strawberry.ID = strawberry.field(description="The council.")
    dissolved_on: str | None = strawberry.field(default=None, description="The day; today if none.")


@strawberry.type(description="The council is dissolved.")
class DissolveCouncilSuccess:
    """The council is dissolved."""

    council: Council = strawberry.field(description="The council as it stands now.")


DissolveCouncilResult = Annotated[
    DissolveCouncilSuccess | Refused,
    strawberry.union("DissolveCouncilResult", description="The council, or why not."),
]


@strawberry.type
class CouncilFormingMutations:
    """Verbs of councils."""

    @verb("Form the council of the local government one acts for (Act, Article 24(1)).", noted=True)
    async def form_council(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            FormCouncilInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> FormCouncilResult:
        """Form the council of the local government one acts for (Act, Article 24(1))."""
        row = await info.context.write(
            forming.form_council,
            answer=councils_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            place=input.place,
            name_ko=input.name_ko,
            name_en=input.name_en,
            agenda=input.agenda,
            formed_on=day_or_none(input.formed_on, field="formedOn"),
        )
        return FormCouncilSuccess(council=Council.of(row))

    @verb("Publish the roster as it stands; from then on everybody reads it so.", noted=True)
    async def publish_roster(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PublishRosterInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> PublishRosterResult:
        """Publish the roster as it stands; from then on everybody reads it so."""
        row = await info.context.write(
            forming.publish_roster,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            gender_exception_ref=input.gender_exception_ref,
        )
        return PublishRosterSuccess(council=Council.of(row))

    @verb(
        "Note who chairs or stands in: by post, elected or appointed, as the rules say.", noted=True
    )
    async def name_chair(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NameChairInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NameChairResult:
        """Note who chairs or stands in: by post, elected or appointed, as the rules say."""
        row = await info.context.write(
            chairing.name_chair,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            post=input.post,
            member=input.member,
            since=day_or_none(input.since, field="since"),
        )
        return NameChairSuccess(council=Council.of(row))

    @verb("Name the secretary (간사), or admit an observer (배석자) without a vote.", noted=True)
    async def name_attendant(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NameAttendantInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NameAttendantResult:
        """Name the secretary (간사), or admit an observer (배석자) without a vote."""
        row = await info.context.write(
            chairing.name_attendant,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            post=input.post,
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            since=day_or_none(input.since, field="since"),
        )
        return NameAttendantSuccess(council=Council.of(row))

    @verb("End the post of a secretary or an observer.", noted=True)
    async def end_attendance(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            EndAttendanceInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> EndAttendanceResult:
        """End the post of a secretary or an observer."""
        row = await info.context.write(
            chairing.end_attendance,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            ends_before=day_after(input.ends_on, field="endsOn"),
        )
        return EndAttendanceSuccess(council=Council.of(row))

    @verb(
        "Note the day on which the project was completed: terms until then end with it.", noted=True
    )
    async def note_completion(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NoteCompletionInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NoteCompletionResult:
        """Note the day on which the project was completed: terms until then end with it."""
        row = await info.context.write(
            forming.note_completion,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            completed_on=day_given(input.completed_on, field="completedOn"),
        )
        return NoteCompletionSuccess(council=Council.of(row))

    @verb("Dissolve a council: one for an agenda ends with its resolution.", noted=True)
    async def dissolve_council(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DissolveCouncilInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> DissolveCouncilResult:
        """Dissolve a council: one for an agenda ends with its resolution."""
        row = await info.context.write(
            forming.dissolve_council,
            answer=councils_by_id,
            attempt=key_of("Council", input.council_id, field="councilId"),
            council_id=key_of("Council", input.council_id, field="councilId"),
            dissolved_on=day_or_none(input.dissolved_on, field="dissolvedOn"),
        )
        return DissolveCouncilSuccess(council=Council.of(row))
