"""Who may challenge a member on an item (기피): members, and whoever comes from a party of the item."""

import pytest

from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    call_item,
    opened,
    prepared,
    put,
    refusals,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling, chairing, door
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.states import ItemState
from workflows.identity.models import Appointment
from workflows.kit.refusal import NotAllowed

HERE = (CHAIR, "expert.1", "expert.2", "expert.3", "company.a")
RULE = "council.changwon_committees.recusal_kinds"


@pytest.fixture
async def two_items(town, council, clock, rows, monkeypatch):
    """An open meeting: the first item names no party, the second the observer's company."""
    async with as_house(town.sessions) as session:
        company = (await session.get_one(Appointment, town.appointments["company.a"])).body_id

    async def with_party(town, council, **more):
        meeting = await prepared(town, council, items=1)
        await put(town, meeting, title="회사와의 협약", parties=[company])
        return await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)

    monkeypatch.setattr("tests.fixtures.sittings.called", with_party)
    meeting = await opened(town, council, clock, *HERE)
    return meeting, await rows(MeetingItem, meeting_id=meeting.id)


async def challenge(town, who, meeting, item):
    return await town.act(
        who,
        door.challenge_member,
        meeting_id=meeting.id,
        item_id=item.id,
        appointment_id=town.appointments["expert.2"],
        ground="같은 회사의 자문",
    )


async def offered(town, who, meeting):
    return (await refusals(town, who, meeting.id))["challengeMember"]


async def test_an_observer_challenges_where_his_body_is_a_party_and_nowhere_else(town, two_items):
    meeting, (plain, ours) = two_items
    await call_item(town, meeting, plain)
    for who in ("company.a", SECRETARY):
        with pytest.raises(NotAllowed, match="only_a_party_challenges") as refused:
            await challenge(town, who, meeting, plain)
        assert refused.value.rule == RULE
        refusal = await offered(town, who, meeting)
        assert (refusal.reason, refusal.rule) == ("only_a_party_challenges", RULE)
    assert await offered(town, "expert.3", meeting) is None
    await town.act(
        CHAIR,
        chairing.end_item,
        meeting_id=meeting.id,
        item_id=plain.id,
        end=ItemState.DISCUSSED,
        conclusion="없음",
    )
    await call_item(town, meeting, ours)
    assert await offered(town, "company.a", meeting) is None
    await challenge(town, "company.a", meeting, ours)
    with pytest.raises(NotAllowed, match="only_a_party_challenges"):
        await challenge(town, SECRETARY, meeting, ours)
