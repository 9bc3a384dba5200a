"""Challenges: made for one purpose and one digest, good for five minutes, and only once."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.passkeys.evidence import NONCE_BYTES, challenge_of
from workflows.identity.passkeys.models import Passkey, PasskeyChallenge
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor

LASTS = timedelta(minutes=5)
MOST_PASSKEYS = 20


async def ask_anew(uow: UnitOfWork, purpose: str, digest: bytes) -> PasskeyChallenge:
    """Ask a person to prove a digest for a purpose; what was asked for it before is void."""
    person_id = uow.person_id
    await uow.session.execute(
        select(func.pg_advisory_xact_lock(func.hashtextextended(f"passkey/{person_id}", 0)))
    )
    asked = await uow.session.scalar(
        select(PasskeyChallenge).where(
            PasskeyChallenge.person_id == person_id, PasskeyChallenge.purpose == purpose
        )
    )
    if asked is None:
        asked = PasskeyChallenge(id=uuid4(), person_id=person_id, purpose=purpose)
        uow.session.add(asked)
    asked.digest, asked.nonce = digest, secrets.token_bytes(NONCE_BYTES)
    asked.made_at, asked.used_at = uow.now, None
    await uow.session.flush()
    return asked


async def answered(
    uow: UnitOfWork, purpose: str, digest: bytes | None, challenge: bytes
) -> PasskeyChallenge:
    """Lock what was asked and take it as answered. Refuses another, an old or a used challenge."""
    asked = await uow.session.scalar(
        select(PasskeyChallenge)
        .where(
            PasskeyChallenge.person_id == uow.person_id,
            PasskeyChallenge.purpose == purpose,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if asked is None or challenge_of(asked.nonce, purpose, asked.digest) != challenge:
        raise NotFound("passkey_not_asked", field="answer")
    if digest is not None and asked.digest != digest:
        raise Conflict("passkey_other_digest", field="answer")
    if asked.used_at is not None:
        raise Conflict("passkey_answer_used", field="answer")
    now = await database_now(uow.session)
    if now >= asked.made_at + LASTS:
        raise WrongState("passkey_answer_late", field="answer")
    asked.used_at = now
    return asked


async def own_passkeys(session: AsyncSession, actor: Actor) -> list[Passkey]:
    """Return the asker's standing passkeys, the oldest first."""
    if actor.person_id is None:
        return []
    rows = await session.scalars(
        select(Passkey)
        .where(Passkey.person_id == actor.person_id, Passkey.removed_at.is_(None))
        .order_by(Passkey.created_at, Passkey.id)
        .limit(MOST_PASSKEYS)
    )
    return list(rows)


async def passkeys_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Passkey]:
    """Return the asker's own passkeys by key, the removed ones included."""
    rows = await session.scalars(
        select(Passkey).where(Passkey.id.in_(ids), Passkey.person_id == actor.person_id)
    )
    return {row.id: row for row in rows}


async def challenges_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, PasskeyChallenge]:
    """Return what the asker himself is asked to prove, by key."""
    rows = await session.scalars(
        select(PasskeyChallenge).where(
            PasskeyChallenge.id.in_(ids), PasskeyChallenge.person_id == actor.person_id
        )
    )
    return {row.id: row for row in rows}
