"""Answers kept for the public: the same bytes while nothing changed, never older than the question."""

import asyncio
import gzip
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import text

from schema.compiled.executor import Executor
from schema.compiled.keeping import PERSONAL, TOPICS, VOLATILE
from schema.kit.ids import global_id
from schema.schema import get_schema
from server import answers as product
from server.answers import Kept, Shelf
from tests.fixtures.database import Clock
from tests.fixtures.town import Town, make_town, moment
from tests.server.conftest import House, log_in_as, owned_cookie
from workflows.corridor.versions import Version
from workflows.kit.refusal import NotAllowed
from workflows.proposals.campaigns.actions import (
    close_campaign,
    open_campaign,
    prepare_campaign,
)
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.models import Proposal
from workflows.record import uow as unit
from workflows.record.topics import TOPICS as NOUNS
from workflows.record.topics import Topic
from workflows.record.uow import Sessions, UnitOfWork, unit_of_work
from workflows.voting.actions import tally_poll
from workflows.voting.events import PollEvent
from workflows.voting.kinds import BallotKind, Rule, TieRule

IDEAS = """query ($slug: String!) { programme(slug: $slug) { name
  proposals(first: 3) { edges { node { title author { displayName } } } } } }"""
VOTES = """query ($slug: String!) { programme(slug: $slug) {
  campaigns(first: 9) { edges { node { number state closesAt } } } } }"""
NUMBERS = text("SELECT coalesce(sum(number), 0) FROM version")


class Makings:
    """How often an answer was made anew."""

    def __init__(self) -> None:
        self.count = 0


@pytest.fixture
def makings(house: House, monkeypatch: pytest.MonkeyPatch) -> Makings:
    """Count how often an answer is put on a shelf."""
    found = Makings()
    put = Shelf.put

    def counted(self: Shelf, key: Any, kept: Kept) -> None:
        found.count += 1
        put(self, key, kept)

    monkeypatch.setattr(Shelf, "put", counted)
    return found


async def asked(house: House, query: str, town: Town, **headers: str) -> httpx2.Response:
    """Ask as nobody in particular, or with the headers of somebody."""
    async with house.client(**headers) as anyone:
        return await anyone.post(
            "/graphql", json={"query": query, "variables": {"slug": town.slug}}
        )


def titles(answer: httpx2.Response) -> list[str]:
    place = answer.json()["data"]["programme"]
    return [edge["node"]["title"] for edge in place["proposals"]["edges"]]


async def test_an_answer_is_made_once_until_something_in_it_changes(
    house: House, town: Town, makings: Makings
):
    await town.propose("첫째")
    first = await asked(house, IDEAS, town)
    again = await asked(house, IDEAS, town)
    await town.propose("둘째")
    changed = await asked(house, IDEAS, town)

    assert first.content == again.content
    assert titles(changed)[0] == "둘째"
    assert makings.count == 2


async def test_what_happens_in_one_place_leaves_the_answers_of_another(
    house: House, town: Town, sessions: Sessions, makings: Makings
):
    other = await make_other(sessions)
    await asked(house, IDEAS, town)
    made = makings.count
    await other.propose("다른 곳의 제안")
    await asked(house, IDEAS, town)

    assert makings.count == made


async def make_other(sessions: Sessions) -> Town:
    return await make_town(sessions)


async def test_who_is_signed_in_or_asks_something_of_his_own_gets_nothing_kept(
    house: House, town: Town, makings: Makings
):
    cookie = owned_cookie(house, await log_in_as(town.sessions, town.people["resident.1"]))
    await asked(house, IDEAS, town, cookie=cookie, **{"dure-csrf": "1"})
    campaign = await town.open_campaign()
    for field in ("viewerActions { name }", "serverTime", "turnout", "viewerBallot { receipt }"):
        query = f'{{ campaign(number: "{campaign.number}") {{ {field} }} }}'
        async with house.client() as anyone:
            answer = await anyone.post("/graphql", json={"query": query})
            assert "errors" not in answer.json()

    assert makings.count == 0


async def test_an_answer_with_an_error_is_not_kept(house: House, town: Town, makings: Makings):
    query = "query ($slug: String!) { programme(slug: $slug) { proposals(first: 999) { edges { cursor } } } }"

    assert "errors" in (await asked(house, query, town)).json()
    assert makings.count == 0


async def test_a_deadline_ends_what_is_kept(
    house: House, town: Town, makings: Makings, clock: Clock
):
    start = moment("2027-03-01T12:00:00+09:00")
    await clock.set(start)
    await town.open_campaign(opens_in=timedelta(minutes=-1), closes_in=timedelta(hours=1))
    await asked(house, VOTES, town)
    await clock.set(start + timedelta(minutes=59))
    await asked(house, VOTES, town)
    before = makings.count
    await clock.set(start + timedelta(minutes=60))
    await asked(house, VOTES, town)

    assert (before, makings.count) == (1, 2)


