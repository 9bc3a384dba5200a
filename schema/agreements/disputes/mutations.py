"""Mutation fields of disputes: the path, notify, answer, lead on, settle, withdraw."""

from typing import Annotated

import strawberry

from schema.agreements.disputes.types import Dispute, DisputeRoom
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.disputes import acting, notifying
from workflows.agreements.disputes.path import PathStep
from workflows.agreements.disputes.queries import dispute_rooms_by_id, disputes_by_id
from workflows.agreements.disputes.states import PathKind

THE_DISPUTE = "The dispute as it is now."
WHICH = "Which, and what is said."


@strawberry.input(description="A step of the path of disputes.")
class DisputePathStepInput:
    """A step."""

    kind: PathKind = strawberry.field(description="What it is; the last is ARBITRATION or COURT.")
    days: int | None = strawberry.field(
        default=None, description="How many days it has; none of the last."
    )


@strawberry.input(description="The path of an agreement's disputes.")
class SetDisputePathInput:
    """A path."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    steps: list[DisputePathStepInput] = strawberry.field(description="Its steps, each once.")


@strawberry.type(description="It is the path of its disputes.")
class SetDisputePathSuccess:
    """It is set."""

    room: DisputeRoom = strawberry.field(description="The disputes and their path.")


SetDisputePathResult = Annotated[
    SetDisputePathSuccess | Refused,
    strawberry.union("SetDisputePathResult", description="The path, or why not."),
]


@strawberry.input(description="A dispute to notify; it is about one clause or obligation or more.")
class NotifyDisputeInput:
    """A dispute."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    against: list[strawberry.ID] = strawberry.field(
        description="The parties that are notified; of those that were let go, see DisputeRoom.letGo."
    )
    clause_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="The clauses it is about."
    )
    duty_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="The obligations it is about."
    )
    subject: str = strawberry.field(description="What it is about, up to 200 characters.")
    words: str = strawberry.field(description="What is claimed, up to 4,000 characters.")


@strawberry.type(description="It is notified.")
class NotifyDisputeSuccess:
    """It is notified."""

    dispute: Dispute = strawberry.field(description=THE_DISPUTE)


NotifyDisputeResult = Annotated[
    NotifyDisputeSuccess | Refused,
    strawberry.union("NotifyDisputeResult", description="The dispute, or why not."),
]


@strawberry.input(description="An answer in a dispute.")
class AnswerDisputeInput:
    """What is done."""

    dispute_id: strawberry.ID = strawberry.field(description="The dispute.")
    words: str = strawberry.field(description="The answer.")


@strawberry.type(description="It is on record.")
class AnswerDisputeSuccess:
    """It is on record."""

    dispute: Dispute = strawberry.field(description=THE_DISPUTE)


AnswerDisputeResult = Annotated[
    AnswerDisputeSuccess | Refused,
    strawberry.union("AnswerDisputeResult", description="The dispute, or why not."),
]


@strawberry.input(description="A wish to go on to the next step.")
class MoveDisputeOnInput:
    """What is done."""

    dispute_id: strawberry.ID = strawberry.field(description="The dispute.")
    words: str = strawberry.field(description="Why.")


@strawberry.type(description="It is on record.")
class MoveDisputeOnSuccess:
    """It is on record."""

    dispute: Dispute = strawberry.field(description=THE_DISPUTE)


MoveDisputeOnResult = Annotated[
    MoveDisputeOnSuccess | Refused,
    strawberry.union("MoveDisputeOnResult", description="The dispute, or why not."),
]


@strawberry.input(description="A settlement to put.")
class ProposeDisputeSettlementInput:
    """What is done."""

    dispute_id: strawberry.ID = strawberry.field(description="The dispute.")
    changes_clauses: bool = strawberry.field(
        description="Whether it changes clauses; then it needs an amendment."
    )
    words: str = strawberry.field(description="What it says, word by word.")


@strawberry.type(description="It is on record.")
class ProposeDisputeSettlementSuccess:
    """It is on record."""

    dispute: Dispute = strawberry.field(description=THE_DISPUTE)


ProposeDisputeSettlementResult = Annotated[
    ProposeDisputeSettlementSuccess | Refused,
    strawberry.union("ProposeDisputeSettlementResult", description="The dispute, or why not."),
]


@strawberry.input(description="A settlement to agree to.")
class AgreeDisputeSettlementInput:
    """What is done."""

    dispute_id: strawberry.ID = strawberry.field(description="The dispute.")
    proposal: int = strawberry.field(description="Its number, as it was read.")
    words: str = strawberry.field(description="A word on it.")


@strawberry.type(description="It is on record.")
class AgreeDisputeSettlementSuccess:
    """It is on record."""

    dispute: Dispute = strawberry.field(description=THE_DISPUTE)


AgreeDisputeSettlementResult = Annotated[
    AgreeDisputeSettlementSuccess | Refused,
    strawberry.union("AgreeDisputeSettlementResult", description="The dispute, or why not."),
]


