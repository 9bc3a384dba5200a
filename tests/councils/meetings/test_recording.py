"""Recording a meeting: off until it is said, seen by all, written down by somebody, withheld only so long."""

from datetime import date

import pytest

from tests.fixtures.minutes import CHAIR, SECRETARY, prepared
from workflows.councils.meetings import calling
from workflows.councils.meetings.recording import (
    declare_recording,
    end_recording,
    note_transcript,
    recordings_by_meeting,
)
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS


@pytest.fixture
async def held(sessions, clock):
    """A meeting that is called."""
    held = await prepared(sessions, clock)
    await held.town.act(CHAIR, calling.call_meeting, meeting_id=held.meeting_id)
    return held


@pytest.fixture
def on(held):
    """Say that it is recorded."""

    async def declared(who=SECRETARY, **given):
        terms = {
            "reason": "속기사가 없음",
            "appointment_id": held.town.appointments[SECRETARY],
            "transcript_due": date(2026, 12, 31),
        }
        return await held.town.act(
            who, declare_recording, meeting_id=held.meeting_id, **{**terms, **given}
        )

    return declared


async def recordings(held):
    async with unit_of_work(held.town.sessions) as uow:
        found = await recordings_by_meeting(uow.session, ANONYMOUS, [held.meeting_id])
        return found[held.meeting_id]


async def test_it_is_off_until_the_secretary_says_so_then_off_again_and_written_down(held, on):
    act, one = held.town.act, {"meeting_id": held.meeting_id}
    assert await recordings(held) == []
    with pytest.raises(WrongState, match="not_recorded"):
        await act(SECRETARY, end_recording, **one)
    with pytest.raises(NotAllowed, match="only_the_secretary_keeps"):
        await on("expert.1")

    await on(withheld_until=date(2037, 1, 1))
    (found,) = await recordings(held)
    assert (found.ended_at, found.transcript_due) == (None, date(2026, 12, 31))
    with pytest.raises(Conflict, match="recorded_already"):
        await on()
    with pytest.raises(WrongState, match="recording_still_on"):
        await act(SECRETARY, note_transcript, recording_id=found.id)
    await act(SECRETARY, end_recording, **one)
    with pytest.raises(NotAllowed, match="only_who_transcribes"):
        await act("expert.1", note_transcript, recording_id=found.id)
    await act(SECRETARY, note_transcript, recording_id=found.id)
    with pytest.raises(Conflict, match="transcribed_already"):
        await act(SECRETARY, note_transcript, recording_id=found.id)
    (found,) = await recordings(held)
    assert found.transcribed_at is not None


async def test_it_is_withheld_ten_years_from_the_january_after_the_meeting_at_most(held, on):
    with pytest.raises(RuleBroken, match="withheld_too_long") as refused:
        await on(withheld_until=date(2037, 1, 2))
    assert refused.value.rule == "minutes.audio_withheld"
    assert refused.value.figures == {"last": "2037-01-01"}
    with pytest.raises(Invalid, match="transcript_due_over"):
        await on(transcript_due=date(2026, 11, 30))
    with pytest.raises(NotFound, match="no_such_member"):
        await on(appointment_id=held.town.appointments["resident.1"])
    with pytest.raises(NotFound, match="no_such_recording"):
        await held.town.act(SECRETARY, note_transcript, recording_id=held.meeting_id)
    assert await recordings(held) == []
