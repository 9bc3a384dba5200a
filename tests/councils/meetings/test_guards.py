"""What a council's verbs refuse at their edges: each line goes red when its own guard is taken out, and no other."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.councils.meetings.conftest import EXPERTS
from tests.fixtures.councils import EXPERT, FORMED, appoint
from tests.fixtures.sittings import (
    CHAIR,
    SEATED,
    SECRETARY,
    STARTS,
    VICE,
    call_item,
    called,
    come,
    opened,
    prepared,
    put,
    refusals,
    sitting_council,
    vote,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import (
    balloting,
    calling,
    chairing,
    door,
    papering,
    preparing,
    speaking,
)
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.councils.reckoning.votes import Choice, Result
from workflows.councils.roster import forming
from workflows.councils.roster import rules as seats
from workflows.councils.roster.rules import Seat
from workflows.councils.roster.states import Capacity, SeatKind
from workflows.identity import actions as identity
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.record.uow import unit_of_work

ALL_FOR = dict.fromkeys((CHAIR, *EXPERTS[:3]), Choice.FOR)


@pytest.fixture
async def two_items(town, council, clock, rows):
    """A meeting that is open with four of five there: an item to resolve on, and a report."""
    meeting = await prepared(town, council)
    await put(town, meeting, title="운영 보고", asked=Asked.REPORT)
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    await clock.set(STARTS)
    await come(town, meeting, CHAIR, *EXPERTS[:3])
    await town.act(CHAIR, chairing.open_meeting, meeting_id=meeting.id)
    return meeting, *(await rows(MeetingItem, meeting_id=meeting.id))


async def test_what_is_reported_is_put_to_no_vote(town, two_items, last_vote):
    meeting, _, report = two_items
    await call_item(town, meeting, report)
    with pytest.raises(WrongState, match="report_is_not_voted"):
        await vote(town, report, last_vote, ALL_FOR)


async def test_what_is_done_a_second_time_is_refused_by_the_course_of_a_sitting(town, two_items):
    meeting, *_ = two_items
    for verb in (calling.call_meeting, chairing.open_meeting):
        with pytest.raises(WrongState, match="wrong_state") as refused:
            await town.act(CHAIR, verb, meeting_id=meeting.id)
        assert refused.value.rule == "council.house.sitting"


async def test_one_item_is_called_at_a_time(town, two_items):
    meeting, first, report = two_items
    await call_item(town, meeting, first)
    with pytest.raises(WrongState, match="another_item_called"):
        await call_item(town, meeting, report)


async def test_a_challenge_is_voted_on_where_somebody_was_challenged(town, session_open):
    meeting, item = session_open
    with pytest.raises(NotFound, match="not_challenged"):
        await town.act(
            CHAIR,
            balloting.open_vote,
            meeting_id=meeting.id,
            item_id=item.id,
            challenged=town.appointments["expert.2"],
        )


async def test_the_chair_decides_no_tie_that_does_not_wait_for_him(town, session_open, last_vote):
    _, item = session_open
    carried = await vote(town, item, last_vote, ALL_FOR)
    with pytest.raises(WrongState, match="no_tie_waits"):
        await town.act(CHAIR, balloting.decide_tie, vote_id=carried.id, choice=Choice.AGAINST)
    assert (await last_vote(item.meeting_id)).result is Result.CARRIED


async def test_nobody_leaves_an_item_that_is_decided(town, session_open, last_vote):
    meeting, item = session_open
    await vote(town, item, last_vote, ALL_FOR)
    with pytest.raises(WrongState, match="item_decided"):
        await town.act(
            "expert.2",
            door.withdraw_from_item,
            meeting_id=meeting.id,
            item_id=item.id,
            ground="뒤늦게 알게 됨",
        )


async def test_where_the_ordinance_knows_no_challenge_nobody_is_challenged(town, clock, rows):
    council = await sitting_council(town, clock, place="daegu")
    meeting = await opened(town, council, clock, CHAIR, *EXPERTS[:3])
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    await call_item(town, meeting, item)
    with pytest.raises(RuleBroken, match="no_challenge_here") as refused:
        await town.act(
            VICE,
            door.challenge_member,
            meeting_id=meeting.id,
            item_id=item.id,
            appointment_id=town.appointments["expert.2"],
            ground="같은 회사의 자문",
        )
    assert refused.value.rule == "council.daegu.recusal_kinds"


async def test_whose_capacity_ended_sits_no_more_though_his_seat_is_not_ended(
    town, session_open, last_vote
):
    meeting, item = session_open
    await town.act(CHAIR, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    async with unit_of_work(town.sessions) as uow:
        await identity.end_appointment(
            uow, appointment_id=town.appointments["expert.2"], reason="퇴직"
        )
    with pytest.raises(NotAllowed, match="seat_capacity_over"):
        await town.act("expert.2", balloting.cast_vote, vote_id=poll.id, choice=Choice.FOR)


async def test_the_house_itself_is_no_local_government_and_forms_no_council(town):
    """Nobody else gets that far: the right is of roles that only a local government gives."""
    with pytest.raises(NotAllowed, match="no_local_government") as refused:
        await town.act(
            None,
            forming.form_council,
            programme_id=town.programme_id,
            place="changwon",
            name_ko="아무도 구성하지 않은 협의회",
            name_en="Council of nobody",
        )
    assert refused.value.rule == "council.forming"


async def test_what_the_law_brings_before_it_cites_no_taking_up(town, council):
    meeting = await prepared(town, council, items=0)
    with pytest.raises(Invalid, match="needs_no_taking_up"):
        await put(town, meeting, taken_up_by=uuid4())


async def test_a_meeting_that_nobody_demands_is_backed_by_nobody(town, council):
    meeting = await prepared(town, council)
    with pytest.raises(WrongState, match="nobody_demands_it"):
        await town.act("expert.2", preparing.back_meeting, meeting_id=meeting.id)
    refusal = (await refusals(town, "expert.2", meeting.id))["backMeeting"]
    assert isinstance(refusal, WrongState)
    assert refusal.reason == "nobody_demands_it"


async def test_an_agenda_and_an_item_hold_so_much_and_no_more(town, council, rows, monkeypatch):
    monkeypatch.setattr(preparing, "MOST_ITEMS", 1)
    monkeypatch.setattr(papering, "MOST_PAPERS", 1)
    meeting = await prepared(town, council)
    with pytest.raises(Conflict, match="too_many_items") as refused:
        await put(town, meeting)
    assert refused.value.figures == {"most": 1}
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    paper = {"meeting_id": meeting.id, "item_id": item.id, "title": "자료", "words": "자료이다."}
    await town.act(SECRETARY, papering.put_paper, **paper)
    with pytest.raises(Conflict, match="too_many_papers"):
        await town.act(SECRETARY, papering.put_paper, **paper)
    # Another version of the same paper is no further one.
    await town.act(SECRETARY, papering.put_paper, **paper, number=1)


def test_a_term_without_an_end_is_not_renewed():
    seat = Seat(1, uuid4(), EXPERT, Capacity.EX_OFFICIO, FORMED, None, 0)
    with pytest.raises(Invalid, match="term_has_no_end"):
        seats.check_renewal(seat, None)


async def test_who_was_called_reads_the_notice_and_who_came_to_his_seat_after_it_has_none(
    town, council
):
    meeting = await called(town, council)
    new = "municipality.clerk2"
    await appoint(town, council, new, kind=SeatKind.LOCAL_GOVERNMENT, starts_on=SEATED)
    with pytest.raises(NotFound, match="not_called"):
        await town.act(new, calling.read_notice, meeting_id=meeting.id)
    await town.act(EXPERTS[0], calling.read_notice, meeting_id=meeting.id)


async def test_only_who_has_a_post_in_the_place_is_invited_as_a_guest(town, council, rows):
    meeting = await called(town, council)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    guest = {"meeting_id": meeting.id, "item_id": item.id, "why": "설명"}
    with pytest.raises(NotFound, match="no_such_appointment"):
        await town.act(SECRETARY, speaking.invite_guest, **guest, appointment_id=uuid4())


async def test_which_topics_come_before_it_is_read_from_the_rules_of_the_day_it_meets(
    town, council, sessions
):
    """A decree that takes the handover out from a day on binds a meeting of that day, and none before."""
    turns = STARTS + timedelta(days=300)
    ended = "UPDATE legal_rule SET recorded = tstzrange(lower(recorded), dure_now()) WHERE rule_id = :one"
    added = (
        "INSERT INTO legal_rule (rule_id, title_ko, title_en, source_ko, source_en, article, level, recorded,"
        " said, valid) SELECT rule_id, title_ko, title_en, source_ko, source_en, article, level,"
        " tstzrange(dure_now(), NULL), {}, {} FROM legal_rule WHERE rule_id = :one"
        " ORDER BY lower(recorded) LIMIT 1"
    )
    day = f"'{turns.date().isoformat()}'"
    topics = {"one": "council.act.topics"}
    async with as_house(sessions) as session:
        await session.execute(text(ended + " AND upper_inf(recorded)"), topics)
        for said, valid in (
            ("said", f"daterange(lower(valid), {day})"),
            ("array_remove(said, 'HANDOVER')", f"daterange({day}, NULL)"),
        ):
            await session.execute(text(added.format(said, valid)), topics)
        await session.commit()
    before, after = [
        await prepared(town, council, items=0, starts_at=turns + timedelta(days=days))
        for days in (-1, 1)
    ]
    await put(town, before)
    with pytest.raises(RuleBroken, match="topic_is_no_matter") as refused:
        await put(town, after)
    assert refused.value.rule == topics["one"]
    await put(town, after, topic=AgendaTopic.OPERATION_AND_FUNDING)


async def refusal_of(town, meeting, act, who=SECRETARY):
    """Return why an act of a meeting is not offered; None where it is."""
    return (await refusals(town, who, meeting.id))[act]


async def test_what_needs_a_called_meeting_is_not_offered_before(town, council):
    meeting = await prepared(town, council)

    assert (await refusal_of(town, meeting, "acceptProxy")).reason == "meeting_not_called"
    await town.act(CHAIR, calling.call_meeting, meeting_id=meeting.id)
    assert await refusal_of(town, meeting, "acceptProxy") is None


@pytest.mark.parametrize(
    ("act", "who"),
    [("openVote", CHAIR), ("endItem", CHAIR), ("challengeMember", "expert.1")],
)
async def test_what_is_done_with_a_called_item_is_not_offered_before(town, two_items, act, who):
    meeting, item, _ = two_items

    assert (await refusal_of(town, meeting, act, who)).reason == "item_not_called"
    await call_item(town, meeting, item)
    assert await refusal_of(town, meeting, act, who) is None


async def test_an_item_is_put_to_the_vote_and_a_member_challenged_on_it_only_once_it_is_called(
    town, two_items
):
    meeting, item, _ = two_items
    given = {"meeting_id": meeting.id, "item_id": item.id}
    with pytest.raises(WrongState, match="item_not_called"):
        await town.act(CHAIR, balloting.open_vote, **given)
    challenged = {"appointment_id": town.appointments["expert.2"], "ground": "자문"}
    with pytest.raises(WrongState, match="item_not_called"):
        await town.act("expert.1", door.challenge_member, **given, **challenged)
