"""Verbs of working groups themselves: form one, let people work in it, end that, dissolve it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.councils.groups import policy
from workflows.councils.groups.events import GroupEvent
from workflows.councils.groups.models import WorkingGroup, WorkingGroupMember
from workflows.councils.roster.locked import appointing
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.identity.queries import live_appointments
from workflows.kit.refusal import Conflict, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

LONGEST_NAME, LONGEST_PURPOSE = 100, 1_000
HEAD_FORMS = "HEAD_FORMS"


@dataclass(frozen=True, slots=True)
class Held:
    """A group, locked, for who appoints, with today."""

    group: WorkingGroup
    today: date


async def form_working_group(
    uow: UnitOfWork, *, council_id: UUID, name: str, purpose: str, chair_id: UUID
) -> WorkingGroup:
    """Form a working group beside a council; `chair_id` is the appointment in which somebody chairs it.

    The ordinances let the head of the local government run one, of those who do the work in departments
    and bodies concerned. Allowed: the municipal head, or whoever has the right by a grant. Refuses: a
    place whose ordinance knows none, a capacity that is not live or works in none. Records: ``group.formed``.
    """
    council = await appointing(uow, council_id)
    today = await legal_day(uow)
    book = await council_rules(uow.session, council.place, today, council_id=council.id)
    if book.choice(Key.WORKING_GROUP) != HEAD_FORMS:
        raise RuleBroken(
            "no_working_group_here", field="councilId", rule=book.rule(Key.WORKING_GROUP)
        )
    group = WorkingGroup(
        id=uuid4(),
        programme_id=council.programme_id,
        council_id=council.id,
        name=clean(name, field="name", longest=LONGEST_NAME),
        purpose=clean(purpose, field="purpose", longest=LONGEST_PURPOSE, lines=True),
        reports=0,
        formed_on=today,
    )
    uow.session.add(group)
    uow.record(
        GroupEvent.FORMED, group.id, programme_id=group.programme_id, council=str(council.id)
    )
    await uow.session.flush()
    await _joins(uow, Held(group, today), chair_id, chairs=True)
    return group


async def join_working_group(
    uow: UnitOfWork, *, group_id: UUID, appointment_id: UUID, chairs: bool = False
) -> WorkingGroup:
    """Let somebody work in a group, a member of the council or an officer; or let him chair it from now on.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: a group that is dissolved,
    a capacity that is not live or works in none, somebody who works in it already. Records: ``group.joined``.
    """
    held = await _held(uow, group_id)
    await _joins(uow, held, appointment_id, chairs=chairs)
    return held.group


async def leave_working_group(
    uow: UnitOfWork, *, group_id: UUID, appointment_id: UUID
) -> WorkingGroup:
    """End somebody's work in a group; who chairs it is followed first.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: a group that is dissolved,
    somebody who does not work in it, its chair. Records: ``group.left``.
    """
    held = await _held(uow, group_id)
    row = await uow.session.scalar(
        select(WorkingGroupMember).where(
            WorkingGroupMember.group_id == group_id,
            WorkingGroupMember.appointment_id == appointment_id,
            WorkingGroupMember.left_on.is_(None),
        )
    )
    if row is None:
        raise NotFound("not_in_the_group", field="appointmentId")
    if row.chairs:
        raise WrongState("group_keeps_a_chair", field="appointmentId")
    row.left_on = held.today
    uow.record(GroupEvent.LEFT, group_id, programme_id=held.group.programme_id)
    await uow.session.flush()
    return held.group


async def dissolve_working_group(uow: UnitOfWork, *, group_id: UUID) -> WorkingGroup:
    """Dissolve a working group; its reports stay.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: one that is dissolved.
    Records: ``group.dissolved``.
    """
    held = await _held(uow, group_id)
    held.group.dissolved_on = held.today
    uow.record(GroupEvent.DISSOLVED, group_id, programme_id=held.group.programme_id)
    await uow.session.flush()
    return held.group


async def _held(uow: UnitOfWork, group_id: UUID) -> Held:
    council_id = await uow.session.scalar(
        select(WorkingGroup.council_id).where(WorkingGroup.id == group_id)
    )
    if council_id is None:
        raise NotFound("no_such_working_group", field="groupId")
    await appointing(uow, council_id)
    group = await uow.session.get_one(WorkingGroup, group_id, populate_existing=True)
    if group.dissolved_on is not None:
        raise WrongState("group_dissolved", field="groupId")
    return Held(group, await legal_day(uow))


async def _joins(uow: UnitOfWork, held: Held, appointment_id: UUID, *, chairs: bool) -> None:
    group = held.group
    live = await live_appointments(uow.session, [appointment_id], group.programme_id)
    if appointment_id not in live:
        raise NotFound("no_such_appointment", field="appointmentId")
    demand(policy.may_work(live[appointment_id].role))
    person_id = live[appointment_id].person_id
    rows = await uow.session.scalars(
        select(WorkingGroupMember).where(
            WorkingGroupMember.group_id == group.id, WorkingGroupMember.left_on.is_(None)
        )
    )
    sitting = {row.person_id: row for row in rows}
    mine = sitting.get(person_id)
    if mine is not None and (mine.chairs or not chairs):
        raise Conflict("in_the_group_already", field="appointmentId")
    # Who chaired until now goes on as a member; rows are ended, and others take their place.
    former = [one for one in sitting.values() if chairs and one.chairs]
    for row in {row.id: row for row in (*former, mine) if row is not None}.values():
        row.left_on = held.today
    await uow.session.flush()
    again = [(one.person_id, one.appointment_id, False) for one in former]
    for who, hat, presides in [*again, (person_id, appointment_id, chairs)]:
        uow.session.add(
            WorkingGroupMember(
                programme_id=group.programme_id,
                group_id=group.id,
                person_id=who,
                appointment_id=hat,
                chairs=presides,
                joined_on=held.today,
            )
        )
    uow.record(GroupEvent.JOINED, group.id, programme_id=group.programme_id, chairs=chairs)
    await uow.session.flush()
