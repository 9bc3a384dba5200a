"""What is read of who stands in for a member: his vote, the seat he fills, and when there is no room for him."""

from tests.fixtures.councils import seen
from tests.fixtures.sittings import CHAIR, DEPUTY, VICE, come, refusals
from workflows.councils.meetings import balloting
from workflows.councils.meetings.cast_queries import casts_by_vote
from workflows.councils.meetings.scenes import scenes_by_meeting
from workflows.councils.meetings.states import VoteKind
from workflows.councils.reckoning.votes import Choice

FOR, AGAINST = Choice.FOR, Choice.AGAINST


async def cast_of(town, poll, who):
    return (await seen(town, who, casts_by_vote, ids=[poll.id]))[poll.id]


async def test_who_stands_in_reads_what_he_said_until_the_member_says_it_himself(
    town, sent, last_vote
):
    meeting, item = sent
    await town.act(VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    assert not (await cast_of(town, poll, DEPUTY)).voted
    await town.act(DEPUTY, balloting.cast_vote, vote_id=poll.id, choice=FOR)

    for who, own in ((DEPUTY, FOR), (CHAIR, FOR), (VICE, None)):
        cast = await cast_of(town, poll, who)
        assert (cast.own, cast.voted, cast.count) == (own, own is not None, 1)

    await come(town, meeting, CHAIR)
    await town.act(CHAIR, balloting.cast_vote, vote_id=poll.id, choice=AGAINST)
    assert not (await cast_of(town, poll, DEPUTY)).voted
    assert (await cast_of(town, poll, CHAIR)).own is AGAINST


async def test_a_closed_vote_tells_which_ballot_was_cast_in_a_members_place(town, sent, last_vote):
    meeting, item = sent
    await town.act(VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id)
    poll = await last_vote(meeting.id)
    for who in (DEPUTY, VICE):
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    await town.act(VICE, balloting.close_vote, vote_id=poll.id)

    told = (await cast_of(town, poll, "expert.2")).ballots
    assert {(one.seat, one.proxy) for one in told} == {
        (town.people[CHAIR], town.people[DEPUTY]),
        (town.people[VICE], None),
    }


async def test_of_a_secret_ballot_who_stands_in_reads_that_he_has_voted_and_not_what(
    town, sent, last_vote
):
    meeting, item = sent
    await town.act(
        VICE, balloting.open_vote, meeting_id=meeting.id, item_id=item.id, kind=VoteKind.SECRET
    )
    poll = await last_vote(meeting.id)
    await town.act(DEPUTY, balloting.cast_vote, vote_id=poll.id, choice=FOR)
    cast = await cast_of(town, poll, DEPUTY)
    assert (cast.own, cast.voted) == (None, True)


async def test_the_seat_he_fills_is_the_members_and_coming_is_not_offered_while_that_one_is_there(
    town, sent
):
    meeting, _ = sent

    async def offered(who):
        scene = (await seen(town, who, scenes_by_meeting, ids=[meeting.id]))[meeting.id]
        filled = {one.fills for one in scene.attendees if one.person_id == town.people[DEPUTY]}
        refusal = (await refusals(town, who, meeting.id))["attendMeeting"]
        return filled, None if refusal is None else refusal.reason

    assert await offered(CHAIR) == ({town.appointments[CHAIR]}, None)
    await come(town, meeting, CHAIR)
    assert await offered(DEPUTY) == ({town.appointments[CHAIR]}, "member_is_here")
