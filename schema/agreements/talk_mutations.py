"""Mutation fields of the talk about an agreement: say something in a layer, and withdraw it."""

from typing import Annotated

import strawberry

from schema.agreements.talk import AgreementMessage
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.talk import saying
from workflows.agreements.talk.models import Layer
from workflows.agreements.talk.queries import messages_by_id


@strawberry.input(description="What to say, of what, and to whom.")
class SayMessageInput:
    """What to say."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    clause_id: strawberry.ID | None = strawberry.field(
        default=None, description="The clause; left out: of the agreement as a whole."
    )
    layer: Layer = strawberry.field(description="Who hears it.")
    with_body_id: strawberry.ID | None = strawberry.field(
        default=None, description="The other party, between two."
    )
    words: str = strawberry.field(description="What is said, up to 4,000 characters.")


@strawberry.type(description="It is said.")
class SayMessageSuccess:
    """It is said."""

    said: AgreementMessage = strawberry.field(description="The message.")


SayMessageResult = Annotated[
    SayMessageSuccess | Refused,
    strawberry.union("SayMessageResult", description="The message, or why not."),
]


@strawberry.input(description="A message to withdraw.")
class WithdrawMessageInput:
    """A message to withdraw."""

    message_id: strawberry.ID = strawberry.field(description="The message.")


@strawberry.type(description="The words are gone; that they were withdrawn stays.")
class WithdrawMessageSuccess:
    """The words are gone."""

    said: AgreementMessage = strawberry.field(description="The message without its words.")


WithdrawMessageResult = Annotated[
    WithdrawMessageSuccess | Refused,
    strawberry.union("WithdrawMessageResult", description="The message, or why not."),
]


@strawberry.type
class AgreementTalkMutations:
    """Talk about agreements."""

    @verb("Say something for the viewer's party in a layer of an agreement.", noted=True)
    async def say_message(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SayMessageInput, strawberry.argument(description="What, of what, and to whom.")
        ],
    ) -> SayMessageResult:
        """Say it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        clause, other = input.clause_id, input.with_body_id
        row = await info.context.write(
            saying.say_message,
            answer=messages_by_id,
            attempt=key,
            agreement_id=key,
            clause_id=key_of("Clause", clause, field="clauseId") if clause else None,
            layer=input.layer,
            other_id=key_of("Body", other, field="withBodyId") if other else None,
            words=input.words,
        )
        return SayMessageSuccess(said=AgreementMessage.of(row))

    @verb("Withdraw what the viewer's party said.", noted=True)
    async def withdraw_message(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawMessageInput, strawberry.argument(description="Which.")
        ],
    ) -> WithdrawMessageResult:
        """Withdraw it."""
        key = key_of("AgreementMessage", input.message_id, field="messageId")
        row = await info.context.write(
            saying.withdraw_message, answer=messages_by_id, attempt=key, message_id=key
        )
        return WithdrawMessageSuccess(said=AgreementMessage.of(row))