@strawberry.input(description="A dispute to withdraw.")
class WithdrawDisputeInput:
    """What is done."""

    dispute_id: strawberry.ID = strawberry.field(description="The dispute.")
    words: str = strawberry.field(description="Why.")


@strawberry.type(description="It is on record.")
class WithdrawDisputeSuccess:
    """It is on record."""

    dispute: Dispute = strawberry.field(description=THE_DISPUTE)


WithdrawDisputeResult = Annotated[
    WithdrawDisputeSuccess | Refused,
    strawberry.union("WithdrawDisputeResult", description="The dispute, or why not."),
]


@strawberry.type
class DisputeMutations:
    """Disputes."""

    @verb("Give an agreement the path of its disputes, while it is negotiated.")
    async def set_dispute_path(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetDisputePathInput, strawberry.argument(description="The path.")
        ],
    ) -> SetDisputePathResult:
        """Do it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            notifying.set_dispute_path,
            answer=dispute_rooms_by_id,
            attempt=key,
            agreement_id=key,
            steps=[PathStep(one.kind, one.days) for one in input.steps],
        )
        return SetDisputePathSuccess(room=DisputeRoom(room=room))

    @verb("Notify other parties of a dispute over clauses or obligations of an agreement in force.")
    async def notify_dispute(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            NotifyDisputeInput, strawberry.argument(description="The dispute.")
        ],
    ) -> NotifyDisputeResult:
        """Do it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        seen = await info.context.write(
            notifying.notify_dispute,
            answer=disputes_by_id,
            attempt=key,
            agreement_id=key,
            against=[key_of("Body", one, field="against") for one in input.against],
            clause_ids=[key_of("Clause", one, field="clauseIds") for one in input.clause_ids],
            duty_ids=[key_of("AgreementDuty", one, field="dutyIds") for one in input.duty_ids],
            subject=input.subject,
            words=input.words,
        )
        return NotifyDisputeSuccess(dispute=Dispute.of(seen))

    @verb("Answer in a dispute.")
    async def answer_dispute(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AnswerDisputeInput, strawberry.argument(description=WHICH)
        ],
    ) -> AnswerDisputeResult:
        """Do it."""
        key = key_of("Dispute", input.dispute_id, field="disputeId")
        seen = await info.context.write(
            acting.answer_dispute,
            answer=disputes_by_id,
            attempt=key,
            dispute_id=key,
            words=input.words,
        )
        return AnswerDisputeSuccess(dispute=Dispute.of(seen))

    @verb(
        "Want the next step of the path: it begins once all sides do, or at once after the last day."
    )
    async def move_dispute_on(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MoveDisputeOnInput, strawberry.argument(description=WHICH)
        ],
    ) -> MoveDisputeOnResult:
        """Do it."""
        key = key_of("Dispute", input.dispute_id, field="disputeId")
        seen = await info.context.write(
            acting.move_dispute_on,
            answer=disputes_by_id,
            attempt=key,
            dispute_id=key,
            words=input.words,
        )
        return MoveDisputeOnSuccess(dispute=Dispute.of(seen))

    @verb("Put a settlement to the other sides.")
    async def propose_dispute_settlement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposeDisputeSettlementInput, strawberry.argument(description=WHICH)
        ],
    ) -> ProposeDisputeSettlementResult:
        """Do it."""
        key = key_of("Dispute", input.dispute_id, field="disputeId")
        seen = await info.context.write(
            acting.propose_dispute_settlement,
            answer=disputes_by_id,
            attempt=key,
            dispute_id=key,
            words=input.words,
            changes_clauses=input.changes_clauses,
        )
        return ProposeDisputeSettlementSuccess(dispute=Dispute.of(seen))

    @verb("Agree to the settlement that was read; once all sides have, the dispute is settled.")
    async def agree_dispute_settlement(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AgreeDisputeSettlementInput, strawberry.argument(description=WHICH)
        ],
    ) -> AgreeDisputeSettlementResult:
        """Do it."""
        key = key_of("Dispute", input.dispute_id, field="disputeId")
        seen = await info.context.write(
            acting.agree_dispute_settlement,
            answer=disputes_by_id,
            attempt=key,
            dispute_id=key,
            words=input.words,
            proposal=input.proposal,
        )
        return AgreeDisputeSettlementSuccess(dispute=Dispute.of(seen))

    @verb("Withdraw a dispute the viewer's party notified.")
    async def withdraw_dispute(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawDisputeInput, strawberry.argument(description=WHICH)
        ],
    ) -> WithdrawDisputeResult:
        """Do it."""
        key = key_of("Dispute", input.dispute_id, field="disputeId")
        seen = await info.context.write(
            acting.withdraw_dispute,
            answer=disputes_by_id,
            attempt=key,
            dispute_id=key,
            words=input.words,
        )
        return WithdrawDisputeSuccess(dispute=Dispute.of(seen))
