"""Verbs of the council itself: form it, publish its roster, note the project's end, dissolve it."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.councils.meetings.models import Meeting
from workflows.councils.meetings.states import MeetingState
from workflows.councils.roster import policy, rules
from workflows.councils.roster.events import CouncilEvent
from workflows.councils.roster.locked import appointing, rules_on, seats_at, sexes_at
from workflows.councils.roster.models import Council, CouncilRoster
from workflows.councils.roster.states import Lifecycle
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.identity.models import Body
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.roles import BodyKind
from workflows.rights.verdict import demand

LOCAL_GOVERNMENTS = frozenset({BodyKind.MUNICIPALITY, BodyKind.PROVINCE})
LONGEST_NAME, LONGEST_AGENDA, LONGEST_REFERENCE = 100, 500, 200


async def form_council(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    place: str,
    name_ko: str,
    name_en: str,
    agenda: str = "",
    formed_on: date | None = None,
) -> Council:
    """Form the council of the local government one acts for, under the rules of its city.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: a body that is no local
    government, an unknown place, a day to come, a second council that stands, one for an agenda without
    naming it. Records: ``council.formed``.
    """
    await uow.alone(f"council/{programme_id}")
    demand(policy.may_appoint(uow.actor, programme_id))
    hat = uow.wear(Permission.COUNCIL_APPOINT, programme_id)
    body = await uow.session.get(Body, hat.body_id) if hat else None
    if body is None or body.kind not in LOCAL_GOVERNMENTS:
        raise NotAllowed("no_local_government", rule="council.forming")
    today = await legal_day(uow)
    day = formed_on or today
    if day > today:
        raise Invalid("formed_in_the_future", field="formedOn")
    lifecycle = rules.lifecycle_of(await council_rules(uow.session, place, day), agenda)
    if lifecycle is Lifecycle.STANDING:
        await _demand_none_stands(uow, programme_id, body.id)
    council = Council(
        id=uuid4(),
        programme_id=programme_id,
        body_id=body.id,
        name_ko=clean(name_ko, field="nameKo", longest=LONGEST_NAME),
        name_en=clean(name_en, field="nameEn", longest=LONGEST_NAME),
        place=place,
        lifecycle=lifecycle,
        agenda=clean(agenda, field="agenda", longest=LONGEST_AGENDA) if agenda.strip() else "",
        members=0,
        formed_on=day,
    )
    uow.session.add(council)
    uow.record(
        CouncilEvent.FORMED,
        council.id,
        programme_id=programme_id,
        happened_on=day,
        place=place,
        body=str(body.id),
        lifecycle=lifecycle.value,
    )
    await uow.session.flush()
    return council


async def publish_roster(
    uow: UnitOfWork, *, council_id: UUID, gender_exception_ref: str = ""
) -> Council:
    """Publish the roster as it is on record now; from then on everybody reads it so.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: a roster of nobody, and one
    with a sex over its share of the appointed members, unless the resolution of an exception is named.
    Records: ``council.roster_published`` with the number of members and the edition.
    """
    council = await appointing(uow, council_id)
    day = await legal_day(uow)
    sitting = [seat for _, seat in await seats_at(uow.session, council, uow.now) if seat.sits(day)]
    if not sitting:
        raise WrongState("roster_empty", field="councilId")
    reference = gender_exception_ref.strip()
    sexes = await sexes_at(uow.session, council.id, day, uow.now)
    rules.check_balance(sexes, await rules_on(uow, council, day), exception=bool(reference))
    last = await uow.session.scalar(
        select(func.max(CouncilRoster.edition)).where(CouncilRoster.council_id == council.id)
    )
    edition = CouncilRoster(
        id=uuid4(),
        council_id=council.id,
        programme_id=council.programme_id,
        edition=(last or 0) + 1,
        members=len(sitting),
        largest=sexes.largest,
        appointed=sexes.appointed,
        exception_ref=clean(reference, field="genderExceptionRef", longest=LONGEST_REFERENCE)
        if reference
        else "",
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        published_on=day,
        published_at=uow.now,
    )
    uow.session.add(edition)
    uow.record(
        CouncilEvent.ROSTER_PUBLISHED,
        council.id,
        programme_id=council.programme_id,
        edition=edition.edition,
        members=len(sitting),
        exception=bool(reference),
    )
    await uow.session.flush()
    return council


async def note_completion(uow: UnitOfWork, *, council_id: UUID, completed_on: date) -> Council:
    """Note the day on which the project was completed: terms that last until then end with it.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: a day before the council
    was formed, a day that is noted already. Records: ``council.completion_noted``.
    """
    council = await appointing(uow, council_id)
    if council.project_ends_on is not None:
        raise Conflict("completion_noted", field="completedOn")
    if completed_on < council.formed_on:
        raise Invalid("before_the_council", field="completedOn")
    council.project_ends_on = completed_on
    council.project_end_noted_at = uow.now
    uow.record(
        CouncilEvent.COMPLETION_NOTED,
        council.id,
        programme_id=council.programme_id,
        happened_on=completed_on,
    )
    await uow.session.flush()
    return council


async def dissolve_council(
    uow: UnitOfWork, *, council_id: UUID, dissolved_on: date | None = None
) -> Council:
    """Dissolve a council: one for an agenda ends with its resolution, and nobody sits from that day on.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: one that is dissolved, a
    day before it was formed or last met, a day to come, one that is called to a meeting or meets.
    Records: ``council.dissolved``.
    """
    council = await appointing(uow, council_id)
    today = await legal_day(uow)
    day = dissolved_on or today
    if day < council.formed_on:
        raise Invalid("before_the_council", field="dissolvedOn")
    if day > today:
        raise Invalid("dissolved_in_the_future", field="dissolvedOn")
    await _demand_has_met(uow, council, day)
    council.dissolved_on, council.dissolved_at = day, uow.now
    uow.record(
        CouncilEvent.DISSOLVED, council.id, programme_id=council.programme_id, happened_on=day
    )
    await uow.session.flush()
    return council


async def _demand_has_met(uow: UnitOfWork, council: Council, day: date) -> None:
    """Refuse while a meeting is called or held, which nobody could cancel or close then, and a day before one."""
    meetings = await uow.session.execute(
        select(Meeting.number, Meeting.state, Meeting.opened_at)
        .where(Meeting.council_id == council.id)
        .order_by(Meeting.number)
    )
    last = None
    for number, state, opened_at in meetings:
        if state in {MeetingState.CALLED, MeetingState.OPEN}:
            raise WrongState("council_meets_still", field="councilId", meeting=number)
        if opened_at is not None:
            met = opened_at.astimezone(SEOUL).date()
            last = met if last is None else max(last, met)
    if last is not None and day < last:
        raise Invalid("dissolved_before_it_met", field="dissolvedOn", met=last.isoformat())


async def _demand_none_stands(uow: UnitOfWork, programme_id: UUID, body_id: UUID) -> None:
    stands = await uow.session.scalar(
        select(Council.id).where(
            Council.programme_id == programme_id,
            Council.body_id == body_id,
            Council.lifecycle == Lifecycle.STANDING,
            Council.dissolved_on.is_(None),
        )
    )
    if stands is not None:
        raise Conflict("council_exists", rule="council.forming")
