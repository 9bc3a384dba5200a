"""Merging by consent: who agrees, what becomes of supports, and that people are never lost or doubled."""

import asyncio

import pytest

from workflows.identity.actions import end_appointment
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, Refusal, RuleBroken, WrongState
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.merging import actions
from workflows.proposals.merging.models import MergeOffer
from workflows.proposals.merging.queries import (
    heirs_by_proposal,
    lineage_by_proposal,
    merging_offers,
    offers_by_proposal,
    sources_by_proposal,
)
from workflows.proposals.merging.states import MergeState
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.states import ProposalState
from workflows.proposals.support.actions import (
    set_support_ladder,
    support_proposal,
    withdraw_support,
)
from workflows.proposals.support.queries import supported_by_viewer
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

OFFICER = "municipality.officer"


async def open_idea(town, title, who):
    idea = await town.propose(title, who=who)
    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수")
    return idea


async def two_ideas(town):
    return (
        await open_idea(town, "그늘막 하나", "resident.1"),
        await open_idea(town, "그늘막 둘", "resident.2"),
    )


async def proposed(town, source, target, who="resident.1", text="같은 뜻이니 합쳐요."):
    return await town.act(who, actions.propose_merge, proposal_id=source, into_id=target, text=text)


async def agreed(town, source, target):
    offer = await proposed(town, source, target)
    return await town.act(
        "resident.2", actions.answer_merge, offer_id=offer.id, agree=True, reason="좋아요."
    )


async def support(town, who, *ideas):
    for idea in ideas:
        await town.act(who, support_proposal, proposal_id=idea)


async def idea_of(town, idea):
    async with unit_of_work(town.sessions) as uow:
        return (await proposals_by_id(uow.session, ANONYMOUS, [idea]))[idea]


async def numbers(town, *ideas):
    return [(await idea_of(town, one)).supports for one in ideas]


async def test_what_both_authors_agree_on_is_merged_and_says_where_it_went(town):
    source, target = await two_ideas(town)
    offer = await agreed(town, source, target)
    merged = await idea_of(town, source)
    async with unit_of_work(town.sessions) as uow:
        come = await sources_by_proposal(uow.session, ANONYMOUS, [target])

    assert offer.state is MergeState.AGREED
    assert (merged.state, merged.merged_into_id) == (ProposalState.MERGED, target)
    assert [one.id for one in come[target]] == [source]


async def test_a_declined_merge_changes_nothing_and_may_be_proposed_again(town):
    source, target = await two_ideas(town)
    offer = await proposed(town, source, target)
    with pytest.raises(Conflict, match="merge_proposed_already"):
        await proposed(town, source, target)
    with pytest.raises(NotAllowed, match="not_the_author"):
        await town.act(
            "resident.1", actions.answer_merge, offer_id=offer.id, agree=True, reason="제가 대신"
        )
    await town.act(
        "resident.2", actions.answer_merge, offer_id=offer.id, agree=False, reason="자리가 달라요."
    )
    with pytest.raises(WrongState):
        await town.act("resident.1", actions.withdraw_merge, offer_id=offer.id)
    again = await proposed(town, source, target)
    await town.act("resident.1", actions.withdraw_merge, offer_id=again.id)

    assert (await idea_of(town, source)).state is ProposalState.OPEN


async def test_the_author_of_the_target_may_ask_and_that_of_the_source_answers(town):
    source, target = await two_ideas(town)
    offer = await proposed(town, source, target, who="resident.2")
    await town.act(
        "resident.1", actions.answer_merge, offer_id=offer.id, agree=True, reason="좋아요."
    )

    assert (await idea_of(town, source)).state is ProposalState.MERGED


async def test_who_wrote_both_merges_them_at_once(town):
    source = await open_idea(town, "의자 하나", "resident.1")
    target = await open_idea(town, "의자 둘", "resident.1")
    offer = await proposed(town, source, target)

    assert offer.state is MergeState.AGREED
    assert (await idea_of(town, source)).state is ProposalState.MERGED


async def test_what_cannot_be_merged(town):
    source, target = await two_ideas(town)
    with pytest.raises(Invalid, match="merged_into_itself"):
        await proposed(town, source, source)
    with pytest.raises(NotAllowed, match="not_the_author"):
        await proposed(town, source, target, who="resident.3")
    await town.act(
        OFFICER,
        set_support_ladder,
        programme_id=town.programme_id,
        rungs=(Rung(DutyKind.DEPT_ANSWER, 1, 30, 30),),
    )
    await support(town, "resident.3", source)
    with pytest.raises(RuleBroken, match="answer_is_owed"):
        await proposed(town, source, target)
    fresh = await town.propose("아직 접수 전", who="resident.2")
    with pytest.raises(WrongState, match="not_open_for_support"):
        await proposed(town, target, fresh, who="resident.2")


async def test_supporters_keep_move_or_withdraw_and_nobody_is_lost_or_doubled(town):
    source, target = await two_ideas(town)
    await support(town, "resident.3", source, target)
    await support(town, "resident.4", source)
    await support(town, "resident.5", source)
    await support(town, "resident.6", source)
    with pytest.raises(WrongState, match="not_merged"):
        await town.act("resident.4", actions.move_support, proposal_id=source)
    await agreed(town, source, target)
    before = await numbers(town, source, target)
    await town.act("resident.3", actions.move_support, proposal_id=source)  # stands behind both
    await town.act("resident.4", actions.move_support, proposal_id=source)
    await town.act("resident.5", withdraw_support, proposal_id=source)
    with pytest.raises(Conflict, match="not_supported"):
        await town.act("resident.4", actions.move_support, proposal_id=source)
    with pytest.raises(WrongState, match="not_open_for_support"):
        await support(town, "resident.4", source)

    assert before == [4, 1]
    assert await numbers(town, source, target) == [1, 2]


