"""Gathering from the record what the certificate of a sealed edition tells."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.signing.certificate import bundle
from workflows.agreements.signing.content import annexes_of
from workflows.agreements.signing.models import AgreementApproval, AgreementSignature
from workflows.agreements.signing.queries import EditionSeen, document_of, editions_by_id
from workflows.agreements.signing.states import DocumentKind, GateKind
from workflows.rights.actor import Actor


async def bundle_of(
    session: AsyncSession,
    actor: Actor,
    *,
    edition_id: UUID,
    annexes: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes | None:
    """Return the bundle of an edition the asker reads; None of one that is not sealed.

    `annexes` are the bytes of its annexes, which lie outside the database (`annex_files_of`).
    """
    seen = (await editions_by_id(session, actor, [edition_id])).get(edition_id)
    sealed = await document_of(session, actor, edition_id=edition_id, kind=DocumentKind.SEALED)
    text = await document_of(session, actor, edition_id=edition_id, kind=DocumentKind.TEXT)
    if seen is None or sealed is None or text is None:
        return None
    edition = seen.edition
    return bundle(edition.content, text.pdf, sealed.pdf, done_of(seen), edition.digest, annexes)


async def annex_files_of(
    session: AsyncSession, actor: Actor, *, edition_id: UUID
) -> dict[str, UUID]:
    """Return in which files the annexes of an edition lie that the asker reads, by their names."""
    seen = (await editions_by_id(session, actor, [edition_id])).get(edition_id)
    if seen is None:
        return {}
    told = {(one["number"], one["version"]): one["name"] for one in annexes_of(seen.told)}
    rows = await session.scalars(
        select(AgreementAnnex)
        .where(
            AgreementAnnex.agreement_id == seen.agreement.id, AgreementAnnex.file_id.is_not(None)
        )
        .order_by(AgreementAnnex.number)
    )
    signed = [row for row in rows if (row.number, row.version) in told]
    return {told[row.number, row.version]: row.file_id for row in signed if row.file_id}


def done_of(seen: EditionSeen) -> list[dict[str, object]]:
    """Return what was done at the gates, in the order in which it was done."""
    progress = seen.progress
    told = []
    for gate in progress.gates:
        approval = progress.approvals.get(gate.body_id)
        signature = progress.signatures.get(gate.body_id)
        if gate.kind is GateKind.INTERNAL_APPROVAL and approval is not None:
            told.append((approval.approved_at, gate.number, _approval(seen, approval)))
        if gate.kind is GateKind.SIGNATURE and signature is not None:
            told.append((signature.signed_at, gate.number, _signature(seen, signature)))
    ordered = sorted(told, key=lambda one: one[:2])
    return [{"gate": number, "at": at.isoformat(), **one} for at, number, one in ordered]


def _approval(seen: EditionSeen, row: AgreementApproval) -> dict[str, object]:
    return {
        "kind": GateKind.INTERNAL_APPROVAL.value,
        "party": str(row.body_id),
        "capacity": seen.roles[row.appointment_id].value,
        "appointment": str(row.appointment_id),
        "document": row.document,
    }


def _signature(seen: EditionSeen, row: AgreementSignature) -> dict[str, object]:
    return {
        "kind": GateKind.SIGNATURE.value,
        "party": str(row.body_id),
        "capacity": seen.roles[row.appointment_id].value,
        "appointment": str(row.appointment_id),
        "byOffice": row.mandate_id is None,
        "mandate": row.mandate,
        "digest": row.digest,
        "statement": row.statement,
        "strength": row.strength.value,
        "evidence": None if row.evidence is None else row.evidence.hex(),
    }
