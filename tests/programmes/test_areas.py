"""The target area: set and superseded on record, and what lies outside it is refused without a loss."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from workflows.kit.refusal import Invalid, NotAllowed, RuleBroken
from workflows.kit.wording import SEOUL
from workflows.programmes.areas import District, areas_by_programme, set_target_area
from workflows.programmes.models import TargetArea
from workflows.proposals.actions import submit_proposal
from workflows.proposals.moderation.actions import moderate_text, report_text
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.proposals.queries import count_proposals, idea_points
from workflows.proposals.states import Category
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role

OFFICER = "municipality.officer"


def square(number, west, *, side=10_000):
    x, y = 127_000_000 + west, 36_000_000
    ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    return District(number, f"{number}동", f"Ward {number}", ring)


async def given(town, *districts, by=OFFICER, day=None):
    return await town.act(
        by,
        set_target_area,
        programme_id=town.programme_id,
        districts=districts,
        valid_from=day,
    )


async def submitted(town, point, title="그늘막"):
    return await town.act(
        "resident.1",
        submit_proposal,
        programme_id=town.programme_id,
        title=title,
        summary="그늘이 필요해요.",
        body=f"더워요. ({point})",
        category=Category.WELFARE,
        place="가온동",
        cost=1_000,
        point=point,
    )


async def points_of(uow, town, **asked):
    wanted = {"programme_id": town.programme_id, "first": 500, **asked}
    return await idea_points(uow.session, ANONYMOUS, **wanted)


async def test_an_idea_lies_in_its_district_and_outside_none_is_taken(town):
    await given(town, square(1, 0), square(2, 10_000))
    first = await submitted(town, (127_005_000, 36_005_000))
    second = await submitted(town, (127_015_000, 36_005_000))
    nowhere = await submitted(town, None)
    with pytest.raises(RuleBroken, match="outside_target_area"):
        await submitted(town, (127_025_000, 36_005_000))
    for point in ((0, 0), (127_005_000, 50_000_000)):
        with pytest.raises(Invalid, match="point_out_of_range"):
            await submitted(town, point)

    assert (first.area, second.area, nowhere.area) == (1, 2, None)
    async with unit_of_work(town.sessions) as uow:
        points = await points_of(uow, town)
        only = await points_of(uow, town, area=2)
        number = await count_proposals(
            uow.session, ANONYMOUS, programme_id=town.programme_id, area=1
        )
    assert {one.number for one in points} == {first.number, second.number}
    assert [one.number for one in only] == [second.number]
    assert number == 1


async def test_a_place_without_a_target_area_takes_any_point_of_korea(town):
    assert (await submitted(town, (127_025_000, 36_005_000))).area is None


async def test_a_hidden_idea_is_no_point_for_others(town):
    await given(town, square(1, 0))
    idea = await submitted(town, (127_005_000, 36_005_000))
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    about = {"kind": SubjectKind.PROPOSAL, "subject_id": idea.id, "ground": ReportGround.ABUSE}
    await town.act("resident.3", report_text, text="이상해요", **about)
    await town.act("moderator", moderate_text, decision=Decision.HIDE, reason="규칙", **about)
    async with unit_of_work(town.sessions) as uow:
        assert await points_of(uow, town) == []


async def test_districts_take_the_place_of_those_before_which_stay_on_record(town):
    await given(town, square(1, 0))
    await given(town, square(1, 50_000), square(2, 60_000))
    async with unit_of_work(town.sessions) as uow:
        standing = await areas_by_programme(uow.session, ANONYMOUS, [town.programme_id])
        every = list(
            await uow.session.scalars(
                select(TargetArea).where(TargetArea.programme_id == town.programme_id)
            )
        )
    assert [one.number for one in standing[town.programme_id]] == [1, 2]
    assert len(every) == 3


@pytest.mark.parametrize(
    ("districts", "reason"),
    [
        ((), "areas_out_of_range"),
        ((square(1, 0), square(1, 20_000)), "area_repeated"),
        ((District(1, "가", "A", ((127_000_000, 36_000_000),) * 2),), "ring_out_of_range"),
        (tuple(square(n, 10_000 * n) for n in range(51)), "areas_out_of_range"),
        ((square(1, 0), square(2, 9_999)), "areas_overlap"),
        ((square(1, 0), square(2, 2_000, side=100)), "areas_overlap"),
        ((square(1, 9_000_000),), "point_out_of_range"),
        (
            (
                District(
                    1,
                    "나비",
                    "Bow",
                    tuple(square(1, 0).ring[n] for n in (0, 2, 1, 3)),
                ),
            ),
            "ring_crosses_itself",
        ),
    ],
)
async def test_what_is_no_outline_is_refused(town, districts, reason):
    with pytest.raises(Invalid, match=reason):
        await given(town, *districts)


async def test_residents_draw_no_districts(town):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await given(town, square(1, 0), by="resident.1")


async def every_area(town):
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.scalars(
            select(TargetArea).where(TargetArea.programme_id == town.programme_id)
        )
        return list(rows)


async def test_those_who_set_the_first_districts_at_once_follow_each_other(town):
    await asyncio.gather(*(given(town, square(1, west), square(2, 90_000)) for west in range(4)))
    every = await every_area(town)

    assert len(every) == 8
    assert sorted(one.number for one in every if one.recorded.upper is None) == [1, 2]


async def test_who_began_first_and_came_second_ends_what_came_on_record_meanwhile(town):
    async with unit_of_work(town.sessions) as late:
        await given(town, square(1, 0))
        await set_target_area(late, programme_id=town.programme_id, districts=[square(1, 50_000)])
    first, second = sorted(await every_area(town), key=lambda one: one.recorded.lower)

    assert first.recorded.upper == second.recorded.lower
    assert second.recorded.upper is None
    assert second.ring[0][0] == 127_050_000


async def test_districts_hold_from_their_day_and_those_before_until_then(town, clock):
    async with unit_of_work(town.sessions) as uow:
        begun = uow.now
    first = begun.astimezone(SEOUL).date()
    changed = first + timedelta(days=20)
    await given(town, square(1, 0))
    await clock.set(begun + timedelta(days=30))
    await given(town, square(1, 20_000), day=changed)

    async def standing_on(day):
        async with unit_of_work(town.sessions) as uow:
            rows = await uow.session.scalars(
                select(TargetArea).where(
                    TargetArea.programme_id == town.programme_id,
                    func.upper_inf(TargetArea.recorded),
                    TargetArea.valid.contains(day),
                )
            )
            return [row.ring[0][0] - 127_000_000 for row in rows]

    assert await standing_on(first - timedelta(days=1)) == []
    assert await standing_on(changed - timedelta(days=1)) == [0]
    assert await standing_on(changed) == [20_000]
    async with unit_of_work(town.sessions) as uow:
        now = await areas_by_programme(uow.session, ANONYMOUS, [town.programme_id])
    assert [row.ring[0][0] for row in now[town.programme_id]] == [127_020_000]


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2100, 1, 1)])
async def test_districts_hold_from_no_day_to_come(town, day):
    with pytest.raises(Invalid, match="area_day_out_of_range"):
        await given(town, square(1, 0), day=day)
