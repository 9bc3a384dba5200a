"""Minutes withheld as a whole on a ground that no day ends: somebody says that it is no more, once."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from server.jobs import lift_minutes
from tests.councils.minutes.test_hiding import TOMORROW, hide, line_with, publish, read
from tests.fixtures.minutes import PHONE, SECRETARY, confirmed, held_meeting
from tests.fixtures.town import as_house
from workflows.councils.minutes import releasing
from workflows.councils.minutes.states import Ground, Publication
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, WrongState
from workflows.record.models import Event

WHY = "입찰이 끝남"


@pytest.fixture
async def held(sessions, clock):
    """A closed meeting whose minutes are confirmed, with a number that is hidden."""
    held = await held_meeting(sessions, clock)
    await confirmed(held)
    await hide(held, **await line_with(held, PHONE), ground=Ground.PERSONAL)
    return held


async def release(held, who=SECRETARY, reason=WHY):
    row = await held.minutes()
    return await held.town.act(who, releasing.release_minutes, minutes_id=row.id, reason=reason)


async def refused(held, kind, slug, **how):
    with pytest.raises(kind) as found:
        await release(held, **how)
    assert found.value.reason == slug
    assert (await held.minutes()).released_at is None


@pytest.mark.parametrize("ground", [one for one in Ground if one is not Ground.IN_PROGRESS])
async def test_minutes_of_any_other_ground_are_opened_with_a_reason_that_is_told(
    held, ground, sessions
):
    await publish(held, withhold=ground)
    await lift_minutes(sessions)
    assert (await read(held)).lines == ()
    assert "releaseMinutes" in {
        one.name for one in (await read(held, SECRETARY)).offers if one.allowed
    }
    row = await release(held)

    assert (row.publication, row.withheld_ground) == (Publication.REDACTED, ground)
    assert (row.released_why, row.released_by) == (WHY, held.town.people[SECRETARY])
    public = await read(held)
    assert public.lines
    assert PHONE not in str(public)
    async with as_house(sessions) as session:
        event = await session.scalar(
            select(Event).where(Event.kind == "minutes.released", Event.subject_id == row.id)
        )
    assert event.data == {"ground": ground.number, "left": 1}
    with pytest.raises(WrongState, match="minutes_not_withheld"):
        await release(held)


async def test_what_cannot_be_opened_says_why_and_nothing_is_shown(held):
    await refused(held, WrongState, "minutes_not_withheld")
    await publish(held, withhold=Ground.BUSINESS)
    await refused(held, Invalid, "text_empty", reason=" ")
    await refused(held, Invalid, "reason_gives_away", reason=f"{PHONE}는 그대로 둠")
    for who in ("expert.1", "resident.1", "auditor"):
        await refused(held, NotAllowed, "only_its_secretary", who=who)
    assert (await read(held)).lines == ()


@pytest.mark.parametrize(
    "changed",
    [
        "minutes SET content = jsonb_set(content, '{{lines,0,words}}', '\"다른 말\"') WHERE id",
        "minutes_hidden SET commitment = repeat('0', 64) WHERE minutes_id",
        "minutes_hidden SET salt = 'other' WHERE minutes_id",
    ],
)
async def test_a_text_or_a_gap_that_was_changed_under_it_stays_closed(held, changed):
    await publish(held, withhold=Ground.BUSINESS)
    key = (await held.minutes()).id
    await held.clock.services.as_superuser(
        held.clock.database,
        f"SET session_replication_role = replica; UPDATE {changed.format()} = '{key}'",
    )
    await refused(held, Conflict, "minutes_not_what_was_signed")


async def test_ground_5_can_be_opened_before_its_day_and_its_day_opens_it_without_words(
    held, sessions
):
    row = await held.minutes()
    await publish(held, withhold=Ground.IN_PROGRESS, stage="심의 중", expected_end=TOMORROW)
    assert (await release(held, reason="심의가 일찍 끝남")).withheld_until == TOMORROW
    async with as_house(sessions) as session:
        for said in (
            "released_why = 'x'",
            "released_at = NULL",
            "publication = 'FULL', released_by = NULL",
        ):
            with pytest.raises(DBAPIError):
                async with session.begin_nested():
                    await session.execute(text(f"UPDATE minutes SET {said} WHERE id = '{row.id}'"))
