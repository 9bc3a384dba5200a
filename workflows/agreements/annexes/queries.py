"""Questions about annexes: those of an agreement with all versions, and the file behind one."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.annexes import policy
from workflows.agreements.annexes.models import AgreementAnnex
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class AnnexSeen:
    """An annex with its versions, the last one first."""

    versions: list[AgreementAnnex]

    @property
    def last(self) -> AgreementAnnex:
        """The version that stands, or that says it is away."""
        return self.versions[0]


async def annexes_by_agreement(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[AnnexSeen]]:
    """Return the annexes of agreements by number, those taken away too."""
    rows = await session.scalars(
        select(AgreementAnnex)
        .where(AgreementAnnex.agreement_id.in_(ids), policy.readable_annexes(actor))
        .order_by(AgreementAnnex.number, AgreementAnnex.version.desc())
    )
    found: dict[UUID, dict[int, list[AgreementAnnex]]] = {one: {} for one in ids}
    for row in rows:
        found[row.agreement_id].setdefault(row.number, []).append(row)
    return {key: [AnnexSeen(one) for one in by.values()] for key, by in found.items()}


async def annex_of(session: AsyncSession, actor: Actor, *, annex_id: UUID) -> AgreementAnnex | None:
    """Return a version of an annex the asker reads, if it is a file."""
    return await session.scalar(
        select(AgreementAnnex).where(
            AgreementAnnex.id == annex_id,
            AgreementAnnex.file_id.is_not(None),
            policy.readable_annexes(actor),
        )
    )
