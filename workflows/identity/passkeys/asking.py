"""What a browser is handed to ask a device: the options of Web Authentication, as JSON."""

from collections.abc import Sequence
from uuid import UUID

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from workflows.identity.passkeys.challenges import LASTS
from workflows.identity.passkeys.evidence import RelyingParty, challenge_of
from workflows.identity.passkeys.models import Passkey, PasskeyChallenge

HOUSE = "두레 Dure"
PATIENCE_MS = int(LASTS.total_seconds() * 1000)


def creation_options(
    asked: PasskeyChallenge,
    party: RelyingParty,
    *,
    person_id: UUID,
    name: str,
    known: Sequence[Passkey],
) -> str:
    """Return the options for making a passkey; devices that hold one of `known` make no second."""
    return options_to_json(
        generate_registration_options(
            rp_id=party.id,
            rp_name=HOUSE,
            user_id=person_id.bytes,
            user_name=name,
            user_display_name=name,
            challenge=challenge_of(asked.nonce, asked.purpose, asked.digest),
            timeout=PATIENCE_MS,
            exclude_credentials=_described(known),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
        )
    )


def request_options(
    asked: PasskeyChallenge, party: RelyingParty, *, known: Sequence[Passkey]
) -> str:
    """Return the options for proving: any passkey of the person's will do."""
    return options_to_json(
        generate_authentication_options(
            rp_id=party.id,
            challenge=challenge_of(asked.nonce, asked.purpose, asked.digest),
            timeout=PATIENCE_MS,
            allow_credentials=_described(known),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def _described(known: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=one.credential_id) for one in known]
