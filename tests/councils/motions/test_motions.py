"""Amendments through their verbs: moved, supported, withdrawn, ordered, voted on, and in minutes and certificate."""

import orjson
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.sittings import CHAIR, MOTION, SECRETARY, VICE, called, vote
from tests.fixtures.town import as_house
from workflows.councils.follow_up.models import Decision
from workflows.councils.meetings import balloting, chairing, door
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.meetings.states import ItemState, VoteKind
from workflows.councils.minutes.certificate import verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.gathering import material_of
from workflows.councils.motions import moving
from workflows.councils.motions.models import MotionAmendment, MotionText
from workflows.councils.motions.moving import Change
from workflows.councils.motions.putting import amendments_to
from workflows.councils.motions.states import AmendmentState
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState

FOR, AGAINST = Choice.FOR, Choice.AGAINST
ALL = (CHAIR, VICE, "expert.2", "expert.3")
S = AmendmentState


@pytest.fixture
def move(town):
    async def moved(item, *changes, by=VICE, support="expert.2", reason="기한이 짧음"):
        said = [Change(*one) for one in changes]
        await town.act(
            by,
            moving.move_amendment,
            meeting_id=item.meeting_id,
            item_id=item.id,
            changes=said,
            reason=reason,
        )
        async with as_house(town.sessions) as session:
            row = (await amendments_to(session, item.id))[-1]
        if support:
            await town.act(
                support,
                moving.support_amendment,
                meeting_id=item.meeting_id,
                amendment_id=row.id,
            )
        return row

    return moved


async def states(rows, item):
    return [one.state for one in await rows(MotionAmendment, item_id=item.id)]


async def test_amendments_are_voted_on_before_the_original_and_make_its_text(
    town, session_open, rows, last_vote, move, sessions
):
    _, item = session_open
    await move(item, ("세 곳", "네 곳"))
    await move(item, ("12월 20일", "12월 31일"), by="expert.3")
    await move(item, ("2026년 12월 20일까지", "곧바로"))

    with pytest.raises(WrongState, match="amendment_first") as first:
        await vote(town, item, last_vote, {})
    assert first.value.figures["number"] == 3
    with pytest.raises(WrongState, match="amendment_first"):
        await vote(town, item, last_vote, {}, amendment=1)
    with pytest.raises(NotFound, match="no_such_amendment"):
        await vote(town, item, last_vote, {}, amendment=9)

    lost = await vote(town, item, last_vote, dict.fromkeys(ALL, AGAINST), amendment=3)
    assert (lost.result, lost.amendment) == (Result.LOST, 3)
    assert lost.motion == "쉼터 세 곳을 곧바로 시에 인수인계한다."
    await vote(town, item, last_vote, {}, amendment=2, kind=VoteKind.CONSENT)
    carried = await vote(
        town, item, last_vote, dict.fromkeys(ALL, FOR), amendment=1, kind=VoteKind.SECRET
    )
    assert carried.motion == "쉼터 네 곳을 2026년 12월 31일까지 시에 인수인계한다."
    assert await states(rows, item) == [S.ADOPTED, S.ADOPTED, S.LOST]
    assert (await rows(MeetingItem, id=item.id))[0].state is ItemState.CALLED

    final = await vote(town, item, last_vote, dict.fromkeys(ALL, FOR))
    assert (final.motion, final.amendment) == (carried.motion, None)
    (after,) = await rows(MeetingItem, id=item.id)
    assert (after.state, after.motion) == (ItemState.RESOLVED, MOTION)
    (decision,) = await rows(Decision, item_id=item.id)
    async with as_house(sessions) as session:
        versions = list(await session.scalars(MotionText.__table__.select().order_by("version")))
    assert len(versions) == 2
    assert (decision.text, decision.number) == (carried.motion, 1)


async def test_an_adopted_amendment_drops_the_one_on_the_same_passage(
    town, session_open, rows, last_vote, move
):
    _, item = session_open
    await move(item, ("12월 20일", "12월 31일"))
    await move(item, (None, "인수인계를 미룬다."), by="expert.3")
    await vote(town, item, last_vote, dict.fromkeys(ALL, FOR), amendment=2)

    assert await states(rows, item) == [S.DROPPED, S.ADOPTED]
    with pytest.raises(WrongState, match="passage_amended_already"):
        await move(item, ("세 곳", "두 곳"))
    final = await vote(town, item, last_vote, dict.fromkeys(ALL, FOR))
    assert final.motion == "인수인계를 미룬다."


async def test_the_chair_orders_amendments_before_the_first_vote_and_not_after(
    town, session_open, last_vote, move
):
    meeting, item = session_open
    await move(item, ("세 곳", "네 곳"))
    await move(item, ("12월 20일", "12월 31일"))

    async def order(*numbers, by=CHAIR):
        await town.act(
            by,
            moving.order_amendments,
            meeting_id=meeting.id,
            item_id=item.id,
            numbers=list(numbers),
        )

    with pytest.raises(NotAllowed, match="only_who_presides"):
        await order(1, 2, by=SECRETARY)
    for wrong in ((1,), (1, 1), (1, 2, 3)):
        with pytest.raises(Invalid, match="order_names_each_once"):
            await order(*wrong)
    await order(1, 2)
    await vote(town, item, last_vote, dict.fromkeys(ALL, FOR), amendment=1)
    with pytest.raises(WrongState, match="amendments_voted_already"):
        await order(2)


