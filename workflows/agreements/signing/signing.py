"""Verbs of a party at its gates: approve at home, and sign."""

from secrets import token_hex
from uuid import UUID

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.signing import rules
from workflows.agreements.signing.content import requires_passkey
from workflows.agreements.signing.events import SigningEvent
from workflows.agreements.signing.gates import all_signed
from workflows.agreements.signing.locked import (
    Held,
    check_in_window,
    check_turn,
    locked_edition,
)
from workflows.agreements.signing.models import (
    AgreementApproval,
    AgreementSignature,
    AgreementSigner,
)
from workflows.agreements.signing.resting import mandate_terms
from workflows.agreements.signing.signers import name_digest
from workflows.agreements.signing.states import GateKind, Strength
from workflows.agreements.signing.step_up import SignedInOnly, StepUp
from workflows.identity.queries import own_legal_name
from workflows.kit.refusal import NotAllowed
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork

SIGNED_IN_ONLY = SignedInOnly()


async def approve_internally(
    uow: UnitOfWork, *, agreement_id: UUID, digest: str, document: str
) -> Agreement:
    """Say that one's organisation has approved the edition at home (내부 결재), under which document.

    Allowed: who speaks for a party. Refuses: another edition than the one shown, a closed window, a party
    that has approved, no document. Records: ``agreement.approved``.
    """
    held = await locked_edition(uow, agreement_id, digest)
    AGREEMENT_MOVES.after(held.agreement.state, "approve")
    await check_in_window(uow, held.edition)
    await check_turn(uow, held, GateKind.INTERNAL_APPROVAL)
    uow.session.add(
        AgreementApproval(
            edition_id=held.edition.id,
            body_id=held.body_id,
            programme_id=held.agreement.programme_id,
            appointment_id=held.hat.appointment_id,
            document=clean(document, field="document", longest=rules.LONGEST_DOCUMENT),
            approved_at=uow.now,
        )
    )
    _record(uow, SigningEvent.APPROVED, held)
    await uow.session.flush()
    return held.agreement


async def sign_agreement(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    digest: str,
    statement: str,
    assertion: str | None = None,
    step_up: StepUp = SIGNED_IN_ONLY,
) -> Agreement:
    """Sign the edition that was shown, for one's organisation, by office or by a mandate.

    With the last signature the agreement is signed by all; it is in force when it is sealed. The signer's
    legal name and the terms of his mandate are kept as they stood, for the certificate of the parties.

    Allowed: who speaks for a party. Refuses: another edition than the one shown (`edition_changed`), a
    closed window, a party that has signed, one whose turn has not come (`out_of_turn`), no mandate, one
    that is over, taken back (`mandate_revoked`), too small or for another agreement
    (`mandate_for_another`, `mandate_without_amendments`), a step-up that proves nothing, no passkey where the agreement demands one
    (`passkey_required`). Records: ``agreement.signed``, and ``agreement.signed_by_all``.
    """
    held = await locked_edition(uow, agreement_id, digest)
    agreement, edition = held.agreement, held.edition
    AGREEMENT_MOVES.after(agreement.state, "sign")
    await check_in_window(uow, edition)
    gate = await check_turn(uow, held, GateKind.SIGNATURE)
    terms = await mandate_terms(uow, held)
    said = clean(statement, field="statement", longest=rules.LONGEST_STATEMENT)
    evidence = await step_up.prove(uow, bytes.fromhex(digest), assertion)
    if requires_passkey(edition.content) and evidence.strength is not Strength.PASSKEY:
        raise NotAllowed("passkey_required", field="assertion")
    uow.session.add(
        AgreementSignature(
            edition_id=edition.id,
            body_id=held.body_id,
            programme_id=agreement.programme_id,
            appointment_id=held.hat.appointment_id,
            **terms,
            digest=digest,
            statement=said,
            strength=evidence.strength,
            evidence=evidence.proof,
            signed_at=uow.now,
        )
    )
    name, salt = await own_legal_name(uow.session, uow.actor) or "", token_hex(16)
    uow.session.add(
        AgreementSigner(
            edition_id=edition.id,
            body_id=held.body_id,
            programme_id=agreement.programme_id,
            name=name,
            salt=salt,
            digest=name_digest(name, salt),
        )
    )
    _record(uow, SigningEvent.SIGNED, held)
    await uow.session.flush()
    if all_signed(held.progress.gates, held.progress.passed | {gate.number}):
        agreement.state = AGREEMENT_MOVES.after(agreement.state, "complete")
        _record(uow, SigningEvent.COMPLETED, held)
        await uow.session.flush()
    return agreement


def _record(uow: UnitOfWork, kind: SigningEvent, held: Held) -> None:
    uow.record(
        kind,
        held.agreement.id,
        programme_id=held.agreement.programme_id,
        edition=str(held.edition.id),
        body=str(held.body_id),
    )
