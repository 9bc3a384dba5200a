"""Open data: a counted vote can be taken home and counted again by our own replay."""

import re

import httpx2

from tests.fixtures.town import Town
from tests.server.conftest import House
from workflows.proposals.campaigns.actions import close_campaign
from workflows.proposals.dumps.actions import make_dump
from workflows.proposals.moderation.actions import moderate_text, report_text
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role
from workflows.voting.actions import tally_poll
from workflows.voting.kinds import BallotKind, Channel, Rule
from workflows.voting.pabulib.reader import read_pabulib
from workflows.voting.pabulib.replay import replay_of
from workflows.voting.recount import recount
from workflows.voting.tally import tally


async def fetched(house: House, number: str, **headers: str) -> httpx2.Response:
    async with house.client(**headers) as anyone:
        return await anyone.get(f"/open-data/campaigns/{number}.pb")


async def counted(town: Town, kind: BallotKind, rule: Rule, votes: list[str]) -> str:
    campaign = await town.open_campaign(early_close=True, kind=kind, rule=rule)
    for turn, choice in enumerate(votes, start=1):
        await town.vote(f"resident.{turn}", campaign.poll_id, choice)
    await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")
    await town.act(None, tally_poll, poll_id=campaign.poll_id)
    return campaign.number


async def test_a_counted_vote_is_written_so_that_our_replay_finds_the_same_outcome(
    house: House, town: Town
):
    number = await counted(town, BallotKind.APPROVAL, Rule.EQUAL_SHARES_ADD1, ["1,2", "2", "3,4"])

    answer = await fetched(house, number)
    file = read_pabulib(answer.text)
    replay = replay_of(file)
    again = tally(replay.definition, replay.groups())

    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="dure-{number}.pb"'
    assert len(file.votes) == 3
    assert set(file.official or ()) == set(again.selected) != set()


async def test_the_file_names_nobody(house: House, town: Town):
    number = await counted(town, BallotKind.ORDINAL, Rule.GREEDY, ["1>2", "2>1"])

    text = (await fetched(house, number)).text

    assert not any(str(person) in text for person in town.people.values())
    assert re.search(r"이름|resident|주민 \d", text.split("VOTES")[1]) is None


async def test_an_unchanged_file_is_not_sent_again(house: House, town: Town):
    number = await counted(town, BallotKind.APPROVAL, Rule.GREEDY, ["1"])
    first = await fetched(house, number)

    again = await fetched(house, number, **{"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")


async def test_before_the_count_there_is_no_file_and_a_draft_is_not_seen(house: House, town: Town):
    opened, draft = await town.open_campaign(), await town.campaign()

    for number in (opened.number, draft.number, "2026-0", "x" * 61, "%00", "..%2F..%2Fetc"):
        answer = await fetched(house, number)
        assert answer.status_code == 404, number
        assert answer.json()["errors"][0]["extensions"]["reason"] in {
            "no_counted_campaign",
            "no_such_page",
        }


async def test_a_vote_that_weighs_its_channels_is_taken_home_and_counted_again(
    house: House, town: Town
):
    weights = ((Channel.ONLINE, 60), (Channel.PAPER, 40))
    campaign = await town.open_campaign(early_close=True, channels=weights)
    for turn, choice in enumerate(["1,2", "2", "3"], start=1):
        await town.vote(f"resident.{turn}", campaign.poll_id, choice)
    async with house.client() as anyone:
        early = await anyone.get(f"/open-data/campaigns/{campaign.number}.json")
        await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")
        await town.act(None, tally_poll, poll_id=campaign.poll_id)
        found = await anyone.get(f"/open-data/campaigns/{campaign.number}.json")
        other = await anyone.get(f"/open-data/campaigns/{campaign.number}.pb")
    again = recount(found.content)

    assert (early.status_code, found.status_code, other.status_code) == (404, 200, 400)
    assert f"dure-{campaign.number}.json" in found.headers["content-disposition"]
    assert (again.differs, again.counted, again.number) == ([], 3, campaign.number)
    assert found.headers["etag"] == f'"{again.result_digest}"'
    assert not any(str(person) in found.text for person in town.people.values())
    assert other.json()["errors"][0]["extensions"]["reason"] == "weighted_has_no_pb"


async def test_a_vote_of_equal_ballots_has_its_pb_and_no_other_file(house: House, town: Town):
    number = await counted(town, BallotKind.APPROVAL, Rule.GREEDY, ["1"])
    async with house.client() as anyone:
        answer = await anyone.get(f"/open-data/campaigns/{number}.json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["reason"] == "unweighted_has_pb"


async def test_a_version_with_an_idea_hidden_since_is_not_given_out(house: House, town: Town):
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    idea = await town.propose("가려질 제안")
    await town.act(None, make_dump, programme_id=town.programme_id)
    path = f"/open-data/{town.slug}/1/ideas.csv"
    async with house.client() as client:
        first = await client.get(path)
        tag = {"if-none-match": first.headers["etag"]}
        again = await client.get(path, headers=tag)
        about = {
            "kind": SubjectKind.PROPOSAL,
            "subject_id": idea,
            "ground": ReportGround.ABUSE,
        }
        await town.act("resident.3", report_text, text="거칠어요.", **about)
        await town.act("moderator", moderate_text, decision=Decision.HIDE, reason="규칙", **about)
        gone = await client.get(path, headers=tag)

    assert (first.status_code, again.status_code, gone.status_code) == (200, 304, 410)
    assert first.headers["cache-control"] == "no-cache"
    assert gone.json()["errors"][0]["extensions"]["reason"] == "open_data_withdrawn"


async def test_the_versions_of_a_place_are_listed_for_programs(house: House, town: Town):
    await town.propose("하나")
    dump = await town.act(None, make_dump, programme_id=town.programme_id)
    async with house.client() as anyone:
        listed = await anyone.get(f"/open-data/{town.slug}/versions.json")
        nowhere = await anyone.get("/open-data/nowhere/versions.json")
        odd = await anyone.get(f"/open-data/{'x' * 200}/versions.json")

    assert listed.headers["content-type"].startswith("application/json")
    assert [one["digest"] for one in listed.json()["versions"]] == [dump.digest]
    assert (nowhere.status_code, odd.status_code) == (404, 404)
