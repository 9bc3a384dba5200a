"""Who withdrew from an item reads so at once, called yet or not; outside the council it shows when it is called."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.sittings import CHAIR, call_item, opened, sitting_council
from tests.schema.conftest import asking_with
from workflows.councils.meetings import door
from workflows.councils.meetings.models import MeetingItem
from workflows.kit.refusal import Conflict

ATTENDEES = """query ($id: ID!) { node(id: $id) { ... on Meeting {
  attendees { isViewer recused outOf } } } }"""
OUT, IN = "expert.1", "expert.2"


async def attendees(ask, town, meeting, who):
    """Return who attends as somebody reads it."""
    person = town.people[who] if who else None
    said = await ask(ATTENDEES, as_=person, id=global_id("Meeting", meeting.id))
    return said.data["node"]["attendees"]


async def out(ask, town, meeting, who):
    """Return of whom somebody reads that he is out, and of which items."""
    return [
        (one["isViewer"], one["recused"], one["outOf"])
        for one in await attendees(ask, town, meeting, who)
        if one["outOf"] or one["recused"]
    ]


async def test_whoever_withdrew_reads_it_before_the_item_is_called(
    town, clock, rows, sessions, snapshots
):
    ask = asking_with(sessions, snapshots)
    # A council whose ordinance lets everybody watch.
    council = await sitting_council(town, clock, place="gwangju", agenda="인수인계")
    meeting = await opened(town, council, clock, CHAIR, OUT, IN, "expert.3", items=2)
    first, second = sorted(
        await rows(MeetingItem, meeting_id=meeting.id), key=lambda one: one.number
    )
    given = {"meeting_id": meeting.id, "item_id": second.id, "ground": "당사자"}
    await town.act(OUT, door.withdraw_from_item, **given)
    key = global_id("MeetingItem", second.id)
    await call_item(town, meeting, first)

    assert await out(ask, town, meeting, OUT) == [(True, False, [key])]
    assert await out(ask, town, meeting, IN) == [(False, False, [key])]
    for outsider in ("resident.1", None):
        assert len(await attendees(ask, town, meeting, outsider)) > 3
        assert await out(ask, town, meeting, outsider) == []
    with pytest.raises(Conflict, match="out_of_it_already"):
        await town.act(OUT, door.withdraw_from_item, **given)