async def test_the_author_of_the_target_cannot_move_a_support_to_his_own_idea(town):
    source, target = await two_ideas(town)
    await support(town, "resident.2", source)
    await agreed(town, source, target)
    with pytest.raises(RuleBroken, match="own_idea_supported"):
        await town.act("resident.2", actions.move_support, proposal_id=source)

    assert await numbers(town, source, target) == [1, 0]


async def test_a_moved_support_reaches_the_rung_and_follows_a_second_merge(town):
    source, target = await two_ideas(town)
    last = await open_idea(town, "그늘막 셋", "resident.1")
    await support(town, "resident.3", source)
    await agreed(town, source, target)
    offer = await proposed(town, target, last, who="resident.2")
    await town.act(
        "resident.1", actions.answer_merge, offer_id=offer.id, agree=True, reason="모아요."
    )
    await town.act(
        OFFICER,
        set_support_ladder,
        programme_id=town.programme_id,
        rungs=(Rung(DutyKind.DEPT_ANSWER, 1, 30, 30),),
    )
    await town.act("resident.3", actions.move_support, proposal_id=source)

    assert await numbers(town, source, target, last) == [0, 0, 1]
    assert (await idea_of(town, last)).state is ProposalState.THRESHOLD_MET


async def test_two_merges_of_each_other_at_once_leave_one(town):
    one, other = await two_ideas(town)
    there = await proposed(town, one, other, who="resident.1")
    back = await proposed(town, other, one, who="resident.2")

    async def answer(who, offer):
        try:
            await town.act(
                who, actions.answer_merge, offer_id=offer.id, agree=True, reason="좋아요."
            )
        except Refusal as refusal:
            return refusal.reason
        return "merged"

    said = await asyncio.gather(answer("resident.2", there), answer("resident.1", back))
    states = {(await idea_of(town, idea)).state for idea in (one, other)}

    assert set(said) in ({"merged", "not_open_for_support"}, {"merged", "wrong_state"})
    assert states == {ProposalState.MERGED, ProposalState.OPEN}


async def test_only_the_two_authors_and_the_desk_read_an_offer_that_is_not_agreed(town):
    source, target = await two_ideas(town)
    offer = await proposed(town, source, target)
    seen = {}
    for who in ("resident.1", "resident.2", "resident.3", OFFICER):
        async with unit_of_work(
            town.sessions, lambda s, who=who: actor_for(s, town.people[who])
        ) as uow:
            offers = await offers_by_proposal(uow.session, uow.actor, [source])
            walled = await uow.session.get(MergeOffer, offer.id)
            seen[who] = (len(offers.get(source, [])), walled is not None)

    assert seen == {
        "resident.1": (1, True),
        "resident.2": (1, True),
        "resident.3": (0, False),
        OFFICER: (1, True),
    }


async def test_moving_is_offered_exactly_to_whom_the_verb_lets_do_it(town):
    source, target = await two_ideas(town)
    await support(town, "resident.2", source)  # the author of what it will go into
    await support(town, "resident.3", source)
    await agreed(town, source, target)
    offered = {}
    for who in ("resident.2", "resident.3", "resident.4"):
        async with unit_of_work(
            town.sessions, lambda s, who=who: actor_for(s, town.people[who])
        ) as uow:
            merged = (await proposals_by_id(uow.session, uow.actor, [source]))[source]
            heirs = await heirs_by_proposal(uow.session, uow.actor, [source])
            mine = await supported_by_viewer(uow.session, uow.actor, [source])
            offers = merging_offers(
                uow.actor, merged, supported=bool(mine.get(source)), heir=heirs.get(source)
            )
            offered[who] = next(one.allowed for one in offers if one.name == "moveSupport")
    last = await open_idea(town, "그늘막 셋", "resident.1")
    again = await proposed(town, target, last, who="resident.2")
    await town.act(
        "resident.1", actions.answer_merge, offer_id=again.id, agree=True, reason="모아요."
    )
    async with unit_of_work(town.sessions) as uow:
        heirs = await heirs_by_proposal(uow.session, ANONYMOUS, [source, target, last])

    assert offered == {"resident.2": False, "resident.3": True, "resident.4": False}
    assert {one: heir.id for one, heir in heirs.items()} == {source: last, target: last}


async def test_the_lineage_of_a_text_goes_over_every_merge_and_keeps_each_author(town):
    source, target = await two_ideas(town)
    await agreed(town, source, target)
    last = await open_idea(town, "그늘막 셋", "resident.1")
    again = await proposed(town, target, last, who="resident.2")
    await town.act(
        "resident.1", actions.answer_merge, offer_id=again.id, agree=True, reason="모아요."
    )
    async with unit_of_work(town.sessions) as uow:
        told = await lineage_by_proposal(uow.session, ANONYMOUS, [last, target, source])

    assert [one.id for one in told[last]] == [target, source]
    assert [one.id for one in told[target]] == [source]
    assert source not in told
    assert [one.author_id for one in told[last]] == [
        town.people["resident.2"],
        town.people["resident.1"],
    ]


async def test_an_author_who_has_left_the_place_is_not_asked(town):
    mine, theirs = await two_ideas(town)
    async with unit_of_work(town.sessions) as uow:
        await end_appointment(
            uow, appointment_id=town.appointments["resident.2"], reason="다른 곳으로 떠남"
        )

    with pytest.raises(RuleBroken, match="no_author_to_ask"):
        await proposed(town, mine, theirs)
