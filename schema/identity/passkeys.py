"""Passkeys in GraphQL: add, rename, remove and try one's own, and begin a step-up."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.identity.passkeys.asking import creation_options, request_options
from workflows.identity.passkeys.challenges import (
    LASTS,
    challenges_by_id,
    own_passkeys,
    passkeys_by_id,
)
from workflows.identity.passkeys.keeping import (
    add_passkey,
    begin_passkey,
    remove_passkey,
    rename_passkey,
)
from workflows.identity.passkeys.models import Passkey as PasskeyRow
from workflows.identity.passkeys.step_up import begin_step_up, try_passkey
from workflows.kit.refusal import Invalid


@strawberry.type(
    description="A passkey of the viewer's: a key on a device, by which he confirms an act that "
    "binds. It is no way to sign in, gives no right, and proves no legal name."
)
class Passkey:
    """A passkey."""

    id: strawberry.ID = strawberry.field(
        description="What `renamePasskey` and `removePasskey` name."
    )
    name: str = strawberry.field(description="What the viewer calls it.")
    created_at: datetime = strawberry.field(description="When it was added.")
    used_at: datetime | None = strawberry.field(description="When it last proved something.")
    removed_at: datetime | None = strawberry.field(description="When it was taken out of use.")

    @classmethod
    def of(cls, row: PasskeyRow) -> Self:
        """Show a passkey."""
        return cls(
            id=global_id("Passkey", row.id),
            name=row.name,
            created_at=row.created_at,
            used_at=row.used_at,
            removed_at=row.removed_at,
        )


@strawberry.type(description="What to hand to the device, and until when its answer is taken.")
class BeginPasskeySuccess:
    """What to hand to the device."""

    options: str = strawberry.field(
        description="JSON for PublicKeyCredential.parseCreationOptionsFromJSON."
    )
    answer_by: datetime = strawberry.field(description="Five minutes from when it was asked.")


BeginPasskeyResult = Annotated[
    BeginPasskeySuccess | Refused,
    strawberry.union("BeginPasskeyResult", description="What to ask the device, or why not."),
]


@strawberry.input(description="What the device answered.")
class AddPasskeyInput:
    """What the device answered."""

    name: str = strawberry.field(description="What to call it, up to 40 characters.")
    answer: str = strawberry.field(description="JSON of the new credential (toJSON).")


@strawberry.type(description="The passkey is the viewer's.")
class AddPasskeySuccess:
    """The passkey is the viewer's."""

    passkey: Passkey = strawberry.field(description="The passkey.")


AddPasskeyResult = Annotated[
    AddPasskeySuccess | Refused,
    strawberry.union("AddPasskeyResult", description="The passkey, or why not."),
]


@strawberry.input(description="A passkey and its new name.")
class RenamePasskeyInput:
    """A passkey and its new name."""

    passkey_id: strawberry.ID = strawberry.field(description="The passkey.")
    name: str = strawberry.field(description="What to call it, up to 40 characters.")


@strawberry.type(description="The passkey has another name.")
class RenamePasskeySuccess:
    """The passkey has another name."""

    passkey: Passkey = strawberry.field(description="The passkey.")


RenamePasskeyResult = Annotated[
    RenamePasskeySuccess | Refused,
    strawberry.union("RenamePasskeyResult", description="The passkey, or why not."),
]


@strawberry.input(description="A passkey to take out of use.")
class RemovePasskeyInput:
    """A passkey to take out of use."""

    passkey_id: strawberry.ID = strawberry.field(description="The passkey.")


@strawberry.type(description="The passkey proves nothing any more; what it proved stands.")
class RemovePasskeySuccess:
    """The passkey proves nothing any more."""

    passkey: Passkey = strawberry.field(description="The passkey.")


RemovePasskeyResult = Annotated[
    RemovePasskeySuccess | Refused,
    strawberry.union("RemovePasskeyResult", description="The passkey, or why not."),
]


@strawberry.input(description="What is going to be agreed to.")
class BeginStepUpInput:
    """What is going to be agreed to."""

    purpose: str = strawberry.field(
        description="What for, as `agreement.sign`; `passkey.try` to see whether a passkey works."
    )
    digest: str = strawberry.field(
        description="SHA-256 of what is agreed to, 64 hexadecimal digits; for `passkey.try`, that of "
        "the words `dure/passkey.try`."
    )


