"""Mutation fields of the work: workshops, solution, trial, measurements."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.labs.types import LivingLab
from workflows.proposals.living_lab import working
from workflows.proposals.living_lab.queries import labs_by_id


@strawberry.input(description="A panel that begins.")
class BeginWorkshopsInput:
    """A panel that begins."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    words: str = strawberry.field(description="What is said to everybody.")


@strawberry.type(description="The panel has begun.")
class BeginWorkshopsSuccess:
    """The panel has begun."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


BeginWorkshopsResult = Annotated[
    BeginWorkshopsSuccess | Refused,
    strawberry.union("BeginWorkshopsResult", description="The living lab, or why not."),
]


@strawberry.input(description="A workshop to come.")
class SetWorkshopInput:
    """A workshop to come."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    title: str = strawberry.field(description="What it is about.")
    place: str = strawberry.field(description="Where.")
    starts_at: datetime = strawberry.field(description="When.")


@strawberry.type(description="The workshop has a day; members are told.")
class SetWorkshopSuccess:
    """The workshop has a day; members are told."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


SetWorkshopResult = Annotated[
    SetWorkshopSuccess | Refused,
    strawberry.union("SetWorkshopResult", description="The living lab, or why not."),
]


@strawberry.input(description="A workshop that was held.")
class NoteWorkshopInput:
    """A workshop that was held."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    workshop: int = strawberry.field(description="Its number in the lab.")
    came: list[int] = strawberry.field(description="The numbers of the members who came.")
    summary: str = strawberry.field(description="What was worked out; everybody reads it.")


@strawberry.type(description="The workshop is noted.")
class NoteWorkshopSuccess:
    """The workshop is noted."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


NoteWorkshopResult = Annotated[
    NoteWorkshopSuccess | Refused,
    strawberry.union("NoteWorkshopResult", description="The living lab, or why not."),
]


@strawberry.input(description="A solution of the panel.")
class SettleSolutionInput:
    """A solution of the panel."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    solution: str = strawberry.field(description="What is to be tried.")
    measure: str = strawberry.field(description="What is measured, and how.")


@strawberry.type(description="The solution is put down.")
class SettleSolutionSuccess:
    """The solution is put down."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


SettleSolutionResult = Annotated[
    SettleSolutionSuccess | Refused,
    strawberry.union("SettleSolutionResult", description="The living lab, or why not."),
]


@strawberry.input(description="A trial that begins.")
class BeginTrialInput:
    """A trial that begins."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    place: str = strawberry.field(description="Where.")
    starts_on: str = strawberry.field(description="The first day, as 2026-11-22.")
    ends_on: str = strawberry.field(description="The last day.")
    words: str = strawberry.field(description="What is said to everybody.")


@strawberry.type(description="The trial runs.")
class BeginTrialSuccess:
    """The trial runs."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


BeginTrialResult = Annotated[
    BeginTrialSuccess | Refused,
    strawberry.union("BeginTrialResult", description="The living lab, or why not."),
]


@strawberry.input(description="Something that was measured.")
class NoteMeasurementInput:
    """Something that was measured."""

    lab_id: strawberry.ID = strawberry.field(description="The living lab.")
    words: str = strawberry.field(description="What, in words and figures.")


@strawberry.type(description="The measurement is noted.")
class NoteMeasurementSuccess:
    """The measurement is noted."""

    lab: LivingLab = strawberry.field(description="The living lab as it stands now.")


NoteMeasurementResult = Annotated[
    NoteMeasurementSuccess | Refused,
    strawberry.union("NoteMeasurementResult", description="The living lab, or why not."),
]


@strawberry.type
class LabWorkMutations:
    """The work of a living lab."""

    @verb("Begin the workshops with those who have taken their seats.")
    async def begin_workshops(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BeginWorkshopsInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> BeginWorkshopsResult:
        """Begin the workshops with those who have taken their seats."""
        row = await info.context.write(
            working.begin_workshops,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            words=input.words,
        )
        return BeginWorkshopsSuccess(lab=LivingLab.of(row))

    @verb("Set the day and place of a workshop.")
    async def set_workshop(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetWorkshopInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SetWorkshopResult:
        """Set the day and place of a workshop."""
        row = await info.context.write(
            working.set_workshop,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            title=input.title,
            place=input.place,
            starts_at=input.starts_at,
        )
        return SetWorkshopSuccess(lab=LivingLab.of(row))

    @verb("Note who came to a workshop, and what was worked out.")
    async def note_workshop(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NoteWorkshopInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NoteWorkshopResult:
        """Note who came to a workshop, and what was worked out."""
        row = await info.context.write(
            working.note_workshop,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            workshop=input.workshop,
            came=input.came,
            summary=input.summary,
        )
        return NoteWorkshopSuccess(lab=LivingLab.of(row))

    @verb("Put down the solution the panel settled on.")
    async def settle_solution(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SettleSolutionInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> SettleSolutionResult:
        """Put down the solution the panel settled on."""
        row = await info.context.write(
            working.settle_solution,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            solution=input.solution,
            measure=input.measure,
        )
        return SettleSolutionSuccess(lab=LivingLab.of(row))

    @verb("Begin to try the solution.")
    async def begin_trial(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BeginTrialInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> BeginTrialResult:
        """Begin to try the solution."""
        row = await info.context.write(
            working.begin_trial,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            place=input.place,
            starts_on=day_of(input.starts_on, field="startsOn"),
            ends_on=day_of(input.ends_on, field="endsOn"),
            words=input.words,
        )
        return BeginTrialSuccess(lab=LivingLab.of(row))

    @verb("Note what was measured in a trial.")
    async def note_measurement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NoteMeasurementInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> NoteMeasurementResult:
        """Note what was measured in a trial."""
        row = await info.context.write(
            working.note_measurement,
            answer=labs_by_id,
            lab_id=key_of("LivingLab", input.lab_id, field="labId"),
            words=input.words,
        )
        return NoteMeasurementSuccess(lab=LivingLab.of(row))
