"""Verbs of annexes: put one, or a new version of it, and take one away."""

from uuid import UUID, uuid4

from workflows.agreements.annexes.events import AnnexEvent
from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.annexes.rows import newest_annexes
from workflows.agreements.annexes.rules import LONGEST_TITLE, check_number, check_version
from workflows.agreements.clauses.locked import (
    check_there,
    drafting_body,
    locked_agreement,
    tree_of,
    version_of,
)
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.revising import write_version
from workflows.agreements.clauses.rules import LONGEST_WORDS
from workflows.agreements.clauses.states import AGREEMENT_MOVES, AgreementState
from workflows.documents.files.actions import bind_file
from workflows.kit.refusal import NotFound
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork


async def put_annex(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    file_id: UUID,
    title: str,
    clause_id: UUID | None = None,
    number: int | None = None,
    expected_version: int = 0,
) -> Agreement:
    """Put a file that was sent to an agreement as an annex, or as a new version of one.

    An annex is text that is agreed on. Before the parties, what they have said of the clause it belongs
    to is undone, as by new words; of an annex to the whole agreement, what they have said of every
    clause. Words and effects of the clauses stay.

    Allowed: who speaks for the lead, or for the city. Refuses: an agreement that is frozen, a clause that
    is not in it, a number that is not taken yet, a version that is another by now (`annex_changed`), more
    annexes than there may be, a file that has not come, is somebody else's or hangs on something.
    Records: ``annex.put`` with the digest.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    rows = await newest_annexes(uow.session, agreement_id)
    before = check_number(rows, number)
    check_version(before, expected_version)
    if before is not None:
        clause_id = before.clause_id
    said = clean(title, field="title", longest=LONGEST_TITLE)
    file = await bind_file(uow, file_id, programme_id=agreement.programme_id)
    row = _next(uow, agreement, body_id, before, last=max(rows, default=0))
    row.clause_id, row.title = clause_id, said
    row.file_id, row.file_kind, row.size, row.sha256 = file.id, file.kind, file.size, file.sha256
    await _read_anew(uow, agreement, body_id, clause_id)
    await _keep(uow, row, AnnexEvent.PUT)
    return agreement


async def remove_annex(
    uow: UnitOfWork, *, agreement_id: UUID, number: int, expected_version: int, reason: str
) -> Agreement:
    """Take an annex away; the parties go on reading what it was and why it went. Its number stays its own.

    What is said is undone as by putting one.

    Allowed: who speaks for the lead, or for the city. Refuses: an agreement that is frozen, a number there
    is not, an annex that is away, a version that is another by now (`annex_changed`), no reason.
    Records: ``annex.removed``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    rows = await newest_annexes(uow.session, agreement_id)
    before = check_number(rows, number)
    check_version(before, expected_version)
    if before is None or before.file_id is None:
        raise NotFound("no_such_annex", field="number")
    row = _next(uow, agreement, body_id, before, last=max(rows))
    row.clause_id, row.title = before.clause_id, before.title
    row.removed_why = clean(reason, field="reason", longest=LONGEST_WORDS, lines=True)
    await _read_anew(uow, agreement, body_id, before.clause_id)
    await _keep(uow, row, AnnexEvent.REMOVED)
    return agreement


def _next(
    uow: UnitOfWork,
    agreement: Agreement,
    body_id: UUID,
    before: AgreementAnnex | None,
    *,
    last: int,
) -> AgreementAnnex:
    return AgreementAnnex(
        id=uuid4(),
        agreement_id=agreement.id,
        programme_id=agreement.programme_id,
        number=last + 1 if before is None else before.number,
        version=1 if before is None else before.version + 1,
        put_by=body_id,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        put_at=uow.now,
    )


async def _read_anew(
    uow: UnitOfWork, agreement: Agreement, body_id: UUID, clause_id: UUID | None
) -> None:
    """Give the clause it belongs to, or every one, a new version of the same words. Refuses no such clause.

    A draft has been accepted by nobody: there the versions stay.
    """
    _, clauses = await tree_of(uow.session, agreement.id)
    if clause_id is not None and clause_id not in clauses:
        raise NotFound("no_such_clause", field="clauseId")
    if agreement.state is AgreementState.DRAFT:
        return
    for key in sorted(clauses) if clause_id is None else [clause_id]:
        clause = clauses[key]
        check_there(clause)
        words = await version_of(uow.session, key, clause.version)
        await write_version(
            uow, clause, body_id, heading=words.heading, text=words.text, taken_from=None
        )


async def _keep(uow: UnitOfWork, row: AgreementAnnex, kind: AnnexEvent) -> None:
    uow.session.add(row)
    uow.record(
        kind,
        row.id,
        programme_id=row.programme_id,
        agreement=str(row.agreement_id),
        clause=None if row.clause_id is None else str(row.clause_id),
        number=row.number,
        version=row.version,
        sha256=row.sha256,
    )
    await uow.session.flush()
