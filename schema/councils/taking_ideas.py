"""The mutation field that puts an adopted idea of residents on an agenda."""

from typing import Annotated

import strawberry

from schema.councils.meeting_preparing import taken_up_by
from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.corridor.take_to_council import Taking, take_idea_to_council
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.states import AgendaTopic, Asked


@strawberry.input(description="An adopted idea of residents for the agenda.")
class TakeIdeaToCouncilInput:
    """An adopted idea of residents for the agenda."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    proposal_id: strawberry.ID = strawberry.field(description="The idea.")
    topic: AgendaTopic = strawberry.field(description="What it is about.")
    asked: Asked = strawberry.field(description="What the council is asked for.")
    motion: str = strawberry.field(description="The words that are put to the vote.")
    taken_up_by: strawberry.ID | None = strawberry.field(
        default=None,
        description="The resolution to take it up, for what no law brings before the council.",
    )
    topic_code: str | None = strawberry.field(
        default=None,
        description="Of a topic BY_ORDINANCE: the word of the rules for it, one of the `choices` of "
        "the ruling on `topics`.",
    )


@strawberry.type(description="The idea is on the agenda, and its story says so.")
class TakeIdeaToCouncilSuccess:
    """The idea is on the agenda, and its story says so."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


TakeIdeaToCouncilResult = Annotated[
    TakeIdeaToCouncilSuccess | Refused,
    strawberry.union("TakeIdeaToCouncilResult", description="The meeting, or why not."),
]


@strawberry.type
class IdeaTakingMutations:
    """From the residents to the council."""

    @verb("Put an adopted idea of residents on the agenda.")
    async def take_idea_to_council(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TakeIdeaToCouncilInput, strawberry.argument(description="Which one, and what is said.")
        ],
    ) -> TakeIdeaToCouncilResult:
        """Put an adopted idea of residents on the agenda."""
        row = await info.context.write(
            take_idea_to_council,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            taking=Taking(
                topic=input.topic,
                asked=input.asked,
                motion=input.motion,
                taken_up_by=taken_up_by(input.taken_up_by),
                topic_word=input.topic_code,
            ),
        )
        return TakeIdeaToCouncilSuccess(meeting=Meeting.of(row))
