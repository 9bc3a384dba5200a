"""Questions about talk: one thread of one layer, narrowed to what the asker hears."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.talk.models import AgreementMessage, Layer
from workflows.agreements.talk.policy import readable_messages
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.rights.actor import Actor

MESSAGE_ORDER = (SortKey(AgreementMessage.said_at, descending=True), SortKey(AgreementMessage.id))


def _thread(
    actor: Actor,
    agreement_id: UUID,
    clause_id: UUID | None,
    layer: Layer,
    other_id: UUID | None,
) -> Select[AgreementMessage]:
    wanted = select(AgreementMessage).where(
        AgreementMessage.agreement_id == agreement_id,
        AgreementMessage.clause_id.is_not_distinct_from(clause_id),
        AgreementMessage.layer == layer,
        readable_messages(actor),
    )
    if other_id is None:
        return wanted
    return wanted.where(
        or_(AgreementMessage.body_id == other_id, AgreementMessage.other_id == other_id)
    )


async def list_messages(
    session: AsyncSession,
    actor: Actor,
    *,
    window: Window,
    agreement_id: UUID,
    clause_id: UUID | None,
    layer: Layer,
    other_id: UUID | None,
) -> Page[AgreementMessage]:
    """Return a page of a thread, the newest first."""
    wanted = _thread(actor, agreement_id, clause_id, layer, other_id)
    return await fetch_page(session, wanted, MESSAGE_ORDER, window)


async def count_messages(
    session: AsyncSession,
    actor: Actor,
    *,
    agreement_id: UUID,
    clause_id: UUID | None,
    layer: Layer,
    other_id: UUID | None,
) -> int:
    """Return how many messages of the thread the asker hears."""
    wanted = _thread(actor, agreement_id, clause_id, layer, other_id)
    return await count_rows(session, wanted.with_only_columns(AgreementMessage.id))


async def messages_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, AgreementMessage]:
    """Return messages by key."""
    rows = await session.scalars(
        select(AgreementMessage).where(AgreementMessage.id.in_(ids), readable_messages(actor))
    )
    return {row.id: row for row in rows}
