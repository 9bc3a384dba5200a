"""The mutation field that puts a change of a council's own rules on an agenda."""

from typing import Annotated

import strawberry

from schema.councils.meetings import Meeting
from schema.councils.rule_changes import PutRuleChangeInput
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.rule_changes.putting import put_rule_change


@strawberry.type(description="The change is on the agenda, in the words that follow from it.")
class PutRuleChangeSuccess:
    """The change is on the agenda."""

    meeting: Meeting = strawberry.field(description="The meeting as it stands now.")


PutRuleChangeResult = Annotated[
    PutRuleChangeSuccess | Refused,
    strawberry.union("PutRuleChangeResult", description="The meeting, or why not."),
]


@strawberry.type
class RuleChangeMutations:
    """How a council's own rules come to change."""

    @verb("Put a change of one of the council's own rules on an agenda (운영세칙 개정).")
    async def put_rule_change(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            PutRuleChangeInput, strawberry.argument(description="Which rule, and what it says.")
        ],
    ) -> PutRuleChangeResult:
        """Put a change of one of the council's own rules on an agenda (운영세칙 개정)."""
        row = await info.context.write(
            put_rule_change,
            answer=meetings_by_id,
            attempt=key_of("Meeting", input.meeting_id, field="meetingId"),
            meeting_id=key_of("Meeting", input.meeting_id, field="meetingId"),
            wanted=input.wanted(),
        )
        return PutRuleChangeSuccess(meeting=Meeting.of(row))
