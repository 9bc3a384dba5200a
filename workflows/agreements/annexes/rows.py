"""Annexes as they stand, and what of them is signed."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.clauses.locked import tree_of


async def newest_annexes(session: AsyncSession, agreement_id: UUID) -> dict[int, AgreementAnnex]:
    """Return the last version of each annex by number; of one that is away, that it is."""
    rows = await session.scalars(
        select(AgreementAnnex)
        .where(AgreementAnnex.agreement_id == agreement_id)
        .order_by(AgreementAnnex.number, AgreementAnnex.version)
    )
    return {row.number: row for row in rows}


async def standing_annexes(session: AsyncSession, agreement_id: UUID) -> list[AgreementAnnex]:
    """Return the annexes that stand, by number: not those taken away, nor those of removed clauses."""
    rows = await newest_annexes(session, agreement_id)
    if not rows:
        return []
    _, clauses = await tree_of(session, agreement_id)
    return [
        row
        for row in rows.values()
        if row.file_id is not None and (row.clause_id is None or row.clause_id in clauses)
    ]


def annex_facts(row: AgreementAnnex, reference: str | None) -> dict[str, object]:
    """Return what is signed of an annex; `name` is its name in a bundle."""
    if row.file_kind is None:
        msg = f"annex {row.id} is away"
        raise LookupError(msg)
    return {
        "number": row.number,
        "version": row.version,
        "title": row.title,
        "name": f"annex-{row.number:02d}.{row.file_kind.value.lower()}",
        "clause": None if row.clause_id is None else str(row.clause_id),
        "reference": reference,
        "size": row.size,
        "sha256": row.sha256,
    }