@strawberry.type(description="What to hand to the device, and until when its answer is taken.")
class BeginStepUpSuccess:
    """What to hand to the device."""

    options: str = strawberry.field(
        description="JSON for PublicKeyCredential.parseRequestOptionsFromJSON. Its challenge is "
        "SHA-256 of a nonce, the purpose, a zero byte and the digest."
    )
    answer_by: datetime = strawberry.field(description="Five minutes from when it was asked.")


BeginStepUpResult = Annotated[
    BeginStepUpSuccess | Refused,
    strawberry.union("BeginStepUpResult", description="What to ask the device, or why not."),
]


@strawberry.input(description="What the device answered to `passkey.try`.")
class TryPasskeyInput:
    """What the device answered."""

    answer: str = strawberry.field(description="JSON of the assertion (toJSON).")


@strawberry.type(description="The passkey works. Nothing was agreed to.")
class TryPasskeySuccess:
    """The passkey works."""

    passkey: Passkey = strawberry.field(description="The passkey that answered.")


TryPasskeyResult = Annotated[
    TryPasskeySuccess | Refused,
    strawberry.union("TryPasskeyResult", description="The passkey, or why not."),
]


@strawberry.type
class PasskeyMutations:
    """One's own passkeys."""

    @verb("Ask the viewer's device for a new passkey; its answer goes to `addPasskey`.")
    async def begin_passkey(self, info: Info) -> BeginPasskeyResult:
        """Begin."""
        context: Context = info.context
        row = await context.write(begin_passkey, answer=challenges_by_id)
        name = await PublicName.made(context, row.person_id)
        options = creation_options(
            row,
            context.party,
            person_id=row.person_id,
            name=name.display_name,
            known=await context.read(own_passkeys),
        )
        return BeginPasskeySuccess(options=options, answer_by=row.made_at + LASTS)

    @verb("Keep the passkey that the device made.")
    async def add_passkey(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AddPasskeyInput, strawberry.argument(description="The answer, and a name.")
        ],
    ) -> AddPasskeyResult:
        """Add it."""
        row = await info.context.write(
            add_passkey,
            answer=passkeys_by_id,
            name=input.name,
            said=input.answer,
            party=info.context.party,
        )
        return AddPasskeySuccess(passkey=Passkey.of(row))

    @verb("Give one's passkey another name.")
    async def rename_passkey(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RenamePasskeyInput, strawberry.argument(description="Which one, and its name.")
        ],
    ) -> RenamePasskeyResult:
        """Rename it."""
        row = await info.context.write(
            rename_passkey,
            answer=passkeys_by_id,
            passkey_id=key_of("Passkey", input.passkey_id, field="passkeyId"),
            name=input.name,
        )
        return RenamePasskeySuccess(passkey=Passkey.of(row))

    @verb("Take one's passkey out of use.")
    async def remove_passkey(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RemovePasskeyInput, strawberry.argument(description="Which one.")
        ],
    ) -> RemovePasskeyResult:
        """Remove it."""
        row = await info.context.write(
            remove_passkey,
            answer=passkeys_by_id,
            passkey_id=key_of("Passkey", input.passkey_id, field="passkeyId"),
        )
        return RemovePasskeySuccess(passkey=Passkey.of(row))

    @verb("Ask the viewer to prove by a passkey that he means a digest.")
    async def begin_step_up(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            BeginStepUpInput, strawberry.argument(description="What for, and which digest.")
        ],
    ) -> BeginStepUpResult:
        """Begin."""
        context: Context = info.context
        try:
            digest = bytes.fromhex(input.digest)
        except ValueError:
            raise Invalid("proof_digest_malformed", field="digest") from None
        row = await context.write(
            begin_step_up, answer=challenges_by_id, purpose=input.purpose, digest=digest
        )
        options = request_options(row, context.party, known=await context.read(own_passkeys))
        return BeginStepUpSuccess(options=options, answer_by=row.made_at + LASTS)

    @verb("See whether a passkey works; nothing is agreed to.", noted=True)
    async def try_passkey(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TryPasskeyInput, strawberry.argument(description="The answer.")
        ],
    ) -> TryPasskeyResult:
        """Try it."""
        row = await info.context.write(
            try_passkey, answer=passkeys_by_id, said=input.answer, party=info.context.party
        )
        return TryPasskeySuccess(passkey=Passkey.of(row))
