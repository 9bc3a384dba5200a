"""Working groups: the head forms one where the ordinance says so; it reports, and the council lays the report."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.councils import HEAD, seen
from tests.fixtures.sittings import CHAIR, SECRETARY, called
from tests.fixtures.town import as_house
from workflows.councils.groups import forming, reporting
from workflows.councils.groups.queries import (
    forming_group_offer,
    groups_of_council,
    possible_workers,
)
from workflows.councils.meetings.models import MeetingItem, MeetingPaper
from workflows.councils.roster import forming as councils
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState

LEAD, CLERK = "company.a", "municipality.clerk2"
NEVER = "00000000-0000-4000-8000-000000000000"


async def form(town, council, who=HEAD):
    return await town.act(
        who,
        forming.form_working_group,
        council_id=council.id,
        name="운영 실무협의회",
        purpose="쉼터의 운영 방안을 미리 살핀다.",
        chair_id=town.appointments[CLERK],
    )


async def join(town, group, who, **more):
    hat = town.appointments[who]
    verb = forming.join_working_group
    return await town.act(HEAD, verb, group_id=group.id, appointment_id=hat, **more)


async def report(town, group, who=CLERK, held_on=date(2026, 11, 30)):
    said = {"title": "운영 방안 검토", "words": "두 안을 견주었다."}
    verb = reporting.report_from_group
    return await town.act(who, verb, group_id=group.id, held_on=held_on, **said)


async def shown(town, council, who):
    (group,) = await seen(town, who, groups_of_council, council=council)
    return group


async def names(town, council):
    back = {person: name for name, person in town.people.items()}
    return [(back[one.person_id], one.chairs) for one in (await shown(town, council, HEAD)).members]


async def test_the_head_forms_one_where_the_ordinance_says_so(town, council):
    with pytest.raises(NotAllowed):
        await form(town, council, SECRETARY)
    await form(town, council)
    assert await names(town, council) == [(CLERK, True)]
    await town.act(HEAD, councils.dissolve_council, council_id=council.id)
    other = await town.act(
        HEAD,
        councils.form_council,
        programme_id=town.programme_id,
        place="uiwang",
        name_ko="다른 협의회",
        name_en="Another council",
    )
    with pytest.raises(RuleBroken, match="no_working_group_here") as refused:
        await form(town, other)
    assert refused.value.rule == "council.house.working_group"
    offered = await seen(town, HEAD, forming_group_offer, council=other)
    assert offered.refusal.reason == "no_working_group_here"


async def test_officers_and_members_work_in_it_and_it_keeps_a_chair(town, council):
    group = await form(town, council)
    await join(town, group, "expert.2")
    with pytest.raises(Conflict, match="in_the_group_already"):
        await join(town, group, "expert.2")
    await join(town, group, "expert.2", chairs=True)
    assert await names(town, council) == [("expert.2", True), (CLERK, False)]

    async def leave(who):
        hat = town.appointments[who]
        verb = forming.leave_working_group
        await town.act(HEAD, verb, group_id=group.id, appointment_id=hat)

    with pytest.raises(WrongState, match="group_keeps_a_chair"):
        await leave("expert.2")
    await leave(CLERK)
    with pytest.raises(NotFound, match="not_in_the_group"):
        await leave(CLERK)
    with pytest.raises(NotFound, match="no_such_working_group"):
        await town.act(HEAD, forming.dissolve_working_group, group_id=NEVER)
    await town.act(HEAD, forming.dissolve_working_group, group_id=group.id)
    with pytest.raises(WrongState, match="group_dissolved"):
        await join(town, group, LEAD)
    with pytest.raises(WrongState, match="group_dissolved"):
        await report(town, group, "expert.2")


async def test_its_report_is_laid_before_an_item_as_a_paper(town, council, rows):
    group = await form(town, council)
    with pytest.raises(NotAllowed, match="only_the_group_reports"):
        await report(town, group, LEAD)
    with pytest.raises(Invalid, match="held_in_the_future"):
        await report(town, group, held_on=date(2026, 12, 24))
    with pytest.raises(Invalid, match="held_before_the_group") as early:
        await report(town, group, held_on=date(2026, 11, 29))
    assert early.value.figures == {"formed": "2026-11-30"}
    await report(town, group)
    meeting = await called(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    (one,) = (await shown(town, council, CHAIR)).reports
    assert (await shown(town, council, "resident.1")).reports == []
    lay = {"meeting_id": meeting.id, "item_id": item.id}
    with pytest.raises(NotFound, match="no_such_report"):
        await town.act("resident.1", reporting.lay_group_report, report_id=one.row.id, **lay)
    with pytest.raises(NotAllowed):
        await town.act(CLERK, reporting.lay_group_report, report_id=one.row.id, **lay)
    await town.act(SECRETARY, reporting.lay_group_report, report_id=one.row.id, **lay)
    (paper,) = await rows(MeetingPaper, item_id=item.id)
    assert (paper.title, paper.words) == ("운영 방안 검토", "두 안을 견주었다.")
    assert [told.laid for told in (await shown(town, council, "resident.1")).reports] == [(1, 1)]
    with pytest.raises(Conflict, match="report_laid_already"):
        await town.act(SECRETARY, reporting.lay_group_report, report_id=one.row.id, **lay)
    with pytest.raises(DBAPIError, match="stays what it is"):
        async with as_house(town.sessions) as session:
            await session.execute(text("UPDATE working_group_report SET words = '다른 글'"))


@pytest.mark.parametrize("who", ["resident.1", "auditor"])
async def test_who_is_not_offered_for_a_group_cannot_be_put_into_it(town, council, who):
    group = await form(town, council)
    offered = await seen(town, HEAD, possible_workers, council=council)
    with pytest.raises(NotAllowed, match="role_works_in_no_group"):
        await join(town, group, who)
    assert town.appointments[who] not in {one.id for one in offered}
    assert await names(town, council) == [(CLERK, True)]
