"""Opinions on comments: whose they are, until when, and that nobody else ever reads them."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from tests.fixtures.town import as_house
from tests.proposals.opinions import (
    OFFICER,
    counted,
    hide,
    reviewed,
    say,
    talked_about,
    two_camps,
)
from workflows.identity.queries import actor_for
from workflows.kit.refusal import (
    Conflict,
    NotAllowed,
    NotFound,
    NotSignedIn,
    RuleBroken,
    WrongState,
)
from workflows.proposals.deliberation.actions import mend_comment, write_comment
from workflows.proposals.handling.actions import close_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.opinions import actions
from workflows.proposals.opinions.models import Opinion, OpinionSheet
from workflows.proposals.opinions.queries import (
    asked_under,
    opinion_offers,
    own_opinions,
)
from workflows.proposals.opinions.states import Answer
from workflows.proposals.states import CloseGround
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role


async def own(town, who, comments):
    """Return what somebody reads of his own answers."""
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[who])) as uow:
        found = await own_opinions(uow.session, uow.actor, comments)
        return {comment: found[comment].answer for comment in comments if comment in found}


async def test_a_resident_answers_says_otherwise_and_takes_it_back(town):
    _, (first, second, *_) = await talked_about(town)
    await say(town, "resident.3", first, Answer.AGREE)
    await say(town, "resident.3", second, Answer.PASS)
    assert await own(town, "resident.3", [first, second]) == {
        first: Answer.AGREE,
        second: Answer.PASS,
    }
    await say(town, "resident.3", first, Answer.DISAGREE)
    assert (await own(town, "resident.3", [first]))[first] is Answer.DISAGREE
    await town.act("resident.3", actions.take_back_opinion, comment_id=first)
    assert await own(town, "resident.3", [first, second]) == {second: Answer.PASS}
    with pytest.raises(Conflict, match="nothing_answered"):
        await town.act("resident.3", actions.take_back_opinion, comment_id=first)


async def test_even_where_the_wall_stands_open_one_is_shown_ones_own_alone(town):
    _, (first, *_) = await talked_about(town)
    await say(town, "resident.3", first, Answer.AGREE)
    async with as_house(town.sessions) as session:
        for who, found in (("resident.3", [first]), ("resident.4", [])):
            actor = await actor_for(session, town.people[who])
            assert list(await own_opinions(session, actor, [first])) == found


async def test_what_is_said_again_is_recorded_once_and_no_event_tells_of_which_comment(town):
    idea, (first, *_) = await talked_about(town)
    for _ in range(2):
        await say(town, "resident.3", first, Answer.AGREE)
    async with as_house(town.sessions) as session:
        events = (
            await session.scalars(
                select(Event).where(
                    Event.programme_id == town.programme_id, Event.kind.startswith("opinion.")
                )
            )
        ).all()
    assert [(one.kind, one.subject_id, one.data) for one in events] == [("opinion.given", idea, {})]


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("resident.2", RuleBroken),
        ("company.a", NotAllowed),
        (OFFICER, NotAllowed),
        ("stranger", NotAllowed),
        ("minor", RuleBroken),
    ],
)
async def test_who_may_not_answer(town, who, refusal):
    idea, (first, *_) = await talked_about(town)
    with pytest.raises(refusal):
        await say(town, who, first, Answer.AGREE)
    assert await counted(town, idea) == 0


async def test_who_is_not_signed_in_is_told_so(town):
    _, (first, *_) = await talked_about(town)

    async def nobody(_):
        return ANONYMOUS

    with pytest.raises(NotSignedIn):
        async with unit_of_work(town.sessions, nobody) as uow:
            await actions.give_opinion(uow, comment_id=first, said=Answer.AGREE, expected_version=1)


async def test_only_comments_on_the_idea_itself_as_they_stand_are_answered(town):
    idea, (first, second, *_) = await talked_about(town)
    reply = await town.act(
        "resident.4", write_comment, proposal_id=idea, text="답글", parent_id=first
    )
    with pytest.raises(WrongState, match="answer_not_asked_of"):
        await say(town, "resident.3", reply.id, Answer.AGREE)
    await say(town, "resident.3", first, Answer.AGREE)
    await town.act(
        "resident.2", mend_comment, comment_id=first, text="고친 생각", expected_version=1
    )
    with pytest.raises(Conflict, match="answered_comment_changed") as refused:
        await say(town, "resident.4", first, Answer.AGREE)
    assert refused.value.figures["version"] == 2
    await hide(town, second)
    with pytest.raises(NotFound, match="no_such_comment"):
        await say(town, "resident.3", second, Answer.AGREE)
    with pytest.raises(NotFound, match="no_such_comment"):
        await say(town, "resident.3", idea, Answer.AGREE)


async def test_answers_end_when_the_review_begins_and_when_the_idea_is_over(town):
    idea, (first, *_) = await talked_about(town)
    await say(town, "resident.3", first, Answer.AGREE)
    await reviewed(town, idea)
    for act in (
        say(town, "resident.4", first, Answer.AGREE),
        town.act("resident.3", actions.take_back_opinion, comment_id=first),
    ):
        with pytest.raises(WrongState, match="opinions_over") as refused:
            await act
        assert refused.value.rule == "opinion.until_review"
    idea, (first, *_) = await talked_about(town)
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea,
        ground=CloseGround.UNWORKABLE,
        reason="자리가 없어요.",
    )
    with pytest.raises(WrongState, match="opinions_over"):
        await say(town, "resident.4", first, Answer.AGREE)


async def test_one_person_has_one_answer_however_often_he_presses_at_once(town):
    idea, (first, *_) = await talked_about(town)
    answers = [Answer.AGREE, Answer.DISAGREE, Answer.PASS, Answer.AGREE] * 2
    await asyncio.gather(*(say(town, "resident.3", first, one) for one in answers))
    assert await counted(town, idea) == 1


async def test_no_desk_reads_an_answer_and_nobody_writes_one_for_somebody_else(town):
    idea, comments, names = await two_camps(town, 2, 1)
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    for who in (OFFICER, "auditor", "moderator", "resident.2", names[1]):
        async with unit_of_work(
            town.sessions, lambda s, w=who: actor_for(s, town.people[w])
        ) as uow:
            seen = set(await uow.session.scalars(select(Opinion.person_id)))
            assert seen <= {town.people[who]}
            assert list(await uow.session.scalars(select(OpinionSheet.lines))) == []
    assert await counted(town, idea) == 12

    async def for_somebody_else(uow):
        uow.session.add(
            Opinion(
                comment_id=comments[0],
                person_id=town.people["resident.4"],
                proposal_id=idea,
                comment_version=1,
                answer=Answer.AGREE,
            )
        )
        await uow.session.flush()

    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act("resident.3", for_somebody_else)


async def test_offers_are_what_the_verbs_do(town):
    idea, (first, *_) = await talked_about(town)
    await say(town, "resident.3", first, Answer.AGREE)
    seen = {}
    async with as_house(town.sessions) as session:
        number = await session.scalar(select(Proposal.number).where(Proposal.id == idea))
    for who in ("resident.2", "resident.3", "resident.4"):
        async with unit_of_work(
            town.sessions, lambda s, w=who: actor_for(s, town.people[w])
        ) as uow:
            asked = await asked_under(uow.session, uow.actor, number=number)
            mine = await own_opinions(uow.session, uow.actor, [first])
            offers = opinion_offers(uow.actor, asked.proposal, asked.comments[0], mine.get(first))
            seen[who] = [one.refusal and one.refusal.reason for one in offers]
    assert seen == {
        "resident.2": ["own_comment_answered", "nothing_answered"],
        "resident.3": [None, None],
        "resident.4": [None, "nothing_answered"],
    }


async def test_a_guardian_who_takes_back_consent_takes_back_what_the_child_said(town):
    idea, (first, *_) = await talked_about(town)
    await say(town, "resident.3", first, Answer.AGREE)
    await say(town, "resident.4", first, Answer.AGREE)
    taken = await town.act(
        None,
        actions.take_back_opinions,
        person_id=town.people["resident.3"],
        programme_id=town.programme_id,
    )
    assert taken == 1
    assert await own(town, "resident.3", [first]) == {}
    assert await own(town, "resident.4", [first]) == {first: Answer.AGREE}
    await reviewed(town, idea)
    assert (
        await town.act(
            None,
            actions.take_back_opinions,
            person_id=town.people["resident.4"],
            programme_id=town.programme_id,
        )
        == 0
    )
