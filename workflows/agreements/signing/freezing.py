"""The verb that freezes an agreement: an edition is made, and its gates open."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from workflows.agreements.amending.freezing import amendment_to_freeze
from workflows.agreements.clauses.locked import (
    check_tree_version,
    drafting_body,
    lead_of,
    locked_agreement,
)
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.clauses.table import blocks_of, laid_by_agreement
from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.consortium.queries import parties_on
from workflows.agreements.duties.settled import open_sentences
from workflows.agreements.money.queries import contribution_of, ground_of, judged, standing_rows
from workflows.agreements.money.rules import check_whole
from workflows.agreements.parties.waiting import Matter, newcomers_waiting
from workflows.agreements.signing.blanks import blanks_left
from workflows.agreements.signing.content import made_of
from workflows.agreements.signing.events import SigningEvent
from workflows.agreements.signing.gates import gates_of
from workflows.agreements.signing.gathering import facts_of, issue_number, newest_edition, turns_of
from workflows.agreements.signing.models import (
    AgreementDocument,
    AgreementEdition,
    AgreementGate,
)
from workflows.agreements.signing.rules import LONGEST_WINDOW, WINDOW, check_window
from workflows.agreements.signing.states import DocumentKind, SigningOrder
from workflows.identity.queries import bodies_by_id
from workflows.kit.refusal import WrongState
from workflows.kit.wording import SEOUL, InBoth, in_both, listed
from workflows.law.queries import standing_limit
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import ANONYMOUS

MOST_NAMED = 5
NEWCOMER_REASONS = {
    Matter.ROLES: "newcomer_without_role",
    Matter.MONEY: "newcomer_without_money",
}


async def freeze_agreement(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    expected_version: int,
    order: SigningOrder,
    sequence: Sequence[UUID] = (),
    window_days: int | None = None,
    requires_passkey: bool = False,
) -> Agreement:
    """Freeze an agreement: nothing of it changes while it is signed, and what is signed has a digest.

    Allowed: who speaks for the lead, or for the city. Refuses: a tree that is another by now, a clause
    that a party has not accepted (`agreement_blocked`, with what is missing), a blank of a model that nobody
    has filled in (`blanks_left`, with where it stands), a sentence of duty that
    nobody has settled (`sentences_open`, with where they stand), a party that joined and has no word yet
    of the roles or the money (`newcomer_without_role`, `newcomer_without_money`), a party that is not in
    the consortium that day (`party_has_left`, with its name), of an instrument one that came into it since
    and is not let in (`amendment_between_others`), a lead that is no party (`lead_is_no_party`),
    money that breaks a rule, a sequence that does not name
    each party once, a window out of range; of an instrument also what `amendment_to_freeze` does.
    Records: ``agreement.frozen``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    body_id = await drafting_body(uow, agreement)
    frozen = AGREEMENT_MOVES.after(agreement.state, "freeze")
    check_tree_version(agreement, expected_version)
    day = await legal_day(uow)
    amendment = await amendment_to_freeze(uow, agreement, body_id, day)
    if amendment is None or amendment.needs_consent:
        await _check_accepted(uow, agreement)
    await _check_filled(uow, agreement)
    await _check_settled(uow, agreement)
    await _check_newcomers(uow, agreement)
    consortium = await locked_consortium(uow, agreement.consortium_id)
    await _check_in(uow, agreement, day)
    rows = await standing_rows(uow.session, consortium.id)
    if rows and not (amendment is not None and amendment.sets_money):
        ground = await ground_of(uow.session, consortium, day)
        check_whole([contribution_of(row) for row in rows], judged(rows, ground))
    longest = await standing_limit(uow.session, LONGEST_WINDOW, day)
    usual = await standing_limit(uow.session, WINDOW, day)
    days = check_window(usual if window_days is None else window_days, longest)
    turns = await turns_of(uow.session, agreement)
    if amendment is not None:
        turns = {one: turn for one, turn in turns.items() if one in amendment.signers}
    gates = gates_of(order, turns, sequence)
    before = await newest_edition(uow.session, agreement_id)
    number = 1 if before is None else before.number + 1
    facts = await facts_of(
        uow.session,
        agreement,
        number=number,
        order=order,
        gates=gates,
        day=day,
        passkey=requires_passkey,
    )
    if amendment is not None:
        facts |= amendment.facts
    made = await asyncio.to_thread(made_of, facts)
    edition = AgreementEdition(
        id=uuid4(),
        agreement_id=agreement_id,
        programme_id=agreement.programme_id,
        number=number,
        issue_number=issue_number(agreement, number),
        content=made.content,
        pdf_sha256=made.pdf_sha256,
        pages=made.pages,
        digest=made.digest,
        order=order,
        frozen_by=body_id,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        frozen_at=uow.now,
        open_until=datetime.combine(day + timedelta(days=days + 1), time(), SEOUL),
    )
    uow.session.add(edition)
    await uow.session.flush()
    uow.session.add(
        AgreementDocument(
            edition_id=edition.id,
            kind=DocumentKind.TEXT,
            pdf=made.pdf,
            sha256=made.pdf_sha256,
            made_at=uow.now,
        )
    )
    for gate in gates:
        uow.session.add(
            AgreementGate(
                edition_id=edition.id,
                number=gate.number,
                body_id=gate.body_id,
                kind=gate.kind,
                after=sorted(gate.after),
            )
        )
    # The database takes the state only with all that it rests on.
    await uow.session.flush()
    agreement.state = frozen
    uow.record(
        SigningEvent.FROZEN,
        agreement_id,
        programme_id=agreement.programme_id,
        edition=str(edition.id),
        number=number,
        digest=made.digest,
    )
    await uow.session.flush()
    return agreement


