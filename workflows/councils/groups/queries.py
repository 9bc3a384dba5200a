"""Questions about working groups: those of a council with who works in them, reports, and what may be done."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.groups import policy
from workflows.councils.groups.forming import HEAD_FORMS
from workflows.councils.groups.models import WorkingGroup, WorkingGroupMember, WorkingGroupReport
from workflows.councils.meetings.locked import bench_on
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.states import ItemState, MeetingState
from workflows.councils.roster.models import Council
from workflows.councils.roster.policy import may_appoint, reads_unpublished
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.identity.queries import Capacity, live_reviewers
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


@dataclass(frozen=True, slots=True)
class Told:
    """A report, with the meeting and item it was laid before by number."""

    row: WorkingGroupReport
    laid: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Group:
    """A working group as the asker sees it; `items` are those a report can be laid before."""

    row: WorkingGroup
    members: list[WorkingGroupMember]
    reports: list[Told]
    items: list[tuple[Meeting, MeetingItem]]
    offers: list[Offer]


async def groups_of_council(
    session: AsyncSession, actor: Actor, *, council: Council
) -> list[Group]:
    """Return the working groups of a council, the newest first."""
    rows = await session.scalars(
        select(WorkingGroup)
        .where(WorkingGroup.council_id == council.id)
        .order_by(WorkingGroup.formed_on.desc(), WorkingGroup.id)
    )
    return [await _group(session, actor, row) for row in rows.all()]


async def groups_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Group]:
    """Return working groups by key."""
    rows = await session.scalars(select(WorkingGroup).where(WorkingGroup.id.in_(ids)))
    return {row.id: await _group(session, actor, row) for row in rows.all()}


async def possible_workers(
    session: AsyncSession, actor: Actor, *, council: Council
) -> list[Capacity]:
    """Return who could work in a group; empty but for those who prepare the council."""
    if not reads_unpublished(actor, council.programme_id):
        return []
    return list(await live_reviewers(session, council.programme_id, policy.WORKERS))


async def forming_group_offer(session: AsyncSession, actor: Actor, *, council: Council) -> Offer:
    """Return whether the asker may form a group beside a council now."""
    now = await database_now(session)
    book = await council_rules(
        session, council.place, now.astimezone(SEOUL).date(), council_id=council.id
    )

    def known() -> None:
        if council.dissolved_on is not None:
            raise WrongState("council_dissolved", field="councilId")
        if book.choice(Key.WORKING_GROUP) != HEAD_FORMS:
            rule = book.rule(Key.WORKING_GROUP)
            raise RuleBroken("no_working_group_here", field="councilId", rule=rule)

    return offer(
        "formWorkingGroup", lambda: demand(may_appoint(actor, council.programme_id)), known
    )


async def _group(session: AsyncSession, actor: Actor, row: WorkingGroup) -> Group:
    members = (
        await session.scalars(
            select(WorkingGroupMember)
            .where(WorkingGroupMember.group_id == row.id, WorkingGroupMember.left_on.is_(None))
            .order_by(WorkingGroupMember.chairs.desc(), WorkingGroupMember.id)
        )
    ).all()
    council = await session.get_one(Council, row.council_id)
    now = await database_now(session)
    bench = await bench_on(session, council, now.astimezone(SEOUL).date(), now)
    wanted = (
        select(WorkingGroupReport, Meeting.number, MeetingItem.number)
        .outerjoin(MeetingItem, MeetingItem.id == WorkingGroupReport.item_id)
        .outerjoin(Meeting, Meeting.id == MeetingItem.meeting_id)
        .where(WorkingGroupReport.group_id == row.id)
        .order_by(WorkingGroupReport.number.desc())
    )
    if not policy.reads_reports(actor, bench, [one.person_id for one in members]):
        wanted = wanted.where(Meeting.called_at.is_not(None))
    reports = [
        Told(report, None if meeting is None else (meeting, item))
        for report, meeting, item in await session.execute(wanted)
    ]
    lays = actor.person_id in {*bench.members, bench.secretary} - {None}
    items = await _items(session, row.council_id) if lays else []
    return Group(row, list(members), reports, items, _offers(actor, row, members))


async def _items(session: AsyncSession, council_id: UUID) -> list[tuple[Meeting, MeetingItem]]:
    rows = await session.execute(
        select(Meeting, MeetingItem)
        .join(MeetingItem, MeetingItem.meeting_id == Meeting.id)
        .where(
            Meeting.council_id == council_id,
            Meeting.state.in_((MeetingState.PREPARED, MeetingState.CALLED)),
            MeetingItem.state != ItemState.TAKEN_OFF,
        )
        .order_by(Meeting.number, MeetingItem.number)
    )
    return [(meeting, item) for meeting, item in rows]


def _offers(
    actor: Actor, row: WorkingGroup, members: Collection[WorkingGroupMember]
) -> list[Offer]:
    def appoints() -> None:
        demand(may_appoint(actor, row.programme_id))

    def works() -> None:
        policy.reporting_hat(actor, [(one.person_id, one.appointment_id) for one in members])

    def stands() -> None:
        if row.dissolved_on is not None:
            raise WrongState("group_dissolved", field="groupId")

    acts = ("joinWorkingGroup", "leaveWorkingGroup", "dissolveWorkingGroup")
    return [
        *(offer(name, appoints, stands) for name in acts),
        offer("reportFromGroup", works, stands),
    ]
