"""Adding, renaming and removing one's own passkeys."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workflows.identity.events import IdentityEvent
from workflows.identity.passkeys.challenges import (
    MOST_PASSKEYS,
    answered,
    ask_anew,
    own_passkeys,
)
from workflows.identity.passkeys.evidence import (
    DIGEST_BYTES,
    RelyingParty,
    challenge_of,
    read_registration,
    verified_registration,
)
from workflows.identity.passkeys.models import Passkey, PasskeyChallenge
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork

ADDING = "passkey.add"
LONGEST_NAME = 40


async def begin_passkey(uow: UnitOfWork) -> PasskeyChallenge:
    """Ask a person's device for a new passkey.

    Allowed: who is signed in, for himself. Refuses: one more than 20. Records: ``passkey.begun``.
    """
    await _demand_room(uow)
    asked = await ask_anew(uow, ADDING, bytes(DIGEST_BYTES))
    uow.record(IdentityEvent.PASSKEY_BEGUN, asked.id, programme_id=None)
    return asked


async def add_passkey(uow: UnitOfWork, *, name: str, said: str, party: RelyingParty) -> Passkey:
    """Keep the passkey that the device made for the challenge.

    Allowed: who was asked. Refuses: an answer that is none, for another place, without its holder's
    PIN, finger or face, late or used; a passkey that is here already; one more than 20. Records:
    ``passkey.added``.
    """
    person_id = uow.person_id
    named = clean(name, field="name", longest=LONGEST_NAME)
    credential, challenge = read_registration(said)
    asked = await answered(uow, ADDING, None, challenge)
    await _demand_room(uow)
    found = verified_registration(
        credential, challenge_of(asked.nonce, asked.purpose, asked.digest), party
    )
    passkey = Passkey(
        id=uuid4(),
        person_id=person_id,
        credential_id=found.credential_id,
        public_key=found.credential_public_key,
        sign_count=found.sign_count,
        name=named,
        created_at=uow.now,
        used_at=None,
        removed_at=None,
    )
    # Whose it is, is not to be seen from here: the table's own uniqueness tells that it is known.
    try:
        async with uow.session.begin_nested():
            uow.session.add(passkey)
            await uow.session.flush()
    except IntegrityError:
        raise Conflict("passkey_known", field="answer") from None
    uow.record(IdentityEvent.PASSKEY_ADDED, passkey.id, programme_id=None)
    return passkey


async def rename_passkey(uow: UnitOfWork, *, passkey_id: UUID, name: str) -> Passkey:
    """Give one's passkey another name.

    Allowed: whose it is. Refuses: another's, a removed one. Records: ``passkey.renamed``.
    """
    passkey = await _own(uow, passkey_id)
    passkey.name = clean(name, field="name", longest=LONGEST_NAME)
    uow.record(IdentityEvent.PASSKEY_RENAMED, passkey.id, programme_id=None)
    await uow.session.flush()
    return passkey


async def remove_passkey(uow: UnitOfWork, *, passkey_id: UUID) -> Passkey:
    """Take a passkey out of use; what was proved with it stands.

    Allowed: whose it is. Refuses: another's, a removed one. Records: ``passkey.removed``.
    """
    passkey = await _own(uow, passkey_id)
    passkey.removed_at = uow.now
    uow.record(IdentityEvent.PASSKEY_REMOVED, passkey.id, programme_id=None)
    await uow.session.flush()
    return passkey


async def _own(uow: UnitOfWork, passkey_id: UUID) -> Passkey:
    passkey = await uow.session.scalar(
        select(Passkey)
        .where(Passkey.id == passkey_id, Passkey.person_id == uow.person_id)
        .where(Passkey.removed_at.is_(None))
        .with_for_update()
    )
    if passkey is None:
        raise NotFound("no_such_passkey", field="passkeyId")
    return passkey


async def _demand_room(uow: UnitOfWork) -> None:
    if len(await own_passkeys(uow.session, uow.actor)) >= MOST_PASSKEYS:
        raise WrongState("too_many_passkeys", field="answer", most=MOST_PASSKEYS)
