"""Who stands in for a member: named with a letter, let in by the secretary, and never beside the member."""

from uuid import uuid4

import orjson
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.councils import appoint, seen
from tests.fixtures.sittings import (
    CHAIR,
    DEPUTY,
    LETTER,
    SEATED,
    SECRETARY,
    STARTS,
    VICE,
    accept_proxy,
    ballots_of,
    called,
    come,
    name_proxy,
    refusals,
    vote,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import balloting, chairing, door, proxies
from workflows.councils.meetings.models import MeetingLetter
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.meetings.rehearsing import tried_out
from workflows.councils.meetings.scenes import scenes_by_meeting
from workflows.councils.meetings.states import VoteKind
from workflows.councils.minutes.certificate import verify
from workflows.councils.minutes.certifying import certificates_of
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.finding import Verdict
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.states import Said
from workflows.councils.reckoning.votes import Choice, Result
from workflows.councils.roster.states import Capacity, SeatKind
from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    RuleBroken,
    WrongState,
)
from workflows.rights.actor import THE_HOUSE

FOR, AGAINST = Choice.FOR, Choice.AGAINST


async def scene_of(town, meeting, who=None):
    return (await seen(town, who, scenes_by_meeting, ids=[meeting.id]))[meeting.id]


async def test_a_proxy_is_counted_votes_and_is_named_in_minutes_and_certificate(
    town, sent, last_vote, sessions
):
    meeting, item = sent
    scene = await scene_of(town, meeting)
    assert (scene.quorum.present, scene.quorum.met) == (3, True)
    deputy = next(one for one in scene.attendees if one.person_id == town.people[DEPUTY])
    assert (deputy.stands_for, deputy.votes) == (town.people[CHAIR], True)
    assert scene.standing.presiding == town.people[VICE]  # a proxy presides over nothing

    found = await vote(
        town, item, last_vote, {VICE: FOR, "expert.2": AGAINST, DEPUTY: FOR}, by=VICE
    )
    assert (found.result, found.outcome["for"], found.outcome["base"]) == (Result.CARRIED, 2, 3)
    await town.act(VICE, chairing.close_meeting, meeting_id=meeting.id)

    async with as_house(sessions) as session:
        row = (await meetings_by_id(session, THE_HOUSE, [meeting.id]))[meeting.id]
        minutes = compile_minutes(await material_of(session, row))
        (certificate,) = await certificates_of(session, row)
    said = {(one.said, one.person) for one in minutes.lines}
    assert {
        (Said.SENT, town.people[CHAIR]),
        (Said.PROXY, town.people[DEPUTY]),
        (Said.PROXY_NAMED, town.people[CHAIR]),
        (Said.BALLOT_BY_PROXY, town.people[CHAIR]),
    } <= said
    assert minutes.line("numbers").figures == {"members": 5, "present": 3}
    assert certificate.verdict is not Verdict.VOID_RISK
    assert "proxy_voted" in [one.reason for one in certificate.findings]
    assert verify(certificate.content).holds
    told = orjson.loads(certificate.content)["facts"]["proxies"]
    assert told == [{"seat": 1, "byPost": True, "voted": True}]


async def test_a_certificate_says_when_nobody_could_have_stood_in(town, sent, last_vote, sessions):
    meeting, item = sent
    await vote(town, item, last_vote, {VICE: FOR, "expert.2": FOR, DEPUTY: FOR}, by=VICE)
    await town.act(VICE, chairing.close_meeting, meeting_id=meeting.id)
    async with as_house(sessions) as session:
        row = (await meetings_by_id(session, THE_HOUSE, [meeting.id]))[meeting.id]
        (certificate,) = await certificates_of(session, row)
    told = orjson.loads(certificate.content)
    told["facts"]["proxies"][0]["byPost"] = False

    checked = verify(orjson.dumps(told))

    assert checked.verdict == Verdict.VOID_RISK.value
    assert not checked.holds


async def test_where_the_rules_let_nobody_send_the_article_says_so(town, council):
    meeting = await called(town, council)
    with pytest.raises(RuleBroken, match="no_proxy_here") as refused:
        await name_proxy(town, meeting)
    assert refused.value.rule == "council.house.proxy"


