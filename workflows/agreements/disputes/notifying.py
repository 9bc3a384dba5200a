"""Verbs that begin: give an agreement its path, notify a dispute of an agreement in force."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.clauses.locked import drafting_body, locked_agreement
from workflows.agreements.clauses.models import Agreement, Clause
from workflows.agreements.clauses.states import AGREEMENT_MOVES, AgreementState
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.disputes import policy
from workflows.agreements.disputes.events import DisputeEvent
from workflows.agreements.disputes.leavers import check_liable, check_owed, owed_by_leavers
from workflows.agreements.disputes.locked import Held, say
from workflows.agreements.disputes.models import (
    Dispute,
    DisputeMatter,
    DisputePath,
    DisputeStep,
)
from workflows.agreements.disputes.path import LONGEST, PathStep, check_path
from workflows.agreements.disputes.paths import path_of
from workflows.agreements.disputes.standing import Stands
from workflows.agreements.disputes.states import DisputeAct, DisputeState
from workflows.agreements.duties.models import Duty
from workflows.kit.refusal import Invalid, NotFound, WrongState
from workflows.kit.text import clean
from workflows.law.queries import standing_limit
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_SUBJECT, MOST_MATTERS = 200, 50
NOTHING = Stands(frozenset(), frozenset(), None, frozenset())


async def set_dispute_path(
    uow: UnitOfWork, *, agreement_id: UUID, steps: Sequence[PathStep]
) -> Agreement:
    """Give an agreement the path of its disputes, while it is negotiated; an earlier one stays on record.

    Allowed: who speaks for the lead, or for the city. Refuses: a frozen agreement, a path that does not
    end with arbitration or a court, a step without a clock or with too long a one. Records:
    ``dispute.path_set``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    body_id = await drafting_body(uow, agreement)
    AGREEMENT_MOVES.after(agreement.state, "draft")
    longest = await standing_limit(uow.session, LONGEST, await legal_day(uow))
    check_path(steps, longest)
    last = await uow.session.scalar(
        select(func.max(DisputePath.edition)).where(DisputePath.agreement_id == agreement_id)
    )
    for number, one in enumerate(steps, start=1):
        uow.session.add(
            DisputePath(
                agreement_id=agreement_id,
                edition=(last or 0) + 1,
                number=number,
                programme_id=agreement.programme_id,
                kind=one.kind,
                days=one.days,
                body_id=body_id,
                set_at=uow.now,
            )
        )
    uow.record(DisputeEvent.PATH_SET, agreement_id, programme_id=agreement.programme_id)
    await uow.session.flush()
    return agreement


async def notify_dispute(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    against: Sequence[UUID],
    clause_ids: Sequence[UUID] = (),
    duty_ids: Sequence[UUID] = (),
    subject: str,
    words: str,
) -> Dispute:
    """Notify other parties of a dispute over clauses or obligations; the first step of the path begins.

    The obligations it is about go on: their days run, and the register shows that they are disputed.
    Who was let go by an amendment is a side of disputes about obligations alone that it owes or is owed
    still (rule `amendment.parties.leaver`); what it owes is claimed while it answers for it.

    Allowed: who speaks for a party; with or for who was let go, for a party of the obligations. Refuses: an
    agreement that is not in force, nobody or no party to notify, neither clause nor obligation, one of
    another agreement, of who was let go a clause or another's obligation. Records: ``dispute.notified``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    owed = await owed_by_leavers(uow.session, agreement)
    demand(policy.may_notify(uow.actor, agreement.programme_id, agreement.parties, owed))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if agreement.state is not AgreementState.IN_FORCE:
        raise WrongState("dispute_before_force", field="agreementId")
    if body_id is None:
        raise NotFound("no_such_agreement", field="agreementId")
    others = [one for one in (*agreement.parties, *owed) if one in set(against)]
    if not others or set(others) != set(against) or body_id in others:
        raise Invalid("dispute_with_other_parties", field="against")
    await _check_matters(uow, agreement, clause_ids, duty_ids)
    outside = [one for one in (body_id, *others) if one in owed]
    duties = check_owed(duty_ids, clause_ids, outside, owed)
    demand(policy.may_dispute_with(uow.actor, agreement.programme_id, duties, agreement.parties))
    today = await legal_day(uow)
    claimed = [one for one in outside if one != body_id]
    await check_liable(uow.session, agreement, duties, claimed, today)
    path = await path_of(uow.session, agreement_id, today)
    last = await uow.session.scalar(select(func.last_dispute(agreement_id)))
    row = Dispute(
        id=uuid4(),
        programme_id=agreement.programme_id,
        agreement_id=agreement_id,
        number=(last or 0) + 1,
        opened_by=body_id,
        sides=[body_id, *others],
        subject=clean(subject, field="subject", longest=LONGEST_SUBJECT),
        state=DisputeState.OPEN,
        step=1,
        began_on=today,
        acts=0,
        told_over=0,
        notified_on=today,
    )
    uow.session.add(row)
    await uow.session.flush()
    steps = [
        DisputeStep(
            dispute_id=row.id,
            number=number,
            programme_id=row.programme_id,
            kind=one.kind,
            days=one.days,
        )
        for number, one in enumerate(path, start=1)
    ]
    uow.session.add_all(steps)
    named = [*((one, None) for one in clause_ids), *((None, one) for one in duty_ids)]
    for number, (clause_id, duty_id) in enumerate(named, start=1):
        uow.session.add(
            DisputeMatter(
                dispute_id=row.id,
                number=number,
                programme_id=row.programme_id,
                clause_id=clause_id,
                duty_id=duty_id,
            )
        )
    await uow.session.flush()
    say(uow, Held(row, steps, NOTHING, body_id, today, None), DisputeAct.NOTIFIED, words)
    uow.record(
        DisputeEvent.NOTIFIED,
        row.id,
        programme_id=row.programme_id,
        agreement=str(agreement_id),
        number=row.number,
    )
    await uow.session.flush()
    return row


async def _check_matters(
    uow: UnitOfWork, agreement: Agreement, clause_ids: Sequence[UUID], duty_ids: Sequence[UUID]
) -> None:
    """Refuse a dispute about nothing, about too much, and about what is not of its agreement."""
    wanted = {*clause_ids, *duty_ids}
    if not 1 <= len(wanted) <= MOST_MATTERS or len(wanted) < len(clause_ids) + len(duty_ids):
        raise Invalid("dispute_names_matters", field="clauseIds", most=MOST_MATTERS)
    clauses = await uow.session.scalars(
        select(Clause.id).where(
            Clause.id.in_(clause_ids),
            Clause.agreement_id == agreement.id,
            Clause.removed_at.is_(None),
        )
    )
    duties = await uow.session.scalars(
        select(Duty.id).where(
            Duty.id.in_(duty_ids),
            Duty.agreement_id == agreement.id,
            Duty.withdrawn_at.is_(None),
        )
    )
    if wanted != {*clauses, *duties}:
        raise NotFound("no_such_matter", field="clauseIds")
