"""Sealing: what is signed by all gets the house's seal and time stamp, and only then is in force.

The seal is made outside of any transaction, because it may ask a time stamp authority far away. What is
sealed is kept once: a worker that dies before it has kept a seal makes another, and the first is lost;
one that dies after keeps nothing twice. The seal says the digest over who signed; their names are on a
page beside it, with a seal of its own.
"""

import asyncio
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.enacting import enact_amendment
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AGREEMENT_MOVES, AgreementState
from workflows.agreements.effects.enacting import effects_signed, replace_effects
from workflows.agreements.signing.certifying import done_of
from workflows.agreements.signing.content import read, sha256
from workflows.agreements.signing.events import SigningEvent
from workflows.agreements.signing.gathering import progress_of, roles_in
from workflows.agreements.signing.models import (
    AgreementDocument,
    AgreementEdition,
    AgreementEnding,
    AgreementSignersPage,
)
from workflows.agreements.signing.signers import page_of, reason_of
from workflows.agreements.signing.states import DocumentKind
from workflows.kit.refusal import Invalid, NotFound
from workflows.record.uow import Sessions, UnitOfWork, unit_of_work

MOST_AT_ONCE = 20


class Sealer(Protocol):
    """Puts a seal and a time stamp on a PDF."""

    async def seal(self, pdf: bytes, *, reason: str) -> bytes:
        """Return the PDF with a seal after its own bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Unsealed:
    """An edition that is signed by all: its PDF, the page of who signed, and what the seals say."""

    id: UUID
    text: bytes
    signers: bytes
    reason: str


async def unsealed_editions(session: AsyncSession) -> list[Unsealed]:
    """Return the editions that are signed by all and have no seal."""
    rows = await session.execute(
        select(AgreementEdition, AgreementDocument.pdf)
        .join(Agreement, Agreement.id == AgreementEdition.agreement_id)
        .join(
            AgreementDocument,
            and_(
                AgreementDocument.edition_id == AgreementEdition.id,
                AgreementDocument.kind == DocumentKind.TEXT,
            ),
        )
        .outerjoin(AgreementEnding, AgreementEnding.edition_id == AgreementEdition.id)
        .where(Agreement.state == AgreementState.SIGNED, AgreementEnding.edition_id.is_(None))
        .order_by(AgreementEdition.frozen_at)
        .limit(MOST_AT_ONCE)
    )
    return [await _unsealed(session, edition, pdf) for edition, pdf in rows.all()]


async def _unsealed(session: AsyncSession, edition: AgreementEdition, pdf: bytes) -> Unsealed:
    progress = await progress_of(session, edition)
    done = done_of(progress, await roles_in(session, progress))
    told = read(edition.content)
    page = await asyncio.to_thread(page_of, told, done, signed=edition.digest, pages=edition.pages)
    return Unsealed(edition.id, pdf, page, reason_of(edition.issue_number, done, edition.digest))


async def complete_sealing(
    uow: UnitOfWork, *, edition_id: UUID, sealed_pdf: bytes, signers_pdf: bytes
) -> bool:
    """Keep the sealed PDFs of an edition, once, and put its agreement in force; say whether it was these.

    What its clauses give becomes grants at the same moment.

    Allowed: the house. Refuses: an unknown edition, an agreement that is not signed by all, a PDF that
    does not begin with the bytes that were signed. Records: ``agreement.in_force``.
    """
    edition = await uow.session.get(AgreementEdition, edition_id)
    if edition is None:
        raise NotFound("no_such_edition", field="editionId")
    agreement = (
        await uow.session.scalars(
            select(Agreement)
            .where(Agreement.id == edition.agreement_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    ).one()
    if await uow.session.get(AgreementDocument, (edition_id, DocumentKind.SEALED)) is not None:
        return False
    in_force = AGREEMENT_MOVES.after(agreement.state, "seal")
    text = await uow.session.get_one(AgreementDocument, (edition_id, DocumentKind.TEXT))
    if not sealed_pdf.startswith(text.pdf) or len(sealed_pdf) == len(text.pdf):
        raise Invalid("sealed_is_other_text", field="sealedPdf")
    digest = sha256(sealed_pdf)
    uow.session.add(
        AgreementDocument(
            edition_id=edition_id,
            kind=DocumentKind.SEALED,
            pdf=sealed_pdf,
            sha256=digest,
            made_at=uow.now,
        )
    )
    uow.session.add(
        AgreementSignersPage(
            edition_id=edition_id,
            pdf=signers_pdf,
            sha256=sha256(signers_pdf),
            made_at=uow.now,
        )
    )
    await uow.session.flush()
    agreement.state = in_force
    await uow.session.flush()
    if agreement.amends_id is not None:
        await enact_amendment(uow, agreement, digest=edition.digest)
    else:
        signed = effects_signed(read(edition.content))
        await replace_effects(uow, agreement, signed, uow.now, digest=edition.digest)
    uow.record(
        SigningEvent.IN_FORCE,
        agreement.id,
        programme_id=agreement.programme_id,
        edition=str(edition_id),
        sealed=digest,
    )
    await uow.session.flush()
    return True


async def seal_signed(sessions: Sessions, sealer: Sealer) -> int:
    """Seal what is signed by all: each outside of any transaction, then kept. Return how many.

    One that cannot be sealed now does not hold up the others and is tried again the next time.
    """
    async with unit_of_work(sessions) as uow:
        waiting = await unsealed_editions(uow.session)
    sealed, failed = 0, []
    for one in waiting:
        try:
            content = await sealer.seal(one.text, reason=one.reason)
            page = await sealer.seal(one.signers, reason=one.reason)
            async with unit_of_work(sessions) as uow:
                sealed += await complete_sealing(
                    uow, edition_id=one.id, sealed_pdf=content, signers_pdf=page
                )
        except Exception as fault:  # noqa: BLE001 - told after the others had their turn
            failed.append(fault)
    if failed:
        msg = "not everything that is signed could be sealed"
        raise ExceptionGroup(msg, failed)
    return sealed
