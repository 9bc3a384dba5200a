"""A dispute under its lock, and what every verb of a side writes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.disputes import policy
from workflows.agreements.disputes.models import Dispute, DisputeSaid, DisputeStep
from workflows.agreements.disputes.path import PathStep, due_on
from workflows.agreements.disputes.standing import Stands, stands_at
from workflows.agreements.disputes.states import DisputeAct
from workflows.kit.refusal import NotFound
from workflows.kit.text import clean
from workflows.law.queries import off_days
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Held:
    """A dispute, locked, with its path, what stands at its step, and for which side somebody acts."""

    row: Dispute
    path: list[DisputeStep]
    stands: Stands
    body_id: UUID
    today: date
    due: date | None


async def locked_dispute(uow: UnitOfWork, dispute_id: UUID) -> Held:
    """Return a dispute, locked, for one who acts for a side of it. Refuses who acts for none."""
    wanted = select(Dispute).where(Dispute.id == dispute_id, policy.readable_disputes(uow.actor))
    found = await uow.session.scalar(wanted)
    if found is None:
        raise NotFound("no_such_dispute", field="disputeId")
    demand(policy.may_act_in(uow.actor, found.programme_id, found.sides))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, found.programme_id)
    body_id = spoken_for(uow.actor, found.programme_id)
    row = await uow.session.scalar(
        wanted.with_for_update().execution_options(populate_existing=True)
    )
    if row is None or body_id is None:
        raise NotFound("no_such_dispute", field="disputeId")
    path = await uow.session.scalars(
        select(DisputeStep).where(DisputeStep.dispute_id == row.id).order_by(DisputeStep.number)
    )
    said = await uow.session.scalars(
        select(DisputeSaid).where(DisputeSaid.dispute_id == row.id).order_by(DisputeSaid.number)
    )
    steps = list(path)
    here = steps[row.step - 1]
    due = due_on(row.began_on, PathStep(here.kind, here.days), await off_days(uow.session))
    return Held(row, steps, stands_at(row.step, list(said)), body_id, await legal_day(uow), due)


def say(
    uow: UnitOfWork, held: Held, act: DisputeAct, words: str, *, changes: bool | None = None
) -> None:
    """Write what a side said or did, at the step the dispute is at."""
    row = held.row
    row.acts += 1
    uow.session.add(
        DisputeSaid(
            dispute_id=row.id,
            number=row.acts,
            programme_id=row.programme_id,
            step=row.step,
            act=act,
            words=clean(words, field="words", longest=LONGEST_WORDS, lines=True),
            changes_clauses=changes,
            body_id=held.body_id,
            by_id=None if uow.hat is None else uow.hat.appointment_id,
            acted_on=held.today,
            at=uow.now,
        )
    )
