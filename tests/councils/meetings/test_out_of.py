"""Who withdrew from an item reads so at once, called yet or not; outside the council it shows when it is called."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.sittings import CHAIR, call_item, opened
from tests.schema.conftest import asking_with
from workflows.councils.meetings import door
from workflows.councils.meetings.models import MeetingItem
from workflows.kit.refusal import Conflict

ATTENDEES = """query ($id: ID!) { node(id: $id) { ... on Meeting {
  attendees { isViewer recused outOf } } } }"""
OUT, IN = "expert.1", "expert.2"


async def out(ask, town, meeting, who):
    """Return of whom somebody reads that he is out, and of which items."""
    said = await ask(
        ATTENDEES, as_=town.people[who] if who else None, id=global_id("Meeting", meeting.id)
    )
    found = said.data["node"]["attendees"]
    return [
        (one["isViewer"], one["recused"], one["outOf"])
        for one in found
        if one["outOf"] or one["recused"]
    ]


async def test_whoever_withdrew_reads_it_before_the_item_is_called(
    town, council, clock, rows, sessions, snapshots
):
    ask = asking_with(sessions, snapshots)
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
    assert await out(ask, town, meeting, "resident.1") == []
    with pytest.raises(Conflict, match="out_of_it_already"):
        await town.act(OUT, door.withdraw_from_item, **given)
