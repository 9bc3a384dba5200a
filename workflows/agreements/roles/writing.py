"""The verb that writes an agreed matrix into the clause tree, through the verbs of the clauses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.drafting import add_clause, remove_clause
from workflows.agreements.clauses.locked import (
    check_tree_version,
    check_version,
    locked_agreement,
    tree_of,
    version_of,
)
from workflows.agreements.clauses.models import Agreement, Clause
from workflows.agreements.clauses.revising import revise_clause
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.roles.events import RoleEvent
from workflows.agreements.roles.locked import shaped
from workflows.agreements.roles.models import RoleClause, RoleMatrix
from workflows.agreements.roles.queries import MatrixSeen, matrix_of
from workflows.agreements.roles.rules import Letters
from workflows.agreements.roles.wording import Written, sentences
from workflows.identity.models import Body
from workflows.kit.refusal import Conflict, WrongState
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import Actor

KIND = "roles"
GONE = "업무 분담표에 이 당사자의 일이 없습니다."


@dataclass(frozen=True, slots=True)
class Plan:
    """A text that is to be written, the clause it goes into (none: a new one), and what stands there."""

    written: Written
    clause: Clause | None
    heading: str | None = None
    text: str | None = None

    @property
    def unchanged(self) -> bool:
        """Say whether the clause says this already, so that nobody has to speak of it again."""
        return (self.heading, self.text) == (self.written.heading, self.written.text)


async def planned(session: AsyncSession, seen: MatrixSeen) -> list[Plan]:
    """Return what writing the matrix into the clauses would write where."""
    agreement = seen.room.agreement
    _, clauses = await tree_of(session, agreement.id)
    own = {row.body_id: clause for row, clause in seen.clauses}
    if None not in own:
        first = (one for one in clauses.values() if one.kind == KIND and one.parent_id is None)
        article = next(first, None)
        if article is not None:
            own[None] = article
    found = []
    for written in sentences(await _names(session, agreement), _rows(seen)):
        clause = own.get(written.body_id)
        if clause is None:
            found.append(Plan(written, None))
            continue
        stands = await version_of(session, clause.id, clause.version)
        found.append(Plan(written, clause, stands.heading, stands.text))
    return found


async def drafts_of(session: AsyncSession, _: Actor, *, seen: MatrixSeen) -> list[Plan]:
    """Return what writing an agreed matrix would write; nothing while it is not agreed."""
    return await planned(session, seen) if seen.agreed else []


async def write_role_clauses(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    expected_edition: int,
    expected_version: int,
    expected_texts: Mapping[UUID, int],
) -> RoleMatrix:
    """Write the agreed matrix into the clause tree: an article, and a paragraph for each party.

    A clause that says it already is left alone with all that was said of it; of the others, new texts,
    the parties speak anew. `expected_texts` are the versions of the texts that were read, by clause.

    Allowed: who speaks for the lead, or for the city. Refuses: a matrix that is not agreed as a whole or
    another by now, a tree or a text that is another by now. Records: ``roleMatrix.written``, beside what
    the verbs of the clauses record.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    held = await shaped(uow, agreement_id)
    if held.matrix.edition != expected_edition:
        raise Conflict("matrix_changed", field="expectedEdition", edition=held.matrix.edition)
    check_tree_version(agreement, expected_version)
    seen = await matrix_of(uow.session, Room(agreement, None))
    if not seen.agreed:
        raise WrongState("matrix_not_agreed", field="agreementId", left=len(seen.differences))
    plans = await planned(uow.session, seen)
    for plan in plans:
        if plan.clause is not None:
            check_version(plan.clause, expected_texts.get(plan.clause.id, 0))
    article_id: UUID | None = None
    for place, plan in enumerate(plans):
        clause_id, version = await _written(uow, agreement, plan, article_id, place - 1)
        article_id = article_id or clause_id
        uow.session.add(
            RoleClause(
                agreement_id=agreement_id,
                body_id=plan.written.body_id,
                clause_id=clause_id,
                version=version,
                edition=held.matrix.edition,
                made_at=uow.now,
            )
        )
    await _remove_left(uow, agreement, seen, plans)
    uow.record(
        RoleEvent.WRITTEN,
        held.matrix.id,
        programme_id=held.matrix.programme_id,
        edition=held.matrix.edition,
        clauses=len(plans),
    )
    await uow.session.flush()
    return held.matrix


async def _written(
    uow: UnitOfWork, agreement: Agreement, plan: Plan, article_id: UUID | None, place: int
) -> tuple[UUID, int]:
    """Write one text; return its clause with the version that says it."""
    if plan.clause is None:
        tree, _ = await tree_of(uow.session, agreement.id)
        siblings = len(tree.get(article_id, ()))
        made = await add_clause(
            uow,
            agreement_id=agreement.id,
            expected_version=agreement.version,
            parent_id=article_id,
            place=siblings if article_id is None else min(place, siblings),
            kind=KIND if article_id is None else None,
            heading=plan.written.heading,
            text=plan.written.text,
        )
        return made.id, made.version
    if plan.unchanged:
        return plan.clause.id, plan.clause.version
    revised = await revise_clause(
        uow,
        clause_id=plan.clause.id,
        expected_version=plan.clause.version,
        heading=plan.written.heading,
        text=plan.written.text,
    )
    return revised.id, revised.version


async def _remove_left(
    uow: UnitOfWork, agreement: Agreement, seen: MatrixSeen, plans: list[Plan]
) -> None:
    """Remove the paragraphs of parties that have no part any more."""
    kept = {plan.clause.id for plan in plans if plan.clause is not None}
    for _, clause in seen.clauses:
        if clause.id not in kept:
            await remove_clause(
                uow, clause_id=clause.id, expected_version=agreement.version, reason=GONE
            )


async def _names(session: AsyncSession, agreement: Agreement) -> list[tuple[UUID, str]]:
    rows = await session.execute(
        select(Body.id, Body.name_ko).where(Body.id.in_(agreement.parties))
    )
    named = {row.id: row.name_ko for row in rows}
    return [(one, named[one]) for one in agreement.parties]


def _rows(seen: MatrixSeen) -> Iterator[tuple[str, dict[UUID, Letters]]]:
    for duty in seen.duties:
        yield (
            duty.name.name_ko,
            {
                column.body_id: one.letters
                for column, one in duty.fields.items()
                if column.body_id is not None
            },
        )
