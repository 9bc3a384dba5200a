"""Types of a meeting that is tried out: who would be there, and how each item would go."""

from asyncio import gather
from collections.abc import Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils.meeting_parts import MeetingQuorum
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from workflows.councils.meetings.models import MeetingItem as ItemRow
from workflows.councils.meetings.rehearsing import Trial
from workflows.councils.reckoning.rehearsal import Step
from workflows.kit.wording import Locale


@strawberry.input(description="A member who is expected to be out of an item.")
class RecusedInput:
    """An expected recusal."""

    item_id: strawberry.ID = strawberry.field(description="The item.")
    appointment_id: strawberry.ID = strawberry.field(description="The seat.")


@strawberry.type(description="A member in office on the day of a meeting that is tried out.")
class RehearsedMember:
    """A member."""

    appointment_id: strawberry.ID = strawberry.field(description="The seat.")
    absent: bool = strawberry.field(description="Whether the trial takes the member for absent.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.person_id)


@strawberry.type(description="An item as it would go.")
class RehearsedItem:
    """An item that is tried out."""

    item_id: strawberry.ID = strawberry.field(description="The item.")
    number: int = strawberry.field(description="Its number on the agenda.")
    title: str = strawberry.field(description="Its title.")
    begins_at: datetime = strawberry.field(description="When it would be called.")
    ends_at: datetime = strawberry.field(description="When it would be over.")
    quorum: MeetingQuorum = strawberry.field(description="The quorum at its worst.")
    holds: bool = strawberry.field(description="Whether the quorum holds from beginning to end.")
    votes: int = strawberry.field(description="How many could vote, at the worst.")
    step: strawberry.Private[Step]
    order: strawberry.Private[Sequence[UUID]]

    @strawberry.field(description="Members who step out for it.")
    async def steps_out(self, info: Info) -> list[PublicName]:
        """Name them."""
        return await self._named(info, self.step.steps_out)

    @strawberry.field(description="Members who were out of the item before, and come back for it.")
    async def comes_back(self, info: Info) -> list[PublicName]:
        """Name them."""
        return await self._named(info, self.step.comes_back)

    @strawberry.field(description="Members whose seat is empty when it begins.")
    async def missing(self, info: Info) -> list[PublicName]:
        """Name them."""
        return await self._named(info, self.step.missing)

    async def _named(self, info: Info, people: frozenset[UUID]) -> list[PublicName]:
        wanted = [one for one in self.order if one in people]
        return list(await gather(*(PublicName.made(info.context, one) for one in wanted)))

    @classmethod
    def of(cls, row: ItemRow, step: Step, order: Sequence[UUID], locale: Locale) -> Self:
        """Show how an item would go."""
        return cls(
            item_id=global_id("MeetingItem", row.id),
            number=row.number,
            title=row.title,
            begins_at=step.planned.begins,
            ends_at=step.planned.ends,
            quorum=MeetingQuorum.of(step.quorum, locale),
            holds=step.holds,
            votes=step.votes,
            step=step,
            order=order,
        )


@strawberry.type(description="A meeting as it would go, under the rules of its day.")
class MeetingRehearsal:
    """A rehearsal."""

    opening: MeetingQuorum = strawberry.field(description="The quorum at its opening.")
    items: list[RehearsedItem] = strawberry.field(description="Its items in their order.")
    losing: list[strawberry.ID] = strawberry.field(
        description="The items that would lose the quorum, or never have it."
    )
    members: list[RehearsedMember] = strawberry.field(
        description="The members in office on its day, who would preside first."
    )
    all_declared: bool = strawberry.field(
        description="Whether the viewer reads what all members have declared; if not, only what he has "
        "declared himself was taken for expected."
    )

    @classmethod
    def of(cls, trial: Trial, locale: Locale) -> Self:
        """Show a rehearsal."""
        bench, found = trial.bench, trial.rehearsal
        order = list(dict.fromkeys([*bench.heads, *bench.members]))
        return cls(
            opening=MeetingQuorum.of(found.opening, locale),
            items=[
                RehearsedItem.of(row, step, order, locale)
                for row, step in zip(trial.items, found.steps, strict=True)
            ],
            losing=[global_id("MeetingItem", one) for one in found.losing],
            members=[
                RehearsedMember(
                    appointment_id=global_id("Appointment", bench.members[one]),
                    absent=one in trial.absent,
                    person_id=one,
                )
                for one in order
            ],
            all_declared=trial.all_declared,
        )


def recusals_given(given: Sequence[RecusedInput]) -> list[tuple[UUID, UUID]]:
    """Return items with the seats expected to be out of them."""
    return [
        (
            key_of("MeetingItem", one.item_id, field="itemId"),
            key_of("Appointment", one.appointment_id, field="appointmentId"),
        )
        for one in given
    ]
