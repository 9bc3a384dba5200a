"""The verb that begins an amendment of an agreement in force."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.amending.events import AmendmentEvent
from workflows.agreements.amending.gathering import lock_amendments
from workflows.agreements.amending.models import Amendment
from workflows.agreements.clauses import policy
from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.opening import LONGEST_TITLE
from workflows.agreements.clauses.rules import LONGEST_WORDS
from workflows.agreements.clauses.states import GOING, AgreementState
from workflows.agreements.consortium.policy import spoken_for
from workflows.kit.refusal import Conflict, Invalid, NotFound, WrongState
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.programmes.models import Programme
from workflows.programmes.numbers import next_number
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

MOST_GOING = 10


async def begin_amendment(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    title: str,
    reason: str,
    effective_on: date | None = None,
) -> Agreement:
    """Begin an instrument that amends an agreement in force, between the same parties.

    Who came into the consortium or left it since is let in or go by operations of it.

    Allowed: who speaks for the lead, or for the city. Refuses: an agreement that is not in force or amends
    another, a day that is over, no reason, too many at once. Records: ``amendment.begun``.
    """
    base = await uow.session.scalar(
        select(Agreement).where(Agreement.id == agreement_id, policy.readable_agreements(uow.actor))
    )
    if base is None:
        raise NotFound("no_such_agreement", field="agreementId")
    place = base.programme_id
    lead_id = await lead_of(uow.session, base.consortium_id)
    demand(policy.may_open(uow.actor, place, lead_id))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, place)
    await lock_amendments(uow, base.id)
    # Those of now: an instrument before it may have let somebody in or go.
    await uow.session.refresh(base)
    check_amendable(base)
    going = await uow.session.scalar(
        select(func.count())
        .select_from(Agreement)
        .where(Agreement.amends_id == base.id, Agreement.state.in_(GOING))
    )
    if (going or 0) >= MOST_GOING:
        raise Conflict("too_many_amendments_going", field="agreementId", most=MOST_GOING)
    today = await legal_day(uow)
    check_day(effective_on, today)
    programme = await uow.session.get_one(Programme, place)
    instrument = Agreement(
        id=uuid4(),
        programme_id=place,
        consortium_id=base.consortium_id,
        amends_id=base.id,
        number="",
        title=clean(title, field="title", longest=LONGEST_TITLE),
        state=AgreementState.DRAFT,
        parties=list(base.parties),
        opened_by=spoken_for(uow.actor, place) or base.opened_by,
        version=1,
        opened_at=uow.now,
    )
    said = clean(reason, field="reason", longest=LONGEST_WORDS, lines=True)
    instrument.number = await next_number(uow, programme, "agreement", today.year)
    uow.session.add(instrument)
    await uow.session.flush()
    uow.session.add(
        Amendment(
            agreement_id=instrument.id, base_id=base.id, reason=said, effective_on=effective_on
        )
    )
    uow.record(AmendmentEvent.BEGUN, instrument.id, programme_id=place, agreement=str(base.id))
    await uow.session.flush()
    return instrument


def check_amendable(base: Agreement) -> None:
    """Refuse an agreement that is not in force, and one that amends another itself."""
    if base.amends_id is not None:
        raise Invalid("amendment_of_amendment", field="agreementId")
    if base.state is not AgreementState.IN_FORCE:
        raise WrongState("amended_not_in_force", field="agreementId")


def check_day(effective_on: date | None, today: date) -> None:
    """Refuse a day that is over."""
    if effective_on is not None and effective_on < today:
        raise Invalid("effective_day_over", field="effectiveOn", today=today.isoformat())
