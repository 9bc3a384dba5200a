"""Bad input to a council over the API, line by line: refused with the article, and nothing has changed."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from schema.kit.ids import global_id
from server.__main__ import command_line
from tests.fixtures.minutes import confirmed, drafted, held_meeting
from tests.fixtures.sittings import (
    CHAIR,
    SECRETARY,
    STARTS,
    call_item,
    opened,
    prepared,
    sitting_council,
)
from tests.schema.conftest import asking_with
from workflows.councils.meetings import balloting, door
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.minutes import drafting
from workflows.councils.reckoning.votes import Choice
from workflows.law import texts
from workflows.law.actions import load_rule_packs
from workflows.law.ranks import LowerSourceError
from workflows.law.texts import rule_texts
from workflows.record.uow import introduce, unit_of_work
from workflows.rights.actor import THE_HOUSE

CHANGWON, COMMITTEES = (
    "Changwon Ordinance on Smart City Development and Operation",
    "Changwon ordinance on committees",
)
ACT = "Smart City Act"
COUNCIL_TABLES = "^(council|meeting|minutes|decision|appointment|grant|rule|edge|node)"


@pytest.fixture
def ask(sessions, snapshots):
    return asking_with(sessions, snapshots)


@pytest.fixture
def everything(sessions):
    """Read how many events there are, and a digest of the rows of every table of councils and law.

    That somebody was refused is itself on record, and is nothing that happened to the council.
    """

    async def read():
        async with sessions() as session:
            await introduce(session, THE_HOUSE)
            events = await session.scalar(
                text("SELECT count(*) FROM event WHERE kind <> 'attempt.refused'")
            )
            names = await session.scalars(
                text(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                    f" AND tablename ~ '{COUNCIL_TABLES}' ORDER BY 1"
                )
            )
            digests = {}
            for name in names.all():
                row = f"md5(coalesce(string_agg(md5(t::text), '' ORDER BY t::text), '')) FROM {name} t"
                digests[name] = await session.scalar(text(f"SELECT {row}"))
            return events, digests

    return read


async def refused(ask, town, who, verb, **given):
    """Carry out a verb as somebody; return the refusal."""
    kind = verb[0].upper() + verb[1:]
    query = f"""mutation ($input: {kind}Input!) {{ {verb}(input: $input) {{
      __typename ... on Refused {{ code reason message rule {{ source article }} }} }} }}"""
    answer = await ask(query, as_=town.people[who], input=given, key=f"{verb} {who} {given}")
    said = answer.sole()
    assert said["__typename"] == "Refused", said
    return said


# ---------------------------------------------------------------- votes


@pytest.fixture
async def voting(town, council, clock, rows, last_vote):
    """A vote by name that is open: one member is absent, one is recused, one observes."""
    there = (CHAIR, "expert.1", "expert.2", "expert.3", "company.a")
    meeting = await opened(town, council, clock, *there)
    (item,) = await rows(MeetingItem, meeting_id=meeting.id)
    given = {"meeting_id": meeting.id, "item_id": item.id}
    await town.act("expert.3", door.withdraw_from_item, **given, ground="자문")
    await call_item(town, meeting, item)
    await town.act(CHAIR, balloting.open_vote, **given)
    return await last_vote(meeting.id)


@pytest.mark.parametrize(
    ("who", "close", "reason", "source", "article"),
    [
        ("company.a", False, "only_members_vote", ACT, "24(2)"),
        (
            "expert.3",
            False,
            "recused_cannot_vote",
            "Changwon ordinance on participatory budgeting",
            "15(5)",
        ),
        ("expert.4", False, "absent_cannot_vote", CHANGWON, "10(3)"),
        ("expert.1", True, "vote_is_closed", CHANGWON, "10(3)"),
    ],
    ids=["an observer", "a recused member", "an absent member", "after the close"],
)
async def test_a_vote_of_who_may_not_vote(
    ask, town, voting, everything, who, close, reason, source, article
):
    if close:
        await town.act(CHAIR, balloting.cast_vote, vote_id=voting.id, choice=Choice.FOR)
        await town.act(CHAIR, balloting.close_vote, vote_id=voting.id)
    before = await everything()
    vote_id = global_id("CouncilVote", voting.id)

    said = await refused(ask, town, who, "castVote", voteId=vote_id, choice="FOR")

    assert said["reason"] == reason
    assert source in said["rule"]["source"]
    assert article is None or said["rule"]["article"] == article
    assert await everything() == before


# ---------------------------------------------------------------- notices and agendas


async def test_a_notice_too_late_without_a_reason(ask, town, council, clock, everything):
    meeting = await prepared(town, council)
    await clock.set(STARTS - timedelta(days=7))
    before = await everything()

    given = {"meetingId": global_id("Meeting", meeting.id), "urgency": " "}
    said = await refused(ask, town, CHAIR, "callMeeting", **given)

    assert (said["reason"], said["rule"]["article"]) == ("notice_late", "10(2)")
    assert said["rule"]["source"] == CHANGWON
    assert await everything() == before


async def test_an_item_without_a_lawful_topic(ask, town, council, everything):
    meeting = await prepared(town, council)
    before = await everything()

    given = {
        "meetingId": global_id("Meeting", meeting.id),
        "topic": "OTHER_BY_RESOLUTION",
        "asked": "RESOLUTION",
        "title": "가로등",
        "motion": "가로등의 색을 바꾼다.",
        "parties": [],
    }
    said = await refused(ask, town, SECRETARY, "putItem", **given)

    assert said["reason"] == "topic_not_taken_up"
    assert ACT in said["rule"]["source"]
    assert said["rule"]["article"] == "28"
    assert await everything() == before


@pytest.mark.parametrize(("place", "source"), [("daegu", "House rules"), ("haeon", "Haeon")])
async def test_a_written_resolution_in_no_case_of_the_rules(
    ask, town, clock, everything, place, source
):
    council = await sitting_council(town, clock, place=place)
    before = await everything()

    given = {
        "councilId": global_id("Council", council.id),
        "until": (STARTS + timedelta(days=9)).isoformat(),
        "case": "CHAIR_DEEMS_MINOR",
        "reason": "자구만 바로잡음",
    }
    said = await refused(ask, town, SECRETARY, "prepareInWriting", **given)

    assert said["rule"]["source"].startswith(source)
    assert await everything() == before


# ---------------------------------------------------------------- minutes


async def test_minutes_with_an_empty_mandatory_field(
    ask, sessions, clock, services, database_name, everything
):
    held = await held_meeting(sessions, clock)
    minutes_id = await drafted(held)
    emptied = f"UPDATE meeting SET place = '' WHERE id = '{held.meeting_id}'"
    await services.as_superuser(database_name, emptied)
    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    before = await everything()

    given = {
        "minutesId": global_id("Minutes", minutes_id),
        "sha256": (await held.text()).digest,
    }
    said = await refused(ask, held.town, CHAIR, "confirmMinutes", **given)

    assert (said["reason"], said["rule"]["article"]) == ("minutes_lack_when", "18(2)")
    assert said["rule"]["source"] == "Enforcement Decree of the Public Records Act"
    assert await everything() == before


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("writeGist", {"words": "다른 요지", "expectedVersion": 0}),
        ("askCorrection", {"line": "gist.2", "words": "다른 말"}),
        ("answerCorrection", {"number": 1, "accepted": True, "words": "말", "reason": ""}),
    ],
)
async def test_an_edit_after_the_confirmation(ask, sessions, clock, everything, verb, given):
    held = await held_meeting(sessions, clock)
    minutes_id = await confirmed(held)
    before = await everything()

    more = {"itemId": global_id("MeetingItem", held.items[1])} if verb == "writeGist" else {}
    who = "expert.1" if verb == "askCorrection" else SECRETARY
    on = {"minutesId": global_id("Minutes", minutes_id)}
    said = await refused(ask, held.town, who, verb, **on, **given, **more)

    assert (said["code"], said["rule"]["article"]) == ("WRONG_STATE", "5-2")
    assert await everything() == before


# ---------------------------------------------------------------- the law


@pytest.fixture
def wider(monkeypatch):
    """A pack of an ordinance that takes 26 members where the Act takes 25."""
    pack = {
        "pack": {
            "source_ko": "어느 시 조례",
            "source_en": "An ordinance",
            "level": "ORDINANCE",
            "from": "2026-01-01",
            "confirmed": True,
        },
        "rule": [{"id": "council.changwon_wider.max_members", "article": "5", "limit": 26}],
    }
    packs = [*texts._packs(), pack]
    monkeypatch.setattr(texts, "_packs", lambda: packs)
    rule_texts.cache_clear()
    yield
    monkeypatch.undo()
    rule_texts.cache_clear()


async def test_a_pack_that_widens_the_statute(sessions, everything, wider):
    before = await everything()
    with pytest.raises(LowerSourceError, match=r"council\.act\.max_members"):
        async with unit_of_work(sessions) as uow:
            await load_rule_packs(uow)
    assert await everything() == before


def test_whoever_loads_a_pack_that_widens_the_statute_is_told_both_articles_in_both_languages(
    wider,
):
    done = CliRunner().invoke(command_line("migrate"), ["migrate"])
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    korean, english = done.stderr.strip().splitlines()
    for told, words in (
        (korean, ("어느 시 조례 5", "26", "24(2)", "25", "싣지 않아요", "바뀐 것은 없어요")),
        (english, ("An ordinance 5", "26", "24(2)", "25", "is not loaded", "Nothing was changed")),
    ):
        for one in words:
            assert one in told
