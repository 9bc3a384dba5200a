"""What proves at the moment of signing that it is the signer: a port, and its two answers.

Being signed in is worth what the parties agree it is worth (Electronic Signatures Act, Article 3): it
says whose account signed, and does not show a second time that he sits before it. A passkey shows that
whoever unlocked the signer's device meant exactly this digest; it does not prove a legal name.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import orjson

from workflows.agreements.signing.states import Strength
from workflows.identity.passkeys import step_up as passkeys
from workflows.identity.passkeys.challenges import own_passkeys
from workflows.identity.passkeys.evidence import Evidence as Shown
from workflows.identity.passkeys.evidence import RelyingParty, check_evidence
from workflows.kit.hashing import canonical_json
from workflows.kit.refusal import Invalid, NotAllowed
from workflows.record.uow import UnitOfWork

# The purpose names the signing; the digest names the edition, because its issue number is in it.
PURPOSE = "agreement.sign"
FORMAT = "dure-signature-passkey-1"
SIGNED = (
    "authenticator_data",
    "client_data_json",
    "nonce",
    "public_key",
    "signature",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How strong the proof is, and its bytes if it has any."""

    strength: Strength
    proof: bytes | None = None


class StepUp(Protocol):
    """Proves that the signer wants exactly this digest signed."""

    async def prove(self, uow: UnitOfWork, digest: bytes, assertion: str | None) -> Evidence:
        """Return the evidence of a step-up. Refuses an assertion that does not prove it."""
        ...


class SignedInOnly:
    """Takes that he is signed in, and says so."""

    async def prove(self, uow: UnitOfWork, digest: bytes, assertion: str | None) -> Evidence:
        """Return that strength. Refuses nobody signed in, and an assertion nobody would look at."""
        _ = uow.person_id, digest
        if assertion is not None:
            raise Invalid("assertion_not_taken", field="assertion")
        return Evidence(Strength.SIGN_IN)


@dataclass(frozen=True, slots=True)
class ByPasskey:
    """Asks whoever has a passkey for it; who has none is signed in."""

    party: RelyingParty

    async def prove(self, uow: UnitOfWork, digest: bytes, assertion: str | None) -> Evidence:
        """Return the evidence. Refuses who has a passkey and does not use it (`passkey_asked`)."""
        if assertion is None:
            if uow.person_id and await own_passkeys(uow.session, uow.actor):
                raise NotAllowed("passkey_asked", field="assertion")
            return Evidence(Strength.SIGN_IN)
        shown = await passkeys.prove(
            uow, purpose=PURPOSE, digest=digest, said=assertion, party=self.party
        )
        return Evidence(Strength.PASSKEY, packed(shown, self.party))


def packed(shown: Shown, party: RelyingParty) -> bytes:
    """Return the evidence of a passkey as bytes that are kept with the signature."""
    return canonical_json(
        {
            "format": FORMAT,
            "purpose": PURPOSE,
            "rpId": party.id,
            "origin": party.origin,
            "at": shown.at.isoformat(),
            "userVerified": shown.user_verified,
            **{name: getattr(shown, name).hex() for name in SIGNED},
        }
    )


def proof_holds(proof: bytes, *, digest: str, at: str) -> bool:
    """Say whether kept evidence proves this digest at this time, with nothing but itself."""
    try:
        told = orjson.loads(proof)
        if (told["format"], told["purpose"], told["at"]) != (FORMAT, PURPOSE, at):
            return False
        parts = {name: bytes.fromhex(told[name]) for name in SIGNED}
        shown = Shown(
            **parts,
            # A name is asked for and proves nothing: what was signed does not say it.
            credential_digest=hashlib.sha256(parts["public_key"]).digest(),
            user_verified=told["userVerified"] is True,
            at=datetime.fromisoformat(at),
        )
        party = RelyingParty(str(told["rpId"]), str(told["origin"]))
        # Written in this one way and no other: nothing else is hung on a proof.
        if packed(shown, party) != proof:
            return False
        return check_evidence(
            shown,
            digest=bytes.fromhex(digest),
            purpose=PURPOSE,
            nonce=shown.nonce,
            rp_id=party.id,
            origin=party.origin,
        )
    except (ValueError, KeyError, TypeError):
        return False
