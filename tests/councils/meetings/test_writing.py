"""Resolutions in writing: only in the cases of the pack, by the ballots that come back, certified as such."""

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from tests.fixtures.sittings import (
    CALLED_ON,
    CHAIR,
    SECRETARY,
    put,
    refusals,
    sitting_council,
)
from workflows.councils.meetings import balloting, calling, door, preparing
from workflows.councils.meetings.models import MeetingEntry, MeetingItem
from workflows.councils.meetings.recalling import ask_to_meet
from workflows.councils.meetings.states import Entry, ItemState, MeetingState
from workflows.councils.minutes.certificate import read_facts, verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.deciding import reckon
from workflows.councils.minutes.finding import Verdict
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Said
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.terms import WrittenCase
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.refusal import Invalid, NotAllowed, RuleBroken, WrongState
from workflows.kit.wording import Locale
from workflows.record.uow import unit_of_work

UNTIL = CALLED_ON + timedelta(days=3)
FOR, AGAINST = Choice.FOR, Choice.AGAINST
EXPERTS = ("expert.1", "expert.2", "expert.3", "expert.4")


async def asked(town, council, case=WrittenCase.MINOR, until=UNTIL, **more):
    """Ask a question in writing, with the notice sent."""
    meeting = await town.act(
        SECRETARY,
        preparing.prepare_in_writing,
        council_id=council.id,
        case=case,
        reason="자구 정정",
        until=until,
    )
    await put(town, meeting, **more)
    return await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)


async def offered(town, who, meeting, name="closeVote"):
    """Return why a page offers somebody no such verb now, or None."""
    return (await refusals(town, who, meeting.id, vote_is_open=True))[name]


@pytest.mark.parametrize(
    ("place", "case", "allowed"),
    [
        ("changwon", WrittenCase.MINOR, True),
        ("changwon", WrittenCase.BARRED, True),
        ("changwon", WrittenCase.CHAIR_DEEMS_MINOR, False),
        ("gwangju", WrittenCase.CHAIR_DEEMS_MINOR, True),
        ("gwangju", WrittenCase.URGENT, False),
        ("daegu", WrittenCase.MINOR, False),
    ],
)
async def test_a_council_resolves_in_writing_only_where_its_rules_say_so(
    town, clock, place, case, allowed
):
    more = {"agenda": "실시계획"} if place == "gwangju" else {}
    council = await sitting_council(town, clock, place=place, **more)
    given = {"council_id": council.id, "case": case, "reason": "자구 정정", "until": UNTIL}
    if allowed:
        meeting = await town.act(SECRETARY, preparing.prepare_in_writing, **given)
        assert meeting.written_case is case
        return
    with pytest.raises(RuleBroken, match="no_written_resolution") as refused:
        await town.act(SECRETARY, preparing.prepare_in_writing, **given)
    assert refused.value.rule.endswith("written_cases")


async def test_answers_come_back_until_the_hour_and_those_who_answered_are_present(
    town, council, clock, rows, last_vote
):
    meeting = await asked(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    poll = await last_vote(meeting.id)
    assert item.state is ItemState.CALLED
    for who, choice in ((CHAIR, FOR), ("expert.1", FOR), ("expert.2", AGAINST)):
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=choice)
    await town.act("expert.2", balloting.cast_vote, vote_id=poll.id, choice=FOR)
    with pytest.raises(WrongState, match="answers_still_come") as refused:
        await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)
    assert refused.value.figures["waiting"] == 2
    assert refused.value.rule == "council.changwon_committees.written_cases"
    # Neither do the chair's pages offer it.
    assert (await offered(town, CHAIR, meeting)).reason == "answers_still_come"
    with pytest.raises(WrongState, match="answered_in_writing"):
        await town.act("expert.3", door.attend, meeting_id=meeting.id, mode=Mode.ROOM)
    await clock.set(UNTIL)
    closed = await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    found = await last_vote(meeting.id)
    assert (found.result, found.outcome["for"], found.outcome["absent"]) == (Result.CARRIED, 3, 2)
    assert closed.state is MeetingState.CLOSED
    kinds = [one.kind for one in await rows(MeetingEntry, meeting_id=meeting.id)]
    assert kinds.count(Entry.JOINED) == 3
    assert kinds[-1] is Entry.CLOSED
    async with unit_of_work(town.sessions) as uow:
        (certificate,) = await certificates_of(uow.session, closed)
        minutes = compile_minutes(await material_of(uow.session, closed))
    assert certificate.verdict is Verdict.VALID
    assert verify(certificate.content).holds
    # What the minutes tell of the calling: the case, the reason and the hour, and no day that was missed.
    line = minutes.line("notice")
    assert (line.said, line.words) == (Said.ASKED_IN_WRITING, "자구 정정")
    told = sentence(line, Locale.EN)
    assert "5 members were asked in writing on 30 Nov 2026" in told
    assert "answers until 3 Dec 2026, 12:00 KST" in told
    assert "a minor matter" in told


