"""Verbs that end an edition without effect: reject it, recall it, let it lapse."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select

from workflows.agreements.clauses.locked import drafting_body, locked_agreement, locked_clause
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.rules import LONGEST_WORDS
from workflows.agreements.clauses.speaking import speak
from workflows.agreements.clauses.states import (
    AGREEMENT_MOVES,
    EDITION,
    AgreementState,
    Stance,
)
from workflows.agreements.signing import rules
from workflows.agreements.signing.content import read
from workflows.agreements.signing.events import SigningEvent
from workflows.agreements.signing.gathering import newest_edition
from workflows.agreements.signing.locked import check_in_window, locked_edition
from workflows.agreements.signing.models import AgreementEdition, AgreementEnding
from workflows.agreements.signing.states import EndKind
from workflows.kit.refusal import Conflict, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork

MOST_AT_ONCE = 100


async def reject_edition(
    uow: UnitOfWork, *, agreement_id: UUID, digest: str, clause_ids: Collection[UUID], reason: str
) -> Agreement:
    """Reject the edition over some clauses: it is void, and only these are negotiated again.

    The party objects to them for its reason; what is accepted of all others, and by all others of
    these, stays accepted.

    Allowed: who speaks for a party. Refuses: another edition than the one shown, a closed window, a party
    that has signed, no clause, a clause that is not in it, no reason. Records: ``agreement.rejected``
    and the objections.
    """
    held = await locked_edition(uow, agreement_id, digest)
    agreement, edition = held.agreement, held.edition
    after = AGREEMENT_MOVES.after(agreement.state, "reject")
    await check_in_window(uow, edition)
    if held.body_id in held.progress.signatures:
        raise WrongState("signed_already", field="agreementId", rule=EDITION)
    clauses = [UUID(one["id"]) for one in read(edition.content)["clauses"]]
    disputed = rules.check_disputed(clause_ids, clauses)
    said = clean(reason, field="reason", longest=LONGEST_WORDS, lines=True)
    await _end(uow, edition, EndKind.REJECTED, body_id=held.body_id, reason=said, clauses=disputed)
    agreement.state = after
    await uow.session.flush()
    for clause_id in sorted(disputed):
        _, clause = await locked_clause(uow, clause_id, alone=True)
        await speak(uow, agreement, clause, held.body_id, Stance.OBJECT, said)
    await uow.session.flush()
    return agreement


async def recall_edition(
    uow: UnitOfWork, *, agreement_id: UUID, digest: str, reason: str
) -> Agreement:
    """Take an edition back to negotiate on; what is accepted stays accepted.

    Allowed: who speaks for the lead, or for the city. Refuses: another edition than the one shown, one
    that is signed by all, no reason. Records: ``agreement.recalled``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    body_id = await drafting_body(uow, agreement)
    edition = await newest_edition(uow.session, agreement_id)
    if edition is None or edition.digest != digest:
        raise Conflict("edition_changed", field="digest", rule=EDITION)
    after = AGREEMENT_MOVES.after(agreement.state, "recall")
    said = clean(reason, field="reason", longest=LONGEST_WORDS, lines=True)
    await _end(uow, edition, EndKind.RECALLED, body_id=body_id, reason=said)
    agreement.state = after
    await uow.session.flush()
    return agreement


async def lapse_editions(uow: UnitOfWork) -> int:
    """End every edition whose signing window has closed: a partial set has no effect. Return how many.

    Allowed: the house. Refuses: nothing. Records: ``agreement.lapsed`` for each.
    """
    rows = await uow.session.scalars(
        select(Agreement)
        .where(
            Agreement.state == AgreementState.FROZEN,
            Agreement.id.in_(
                select(AgreementEdition.agreement_id)
                .outerjoin(AgreementEnding, AgreementEnding.edition_id == AgreementEdition.id)
                .where(
                    AgreementEnding.edition_id.is_(None),
                    AgreementEdition.open_until <= func.dure_now(),
                )
            ),
        )
        .order_by(Agreement.id)
        .limit(MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    late = list(rows)
    for agreement in late:
        edition = await newest_edition(uow.session, agreement.id)
        if edition is not None:
            await _end(uow, edition, EndKind.LAPSED)
            agreement.state = AGREEMENT_MOVES.after(agreement.state, "lapse")
    await uow.session.flush()
    return len(late)


EVENTS = {
    EndKind.REJECTED: SigningEvent.REJECTED,
    EndKind.RECALLED: SigningEvent.RECALLED,
    EndKind.LAPSED: SigningEvent.LAPSED,
}


async def _end(
    uow: UnitOfWork,
    edition: AgreementEdition,
    kind: EndKind,
    *,
    body_id: UUID | None = None,
    reason: str = "",
    clauses: Collection[UUID] = (),
) -> None:
    uow.session.add(
        AgreementEnding(
            edition_id=edition.id,
            programme_id=edition.programme_id,
            kind=kind,
            body_id=body_id,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            reason=reason,
            clauses=sorted(clauses),
            ended_at=uow.now,
        )
    )
    uow.record(
        EVENTS[kind],
        edition.agreement_id,
        programme_id=edition.programme_id,
        edition=str(edition.id),
        clauses=len(clauses),
    )
    # The database lets the state go back only once this is on record.
    await uow.session.flush()
