"""Gathering from the record what the certificate of a sealed edition tells."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.signing.certificate import Papers, bundle
from workflows.agreements.signing.content import annexes_of
from workflows.agreements.signing.gathering import Progress
from workflows.agreements.signing.models import (
    AgreementApproval,
    AgreementSignature,
    AgreementSigner,
    AgreementSignersPage,
)
from workflows.agreements.signing.queries import document_of, editions_by_id
from workflows.agreements.signing.states import DocumentKind, GateKind
from workflows.rights.actor import Actor
from workflows.rights.roles import Role


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
    page = await session.get(AgreementSignersPage, edition_id)
    edition = seen.edition
    return bundle(
        edition.content,
        Papers(text.pdf, sealed.pdf, None if page is None else page.pdf),
        done_of(seen.progress, seen.roles),
        edition.digest,
        annexes,
    )


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


def done_of(progress: Progress, roles: Mapping[UUID, Role]) -> list[dict[str, object]]:
    """Return what was done at the gates, in which roles, in the order in which it was done."""
    told = []
    for gate in progress.gates:
        approval = progress.approvals.get(gate.body_id)
        signature = progress.signatures.get(gate.body_id)
        if gate.kind is GateKind.INTERNAL_APPROVAL and approval is not None:
            told.append((approval.approved_at, gate.number, _approval(roles, approval)))
        if gate.kind is GateKind.SIGNATURE and signature is not None:
            told.append(
                (
                    signature.signed_at,
                    gate.number,
                    _signature(roles, signature, progress.signers.get(gate.body_id)),
                )
            )
    ordered = sorted(told, key=lambda one: one[:2])
    return [{"gate": number, "at": at.isoformat(), **one} for at, number, one in ordered]


def _approval(roles: Mapping[UUID, Role], row: AgreementApproval) -> dict[str, object]:
    return {
        "kind": GateKind.INTERNAL_APPROVAL.value,
        "party": str(row.body_id),
        "capacity": roles[row.appointment_id].value,
        "appointment": str(row.appointment_id),
        "document": row.document,
    }


def _signature(
    roles: Mapping[UUID, Role], row: AgreementSignature, signer: AgreementSigner | None
) -> dict[str, object]:
    # Only what was kept with it: the record of an older signature gives the same bundle as ever.
    return {
        "kind": GateKind.SIGNATURE.value,
        "party": str(row.body_id),
        "capacity": roles[row.appointment_id].value,
        "appointment": str(row.appointment_id),
        "byOffice": row.mandate_id is None,
        "mandate": row.mandate,
        **_name(signer),
        **_terms(row),
        "digest": row.digest,
        "statement": row.statement,
        "strength": row.strength.value,
        "evidence": None if row.evidence is None else row.evidence.hex(),
    }


def _name(signer: AgreementSigner | None) -> dict[str, object]:
    """Return the name with its digest, or of a name that was taken away the digest alone."""
    if signer is None:
        return {}
    named: dict[str, object] = (
        {"signer": signer.name, "signerSalt": signer.salt} if signer.salt else {}
    )
    return named if signer.digest is None else {**named, "signerDigest": signer.digest}


def _terms(row: AgreementSignature) -> dict[str, object]:
    """Return the terms of the mandate it rests on, as they stood when it was given."""
    if row.mandate_since is None or row.mandate_until is None:
        return {}
    since, until = row.mandate_since.isoformat(), row.mandate_until.isoformat()
    scope = {} if row.mandate_scope is None else {"scope": row.mandate_scope.value}
    return {"mandateTerms": {**scope, "cap": row.mandate_cap, "since": since, "until": until}}
