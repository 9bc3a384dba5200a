"""What proves at the moment of signing that it is the signer: a port, and its simplest answer.

Being signed in is worth what the parties agree it is worth (Electronic Signatures Act, Article 3): it
says whose account signed, and does not show a second time that he sits before it.
"""

from dataclasses import dataclass
from typing import Protocol

from workflows.agreements.signing.states import Strength
from workflows.kit.refusal import Invalid
from workflows.record.uow import UnitOfWork


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
