"""An obligation under its lock, and what all verbs of the register begin with."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.clauses.locked import locked_agreement
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.duties import policy
from workflows.agreements.duties.due import Facts
from workflows.agreements.duties.events import DutyEvent
from workflows.agreements.duties.gathering import due_of, ends_of, facts_of
from workflows.agreements.duties.models import Duty, DutyStep
from workflows.agreements.duties.states import MOVES, DutyAct
from workflows.documents.files.actions import bind_file
from workflows.kit.refusal import NotFound, WrongState
from workflows.kit.text import clean
from workflows.law.queries import off_days
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission

LONGEST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Held:
    """An obligation, locked, with its agreement, what has happened, and its due day today."""

    row: Duty
    agreement: Agreement
    facts: Facts
    due: date | None
    today: date


async def locked_duty(uow: UnitOfWork, duty_id: UUID) -> Held:
    """Return an obligation the actor may see, locked. Refuses one that was withdrawn."""
    wanted = select(Duty).where(
        Duty.id == duty_id, Duty.withdrawn_at.is_(None), policy.readable_duties(uow.actor)
    )
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_obligation", field="dutyId")
    agreement = await locked_agreement(uow, found.agreement_id, alone=False)
    row = await uow.session.scalar(
        wanted.with_for_update().execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound("no_such_obligation", field="dutyId")
    facts = await facts_of(uow.session, agreement.id)
    due = due_of(row, facts, await off_days(uow.session))
    return Held(row, agreement, facts, due, await legal_day(uow))


def check_live(in_force: date | None) -> None:
    """Refuse what only a register in force takes."""
    if in_force is None:
        raise WrongState("register_is_a_draft", field="dutyId")


def check_not_ended(ends_on: date | None, today: date) -> None:
    """Refuse an obligation that an amendment has ended."""
    if ends_on is not None and ends_on <= today:
        raise WrongState("duty_has_ended", field="dutyId")


def check_begun(due: date | None) -> None:
    """Refuse an obligation that nothing has set going yet."""
    if due is None:
        raise WrongState("duty_not_begun", field="dutyId")


async def stepped(
    uow: UnitOfWork,
    held: Held,
    verb: str,
    act: DutyAct,
    words: str,
    *,
    moved_to: date | None = None,
    file_id: UUID | None = None,
) -> Duty:
    """Write a step of an obligation, with a file that shows it, and move it on; who acts was asked before."""
    row = held.row
    check_live(held.facts.in_force)
    end = (await ends_of(uow.session, [row.id])).get(row.id)
    check_not_ended(None if end is None else end.ends_on, held.today)
    after = MOVES.after(row.state, verb)
    said = clean(words, field="words", longest=LONGEST_WORDS, lines=True)
    uow.wear(Permission.AGREEMENT_NEGOTIATE, row.programme_id)
    body_id = spoken_for(uow.actor, row.programme_id)
    if body_id is None:
        raise NotFound("no_such_obligation", field="dutyId")
    file = None if file_id is None else await bind_file(uow, file_id, programme_id=row.programme_id)
    row.steps += 1
    uow.session.add(
        DutyStep(
            duty_id=row.id,
            number=row.steps,
            programme_id=row.programme_id,
            agreement_id=row.agreement_id,
            act=act,
            words=said,
            due_on=held.due,
            moved_to=moved_to,
            body_id=body_id,
            by_id=None if uow.hat is None else uow.hat.appointment_id,
            acted_on=held.today,
            file_id=None if file is None else file.id,
            file_kind=None if file is None else file.kind,
            file_sha256=None if file is None else file.sha256,
            at=uow.now,
        )
    )
    row.state = after
    uow.record(DutyEvent[act.name], row.id, programme_id=row.programme_id, step=row.steps)
    await uow.session.flush()
    return row