async def test_casting_raises_no_version_and_a_rolled_back_act_neither(
    town: Town, sessions: Sessions
):
    campaign = await town.open_campaign()
    async with sessions() as session:
        before = await session.scalar(NUMBERS)
    await town.vote("resident.1", campaign.poll_id, "1")
    with pytest.raises(NotAllowed):
        await town.act("resident.1", close_campaign, campaign_id=campaign.id, reason="아무나")
    async with sessions() as session:
        after = await session.scalar(NUMBERS)

    assert before == after


async def test_the_count_of_a_vote_is_seen_at_once(house: House, town: Town):
    campaign = await town.open_campaign(early_close=True)
    query = f'{{ campaign(number: "{campaign.number}") {{ state result {{ ballots }} }} }}'

    async def seen() -> Any:
        async with house.client() as anyone:
            answer = await anyone.post("/graphql", json={"query": query})
        return answer.json()["data"]["campaign"]

    await town.vote("resident.1", campaign.poll_id, "1")
    opened = await seen()
    await town.act("municipality.officer", close_campaign, campaign_id=campaign.id, reason="끝")
    closed = await seen()
    await town.act(None, tally_poll, poll_id=campaign.poll_id)
    counted = await seen()

    assert [one["state"] for one in (opened, closed, counted)] == ["OPEN", "CLOSED", "TALLIED"]
    assert counted["result"] == {"ballots": 1}


async def test_the_bytes_are_compressed_for_who_takes_them(house: House, town: Town):
    for number in range(3):
        await town.propose(f"긴 제안 {number} " + "가" * 80)
    query = IDEAS.replace("title", "title summary body place category number id")
    plain = await asked(house, query, town, **{"accept-encoding": "identity"})
    async with (
        house.client(**{"accept-encoding": "gzip"}) as anyone,
        anyone.stream(
            "POST", "/graphql", json={"query": query, "variables": {"slug": town.slug}}
        ) as answer,
    ):
        raw = b"".join([part async for part in answer.aiter_raw()])

    assert "content-encoding" not in plain.headers
    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"]
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content)


async def test_many_who_want_the_same_at_once_make_it_once(
    house: House, town: Town, makings: Makings
):
    await town.propose("모두가 찾는 제안")
    answers = await asyncio.gather(*(asked(house, IDEAS, town) for _ in range(30)))

    assert len({answer.content for answer in answers}) == 1
    assert makings.count <= 3


async def test_a_name_that_can_be_none_spoils_nobody_elses_answer(house: House, town: Town):
    bad = {"query": IDEAS, "variables": {"slug": "\x00"}}
    async with house.client() as anyone:
        mixed = await asyncio.gather(
            *(anyone.post("/graphql", json=bad) for _ in range(10)),
            *(asked(house, IDEAS, town) for _ in range(20)),
        )

    assert all("errors" in answer.json() for answer in mixed[:10])
    assert all(answer.json()["data"]["programme"] for answer in mixed[10:])
    assert {answer.status_code for answer in mixed} == {200}


async def test_an_answer_that_only_graphql_core_can_tell_is_tried_once(
    house: House, town: Town, monkeypatch: pytest.MonkeyPatch
):
    tried = 0
    answer = Executor.answer

    async def counted(self: Executor, *given: Any, **named: Any) -> Any:
        nonlocal tried
        tried += 1
        return await answer(self, *given, **named)

    monkeypatch.setattr(Executor, "answer", counted)
    query = IDEAS.replace("first: 3", 'first: 3, after: "nonsense"')

    assert "errors" in (await asked(house, query, town)).json()
    assert tried == 1


async def test_an_act_that_fails_after_it_was_recorded_raises_nothing(
    town: Town, sessions: Sessions
):
    async with sessions() as session:
        before = await session.scalar(NUMBERS)

    async def fail_after_recording(uow: UnitOfWork) -> None:
        uow.record(PollEvent.DRAFTED, town.programme_id, programme_id=town.programme_id)
        raise LookupError

    with pytest.raises(LookupError):
        await town.act(None, fail_after_recording)
    async with sessions() as session:
        assert await session.scalar(NUMBERS) == before


@pytest.mark.races
async def test_topics_are_raised_in_one_order_whoever_touched_them_first(
    town: Town, sessions: Sessions
):
    touched = [(town.programme_id, topic) for topic in Topic]

    async def act(*, backwards: bool) -> None:
        async with unit_of_work(sessions) as uow:
            uow.touched.update(reversed(touched) if backwards else touched)

    async with asyncio.timeout(30):
        await asyncio.gather(*(act(backwards=bool(n % 2)) for n in range(40)))


