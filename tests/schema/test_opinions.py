"""Opinions over the API: one's own answer and nobody else's, refusals with their rule, and the map as all read it."""

import json

from sqlalchemy import select

from schema.kit.ids import global_id
from tests.fixtures.town import as_house
from tests.proposals.opinions import hide, maps, reviewed, say_all, talked_about, two_camps
from workflows.proposals.models import Proposal
from workflows.proposals.moderation.states import SubjectKind
from workflows.record.models import Version

OPINIONS = """query ($number: String!) { opinions(number: $number) { open
  statements { comment { id text } viewerAnswer viewerActions { name allowed refusal { reason rule { id } } } }
  map { digest frozen people least floor rules { id } groups { size x y width speaks { agrees comment { text } } }
    common { agrees comment { text } }
    lines { mended comment { id text } cells { agree disagree passed silent } } } } }"""
GIVE = """mutation ($input: GiveOpinionInput!) { giveOpinion(input: $input) {
  ... on GiveOpinionSuccess { statement { viewerAnswer comment { id } } }
  ... on Refused { code reason message remedy rule { id article } } } }"""
TAKE_BACK = """mutation ($input: TakeBackOpinionInput!) { takeBackOpinion(input: $input) {
  ... on TakeBackOpinionSuccess { statement { viewerAnswer } } ... on Refused { code reason } } }"""


async def number_of(town, idea):
    async with as_house(town.sessions) as session:
        return await session.scalar(select(Proposal.number).where(Proposal.id == idea))


async def give(ask, town, who, comment, answer):
    told = {"commentId": global_id("Comment", comment), "answer": answer, "expectedVersion": 1}
    return (await ask(GIVE, as_=town.people[who], input=told)).sole()


async def read(ask, town, number, who=None):
    return (await ask(OPINIONS, as_=town.people[who] if who else None, number=number)).sole()


async def test_an_answer_is_shown_to_who_gave_it_and_to_no_desk(ask, town):
    idea, (first, *_) = await talked_about(town)
    number = await number_of(town, idea)
    given = await give(ask, town, "resident.3", first, "DISAGREE")
    assert given["statement"]["viewerAnswer"] == "DISAGREE"
    for who in ("resident.3", "resident.4", "municipality.officer", "auditor", None):
        seen = await read(ask, town, number, who)
        answers = [one["viewerAnswer"] for one in seen["statements"]]
        assert answers == [("DISAGREE" if who == "resident.3" else None), None, None, None]
        assert seen["map"] is None
    taken = await ask(
        TAKE_BACK,
        as_=town.people["resident.3"],
        input={"commentId": global_id("Comment", first)},
    )
    assert taken.sole()["statement"]["viewerAnswer"] is None


async def test_refusals_say_their_rule_and_what_helps(ask, town):
    idea, (first, *_) = await talked_about(town)
    own = await give(ask, town, "resident.2", first, "AGREE")
    assert (own["code"], own["reason"], own["rule"]["id"]) == (
        "RULE",
        "own_comment_answered",
        "opinion.own_comment",
    )
    assert own["remedy"]
    await reviewed(town, idea)
    over = await give(ask, town, "resident.3", first, "AGREE")
    assert (over["code"], over["reason"], over["rule"]["article"]) == (
        "WRONG_STATE",
        "opinions_over",
        "6-14",
    )
    again = await give(ask, town, "auditor", first, "AGREE")
    assert again["code"] == "NOT_ALLOWED"


async def test_everybody_reads_the_same_map_of_groups_with_nobody_in_it(ask, town):
    idea, comments, names = await two_camps(town, 9, 7)
    await reviewed(town, idea)
    number = await number_of(town, idea)
    seen = [await read(ask, town, number, who) for who in (None, names[0], "municipality.officer")]
    first = seen[0]["map"]
    assert all(one["map"] == first for one in seen)
    assert (seen[0]["open"], first["frozen"], first["people"]) == (False, True, 16)
    assert [one["size"] for one in first["groups"]] == [9, 7]
    assert [one["comment"]["text"] for one in first["common"]] == []
    cells = {one["comment"]["text"]: one["cells"] for one in first["lines"]}
    assert cells["생각 0"] == [
        {"agree": 9, "disagree": 0, "passed": 0, "silent": 0},
        {"agree": 0, "disagree": 7, "passed": 0, "silent": 0},
    ]
    told = json.dumps(seen, default=str)
    assert not any(
        global_id("Person", one) in told or str(one) in told for one in town.people.values()
    )
    # What is hidden later loses its words on the map as well.
    await hide(town, comments[0])
    later = (await read(ask, town, number))["map"]
    words = {one["comment"]["id"]: one["comment"]["text"] for one in later["lines"]}
    assert words[global_id("Comment", comments[0])] is None
    assert later["digest"] == first["digest"]


async def test_an_answer_makes_no_kept_page_old_and_a_new_map_makes_those_of_the_place_old(
    ask, town
):
    async def versions():
        async with as_house(town.sessions) as session:
            rows = await session.scalars(
                select(Version).where(Version.programme_id == town.programme_id)
            )
            return {one.topic: one.number for one in rows}

    idea, comments, _ = await two_camps(town, 8, 6)
    before = await versions()
    await say_all(town, "resident.3", comments, "++..")
    assert await versions() == before
    await say_all(town, "resident.3", comments, "..-.")
    assert len(await maps(town, idea)) == 1
    after = await versions()
    assert {topic for topic in after if after[topic] != before[topic]} == {"proposal"}


async def test_of_a_hidden_idea_and_of_none_nothing_is_told(ask, town):
    idea, _ = await talked_about(town)
    number = await number_of(town, idea)
    assert len((await read(ask, town, number))["statements"]) == 4
    await hide(town, idea, SubjectKind.PROPOSAL)
    assert await read(ask, town, number) is None
    assert await read(ask, town, "2026-9999") is None