async def _check_in(uow: UnitOfWork, agreement: Agreement, day: date) -> None:
    """Refuse while a party of the agreement is not in the consortium, or its lead is no party; say which."""
    runs = await parties_on(uow.session, ANONYMOUS, consortium_id=agreement.consortium_id, day=day)
    inside = {one.body_id for one in runs}
    gone = [one for one in agreement.parties if one not in inside]
    came = [one.body_id for one in runs if one.body_id not in agreement.parties]
    lead_id = next((one.body_id for one in runs if one.lead), None)
    if agreement.amends_id is None and lead_id is not None and lead_id not in agreement.parties:
        bodies = await bodies_by_id(uow.session, ANONYMOUS, [lead_id])
        raise WrongState("lead_is_no_party", field="agreementId", lead=bodies[lead_id].name)
    if gone:
        bodies = await bodies_by_id(uow.session, ANONYMOUS, gone)
        names = listed(bodies[one].name for one in gone)
        raise WrongState("party_has_left", field="agreementId", parties=names)
    if agreement.amends_id is not None and came:
        bodies = await bodies_by_id(uow.session, ANONYMOUS, came)
        names = listed(bodies[one].name for one in came)
        raise WrongState("amendment_between_others", field="agreementId", parties=names)


async def _check_accepted(uow: UnitOfWork, agreement: Agreement) -> None:
    """Refuse while a party has not accepted the last text of a clause; say which, and who."""
    room = Room(agreement, await lead_of(uow.session, agreement.consortium_id))
    laid = (await laid_by_agreement(uow.session, uow.actor, [agreement.id]))[agreement.id]
    if not laid:
        raise WrongState("agreement_without_clauses", field="agreementId")
    missing: dict[InBoth, list[UUID]] = {}
    for line, cell in blocks_of(room, laid):
        missing.setdefault(in_both(line.placed.reference), []).append(cell.body_id)
    if not missing:
        return
    bodies = await bodies_by_id(uow.session, ANONYMOUS, agreement.parties)
    named = [
        _with(reference, "({})", listed(bodies[one].name for one in silent))
        for reference, silent in missing.items()
    ]
    raise WrongState(
        "agreement_blocked", field="agreementId", clauses=len(named), missing=_named(named)
    )


async def _check_newcomers(uow: UnitOfWork, agreement: Agreement) -> None:
    """Refuse while a party that joined has no part yet in what was settled before it came."""
    waits = await newcomers_waiting(uow.session, agreement)
    if not waits:
        return
    bodies = await bodies_by_id(uow.session, ANONYMOUS, agreement.parties)
    for matter, reason in NEWCOMER_REASONS.items():
        names = [bodies[one.body_id].name for one in waits if one.matter is matter]
        if names:
            raise WrongState(reason, field="agreementId", parties=listed(names))


async def _check_filled(uow: UnitOfWork, agreement: Agreement) -> None:
    """Refuse while a text still has a blank; say in which clauses, and what it reads."""
    left = await blanks_left(uow.session, uow.actor, agreement_id=agreement.id)
    if left:
        named = [
            _with(in_both(one.placed.reference), "{}", InBoth(" ".join(one.blanks), ""))
            for one in left
        ]
        blanks = sum(len(one.blanks) for one in left)
        raise WrongState("blanks_left", field="agreementId", blanks=blanks, clauses=_named(named))


async def _check_settled(uow: UnitOfWork, agreement: Agreement) -> None:
    """Refuse while a sentence that binds is neither mapped to an obligation nor marked as none by a person."""
    left = await open_sentences(uow.session, uow.actor, agreement_id=agreement.id)
    if left:
        places = list(dict.fromkeys(in_both(one.reference.__getitem__) for one in left))
        raise WrongState(
            "sentences_open", field="agreementId", sentences=len(left), clauses=_named(places)
        )


def _with(reference: InBoth, form: str, more: InBoth) -> InBoth:
    return in_both(lambda one: f"{reference.in_locale(one)} {form.format(more.in_locale(one))}")


def _named(places: Sequence[InBoth]) -> InBoth:
    """Return the first of them, and whether there are more."""
    first, more = listed(places[:MOST_NAMED]), " …" if len(places) > MOST_NAMED else ""
    return in_both(lambda one: first.in_locale(one) + more)