async def stale_after_writes(house: House, town: Town, rounds: int) -> int:
    """Write and read at once, again and again; return how often a read told of an older state."""
    wrong = 0
    async with house.client() as anyone:
        for number in range(rounds):
            title = f"제안 번호 {number}"
            reading = asyncio.create_task(asked(house, IDEAS, town))
            await town.propose(title)
            answer = await anyone.post(
                "/graphql", json={"query": IDEAS, "variables": {"slug": town.slug}}
            )
            wrong += titles(answer)[:1] != [title]
            await reading
    return wrong


async def test_whoever_wrote_reads_it_back_at_once(house: House, town: Town):
    assert await stale_after_writes(house, town, 100) == 0


@pytest.mark.silent
async def test_without_versions_old_answers_would_be_told(
    house: House, town: Town, monkeypatch: pytest.MonkeyPatch
):
    writing = unit.write_down

    monkeypatch.setattr(unit, "write_down", lambda way, noted, _: writing(way, noted, ()))

    assert await stale_after_writes(house, town, 5) > 0


@pytest.mark.races
async def test_writers_on_the_same_topics_never_wait_in_a_ring(town: Town, sessions: Sessions):
    other = await make_other(sessions)

    async def write(place: Town, number: int) -> None:
        await place.propose(f"제안 {number}")

    async with asyncio.timeout(30):
        await asyncio.gather(*(write(one, n) for n in range(10) for one in (town, other)))


def test_a_shelf_holds_no_more_than_its_bytes():
    shelf = Shelf(10_000)
    for number in range(100):
        version = Version(1, moment("2027-03-01T12:00:00+09:00"), None)
        shelf.put((str(number), None, b"{}", product.Locale.KO), Kept(version, b"x" * 1_000))

    assert shelf.bytes <= 10_000
    assert shelf.get(("0", None, b"{}", product.Locale.KO)) is None
    assert shelf.get(("99", None, b"{}", product.Locale.KO)) is not None


def test_every_type_and_field_that_may_not_be_kept_is_there():
    types = get_schema()._schema.type_map

    assert [name for name in TOPICS if name not in types] == []
    for place in PERSONAL | VOLATILE:
        kind, field = place.split(".")
        assert field in types[kind].fields, place


def test_every_field_of_a_viewer_is_personal():
    """A field named for the viewer may never be kept; nor may any list that names people's acts."""
    types = get_schema()._schema.type_map
    viewers = {
        f"{kind}.{field}"
        for kind in TOPICS
        for field in types[kind].fields
        if field.startswith("viewer")
    }

    assert viewers <= PERSONAL


def test_every_topic_is_raised_by_something():
    assert {topic for topic in NOUNS.values() if topic} == set(Topic)


async def test_an_idea_put_on_a_ballot_is_shown_so_at_once(house: House, town: Town):
    query = {"query": "query ($n: String!) { proposal(number: $n) { state } }"}
    idea = await town.propose("곧 투표에 오를 제안")
    async with unit_of_work(town.sessions) as uow:
        number = (await uow.session.get_one(Proposal, idea)).number
    async with house.client() as anyone:
        asked = {**query, "variables": {"n": number}}
        before = [(await anyone.post("/graphql", json=asked)).json()["data"] for _ in range(2)]
        async with unit_of_work(town.sessions) as uow:
            now = uow.now
        await town.act(
            "municipality.officer",
            prepare_campaign,
            programme_id=town.programme_id,
            title="투표",
            summary="어느 것을",
            terms=Terms(
                budget=500,
                rule=Rule.GREEDY,
                ballot_kind=BallotKind.APPROVAL,
                tie_rule=TieRule.LOWER_COST,
                opens_at=now,
                closes_at=now + timedelta(hours=1),
            ),
            proposal_ids=[idea],
        )
        after = (await anyone.post("/graphql", json=asked)).json()["data"]

    assert before == [{"proposal": {"state": "SUBMITTED"}}] * 2
    assert after == {"proposal": {"state": "ON_BALLOT"}}


async def test_the_ideas_of_a_vote_are_shown_as_soon_as_it_opens(
    house: House, town: Town, makings: Makings
):
    campaign = await town.campaign()
    wanted = {
        "query": "query ($id: ID) { proposals(first: 9, campaignId: $id) { edges { cursor } } }",
        "variables": {"id": global_id("Campaign", campaign.id)},
    }
    async with house.client() as anyone:
        before = await anyone.post("/graphql", json=wanted)
        await town.act("municipality.officer", open_campaign, campaign_id=campaign.id)
        after = await anyone.post("/graphql", json=wanted)

    assert makings.count == 2
    assert [len(one.json()["data"]["proposals"]["edges"]) for one in (before, after)] == [0, 4]
