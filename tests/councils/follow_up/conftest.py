"""A council that has decided something."""

import pytest

from tests.councils.meetings.conftest import council, last_vote, rows, session_open
from tests.fixtures.sittings import CHAIR, VICE, vote
from workflows.councils.follow_up.models import Decision
from workflows.councils.reckoning.votes import Choice

__all__ = ["council", "decided", "last_vote", "rows", "session_open"]


@pytest.fixture
async def decided(town, session_open, last_vote, rows):
    """The decision of a meeting that is still open, with nobody named to act."""
    _, item = session_open
    await vote(town, item, last_vote, dict.fromkeys((CHAIR, VICE, "expert.2"), Choice.FOR))
    (row,) = await rows(Decision, item_id=item.id)
    return row
