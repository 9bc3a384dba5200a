"""Verbs that begin: open an agreement, and put it before its parties."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.clauses import policy
from workflows.agreements.clauses.events import AgreementEvent
from workflows.agreements.clauses.locked import (
    drafting_body,
    lead_of,
    locked_agreement,
    tree_of,
)
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AGREEMENT_MOVES, GOING, AgreementState
from workflows.agreements.consortium.locked import check_formed
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.consortium.policy import readable_consortia, spoken_for
from workflows.agreements.consortium.queries import parties_on
from workflows.kit.refusal import Conflict, NotFound, WrongState
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.programmes.models import Programme
from workflows.programmes.numbers import next_number
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_TITLE = 100


async def open_agreement(
    uow: UnitOfWork, *, consortium_id: UUID, title: str, happened_on: date | None = None
) -> Agreement:
    """Open an agreement of a consortium, between those who are in today.

    `happened_on` is told of one that was opened on paper before: its number is of that year.

    Allowed: who speaks for the lead, or for the city. Refuses: a consortium that was not formed, one of
    which an agreement is being negotiated. Records: ``agreement.opened``.
    """
    consortium = await uow.session.scalar(
        select(Consortium).where(Consortium.id == consortium_id, readable_consortia(uow.actor))
    )
    if consortium is None:
        raise NotFound("no_such_consortium", field="consortiumId")
    programme_id = consortium.programme_id
    lead_id = await lead_of(uow.session, consortium_id)
    demand(policy.may_open(uow.actor, programme_id, lead_id))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, programme_id)
    # Two that are opened at once wait for each other.
    await uow.session.execute(
        select(func.pg_advisory_xact_lock(func.hashtext(f"agreement/{consortium_id}")))
    )
    check_formed(consortium)
    going = await uow.session.scalar(
        select(Agreement.id).where(
            Agreement.consortium_id == consortium_id,
            Agreement.state.in_(GOING),
            Agreement.amends_id.is_(None),
        )
    )
    if going is not None:
        raise Conflict("agreement_going", field="consortiumId")
    opened_by = spoken_for(uow.actor, programme_id) or lead_id
    if opened_by is None:
        raise NotFound("no_such_consortium", field="consortiumId")
    programme = await uow.session.get_one(Programme, programme_id)
    runs = await parties_on(uow.session, uow.actor, consortium_id=consortium_id)
    agreement = Agreement(
        id=uuid4(),
        programme_id=programme_id,
        consortium_id=consortium_id,
        number="",
        title=clean(title, field="title", longest=LONGEST_TITLE),
        state=AgreementState.DRAFT,
        parties=[one.body_id for one in runs],
        opened_by=opened_by,
        version=1,
        opened_at=uow.now,
    )
    year = (happened_on or await legal_day(uow)).year
    agreement.number = await next_number(uow, programme, "agreement", year)
    uow.session.add(agreement)
    uow.record(
        AgreementEvent.OPENED,
        agreement.id,
        programme_id=programme_id,
        happened_on=happened_on,
        consortium=str(consortium_id),
        parties=len(runs),
    )
    await uow.session.flush()
    return agreement


async def put_agreement(uow: UnitOfWork, *, agreement_id: UUID) -> Agreement:
    """Put a drafted agreement before its parties: from now on they say what they think of each clause.

    Allowed: who speaks for the lead, or for the city. Refuses: one that is before them, one without
    clauses. Records: ``agreement.put``.
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    await drafting_body(uow, agreement)
    begun = AGREEMENT_MOVES.after(agreement.state, "begin")
    _, clauses = await tree_of(uow.session, agreement_id)
    if not clauses:
        raise WrongState("agreement_without_clauses", field="agreementId")
    agreement.state, agreement.put_at = begun, uow.now
    uow.record(
        AgreementEvent.PUT,
        agreement.id,
        programme_id=agreement.programme_id,
        clauses=len(clauses),
    )
    await uow.session.flush()
    return agreement
