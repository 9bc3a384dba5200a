"""The verb that says who has to act on a decision, to what effect, and by when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from workflows.councils.follow_up import policy
from workflows.councils.follow_up.events import DecisionEvent
from workflows.councils.follow_up.locked import Held, kept_decision
from workflows.councils.follow_up.models import Decision, DecisionTerms
from workflows.councils.follow_up.states import MOVES, Effect
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.minutes.models import MeetingMinutes
from workflows.councils.minutes.states import FROZEN
from workflows.councils.roster.models import Council
from workflows.identity.models import Appointment, Body
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.law.days import Calendar, due_day
from workflows.law.queries import off_days
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand

LONGEST_EVIDENCE, LONGEST_REASON, LONGEST_PERIOD_DAYS = 1_000, 1_000, 3_660


@dataclass(frozen=True, slots=True)
class Terms:
    """Who has to act on a decision. The due day is given, or a period in days from the decision on.

    The owner is an organisation, or the council itself (`by_council`).
    """

    effect: Effect
    owner_id: UUID | None
    evidence: str
    due_on: date | None = None
    due_days: int | None = None
    addressee_id: UUID | None = None
    owner_appointment_id: UUID | None = None
    by_council: bool = False


async def assign_decision(
    uow: UnitOfWork, *, decision_id: UUID, expected_version: int, terms: Terms, reason: str = ""
) -> Decision:
    """Say what a decision does, to whom it goes, who has to act, by when, and what will show it.

    A period is counted as the Civil Act counts. Allowed: the secretary and the chairs. Refuses: a version
    other than the one that was read, both the council and an organisation to act or neither, an organisation or an appointment that does not exist, both or neither
    of a day and a period, a day before the decision, and without a reason once the minutes of its
    meeting are confirmed. Records: ``decision.assigned``.
    """
    held = await kept_decision(uow, decision_id)
    demand(policy.may_assign(uow.actor, held.bench))
    row = held.row
    if expected_version != row.terms:
        raise Conflict("terms_changed", field="expectedVersion", version=row.terms)
    after = MOVES.after(row.state, "assign")
    supersedes = row.terms > 0 and await _confirmed(uow, row)
    why = clean(reason, field="reason", longest=LONGEST_REASON, lines=True) if supersedes else ""
    due = await _due(uow, held, terms)
    owner = await _owner(uow, row, terms)
    row.state, row.terms = after, row.terms + 1
    row.by_council, row.owner_id = terms.by_council, terms.owner_id
    row.owner_appointment_id = terms.owner_appointment_id
    row.due_on = due
    uow.session.add(
        DecisionTerms(
            decision_id=row.id,
            version=row.terms,
            programme_id=row.programme_id,
            effect=terms.effect,
            addressee_id=terms.addressee_id,
            owner_id=owner,
            by_council=terms.by_council,
            owner_appointment_id=terms.owner_appointment_id,
            due_on=due,
            due_days=terms.due_days,
            evidence=clean(terms.evidence, field="evidence", longest=LONGEST_EVIDENCE, lines=True),
            supersedes=supersedes,
            reason=why,
            by_id=uow.actor.person_id,
            at=await database_now(uow.session),
        )
    )
    uow.record(
        DecisionEvent.ASSIGNED,
        row.id,
        programme_id=row.programme_id,
        version=row.terms,
        owner=str(owner),
        due=due.isoformat(),
        supersedes=supersedes,
    )
    await uow.session.flush()
    return row


async def _confirmed(uow: UnitOfWork, row: Decision) -> bool:
    """Say whether the minutes of its meeting are confirmed; one out of earlier minutes always is."""
    if row.item_id is None:
        return True
    state = await uow.session.scalar(
        select(MeetingMinutes.state)
        .join(MeetingItem, MeetingItem.meeting_id == MeetingMinutes.meeting_id)
        .where(MeetingItem.id == row.item_id)
    )
    return state in FROZEN


async def _due(uow: UnitOfWork, held: Held, terms: Terms) -> date:
    decided = held.row.decided_on
    if (terms.due_on is None) == (terms.due_days is None):
        raise Invalid("a_day_or_a_period", field="dueOn")
    if terms.due_days is not None:
        if not 0 < terms.due_days <= LONGEST_PERIOD_DAYS:
            raise Invalid("a_day_or_a_period", field="dueDays")
        return due_day(decided, terms.due_days, Calendar.CIVIL, await off_days(uow.session))
    if terms.due_on is None or terms.due_on < decided:
        raise Invalid("due_before_decided", field="dueOn")
    return terms.due_on


async def _owner(uow: UnitOfWork, row: Decision, terms: Terms) -> UUID:
    """Return the body that has to act, of the council itself its local government; refuse what is none."""
    if terms.by_council == (terms.owner_id is not None):
        raise Invalid("an_owner_or_the_council", field="ownerId")
    if terms.by_council and terms.owner_appointment_id is not None:
        raise NotFound("not_of_the_owner", field="ownerAppointmentId")
    owner = terms.owner_id
    if owner is None:
        owner = (await uow.session.get_one(Council, row.council_id)).body_id
    wanted = {owner, terms.addressee_id or owner}
    known = set(await uow.session.scalars(select(Body.id).where(Body.id.in_(wanted))))
    if known != wanted:
        raise NotFound("no_such_body", field="ownerId")
    if terms.owner_appointment_id is None:
        return owner
    post = await uow.session.get(Appointment, terms.owner_appointment_id)
    if post is None or post.body_id != owner or post.programme_id != row.programme_id:
        raise NotFound("not_of_the_owner", field="ownerAppointmentId")
    return owner
