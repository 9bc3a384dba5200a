"""Who came by a cookie a moment ago is presumed to be who he was, and sworn in the statement itself."""

from uuid import UUID, uuid4

import httpx2
import pytest
from sqlalchemy import select, text, update

from server.lately import Lately
from server.who import nobody_yet
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as, owned_cookie
from tests.server.test_casting_over_http import browser, cast
from tests.server.test_round_trips import Heard, heard  # noqa: F401 - a fixture
from workflows.identity.actions import appoint, end_appointment, grant_permission
from workflows.identity.models import SignIn
from workflows.identity.queries import actor_for
from workflows.identity.readers import BEHIND_THE_COOKIE, Presumed, anyone_like
from workflows.identity.sign_ins import end_sign_in
from workflows.kit.sent import NotSwornError
from workflows.proposals.campaigns.actions import close_campaign
from workflows.proposals.models import Proposal
from workflows.proposals.rows import _proposals_laid
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.voting.box import turnout

LIST = """query ($search: String) { proposals(first: 50, search: $search) {
  edges { node { title } } } }"""
WHO = "{ viewer { displayName } }"
TWO = "{ proposals(first: 1) { edges { node { id } } } viewer { displayName } }"


async def listed(client: httpx2.AsyncClient, town: Town, search: str | None = None) -> set[str]:
    """The titles on the first page of the ideas of a town."""
    answer = await client.post("/graphql", json={"query": LIST, "variables": {"search": search}})
    titles = {edge["node"]["title"] for edge in answer.json()["data"]["proposals"]["edges"]}
    return {title for title in titles if title.startswith(town.slug)}


async def hide(town: Town, idea: UUID) -> None:
    """Take an idea out of public sight, as a blinding does."""
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(update(Proposal).where(Proposal.id == idea).values(hidden=True))


async def end_sign_ins_of(town: Town, name: str) -> None:
    """End what somebody is signed in by, without a word to the process that serves him."""
    async with unit_of_work(town.sessions) as uow:
        wanted = select(SignIn.id).where(SignIn.person_id == town.people[name])
        for sign_in_id in await uow.session.scalars(wanted):
            await end_sign_in(uow, sign_in_id=sign_in_id)


@pytest.fixture
async def mine(town: Town) -> str:
    """The title of a hidden idea of the first resident."""
    title = f"{town.slug} 가려진 제안"
    await hide(town, await town.propose(title))
    return title


async def test_who_comes_again_asks_for_a_list_in_one_statement(
    house: House,
    town: Town,
    heard: Heard,  # noqa: F811 - the fixture
):
    await town.propose(f"{town.slug} 쉼터")
    async with await browser(house, town, "resident.1") as resident:
        first = await listed(resident, town)
        await listed(resident, town)
        heard.sent.clear()
        again = await listed(resident, town)

    assert first == again == {f"{town.slug} 쉼터"}
    assert heard.sent == {"SELECT": 1}


async def test_a_list_and_how_many_it_has_are_one_statement(
    house: House,
    town: Town,
    heard: Heard,  # noqa: F811 - the fixture
):
    for nth in range(3):
        await town.propose(f"{town.slug} 쉼터 {nth}")
    asked = {
        "query": """query ($search: String, $after: String) {
          proposals(first: 2, search: $search, after: $after) {
            totalCount edges { cursor node { title } } pageInfo { hasNextPage endCursor } } }""",
        "variables": {"search": town.slug},
    }
    async with await browser(house, town, "resident.1") as resident:
        for _ in range(2):
            await resident.post("/graphql", json=asked)
        heard.sent.clear()
        page = (await resident.post("/graphql", json=asked)).json()["data"]["proposals"]
        sent = heard.sent.copy()
        asked["variables"]["after"] = page["edges"][-1]["cursor"]
        rest = (await resident.post("/graphql", json=asked)).json()["data"]["proposals"]
        asked["variables"]["after"] = rest["edges"][-1]["cursor"]
        beyond = (await resident.post("/graphql", json=asked)).json()["data"]["proposals"]

    assert sent == {"SELECT": 1}
    assert [(one["totalCount"], len(one["edges"])) for one in (page, rest, beyond)] == [
        (3, 2),
        (3, 1),
        (3, 0),
    ]


async def test_a_list_is_laid_once_for_all_residents(house: House, town: Town, mine: str):
    async with (
        await browser(house, town, "resident.1") as author,
        await browser(house, town, "resident.2") as neighbour,
        await browser(house, town, "stranger") as stranger,
    ):
        await listed(author, town)
        laid = _proposals_laid.cache_info().misses
        # In turns, each twice: as found out, and as presumed.
        seen = [[await listed(one, town) for one in (author, neighbour, author)] for _ in range(3)]

        assert _proposals_laid.cache_info().misses == laid
        assert seen == [[{mine}, set(), {mine}]] * 3
        # Another kind of hat, or none, is another statement.
        assert await listed(stranger, town) == set()
        assert _proposals_laid.cache_info().misses == laid + 1


