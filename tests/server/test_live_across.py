"""Two serving processes hear of each other's writes through Valkey, and without it only by looking.

Both applications stand before one database. The look that would find a change anyway is put off, so
that what is heard was passed on.
"""

import pytest

from schema.kit.ids import global_id
from server.app import create_app
from tests.fixtures.town import Town
from tests.server.conftest import House, listener, log_in_as, owned_cookie, served
from tests.server.lines import line_to
from tests.server.test_live import CLOSE, STATE


@pytest.fixture(autouse=True)
def nobody_looks_by_himself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the next look without a hint off beyond the end of the test."""
    monkeypatch.setattr("server.live.hub.LOOK_EVERY", 600.0)


async def close_over(house: House, town: Town, campaign: object) -> None:
    """Close a campaign with a request to this process, as its officer."""
    cookie = await log_in_as(town.sessions, town.people["municipality.officer"])
    given = {"campaignId": global_id("Campaign", campaign.id), "reason": "모두 투표함"}
    async with house.client() as officer:
        said = await officer.post(
            "/graphql",
            json={"query": CLOSE, "variables": {"input": given}},
            headers={"Dure-Csrf": "1", "Cookie": owned_cookie(house, cookie)},
        )
    assert said.json() == {"data": {"closeCampaign": {"__typename": "CloseCampaignSuccess"}}}


@pytest.mark.parametrize("passed_on", [True, False])
async def test_what_one_process_wrote_is_told_by_the_other_at_once(
    house: House, town: Town, passed_on
):
    campaign = await town.open_campaign(early_close=True)
    door = listener()
    changed = {"port": door.getsockname()[1]} | ({} if passed_on else {"redis_url": None})
    settings = house.settings.model_copy(update=changed)
    app = create_app(settings)
    async with served(app, door):
        other = House(settings.address, house.issuer, settings, house.signer, app)
        async with line_to(other) as line:
            await line.follow(STATE, n=campaign.number)
            first = await line.state()
            await close_over(house, town, campaign)
            # The control waits two seconds for nothing; whoever is told waits for his message.
            silent = not passed_on and await line.is_silent(2.0)
            heard = None if silent else await line.state()
    door.close()

    assert first["campaignChanged"]["state"] == "OPEN"
    expected = {"campaignChanged": {"number": campaign.number, "state": "CLOSED"}}
    assert heard == (expected if passed_on else None)
