"""Documents over HTTP: the public's under their digest, others for a minute and for whom they are given."""

import json
from datetime import timedelta

import pytest

from schema.kit.ids import global_id
from tests.fixtures.minutes import OFFICER, PHONE, SECRETARY, STARTS, confirmed, held_meeting
from tests.server.conftest import House, log_in_as, owned_cookie
from workflows.councils.minutes import publishing
from workflows.councils.minutes.states import Ground

MINUTES = """query ($council: ID!) { minutesDesk(number: 1, councilId: $council) {
  minutes { files { kind isPublic path } } } }"""


@pytest.fixture
async def held(sessions, clock):
    """A meeting with published minutes that hide a telephone number."""
    held = await held_meeting(sessions, clock)
    minutes_id = await confirmed(held)
    act = held.town.act
    await act(SECRETARY, publishing.register_minutes, minutes_id=minutes_id)
    line = next(one for one in (await held.text()).lines if PHONE in one.words)
    start = line.words.index(PHONE)
    await act(
        SECRETARY,
        publishing.hide_span,
        minutes_id=minutes_id,
        line=line.key,
        ground=Ground.PERSONAL,
        start=start,
        end=start + len(PHONE),
    )
    await act(SECRETARY, publishing.publish_minutes, minutes_id=minutes_id)
    return held


@pytest.fixture
def browser(house: House):
    """Make a browser of somebody, or of nobody in particular."""

    async def made(held, who=None):
        cookie = await log_in_as(held.town.sessions, held.town.people[who]) if who else None
        return house.client(**({"Cookie": owned_cookie(house, cookie)} if cookie else {}))

    return made


async def asked(client, query, **variables):
    answer = await client.post(
        "/graphql",
        content=json.dumps({"query": query, "variables": variables}),
        headers={"Dure-Csrf": "1", "Content-Type": "application/json"},
    )
    told = answer.json()
    assert "errors" not in told, told
    return next(iter(told["data"].values()))


async def files_of(client, held):
    told = await asked(client, MINUTES, council=global_id("Council", held.council_id))
    return told["minutes"]["files"]


def reason(answer):
    return (answer.status_code, answer.json()["errors"][0]["extensions"]["reason"])


async def test_minutes_are_read_by_all_under_a_digest_and_whole_by_link(held, browser, clock):
    async with await browser(held) as anyone, await browser(held, OFFICER) as officer:
        public = await files_of(anyone, held)
        assert [(one["kind"], one["isPublic"]) for one in public] == [
            ("PDF", True),
            ("HWPX", True),
            ("HTML", True),
        ]
        for one in public:
            seen = await anyone.get(one["path"])
            assert seen.status_code == 200
            assert seen.headers["content-disposition"].startswith("attachment;")
            assert "sandbox" in seen.headers["content-security-policy"]
            same = await anyone.get(one["path"], headers={"If-None-Match": seen.headers["etag"]})
            assert same.status_code == 304
        assert PHONE not in (await anyone.get(public[2]["path"])).text
        digest = public[0]["path"].rpartition("/")[2].partition(".")[0]
        for wrong in (digest, "documents/minutes/ko"):
            other = public[0]["path"].replace(wrong, "0" * len(wrong))
            assert (await anyone.get(other)).status_code == 404

        own = [one for one in await files_of(officer, held) if not one["isPublic"]]
        assert len(own) == len(public)
        whole = await officer.get(own[2]["path"])
        assert PHONE in whole.text
        assert whole.headers["cache-control"] == "private, no-store"
        forged = own[2]["path"].replace("read/", "read/A", 1)
        assert reason(await anyone.get(forged)) == (404, "no_such_file")
        await clock.set(STARTS + timedelta(minutes=58))
        assert reason(await officer.get(own[2]["path"])) == (404, "link_over")