async def test_who_may_see_more_no_longer_sees_it_when_his_hat_is_gone(
    house: House, town: Town, mine: str
):
    async with await browser(house, town, "municipality.clerk2") as officer:
        before = [await listed(officer, town) for _ in range(3)]
        await town.act(
            "municipality.officer",
            end_appointment,
            appointment_id=town.appointments["municipality.clerk2"],
            reason="인사 이동",
        )
        after = [await listed(officer, town) for _ in range(2)]

    assert before == [{mine}] * 3
    assert after == [set()] * 2


async def test_who_gains_a_hat_sees_more_at_once_and_is_known_by_it(
    house: House,
    town: Town,
    mine: str,
    heard: Heard,  # noqa: F811 - the fixture
):
    await town.propose(f"{town.slug} 쉼터")
    async with await browser(house, town, "stranger") as newcomer:
        before = [await listed(newcomer, town) for _ in range(3)]
        await town.act(
            None,
            appoint,
            person_id=town.people["stranger"],
            body_id=town.city_id,
            role=Role.MUNICIPAL_OFFICER,
            programme_id=town.programme_id,
            mandate="시험을 위한 임명",
        )
        after = [await listed(newcomer, town) for _ in range(2)]
        heard.sent.clear()
        after.append(await listed(newcomer, town))

    assert before == [{f"{town.slug} 쉼터"}] * 3
    assert after == [{f"{town.slug} 쉼터", mine}] * 3
    assert heard.sent == {"SELECT": 1}


async def test_a_sign_in_that_was_ended_elsewhere_reads_as_nobody_and_loses_its_cookie(
    house: House, town: Town, mine: str
):
    await town.propose(f"{town.slug} 쉼터")
    value = await log_in_as(town.sessions, town.people["resident.1"])
    async with house.client(**{"cookie": owned_cookie(house, value), "dure-csrf": "1"}) as resident:
        before = [await listed(resident, town) for _ in range(3)]
        await end_sign_ins_of(town, "resident.1")
        after = await resident.post("/graphql", json={"query": LIST})
        again = await listed(resident, town)

    shown = {edge["node"]["title"] for edge in after.json()["data"]["proposals"]["edges"]}
    assert before == [{mine, f"{town.slug} 쉼터"}] * 3
    assert mine not in shown
    assert "Max-Age=0" in after.headers["set-cookie"]
    assert again == {f"{town.slug} 쉼터"}


VOTE = """mutation ($input: CastBallotInput!) { castBallot(input: $input) { __typename
  ... on CastBallotSuccess { receipt } ... on Refused { code reason } } }"""


async def test_who_comes_again_votes_in_one_statement(
    house: House,
    town: Town,
    heard: Heard,  # noqa: F811 - the fixture
):
    campaign = await town.open_campaign(revoting=True)
    async with await browser(house, town, "resident.1") as voter:
        first = await cast(voter, campaign.id, query=VOTE)
        await cast(voter, campaign.id, query=VOTE)
        heard.sent.clear()
        again = await cast(voter, campaign.id, query=VOTE)

    assert first == again
    # Who is signed in is found out by the statement that puts the ballot in.
    assert heard.sent == {"WITH": 1}


