"""A council that can meet and change its own rules."""

from datetime import date, timedelta

import pytest

from tests.councils.meetings.conftest import council, last_vote, rows
from tests.fixtures.sittings import CHAIR, SECRETARY, VICE, call_item, come, prepared
from workflows.councils.meetings import calling, chairing
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.rule_changes.judging import Wanted
from workflows.councils.rule_changes.putting import put_rule_change

__all__ = ["council", "last_vote", "rows"]
FROM = date(2027, 1, 1)


def wanted(key="tie", said=("CASTING_VOTE",), limit=None, on=FROM, article="7(1)"):
    """Return a change: without more, that the chair decides a tie, which no source of Changwon says."""
    return Wanted(key, limit, tuple(said), on, "창원시 스마트도시사업협의회 운영세칙", article)


@pytest.fixture
def put(town, council):
    """Put a change on the agenda of a new meeting, or of one that is given."""

    async def put(change=None, *, by=SECRETARY, meeting=None):
        meeting = meeting or await prepared(town, council, items=0)
        return await town.act(by, put_rule_change, meeting_id=meeting.id, wanted=change or wanted())

    return put


@pytest.fixture
def open_with(town, clock, rows):
    """Call a meeting that is prepared, open it with three members there, and call its last item."""

    async def opened(meeting):
        await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
        await clock.set(meeting.starts_at + timedelta(minutes=1))
        await come(town, meeting, CHAIR, VICE, "expert.2", "expert.3", "expert.4")
        await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
        item = (await rows(MeetingItem, meeting_id=meeting.id))[-1]
        await call_item(town, meeting, item)
        return item

    return opened