async def test_only_a_member_by_post_sends_somebody_and_only_one_who_is_not_of_the_council(
    town, haeon
):
    meeting = await called(town, haeon)
    with pytest.raises(RuleBroken, match="proxy_only_for_posts") as refused:
        await name_proxy(town, meeting, "expert.3")
    assert refused.value.rule == "council.haeon_council.proxy"
    # It is offered to whom it is open: a form that ends in a refusal is none.
    assert (await refusals(town, CHAIR, meeting.id))["nameProxy"] is None
    refusal = (await refusals(town, "expert.3", meeting.id))["nameProxy"]
    assert refusal.reason == "proxy_only_for_posts"
    for who, sent, kind, reason in (
        (SECRETARY, DEPUTY, NotAllowed, "only_members_vote"),
        (CHAIR, "expert.3", RuleBroken, "proxy_is_of_it"),
        (CHAIR, "company.a", RuleBroken, "proxy_is_of_it"),
    ):
        with pytest.raises(kind, match=reason):
            await name_proxy(town, meeting, who, sent)
    with pytest.raises(Invalid, match="text_empty"):
        await name_proxy(town, meeting, letter="  ")
    with pytest.raises(NotFound, match="no_such_appointment"):
        await town.act(
            CHAIR,
            proxies.name_proxy,
            meeting_id=meeting.id,
            appointment_id=uuid4(),
            letter=LETTER,
        )


async def test_a_letter_is_accepted_once_by_who_keeps_the_log_and_taken_back_before_he_comes(
    town, haeon, clock
):
    meeting = await called(town, haeon)
    with pytest.raises(NotFound, match="no_proxy_named"):
        await accept_proxy(town, meeting)
    await name_proxy(town, meeting)
    with pytest.raises(Conflict, match="proxy_named_already"):
        await name_proxy(town, meeting, sent="resident.1")
    await clock.set(STARTS)
    with pytest.raises(NotAllowed, match="not_of_the_council"):
        await come(town, meeting, DEPUTY)
    await come(town, meeting, CHAIR)
    with pytest.raises(NotAllowed, match="not_ones_own_proxy"):
        await accept_proxy(town, meeting, by=CHAIR)
    await accept_proxy(town, meeting)
    with pytest.raises(Conflict, match="proxy_accepted_already"):
        await accept_proxy(town, meeting)

    await town.act(CHAIR, proxies.withdraw_proxy, meeting_id=meeting.id)

    with pytest.raises(NotAllowed, match="not_of_the_council"):
        await come(town, meeting, DEPUTY)
    await name_proxy(town, meeting, sent="resident.1")


async def test_one_person_stands_in_for_one_member(town, haeon):
    meeting = await called(town, haeon)
    await appoint(
        town,
        haeon,
        "ministry.officer",
        kind=SeatKind.AGENCY,
        capacity=Capacity.EX_OFFICIO,
        starts_on=SEATED,
    )
    await name_proxy(town, meeting)
    with pytest.raises(Conflict, match="proxy_for_another"):
        await name_proxy(town, meeting, "ministry.officer")


