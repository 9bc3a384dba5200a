"""Verbs that shape the tree: add a clause, move it, remove it with all under it."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from workflows.agreements.clauses import rules, tree
from workflows.agreements.clauses.catalogue import clause_models
from workflows.agreements.clauses.events import AgreementEvent
from workflows.agreements.clauses.locked import (
    check_own_tree,
    check_there,
    check_tree_version,
    drafting_body,
    locked_agreement,
    locked_clause,
    tree_of,
)
from workflows.agreements.clauses.models import Agreement, Clause, ClauseVersion
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.clauses.tree import Tree
from workflows.kit.refusal import NotFound
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork


async def add_clause(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    expected_version: int,
    parent_id: UUID | None,
    place: int,
    kind: str | None,
    heading: str,
    text: str,
) -> Clause:
    """Add a clause under a parent (none: as an article) at a place among its siblings, from 0.

    Allowed: who speaks for the lead, or for the city. Refuses: a tree that is another by now, a parent of
    another agreement, a place that is none, a fifth level, too many clauses, a kind that is not in the
    catalogue, a text of more than some pages, an instrument (`amendment_by_operations`). Records: ``clause.added``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_own_tree(agreement)
    check_tree_version(agreement, expected_version)
    if kind is not None and kind not in clause_models():
        raise NotFound("no_such_clause_kind", field="kind")
    before, clauses = await tree_of(uow.session, agreement_id)
    clause = Clause(
        id=uuid4(),
        agreement_id=agreement_id,
        parent_id=parent_id,
        place=place,
        kind=kind,
        version=1,
        added_at=uow.now,
    )
    after = tree.added(before, clause.id, parent_id, place)
    version = ClauseVersion(
        id=uuid4(),
        clause_id=clause.id,
        agreement_id=agreement_id,
        number=1,
        heading=rules.clean_heading(heading),
        text=rules.clean_text(text),
        drafted_by=body_id,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        made_at=uow.now,
    )
    uow.session.add(clause)
    _place(agreement, {**clauses, clause.id: clause}, after)
    await uow.session.flush()
    uow.session.add(version)
    uow.record(
        AgreementEvent.ADDED,
        clause.id,
        programme_id=agreement.programme_id,
        agreement=str(agreement_id),
        kind=kind,
    )
    await uow.session.flush()
    return clause


async def move_clause(
    uow: UnitOfWork, *, clause_id: UUID, expected_version: int, parent_id: UUID | None, place: int
) -> Clause:
    """Move a clause, with all under it, under another parent or to another place; ids and texts stay.

    What was said of it stays said: its words are the same wherever it stands.

    Allowed: who speaks for the lead, or for the city. Refuses: a tree that is another by now, a removed
    clause, a clause under itself, a place that is none, a fifth level, an instrument. Records:
    ``clause.moved``.
    """
    agreement, clause = await _shaped(uow, clause_id, expected_version)
    check_own_tree(agreement)
    before, clauses = await tree_of(uow.session, agreement.id)
    _place(agreement, clauses, tree.moved(before, clause_id, parent_id, place))
    uow.record(
        AgreementEvent.MOVED,
        clause_id,
        programme_id=agreement.programme_id,
        agreement=str(agreement.id),
    )
    await uow.session.flush()
    return clause


async def remove_clause(
    uow: UnitOfWork, *, clause_id: UUID, expected_version: int, reason: str
) -> Clause:
    """Remove a clause with all under it; the parties go on reading what it said and why it went.

    Allowed: who speaks for the lead, or for the city. Refuses: a tree that is another by now, a clause that
    is removed already, no reason. Records: ``clause.removed``.
    """
    agreement, clause = await _shaped(uow, clause_id, expected_version)
    said = clean(reason, field="reason", longest=rules.LONGEST_WORDS, lines=True)
    before, clauses = await tree_of(uow.session, agreement.id)
    gone = tree.branch(before, clause_id)
    for one in gone:
        clauses[one].removed_at, clauses[one].removed_why = uow.now, said
    _place(agreement, clauses, tree.removed(before, clause_id))
    uow.record(
        AgreementEvent.REMOVED,
        clause_id,
        programme_id=agreement.programme_id,
        agreement=str(agreement.id),
        clauses=len(gone),
    )
    await uow.session.flush()
    return clause


async def _shaped(
    uow: UnitOfWork, clause_id: UUID, expected_version: int
) -> tuple[Agreement, Clause]:
    """Return a clause with its agreement, which nobody else shapes meanwhile."""
    agreement, clause = await locked_clause(uow, clause_id, alone=True)
    await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_there(clause)
    check_tree_version(agreement, expected_version)
    return agreement, clause


def _place(agreement: Agreement, clauses: Mapping[UUID, Clause], after: Tree) -> None:
    """Write where every clause stands, and that the tree is another."""
    for one in tree.in_order(after):
        clauses[one.id].parent_id, clauses[one.id].place = one.parent_id, one.place
    agreement.version += 1