async def test_an_amendment_waits_for_a_second_member_and_its_mover_may_withdraw_it(
    town, session_open, rows, last_vote, move
):
    meeting, item = session_open
    row = await move(item, ("세 곳", "네 곳"), support=None)
    assert await states(rows, item) == [S.MOVED]

    async def act(who, verb):
        await town.act(who, verb, meeting_id=meeting.id, amendment_id=row.id)

    with pytest.raises(Conflict, match="supports_already"):
        await act(VICE, moving.support_amendment)
    await act("expert.2", moving.support_amendment)
    with pytest.raises(WrongState, match="wrong_state"):
        await act("expert.3", moving.support_amendment)
    with pytest.raises(NotAllowed, match="only_the_mover"):
        await act("expert.3", moving.withdraw_amendment)
    await act(VICE, moving.withdraw_amendment)
    assert await states(rows, item) == [S.WITHDRAWN]
    with pytest.raises(DBAPIError, match="and stays"):
        async with as_house(town.sessions) as session:
            await session.execute(text("UPDATE motion_amendment SET state = 'OPEN'"))
    assert (await vote(town, item, last_vote, dict.fromkeys(ALL, FOR))).motion == MOTION


async def test_without_a_second_an_amendment_does_not_hold_up_the_original(
    town, session_open, last_vote, move
):
    _, item = session_open
    await move(item, ("세 곳", "네 곳"), support=None)

    assert (await vote(town, item, last_vote, dict.fromkeys(ALL, FOR))).motion == MOTION


async def test_what_cannot_be_moved_says_why(town, session_open, move, monkeypatch):
    meeting, item = session_open
    for changes, reason in (
        ([("다섯 곳", "네 곳")], "passage_not_once"),
        ([("2", "3")], "passage_not_once"),
        ([("세 곳", "세 곳")], "amendment_changes_nothing"),
        ([], "amendment_changes_nothing"),
        ([(None, "  ")], "text_empty"),
    ):
        with pytest.raises(Invalid, match=reason):
            await move(item, *changes)
    for who, kind, reason in (
        (SECRETARY, NotAllowed, "only_members_vote"),
        ("expert.4", RuleBroken, "absent_cannot_vote"),
    ):
        with pytest.raises(kind, match=reason):
            await move(item, ("세 곳", "네 곳"), by=who)
    await town.act(
        "expert.3",
        door.withdraw_from_item,
        meeting_id=meeting.id,
        item_id=item.id,
        ground="설계 용역에 참여",
    )
    with pytest.raises(RuleBroken, match="recused_cannot_vote"):
        await move(item, ("세 곳", "네 곳"), by="expert.3")
    monkeypatch.setattr(moving, "MOST_AMENDMENTS", 0)
    with pytest.raises(Conflict, match="too_many_amendments"):
        await move(item, ("세 곳", "네 곳"))
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    with pytest.raises(WrongState, match="vote_is_open"):
        await move(item, ("세 곳", "네 곳"))


async def test_what_is_over_is_not_amended_any_more(town, session_open, last_vote, move):
    _, item = session_open
    await vote(town, item, last_vote, dict.fromkeys(ALL, FOR))
    with pytest.raises(WrongState, match="item_is_over"):
        await move(item, ("세 곳", "네 곳"))


async def test_before_the_meeting_members_amend_what_they_were_called_for(
    town, council, rows, move
):
    meeting = await called(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await move(item, ("세 곳", "네 곳"))

    assert await states(rows, item) == [S.OPEN]
    with pytest.raises(NotFound, match="no_such_amendment"):
        await town.act(
            VICE,
            moving.withdraw_amendment,
            meeting_id=meeting.id,
            amendment_id=meeting.id,
        )


async def test_minutes_and_certificate_tell_the_amendments_and_reckon_their_order_again(
    town, session_open, rows, last_vote, move, sessions
):
    meeting, item = session_open
    await move(item, ("세 곳", "네 곳"))
    await move(item, ("12월 20일", "12월 31일"), by="expert.3")
    await vote(town, item, last_vote, dict.fromkeys(ALL, FOR), amendment=2)
    await vote(town, item, last_vote, dict.fromkeys(ALL, AGAINST), amendment=1)
    final = await vote(town, item, last_vote, dict.fromkeys(ALL, FOR))
    await town.act(CHAIR, chairing.close_meeting, meeting_id=meeting.id)

    async with as_house(sessions) as session:
        row = await session.get_one(Meeting, meeting.id)
        one, two = [compile_minutes(await material_of(session, row)) for _ in range(2)]
        (certificate,) = await certificates_of(session, row)
    assert one.content == two.content
    line = one.line("amendment.1.2")
    assert (line.words, line.figures["state"]) == ("12월 20일 → 12월 31일", "ADOPTED")
    assert line.cites
    assert one.line("adopted.1").words == final.motion
    assert one.line("vote.1").figures["amendment"] == 2

    assert verify(certificate.content).holds
    told = orjson.loads(certificate.content)
    assert certificate.verdict == "VALID"
    assert MOTION not in certificate.content.decode()
    assert told["reckoned"]["amendments"]["fates"] == [
        {"amendment": 1, "fate": "LOST"},
        {"amendment": 2, "fate": "ADOPTED"},
    ]
    # Whoever claims another order is found out.
    puts = told["facts"]["amending"]["puts"]
    puts[0]["amendment"], puts[1]["amendment"] = 1, 2
    assert "digest" in verify(orjson.dumps(told)).wrong
    assert "verdict" in verify(orjson.dumps(told)).wrong
    assert len(await rows(MeetingVote, meeting_id=meeting.id)) == 3
