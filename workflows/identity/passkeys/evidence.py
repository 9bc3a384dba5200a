"""What a passkey's answer says, and whether it says it: pure functions, without this house's record.

Web Authentication Level 3, 7.1 and 7.2; the cryptography is py_webauthn's.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from webauthn import verify_authentication_response, verify_registration_response
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import (
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_authenticator_data,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    RegistrationCredential,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from workflows.kit.refusal import Invalid, NotAllowed

LONGEST_ANSWER = 20_000  # characters of JSON
DIGEST_BYTES = NONCE_BYTES = 32
# What the library says of an answer that is not one: its own, and what its readers let through.
UNREADABLE = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """For whom a passkey is made: the name of the host, and the origin its pages come from."""

    id: str
    origin: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """That the holder of a passkey agreed to one digest at one time; enough to check it elsewhere."""

    credential_digest: bytes  # SHA-256 of the credential's id
    authenticator_data: bytes
    client_data_json: bytes
    signature: bytes
    public_key: bytes  # COSE
    nonce: bytes
    user_verified: bool
    at: datetime


def challenge_of(nonce: bytes, purpose: str, digest: bytes) -> bytes:
    """Return what the device signs: SHA-256 of nonce (32 bytes), purpose, a zero byte and digest."""
    return hashlib.sha256(nonce + purpose.encode() + b"\0" + digest).digest()


def check_evidence(
    evidence: Evidence, *, digest: bytes, purpose: str, nonce: bytes, rp_id: str, origin: str
) -> bool:
    """Say whether the evidence holds: this digest, purpose and nonce, this place, this signature."""
    credential = AuthenticationCredential(
        id=bytes_to_base64url(evidence.credential_digest),
        raw_id=evidence.credential_digest,
        response=AuthenticatorAssertionResponse(
            client_data_json=evidence.client_data_json,
            authenticator_data=evidence.authenticator_data,
            signature=evidence.signature,
        ),
    )
    try:
        found = _verified(
            credential,
            challenge_of(nonce, purpose, digest),
            RelyingParty(rp_id, origin),
            evidence.public_key,
        )
    except UNREADABLE:
        return False
    return found.user_verified and evidence.user_verified


def read_registration(answer: str) -> tuple[RegistrationCredential, bytes]:
    """Return a device's answer to a registration and the challenge in it. Refuses what is none."""
    try:
        credential = parse_registration_credential_json(_bounded(answer))
        return credential, parse_client_data_json(credential.response.client_data_json).challenge
    except UNREADABLE:
        raise Invalid("passkey_malformed", field="answer") from None


def read_assertion(answer: str) -> tuple[AuthenticationCredential, bytes, int, bool]:
    """Return a device's answer: with its challenge, sign count and whether it knew its holder."""
    try:
        credential = parse_authentication_credential_json(_bounded(answer))
        challenge = parse_client_data_json(credential.response.client_data_json).challenge
        data = parse_authenticator_data(credential.response.authenticator_data)
    except UNREADABLE:
        raise Invalid("passkey_malformed", field="answer") from None
    return credential, challenge, data.sign_count, data.flags.uv


def verified_registration(
    credential: RegistrationCredential, challenge: bytes, party: RelyingParty
) -> VerifiedRegistration:
    """Verify a new passkey. Refuses an answer for another place, or one that does not hold."""
    try:
        return verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except UNREADABLE:
        raise NotAllowed("passkey_not_proved", field="answer") from None


def verified_assertion(
    credential: AuthenticationCredential, challenge: bytes, party: RelyingParty, public_key: bytes
) -> VerifiedAuthentication:
    """Verify an answer. Refuses one for another place, or one that does not hold."""
    try:
        return _verified(credential, challenge, party, public_key)
    except UNREADABLE:
        raise NotAllowed("passkey_not_proved", field="answer") from None


def _verified(
    credential: AuthenticationCredential, challenge: bytes, party: RelyingParty, public_key: bytes
) -> VerifiedAuthentication:
    """Verify an answer but for its count, which only the record can judge."""
    return verify_authentication_response(
        credential=credential,
        expected_challenge=challenge,
        expected_rp_id=party.id,
        expected_origin=party.origin,
        credential_public_key=public_key,
        credential_current_sign_count=-1,
        require_user_verification=True,
    )


def _bounded(answer: str) -> str:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError(LONGEST_ANSWER)
    return answer
