"""The reviewers' desk through the API: each sees what he sits on, and where he stands with it."""

import pytest

from schema.kit.ids import global_id
from tests.proposals.test_review import (
    OFFICER,
    expert_town,  # noqa: F401 - a fixture
    formed,
)
from workflows.proposals.review import actions
from workflows.proposals.review.queries import MOST_WAITING

DESK = """query ($id: ID!) { reviewDesk(programmeId: $id) { proposal {
  number reviewPanels { viewerStandsAside viewerActions { name allowed } } } } }"""


async def test_who_stands_aside_still_finds_the_idea_and_that_he_does(ask, expert_town):  # noqa: F811
    town = expert_town
    _, panel = await formed(town)
    await town.act("resident.2", actions.stand_aside, panel_id=panel, reason="가족의 가게예요.")
    place = global_id("Programme", town.programme_id)
    seen = {
        who: (await ask(DESK, as_=town.people[who], id=place)).sole()
        for who in ("resident.2", "resident.3", "resident.6", OFFICER)
    }
    panels = {
        who: [one["proposal"]["reviewPanels"][0] for one in desk] for who, desk in seen.items()
    }

    assert {who: [one["viewerStandsAside"] for one in some] for who, some in panels.items()} == {
        "resident.2": [True],
        "resident.3": [False],
        "resident.6": [],
        OFFICER: [False],
    }
    may = {
        who: [
            act["allowed"]
            for one in panels[who]
            for act in one["viewerActions"]
            if act["name"] == "scoreProposal"
        ]
        for who in ("resident.2", "resident.3")
    }
    assert may == {"resident.2": [False], "resident.3": [True]}


@pytest.mark.parametrize("most", [2])
async def test_a_desk_shows_those_that_wait_longest(ask, expert_town, monkeypatch, most):  # noqa: F811
    town = expert_town
    for _ in range(most + 1):
        await formed(town)
    monkeypatch.setattr("workflows.proposals.review.queries.MOST_WAITING", most)
    place = global_id("Programme", town.programme_id)
    desk = (await ask(DESK, as_=town.people[OFFICER], id=place)).sole()
    numbers = [one["proposal"]["number"] for one in desk]

    assert MOST_WAITING == 100
    assert numbers == sorted(numbers)[:most]
    assert len(numbers) == most