async def test_a_sign_in_that_was_ended_elsewhere_takes_no_vote(
    house: House, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign(early_close=True)
    async with await browser(house, town, "resident.2") as neighbour:
        await cast(neighbour, campaign.id, query=VOTE)
    async with await browser(house, town, "resident.1") as voter:
        await listed(voter, town)
        await end_sign_ins_of(town, "resident.1")
        said = await cast(voter, campaign.id, query=VOTE)

    assert (said["code"], said["reason"]) == ("NOT_SIGNED_IN", "sign_in_to_vote")
    await town.act(
        "municipality.officer", close_campaign, campaign_id=campaign.id, reason="모두 투표함"
    )
    async with sessions() as session:
        assert await turnout(session, campaign.poll_id) == 1


async def test_who_is_presumed_and_shut_out_is_refused_as_who_he_is_and_noted_once(
    house: House, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign()
    async with await browser(house, town, "resident.1") as neighbour:
        await cast(neighbour, campaign.id, query=VOTE)
    async with await browser(house, town, "unverified") as voter:
        await listed(voter, town)
        said = await cast(voter, campaign.id, query=VOTE)

    assert (said["code"], said["reason"]) == ("NOT_ALLOWED", "not_on_roll")
    async with sessions() as session:
        noted = await session.scalars(
            text(
                "SELECT data->>'reason' FROM event WHERE kind = 'attempt.refused'"
                " AND person_id = :person"
            ),
            {"person": town.people["unverified"]},
        )
        assert noted.all() == ["not_on_roll"]


async def test_an_empty_list_swears_nothing_and_is_asked_again_as_who_asks(
    house: House,
    town: Town,
    heard: Heard,  # noqa: F811 - the fixture
):
    async with await browser(house, town, "resident.1") as resident:
        for _ in range(2):
            await listed(resident, town, "없는낱말없는낱말")
        heard.sent.clear()
        found = await listed(resident, town, "없는낱말없는낱말")

    assert found == set()
    # Under oath, then who asks and the list.
    assert heard.sent == {"SELECT": 3}


@pytest.mark.parametrize("query", [WHO, TWO, "{ nothing }", "{"])
async def test_what_is_no_single_statement_goes_the_usual_way(house: House, town: Town, query: str):
    async with await browser(house, town, "resident.1") as resident:
        found_out = (await resident.post("/graphql", json={"query": query})).json()
        presumed = (await resident.post("/graphql", json={"query": query})).json()

    assert found_out == presumed
    if "viewer" in query:
        assert presumed["data"]["viewer"]


async def test_what_stands_behind_walls_is_not_asked_under_a_presumption(
    house: House,
    town: Town,
    heard: Heard,  # noqa: F811 - the fixture
):
    campaign = await town.campaign()
    query = "{ campaigns(first: 50) { edges { node { number } } } }"
    async with await browser(house, town, "municipality.officer") as officer:
        answers = [(await officer.post("/graphql", json={"query": query})).json() for _ in range(3)]

    seen = [
        {edge["node"]["number"] for edge in one["data"]["campaigns"]["edges"]} for one in answers
    ]
    assert all(campaign.number in one for one in seen)
    # Who asks is found out first, and the wall stands in a transaction of his own.
    assert heard.sent["SELECT"] > 1


async def test_another_site_is_turned_away_though_its_cookie_is_known(house: House, town: Town):
    value = await log_in_as(town.sessions, town.people["resident.1"])
    async with house.client(cookie=owned_cookie(house, value)) as page:
        for _ in range(2):
            await page.post("/graphql", json={"query": LIST}, headers={"dure-csrf": "1"})
        elsewhere = await page.post("/graphql", json={"query": LIST})

    assert elsewhere.status_code == 403


@pytest.fixture
async def hatted(town: Town) -> Town:
    """A town in which one officer has extra rights, and a stranger a hat of the house as a whole."""
    for permission in (Permission.RECORD_READ, Permission.APPEAL_DECIDE):
        await town.act(
            None,
            grant_permission,
            appointment_id=town.appointments["municipality.clerk2"],
            permission=permission,
            source="시험을 위한 위임",
        )
    await town.act(
        None,
        appoint,
        person_id=town.people["stranger"],
        body_id=town.city_id,
        role=Role.MUNICIPAL_OFFICER,
        programme_id=None,
        mandate="집 전체의 임명",
    )
    # Whose hat is gone.
    await town.act(
        "municipality.officer",
        end_appointment,
        appointment_id=town.appointments["company.a"],
        reason="인사 이동",
    )
    return town


@pytest.mark.parametrize("who", ["resident.1", "stranger", "municipality.clerk2", "company.a"])
async def test_the_database_writes_somebody_down_as_we_do(hatted: Town, who: str):
    async with unit_of_work(hatted.sessions) as uow:
        actor = await actor_for(uow.session, hatted.people[who])
    await log_in_as(hatted.sessions, hatted.people[who])
    async with unit_of_work(hatted.sessions) as uow:
        wanted = select(SignIn.cookie_digest).where(SignIn.person_id == hatted.people[who])
        presumed = Presumed.found(actor, await uow.session.scalar(wanted) or "")
        sworn = await uow.session.scalar(select(BEHIND_THE_COOKIE), presumed.oath.values)
        nobody = await uow.session.scalar(select(BEHIND_THE_COOKIE), {"cookie": uuid4().hex})

    assert bool(actor.hats) == (who != "company.a")
    granted = sum(len(hat.granted) for hat in actor.hats)
    assert granted == (2 if who == "municipality.clerk2" else 0)
    assert sworn == presumed.oath.sworn
    assert nobody is None


async def test_nothing_but_a_sworn_question_is_asked_under_a_presumption(town: Town):
    async with unit_of_work(town.sessions) as uow:
        with pytest.raises(NotSwornError):
            await nobody_yet(uow.session)


def test_who_was_noted_first_goes_first():
    people = [Actor(uuid4()) for _ in range(3)]
    lately = Lately(most=2)
    for nth, actor in enumerate(people):
        lately.note(str(nth), actor)
    lately.note("1", None)

    assert [lately.of(str(nth)) and lately.of(str(nth)).actor for nth in range(3)] == [
        None,
        None,
        people[2],
    ]


def test_nobody_in_particular_is_like_nobody_else():
    assert anyone_like(Actor()) == Actor()
    assert anyone_like(Actor(uuid4())) == anyone_like(Actor(uuid4()))
