"""The mutation field by which an item is put right while nobody is called to it yet."""

from typing import Annotated

import strawberry

from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings.correcting import correct_item
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.states import AgendaTopic, Asked


@strawberry.input(description="An item as it is to stand on the agenda.")
class CorrectItemInput:
    """An item as it is to stand."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    item_id: strawberry.ID = strawberry.field(description="The item.")
    topic: AgendaTopic = strawberry.field(description="What it is about.")
    asked: Asked = strawberry.field(description="What the council is asked for.")
    title: str = strawberry.field(description="Its title.")
    motion: str = strawberry.field(description="The words that are put to the vote, or reported.")
    parties: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Organisations it concerns besides those it has."
    )
    topic_code: str | None = strawberry.field(
        default=None,
        description="Of a topic BY_ORDINANCE: the word of the rules for it, one of the `choices` of "
        "the ruling on `topics`.",
    )


@strawberry.type(description="The item is put right.")
class CorrectItemSuccess:
    """The item is put right."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


CorrectItemResult = Annotated[
    CorrectItemSuccess | Refused,
    strawberry.union("CorrectItemResult", description="The meeting, or why not."),
]


@strawberry.type
class ItemCorrectingMutations:
    """The agenda before the notice."""

    @verb("Put an item right before the notice is sent; bodies can be added, not taken away.")
    async def correct_item(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CorrectItemInput, strawberry.argument(description="Which one, and how it is to stand.")
        ],
    ) -> CorrectItemResult:
        """Put it right."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        row = await info.context.write(
            correct_item,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            item_id=key_of("MeetingItem", input.item_id, field="itemId"),
            terms=ItemTerms(
                topic=input.topic,
                asked=input.asked,
                title=input.title,
                motion=input.motion,
                parties=tuple(key_of("Body", one, field="parties") for one in input.parties),
                topic_word=input.topic_code,
            ),
        )
        return CorrectItemSuccess(meeting=Meeting.of(row))
