"""The mutation field that puts a matter of an agreement on an agenda."""

from typing import Annotated

import strawberry

from schema.councils.meeting_preparing import taken_up_by
from schema.councils.meetings import Meeting
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.corridor.take_agreement_to_council import Matter, take_agreement_to_council
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.states import AgendaTopic, Asked


@strawberry.input(description="A matter of an agreement for the agenda.")
class TakeAgreementToCouncilInput:
    """A matter of an agreement for the agenda."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    topic: AgendaTopic = strawberry.field(description="What it is about.")
    asked: Asked = strawberry.field(description="What the council is asked for.")
    clause_id: strawberry.ID | None = strawberry.field(
        default=None, description="The clause it is about; none: all of the agreement."
    )
    taken_up_by: strawberry.ID | None = strawberry.field(
        default=None, description="The resolution by which the council has taken it up."
    )
    topic_code: str | None = strawberry.field(
        default=None,
        description="Of a topic BY_ORDINANCE: the word of the rules for it, one of the `choices` of "
        "the ruling on `topics`.",
    )


@strawberry.type(description="It is on the agenda.")
class TakeAgreementToCouncilSuccess:
    """It is on the agenda."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


TakeAgreementToCouncilResult = Annotated[
    TakeAgreementToCouncilSuccess | Refused,
    strawberry.union("TakeAgreementToCouncilResult", description="The meeting, or why not."),
]


@strawberry.type
class AgreementTakingMutations:
    """From the agreements to the council."""

    @verb(
        "Put a matter of an agreement on the agenda; the public reads its number and title alone.",
        noted=True,
    )
    async def take_agreement_to_council(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TakeAgreementToCouncilInput, strawberry.argument(description="Which one, as what.")
        ],
    ) -> TakeAgreementToCouncilResult:
        """Put it on the agenda."""
        key = key_of("Meeting", input.meeting_id, field="meetingId")
        clause = input.clause_id
        row = await info.context.write(
            take_agreement_to_council,
            answer=meetings_by_id,
            attempt=key,
            meeting_id=key,
            agreement_id=key_of("Agreement", input.agreement_id, field="agreementId"),
            matter=Matter(
                topic=input.topic,
                asked=input.asked,
                clause_id=None if clause is None else key_of("Clause", clause, field="clauseId"),
                taken_up_by=taken_up_by(input.taken_up_by),
                topic_word=input.topic_code,
            ),
        )
        return TakeAgreementToCouncilSuccess(meeting=Meeting.of(row))
