"""What the box and the papers refuse at their edges: each line goes red when its own guard is taken out."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.voting.test_paper import FIRST, WEIGHED, came, place, staffed
from workflows.kit.refusal import Invalid, RuleBroken, WrongState
from workflows.voting.closing import close_reason, openable
from workflows.voting.kinds import Channel
from workflows.voting.paper.actions import MOST_SERIAL, key_paper
from workflows.voting.states import PollState

__all__ = ["staffed"]
HOUR = datetime(2026, 12, 9, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_vote_is_closed_before_its_hour_with_a_reason_alone():
    for nothing in (None, "", "  "):
        with pytest.raises(Invalid, match="early_close_needs_reason"):
            close_reason(HOUR, HOUR - SECOND, nothing)
    assert close_reason(HOUR, HOUR - SECOND, "정전") == "정전"
    assert close_reason(HOUR, HOUR, None) is None


def test_a_vote_whose_window_has_passed_is_not_opened():
    opened = openable(PollState.DRAFT, HOUR, 1, HOUR)
    assert isinstance(opened, WrongState)
    assert opened.reason == "window_has_passed"
    assert openable(PollState.DRAFT, HOUR, 1, HOUR - SECOND) is True


async def test_nobody_is_marked_as_come_in_a_channel_that_has_no_roll(staffed):
    _, batch = await place(staffed, channels=WEIGHED, channel=Channel.COMMITTEE)
    with pytest.raises(RuleBroken, match="channel_has_no_roll"):
        await came(staffed, batch, "resident.1")


@pytest.mark.parametrize("serial", [0, -1, MOST_SERIAL + 1])
async def test_a_paper_has_a_serial_within_its_bounds(staffed, serial):
    _, batch = await place(staffed)
    await came(staffed, batch, "resident.1")
    with pytest.raises(Invalid, match="serial_out_of_range"):
        await staffed.act(FIRST, key_paper, batch_id=batch.id, serial=serial, choice=None)
