"""Step-up: before an act that binds, a person shows by a passkey that he means exactly this digest."""

import hashlib
import re

from sqlalchemy import select

from workflows.identity.events import IdentityEvent
from workflows.identity.passkeys.challenges import answered, ask_anew, own_passkeys
from workflows.identity.passkeys.evidence import (
    DIGEST_BYTES,
    Evidence,
    RelyingParty,
    read_assertion,
    verified_assertion,
)
from workflows.identity.passkeys.keeping import ADDING
from workflows.identity.passkeys.models import Passkey, PasskeyChallenge
from workflows.kit.refusal import Invalid, NotAllowed, NotFound, WrongState
from workflows.record.uow import UnitOfWork

PURPOSE_FORM = re.compile(r"[a-z][a-zA-Z]{0,39}\.[a-z][a-zA-Z]{0,39}")
# Trying a passkey out agrees to nothing: to the digest of these words.
TRYING = "passkey.try"
TRIED = hashlib.sha256(b"dure/passkey.try").digest()


async def begin_step_up(uow: UnitOfWork, *, purpose: str, digest: bytes) -> PasskeyChallenge:
    """Ask a person to prove with a passkey that he means this digest, for this purpose.

    Allowed: who is signed in, for himself. Refuses: a purpose or digest that is none, who has no
    passkey. Records: ``stepUp.begun`` with purpose and digest.
    """
    if not PURPOSE_FORM.fullmatch(purpose) or purpose == ADDING:
        raise Invalid("purpose_malformed", field="purpose")
    if len(digest) != DIGEST_BYTES:
        raise Invalid("proof_digest_malformed", field="digest")
    if uow.person_id and not await own_passkeys(uow.session, uow.actor):
        raise WrongState("no_passkey")
    asked = await ask_anew(uow, purpose, digest)
    uow.record(
        IdentityEvent.STEP_UP_BEGUN,
        asked.id,
        programme_id=None,
        purpose=purpose,
        digest=digest.hex(),
    )
    return asked


async def prove(
    uow: UnitOfWork, *, purpose: str, digest: bytes, said: str, party: RelyingParty
) -> Evidence:
    """Take a passkey's answer as proof that its holder means this digest.

    Allowed: who was asked, with a passkey of his own. Refuses: an answer that is none, to another
    digest, late, used, or without its holder's PIN, finger or face; another's or a removed passkey;
    a count that went back. Records: ``stepUp.proved`` with purpose and digest.
    """
    _, evidence = await _proved(uow, purpose, digest, said, party)
    return evidence


async def try_passkey(uow: UnitOfWork, *, said: str, party: RelyingParty) -> Passkey:
    """See whether a passkey works; nothing is agreed to by it.

    Allowed: as in `prove`. Refuses: as in `prove`. Records: ``stepUp.proved``.
    """
    passkey, _ = await _proved(uow, TRYING, TRIED, said, party)
    return passkey


async def _proved(
    uow: UnitOfWork, purpose: str, digest: bytes, said: str, party: RelyingParty
) -> tuple[Passkey, Evidence]:
    credential, challenge, count, verified = read_assertion(said)
    asked = await answered(uow, purpose, digest, challenge)
    passkey = await uow.session.scalar(
        select(Passkey)
        .where(Passkey.credential_id == credential.raw_id, Passkey.person_id == uow.person_id)
        .where(Passkey.removed_at.is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if passkey is None:
        raise NotFound("passkey_not_yours", field="answer")
    if not verified:
        raise NotAllowed("passkey_holder_unverified", field="answer")
    verified_assertion(credential, challenge, party, passkey.public_key)
    # A device that counts at all counts up (Web Authentication, 7.2 step 22).
    if (count or passkey.sign_count) and count <= passkey.sign_count:
        raise NotAllowed("passkey_count_went_back", field="answer")
    passkey.sign_count, passkey.used_at = count, uow.now
    uow.record(
        IdentityEvent.STEP_UP_PROVED,
        passkey.id,
        programme_id=None,
        purpose=purpose,
        digest=digest.hex(),
    )
    await uow.session.flush()
    response = credential.response
    return passkey, Evidence(
        credential_digest=hashlib.sha256(passkey.credential_id).digest(),
        authenticator_data=response.authenticator_data,
        client_data_json=response.client_data_json,
        signature=response.signature,
        public_key=passkey.public_key,
        nonce=asked.nonce,
        user_verified=True,
        at=uow.now,
    )