async def test_when_the_member_comes_his_proxy_leaves_and_the_seat_has_one_ballot(
    town, sent, last_vote, sessions
):
    meeting, item = sent
    await town.act(VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    await town.act(DEPUTY, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    for member in (VICE, "expert.2"):
        await town.act(member, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)

    await come(town, meeting, CHAIR)

    scene = await scene_of(town, meeting)
    assert scene.quorum.present == 3
    deputy = next(one for one in scene.attendees if one.person_id == town.people[DEPUTY])
    assert (deputy.mode, deputy.votes) == (None, False)
    with pytest.raises(RuleBroken, match="member_votes_himself"):
        await town.act(DEPUTY, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    with pytest.raises(RuleBroken, match="member_is_here"):
        await come(town, meeting, DEPUTY)
    await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)
    ballots = await ballots_of(sessions, poll)
    assert len(ballots) == 3
    assert (town.people[CHAIR], AGAINST, None) in ballots


async def test_a_secret_ballot_is_the_seats_and_is_counted_once(town, sent, last_vote):
    meeting, item = sent
    # The vice-chair is an expert: it is his post in the council that lets him open the box.
    await town.act(
        VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id, kind=VoteKind.SECRET
    )
    poll = await last_vote(meeting.id)
    for who in (VICE, "expert.2", DEPUTY):
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    await come(town, meeting, CHAIR)
    await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)

    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    outcome = (await last_vote(meeting.id)).outcome
    assert (outcome["for"], outcome["against"], outcome["abstain"]) == (2, 1, 0)


async def test_what_shuts_out_the_member_or_his_proxy_shuts_out_the_seat(town, sent, last_vote):
    meeting, item = sent
    await town.act(
        DEPUTY,
        door.withdraw_from_item,
        meeting_id=meeting.id,
        item_id=item.id,
        ground="인수인계의 당사자",
    )
    scene = await scene_of(town, meeting)
    assert (scene.quorum.present, scene.quorum.met) == (2, False)


async def test_a_proxy_called_back_leaves_at_once_and_nobody_follows_him(town, sent):
    meeting, _ = sent
    await town.act(CHAIR, proxies.withdraw_proxy, meeting_id=meeting.id)

    assert (await scene_of(town, meeting)).quorum.present == 2
    with pytest.raises(WrongState, match="proxy_withdrawn_already"):
        await come(town, meeting, DEPUTY)
    with pytest.raises(Conflict, match="proxy_withdrawn_already"):
        await town.act(CHAIR, proxies.withdraw_proxy, meeting_id=meeting.id)
    with pytest.raises(Conflict, match="proxy_named_already"):
        await name_proxy(town, meeting, sent="resident.1")


async def test_a_rehearsal_lets_the_proxy_come_for_who_is_absent(town, haeon):
    meeting = await called(town, haeon)

    async def tried():
        trial = await seen(
            town,
            SECRETARY,
            tried_out,
            meeting=meeting,
            absent=[town.appointments[one] for one in (CHAIR, "expert.3", "expert.4")],
        )
        return trial.rehearsal.opening.present

    assert await tried() == 2
    await name_proxy(town, meeting)
    await accept_proxy(town, meeting)
    assert await tried() == 3


async def test_the_letter_is_read_by_those_it_concerns_and_who_keeps_the_log(town, haeon):
    meeting = await called(town, haeon)
    await name_proxy(town, meeting)

    async def letters(session, _):
        return await session.scalar(select(func.count()).select_from(MeetingLetter))

    read = {who: await seen(town, who, letters) for who in (CHAIR, DEPUTY, SECRETARY)}
    assert set(read.values()) == {1}
    shut = ("expert.2", "company.a", "resident.1", "municipality.head", None)
    assert [await seen(town, who, letters) for who in shut] == [0] * len(shut)


async def test_the_database_takes_no_ballot_of_a_strange_proxy_and_keeps_a_proxy_as_he_is(
    town, sent, last_vote, sessions
):
    meeting, item = sent
    await town.act(VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    await town.act(VICE, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    for statement, reason in (
        ("UPDATE meeting_ballot SET proxy_id = :who WHERE vote_id = :vote", "nobody stands in"),
        ("UPDATE meeting_proxy SET served = false", "stays who he is"),
        ("UPDATE meeting_proxy SET person_id = :who", "stays who he is"),
    ):
        given = {"who": town.people["resident.1"], "vote": poll.id}
        with pytest.raises(DBAPIError, match=reason):
            async with as_house(sessions) as session:
                await session.execute(
                    text(statement), {key: one for key, one in given.items() if key in statement}
                )


async def test_who_heads_a_council_puts_on_a_roll_its_members_and_nobody_else(town, haeon):
    async def put(session, _, voter):
        poll_id, programme_id = uuid4(), town.programme_id
        await session.execute(
            text(
                "INSERT INTO roll_entry (entry_id, programme_id, poll_id, voter_id, valid, recorded)"
                " VALUES (gen_random_uuid(), :programme, :poll, :voter,"
                " tstzrange(now(), NULL), tstzrange(now(), NULL))"
            ),
            {"programme": programme_id, "poll": poll_id, "voter": town.people[voter]},
        )

    for who, voter in ((VICE, "resident.1"), ("expert.3", "expert.2"), (SECRETARY, "expert.2")):
        with pytest.raises(DBAPIError, match="row-level security"):
            await seen(town, who, put, voter=voter)
    with pytest.raises(DBAPIError, match="foreign key"):  # past the wall, to a poll that is none
        await seen(town, VICE, put, voter="expert.2")