async def test_too_few_answers_decide_nothing(town, council, clock, rows, last_vote):
    meeting = await asked(town, council)
    poll = await last_vote(meeting.id)
    for who in (CHAIR, "expert.1"):
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    await clock.set(UNTIL)
    closed = await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    assert (await last_vote(meeting.id)).result is Result.NO_QUORUM
    assert closed.state is MeetingState.CLOSED
    assert (await rows(MeetingItem, meeting_id=meeting.id))[0].state is ItemState.DEFERRED


async def test_it_is_closed_at_once_when_everybody_has_answered(town, council, last_vote):
    meeting = await asked(town, council)
    poll = await last_vote(meeting.id)
    for who in (CHAIR, *EXPERTS):
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=FOR)

    closed = await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    assert closed.state is MeetingState.CLOSED
    with pytest.raises(WrongState, match="vote_is_closed"):
        await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)


@pytest.mark.parametrize("who", [SECRETARY, CHAIR])
async def test_the_chair_and_the_secretary_close_it_though_neither_has_answered(
    town, council, clock, rows, last_vote, who
):
    meeting = await asked(town, council)
    poll = await last_vote(meeting.id)
    for expert in EXPERTS[1:]:
        await town.act(expert, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    # The chair and the vice-chair may answer until the hour.
    with pytest.raises(WrongState, match="answers_still_come"):
        await town.act(who, balloting.close_vote, vote_id=poll.id)
    await clock.set(UNTIL)
    with pytest.raises(NotAllowed, match="only_the_desk_closes") as refused:
        await town.act("expert.2", balloting.close_vote, vote_id=poll.id)
    assert refused.value.rule == "council.changwon.secretary_post"
    assert await offered(town, who, meeting) is None
    assert (await offered(town, "expert.2", meeting)).reason == "only_the_desk_closes"
    closed = await town.act(who, balloting.close_vote, vote_id=poll.id)

    assert (await last_vote(meeting.id)).result is Result.CARRIED
    # Nobody presides over answers: that the chair gave none is no flaw, that it was in writing is told.
    async with unit_of_work(town.sessions) as uow:
        (certificate,) = await certificates_of(uow.session, closed)
    assert certificate.verdict is Verdict.VALID
    assert [one.reason for one in certificate.findings] == ["in_writing"]
    facts = read_facts(orjson.loads(certificate.content)["facts"])
    other = reckon(replace(facts, written=WrittenCase.CHAIR_DEEMS_MINOR))
    assert (other.verdict, other.findings[0].reason) == (Verdict.VOID_RISK, "not_in_writing")
    assert verify(certificate.content).holds
    assert (await rows(MeetingItem, meeting_id=meeting.id))[0].state is ItemState.RESOLVED


async def test_nobody_answers_and_nobody_calls_it_off_after_its_hour(town, clock, last_vote):
    council = await sitting_council(town, clock, place="haeon")
    meeting = await asked(town, council)
    poll = await last_vote(meeting.id)
    await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    await clock.set(UNTIL)
    verbs = (
        (balloting.cast_vote, {"vote_id": poll.id, "choice": AGAINST}),
        (ask_to_meet, {"meeting_id": meeting.id}),
    )
    for verb, given in verbs:
        with pytest.raises(WrongState, match="answers_are_over") as refused:
            await town.act("expert.2", verb, **given)
        assert refused.value.rule == "council.haeon.written_cases"
    for name in ("castVote", "askToMeet"):
        assert (await offered(town, "expert.2", meeting, name)).reason == "answers_are_over"


async def test_in_writing_one_question_is_asked_with_a_reason(town, council):
    given = {"council_id": council.id, "case": WrittenCase.MINOR, "until": UNTIL}
    with pytest.raises(Invalid, match="text_empty"):
        await town.act(SECRETARY, preparing.prepare_in_writing, **given, reason=" ")
    meeting = await town.act(SECRETARY, preparing.prepare_in_writing, **given, reason="자구 정정")
    await put(town, meeting)
    with pytest.raises(WrongState, match="one_question_in_writing"):
        await put(town, meeting)
