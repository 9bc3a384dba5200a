"""Verbs of a group's reports: tell what came of a meeting of the group, lay it before an item of the council."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.councils.groups import policy
from workflows.councils.groups.events import GroupEvent
from workflows.councils.groups.models import WorkingGroup, WorkingGroupMember, WorkingGroupReport
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.papering import LONGEST_PAPER, LONGEST_TITLE, put_paper
from workflows.councils.meetings.states import ItemState
from workflows.kit.refusal import Conflict, Invalid, NotFound, WrongState
from workflows.kit.text import clean
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now


async def report_from_group(
    uow: UnitOfWork, *, group_id: UUID, held_on: date, title: str, words: str
) -> WorkingGroup:
    """Report to the council what came of a meeting of the group.

    Allowed: those who work in the group. Refuses: anybody else, a group that is dissolved, a day to come,
    no text. Records: ``group.reported``.
    """
    group = await uow.session.scalar(
        select(WorkingGroup).where(WorkingGroup.id == group_id).with_for_update()
    )
    if group is None:
        raise NotFound("no_such_working_group", field="groupId")
    rows = await uow.session.scalars(
        select(WorkingGroupMember).where(
            WorkingGroupMember.group_id == group_id, WorkingGroupMember.left_on.is_(None)
        )
    )
    uow.hat = policy.reporting_hat(uow.actor, [(row.person_id, row.appointment_id) for row in rows])
    if group.dissolved_on is not None:
        raise WrongState("group_dissolved", field="groupId")
    if held_on > await legal_day(uow):
        raise Invalid("held_in_the_future", field="heldOn")
    if held_on < group.formed_on:
        formed = group.formed_on.isoformat()
        raise Invalid("held_before_the_group", field="heldOn", formed=formed)
    group.reports += 1
    uow.session.add(
        WorkingGroupReport(
            id=uuid4(),
            programme_id=group.programme_id,
            group_id=group.id,
            number=group.reports,
            held_on=held_on,
            title=clean(title, field="title", longest=LONGEST_TITLE),
            words=clean(words, field="words", longest=LONGEST_PAPER, lines=True),
            by_id=uow.person_id,
            at=await database_now(uow.session),
        )
    )
    uow.record(GroupEvent.REPORTED, group.id, programme_id=group.programme_id, number=group.reports)
    await uow.session.flush()
    return group


async def lay_group_report(
    uow: UnitOfWork, *, report_id: UUID, meeting_id: UUID, item_id: UUID, urgency: str = ""
) -> WorkingGroup:
    """Lay a group's report before an item of a meeting of its council, as a paper.

    Allowed: as putting a paper. Refuses: as putting a paper; a meeting of another council, a report that
    is laid already. Records: ``meeting.paper_put`` and ``group.laid``.
    """
    report = await uow.session.scalar(
        select(WorkingGroupReport).where(WorkingGroupReport.id == report_id).with_for_update()
    )
    if report is None:
        raise NotFound("no_such_report", field="reportId")
    group = await uow.session.get_one(WorkingGroup, report.group_id)
    meeting = await put_paper(
        uow,
        meeting_id=meeting_id,
        item_id=item_id,
        title=report.title,
        words=report.words,
        urgency=urgency,
    )
    if meeting.council_id != group.council_id:
        raise NotFound("no_such_meeting", field="meetingId")
    before = None if report.item_id is None else await uow.session.get(MeetingItem, report.item_id)
    if before is not None and before.state is not ItemState.TAKEN_OFF:
        raise Conflict("report_laid_already", field="reportId")
    report.item_id, report.laid_at = item_id, await database_now(uow.session)
    uow.record(GroupEvent.LAID, group.id, programme_id=group.programme_id, number=report.number)
    await uow.session.flush()
    return group
