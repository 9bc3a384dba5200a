"""Ideas that came on paper: entered once by an officer, and nobody's name with them."""

import asyncio
from datetime import date

import pytest

from workflows.kit.refusal import Conflict, Invalid, NotAllowed, Refusal
from workflows.proposals.actions import enter_paper_proposal
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.states import Category, Channel
from workflows.proposals.support.actions import support_proposal

OFFICER = "municipality.officer"


async def entered(town, serial="종이-1", who=OFFICER, **given):
    return await town.act(
        who,
        enter_paper_proposal,
        **{
            "programme_id": town.programme_id,
            "serial": serial,
            "received_on": date(2026, 3, 2),
            "title": "경로당 문턱 낮추기",
            "summary": "문턱에 걸려 넘어져요.",
            "body": "낮추어 주세요.",
            "category": Category.WELFARE,
            "place": "가온동",
            "cost": 300_000,
            **given,
        },
    )


async def test_it_has_a_number_a_channel_and_no_author(town):
    idea = await entered(town)
    await town.act(OFFICER, receive_proposal, proposal_id=idea.id, reason="접수")
    await town.act("resident.1", support_proposal, proposal_id=idea.id)

    assert (idea.channel, idea.author_id, idea.submitted_on) == (
        Channel.PAPER,
        None,
        date(2026, 3, 2),
    )
    assert idea.number.startswith("2026-")


async def test_one_paper_is_entered_once_even_by_two_clerks_at_once(town):
    async def tried(who):
        try:
            await entered(town, who=who)
        except Refusal as refusal:
            return refusal.reason
        return "entered"

    said = await asyncio.gather(tried(OFFICER), tried("municipality.clerk2"))
    with pytest.raises(Conflict, match="paper_entered_already"):
        await entered(town)

    assert sorted(said) == ["entered", "paper_entered_already"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"received_on": date(2999, 1, 1)}, "received_in_the_future"),
        ({"serial": " "}, "text_empty"),
        ({"cost": 0}, "cost"),
    ],
)
async def test_what_is_wrong_is_refused(town, given, reason):
    with pytest.raises(Invalid, match=reason):
        await entered(town, **given)


async def test_residents_submit_their_own_and_enter_nothing(town):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await entered(town, who="resident.1")
