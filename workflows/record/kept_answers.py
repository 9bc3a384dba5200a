"""Repeated requests: the same key gives the same thing, other input under it is refused."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select, text

from workflows.kit.refusal import Conflict
from workflows.record.models import KeptAnswer
from workflows.record.uow import UnitOfWork

KEPT_FOR = timedelta(days=7)


async def kept_answer(
    uow: UnitOfWork, *, who: UUID, path: str, key: str, request_digest: str
) -> UUID | None:
    """Return the id of what an earlier request under this key made, or None.

    Two requests at once wait for each other on a lock of the key. Refuses: the key was used with
    other input (`key_reused`).
    """
    await uow.session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"),
        {"name": f"{who}/{path}/{key}"},
    )
    kept = await uow.session.scalar(
        select(KeptAnswer).where(
            KeptAnswer.who == who, KeptAnswer.path == path, KeptAnswer.key == key
        )
    )
    if kept is None or kept.kept_at < uow.now - KEPT_FOR:
        if kept is not None:
            await uow.session.delete(kept)
            await uow.session.flush()
        return None
    if kept.request_digest != request_digest:
        raise Conflict("key_reused", field="Idempotency-Key")
    return kept.answer_id


def keep_answer(
    uow: UnitOfWork, *, who: UUID, path: str, key: str, request_digest: str, answer_id: UUID
) -> None:
    """Keep the id of what this request made, in the request's own transaction."""
    uow.session.add(
        KeptAnswer(
            who=who,
            path=path,
            key=key,
            request_digest=request_digest,
            answer_id=answer_id,
            kept_at=uow.now,
        )
    )


async def forget_old_answers(uow: UnitOfWork) -> None:
    """Delete answers older than seven days."""
    await uow.session.execute(delete(KeptAnswer).where(KeptAnswer.kept_at < uow.now - KEPT_FOR))
