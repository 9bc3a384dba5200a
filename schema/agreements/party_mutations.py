"""The mutation field that lets the parties of an agreement follow the consortium."""

from typing import Annotated

import strawberry

from schema.agreements.party_room import AgreementPartyRoom
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.parties.queries import party_rooms_by_id
from workflows.agreements.parties.updating import update_parties


@strawberry.input(description="An agreement whose parties are to be those of the consortium today.")
class UpdatePartiesInput:
    """An agreement to bring up to date."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    expected_parties: list[strawberry.ID] = strawberry.field(
        description="The bodies that are its parties afterwards, as they were read."
    )
    reason: str = strawberry.field(description="Why, for all parties to read.")


@strawberry.type(description="The parties are those of the consortium today.")
class UpdatePartiesSuccess:
    """The parties are up to date."""

    room: AgreementPartyRoom = strawberry.field(description="Its parties as they stand now.")


UpdatePartiesResult = Annotated[
    UpdatePartiesSuccess | Refused,
    strawberry.union("UpdatePartiesResult", description="What it is now, or why not."),
]


@strawberry.type
class PartyMutations:
    """What those do who draft, when the consortium has changed."""

    @verb(
        "Bring the parties of an agreement in negotiation up to date with the consortium.",
        noted=True,
    )
    async def update_parties(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            UpdatePartiesInput, strawberry.argument(description="Of which, to whom, and why.")
        ],
    ) -> UpdatePartiesResult:
        """Bring the parties up to date."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        room = await info.context.write(
            update_parties,
            answer=party_rooms_by_id,
            attempt=key,
            agreement_id=key,
            expected_parties=[
                key_of("Body", one, field="expectedParties") for one in input.expected_parties
            ],
            reason=input.reason,
        )
        return UpdatePartiesSuccess(room=AgreementPartyRoom(room=room))
