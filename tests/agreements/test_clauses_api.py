"""The negotiation room over the API: open, draft, speak, take a counter over, read what blocks signature."""

from fractions import Fraction

import pytest

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, put_with, revise, room, say
from tests.fixtures.consortium import CITY, DEVELOPER, answer, formed, newest, put, seen
from tests.schema.conftest import asking_with
from workflows.agreements.clauses.queries import standing_versions
from workflows.agreements.consortium import putting

TOLD = "... on Refused { code reason field message remedy }"
OPEN = f"""mutation ($input: OpenAgreementInput!) {{ openAgreement(input: $input) {{
  ... on OpenAgreementSuccess {{ agreement {{ id number state version }} }} {TOLD} }} }}"""
PUT = f"""mutation ($input: PutAgreementInput!) {{ putAgreement(input: $input) {{
  ... on PutAgreementSuccess {{ agreement {{ state }} }} {TOLD} }} }}"""
ADD = f"""mutation ($input: AddClauseInput!) {{ addClause(input: $input) {{
  ... on AddClauseSuccess {{ clause {{ id version kind current {{ number text }} }} }} {TOLD} }} }}"""
MOVE = f"""mutation ($input: MoveClauseInput!) {{ moveClause(input: $input) {{
  ... on MoveClauseSuccess {{ clause {{ id }} }} {TOLD} }} }}"""
REMOVE = f"""mutation ($input: RemoveClauseInput!) {{ removeClause(input: $input) {{
  ... on RemoveClauseSuccess {{ clause {{ id removedWhy }} }} {TOLD} }} }}"""
REVISE = f"""mutation ($input: ReviseClauseInput!) {{ reviseClause(input: $input) {{ __typename
  ... on ReviseClauseSuccess {{ clause {{ id version }} }} {TOLD}
  ... on ClauseConflict {{ refusal {{ code reason remedy }} heading text
    stands {{ number text }} read {{ number text }} }} }} }}"""
SAY = f"""mutation ($input: TakePositionInput!) {{ takePosition(input: $input) {{
  ... on TakePositionSuccess {{ position {{ id stance words version body {{ name }} }} }} {TOLD} }} }}"""
ADOPT = f"""mutation ($input: AdoptCounterInput!) {{ adoptCounter(input: $input) {{
  ... on AdoptCounterSuccess {{ clause {{ version current {{ text fromCounter }} }} }} {TOLD} }} }}"""
READ = """
query ($number: String!) { agreement(number: $number) {
  id title state version parties { lead body { name } } viewerParty { name }
  viewerActions { name allowed refusal { reason } }
  tree { number reference depth place parentId clause { id version current { heading text } } }
  board { clauseId bodyId standing }
  blocks { reference why body { name } next { name } clause { id } }
  openSentences { clauseId reference text settled }
  removedClauses(first: 5) { totalCount edges { node { removedWhy current { text } } } } } }
"""
CLAUSE = """
query ($id: ID!) { node(id: $id) { ... on Clause {
  version current { text draftedBy { name } } textOfVersion(number: 1) { text }
  positions { body { name } position { id stance words viewerActions { name allowed refusal { reason } } } }
  staleCounters { basedOn { number } position { version words } }
  versions(first: 2) { totalCount edges { node { number } } pageInfo { hasNextPage } }
  viewerActions { name allowed refusal { reason } } } } }
"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def sent(ask, town, who, mutation, key=None, **given):
    person = town.people[who] if who else None
    return (await ask(mutation, as_=person, key=key, input=given)).sole()


async def read(ask, table, who):
    number = (await room(table)).agreement.number
    person = table.town.people[who] if who else None
    return (await ask(READ, as_=person, number=number)).sole()


async def test_an_agreement_is_drafted_put_and_spoken_of(ask, town):
    union = await formed(town)
    union_id = global_id("Consortium", union.id)
    made = await sent(ask, town, LEAD, OPEN, consortiumId=union_id, title="공동협약")
    agreement = made["agreement"]
    first = await sent(
        ask,
        town,
        LEAD,
        ADD,
        agreementId=agreement["id"],
        expectedVersion=1,
        place=0,
        kind="purpose",
        heading="목적",
        text="함께 한다.",
    )
    second = await sent(
        ask,
        town,
        CITY,
        ADD,
        agreementId=agreement["id"],
        expectedVersion=2,
        parentId=first["clause"]["id"],
        place=0,
        text="뜻은 부속서에 따른다.",
    )
    put = await sent(ask, town, LEAD, PUT, agreementId=agreement["id"])
    said = await sent(
        ask,
        town,
        DEVELOPER,
        SAY,
        clauseId=first["clause"]["id"],
        expectedVersion=1,
        stance="COUNTER",
        words="셋이 함께 한다.",
    )
    taken = await sent(ask, town, LEAD, ADOPT, positionId=said["position"]["id"], expectedVersion=1)
    seen_by = (await ask(READ, as_=town.people[DEVELOPER], number=agreement["number"])).sole()

    assert (agreement["state"], put["agreement"]["state"]) == ("DRAFT", "NEGOTIATING")
    assert (first["clause"]["kind"], second["clause"]["kind"]) == ("purpose", None)
    assert taken["clause"] == {
        "version": 2,
        "current": {"text": "셋이 함께 한다.", "fromCounter": True},
    }
    assert [one["reference"] for one in seen_by["tree"]] == ["Article 1", "Article 1 ①"]
    assert seen_by["tree"][1]["parentId"] == first["clause"]["id"]
    assert [one["lead"] for one in seen_by["parties"]] == [True, False, False, False]
    assert seen_by["viewerParty"]["name"] == DEVELOPER
    assert {one["why"] for one in seen_by["blocks"]} == {"SILENT"}
    assert len(seen_by["blocks"]) == len(seen_by["board"]) == 8
    assert seen_by["openSentences"][0] == {
        "clauseId": first["clause"]["id"],
        "reference": "Article 1",
        "text": "셋이 함께 한다.",
        "settled": False,
    }
    allowed = [one["name"] for one in seen_by["viewerActions"] if one["allowed"]]
    assert allowed == ["sayMessage", "createScenario", "giveSigningMandate"]


async def test_texts_that_meet_are_both_told_and_nothing_is_kept(ask, town):
    table, (clause,) = await put_with(town, "목적")
    await revise(table, clause, "먼저 쓴 글", heading="목적")
    met = await sent(
        ask,
        town,
        CITY,
        REVISE,
        clauseId=global_id("Clause", clause),
        expectedVersion=1,
        heading="목적",
        text="나중에 쓴 글",
    )

    assert met["__typename"] == "ClauseConflict"
    assert (met["refusal"]["code"], met["refusal"]["reason"]) == ("CONFLICT", "clause_changed")
    assert met["stands"] == {"number": 2, "text": "먼저 쓴 글"}
    assert met["read"] == {"number": 1, "text": "목적에 관하여 정한다."}
    assert met["text"] == "나중에 쓴 글"
    now = (await seen(table.union, CITY, standing_versions, ids=[clause]))[clause]
    assert now.text == "먼저 쓴 글"


async def test_a_text_sent_again_under_its_key_is_written_once(ask, town):
    table, (clause,) = await put_with(town, "목적")
    given = {"clauseId": global_id("Clause", clause), "expectedVersion": 1, "text": "다른 글"}
    twice = [await sent(ask, town, LEAD, REVISE, key="same", **given) for _ in "ab"]

    assert twice[0] == twice[1]
    assert twice[0]["clause"]["version"] == 2
    assert (await seen(table.union, CITY, standing_versions, ids=[clause]))[clause].number == 2


async def test_a_clause_is_read_with_its_texts_and_positions(ask, town):
    table, (clause,) = await put_with(town, "목적")
    await say(table, DEVELOPER, clause, "COUNTER", "하나")
    await revise(table, clause, "다른 글")
    await say(table, "company.b", clause, "COUNTER", "둘", version=2)
    key = global_id("Clause", clause)
    mine = {
        who: (await ask(CLAUSE, as_=town.people[who], id=key)).sole() for who in (LEAD, "company.b")
    }

    read_by_lead = mine[LEAD]
    assert read_by_lead["current"]["text"] == "다른 글"
    assert read_by_lead["textOfVersion"]["text"] == "목적에 관하여 정한다."
    assert read_by_lead["staleCounters"] == [
        {"basedOn": {"number": 1}, "position": {"version": 1, "words": "하나"}}
    ]
    assert read_by_lead["versions"]["totalCount"] == 2
    said = {
        one["body"]["name"]: one["position"] for one in read_by_lead["positions"] if one["position"]
    }
    assert said["company.b"]["viewerActions"][0]["allowed"] is True
    allowed = {
        who: [one["name"] for one in read_by["viewerActions"] if one["allowed"]]
        for who, read_by in mine.items()
    }
    assert allowed == {
        LEAD: [
            "takePosition",
            "reviseClause",
            "mergeClause",
            "setClauseEffects",
            "moveClause",
            "removeClause",
            "callForOffers",
        ],
        "company.b": ["takePosition", "callForOffers"],
    }


async def test_clauses_are_moved_and_removed_and_the_removed_are_shown(ask, town):
    table, (first, second) = await put_with(town, "목적", "역할")
    version = (await room(table)).agreement.version
    moved = await sent(
        ask,
        town,
        LEAD,
        MOVE,
        clauseId=global_id("Clause", second),
        expectedVersion=version,
        parentId=global_id("Clause", first),
        place=0,
    )
    late = await sent(
        ask,
        town,
        LEAD,
        REMOVE,
        clauseId=global_id("Clause", second),
        expectedVersion=version,
        reason="겹칩니다.",
    )
    gone = await sent(
        ask,
        town,
        CITY,
        REMOVE,
        clauseId=global_id("Clause", second),
        expectedVersion=version + 1,
        reason="겹칩니다.",
    )
    shown = await read(ask, table, "auditor")

    assert moved["clause"]["id"] == global_id("Clause", second)
    assert (late["reason"], late["code"]) == ("agreement_changed", "CONFLICT")
    assert gone["clause"]["removedWhy"] == "겹칩니다."
    assert [one["number"] for one in shown["tree"]] == ["Article 1"]
    assert shown["removedClauses"]["totalCount"] == 1
    assert {one["refusal"]["reason"] for one in shown["viewerActions"]} == {"no_capacity"}


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"clauseId": "x"}, ("id_malformed", "clauseId")),
        ({"expectedVersion": 9}, ("position_on_old_text", "expectedVersion")),
        ({"stance": "OBJECT"}, ("objection_needs_reason", "words")),
        ({"words": "다만"}, ("acceptance_has_words", "words")),
    ],
)
async def test_a_wrong_position_is_refused_by_its_field(ask, town, other, refusal):
    _, (clause,) = await put_with(town, "목적")
    given = {"clauseId": global_id("Clause", clause), "expectedVersion": 1, "stance": "ACCEPT"}
    answer = await sent(ask, town, CITY, SAY, **{**given, **other})

    assert (answer["reason"], answer["field"]) == refusal
    assert answer["remedy"]


@pytest.mark.parametrize("who", [None, "resident.1", "ministry.officer", "company.c", "stranger"])
async def test_strangers_find_nothing_by_any_way(ask, town, who):
    table, (clause,) = await put_with(town, "목적")
    counter = await say(table, DEVELOPER, clause, "COUNTER", "하나")
    version = (await seen(table.union, CITY, standing_versions, ids=[clause]))[clause]
    person = town.people[who] if who else None
    look = "query ($id: ID!) { node(id: $id) { id } }"
    lists = """query ($programme: ID!) { consortium(programmeId: $programme) {
      agreements(first: 5) { totalCount edges { node { id } } } } }"""

    assert await read(ask, table, who) is None
    for kind, key in (
        ("Agreement", table.id),
        ("Clause", clause),
        ("ClauseVersion", version.id),
        ("ClausePosition", counter.id),
    ):
        assert (await ask(look, as_=person, id=global_id(kind, key))).sole() is None
    listed = (
        await ask(lists, as_=person, programme=global_id("Programme", town.programme_id))
    ).sole()
    assert listed["agreements"] == {"totalCount": 0, "edges": []}


async def test_the_tree_tells_what_the_board_and_the_blocks_tell(ask, town):
    table, (one, two) = await put_with(town, "목적", "역할")
    for who in (LEAD, CITY, DEVELOPER, "company.b"):
        await say(table, who, two)
    await say(table, CITY, one, "OBJECT", "안 됩니다.")
    shown = (
        await ask(
            """query ($n: String!) { agreement(number: $n) { drafter { id } parties { body { id } }
            tree { standings waitsFor clause { id } } board { clauseId bodyId standing }
            blocks { clause { id } body { id } why next { id } } } }""",
            as_=town.people[CITY],
            n=(await room(table)).agreement.number,
        )
    ).sole()
    parties = [party["body"]["id"] for party in shown["parties"]]
    told = [
        {"clauseId": place["clause"]["id"], "bodyId": body, "standing": standing}
        for place in shown["tree"]
        for body, standing in zip(parties, place["standings"], strict=True)
    ]

    assert shown["board"] == told
    assert [block["why"] for block in shown["blocks"]].count("OBJECT") == 1
    assert {block["next"]["id"] for block in shown["blocks"]} == set(shown["tree"][0]["waitsFor"])
    assert shown["drafter"]["id"] in shown["tree"][0]["waitsFor"]
    assert shown["tree"][1]["waitsFor"] == []


async def test_the_heat_map_has_every_party_on_every_clause(ask, town):
    table, clauses = await put_with(town, *(f"제목 {n}" for n in range(12)))
    for clause in clauses[:5]:
        await say(table, CITY, clause)
    board = (await read(ask, table, CITY))["board"]
    standing = [one["standing"] for one in board]

    assert len(board) == 12 * 4
    assert (standing.count("ACCEPT"), standing.count("SILENT")) == (5, 43)


async def test_the_catalogue_is_everybody_s_and_marked_as_unchecked(ask, town):
    models = (await ask("{ clauseModels { kind title heading text checkedByALawyer } }")).sole()

    assert len(models) == 30
    assert not any(one["checkedByALawyer"] for one in models)
    assert (models[0]["title"], models[0]["heading"]) == ("Purpose and definitions", "목적과 정의")


async def test_who_left_and_who_joined_the_consortium_meanwhile_is_told(ask, town):
    table, _ = await put_with(town, "목적")
    union = table.union
    for who, action, given in (
        (
            LEAD,
            putting.propose_expulsion,
            {"body_id": union.bodies["company.b"], "cause": "불이행"},
        ),
        (
            LEAD,
            putting.propose_joining,
            {"body_id": union.bodies["company.c"], "share": Fraction(1, 10), "reason": "함께"},
        ),
    ):
        await put(union, who, action, **given)
        change = await newest(union, LEAD)
        for party in (CITY, DEVELOPER, "company.c"):
            if union.bodies[party] in change.asked:
                await answer(union, party)
    shown = (
        await ask(
            "query ($n: String!) { agreement(number: $n) { parties { left body { id } } newcomers { body { id } } } }",
            as_=town.people[CITY],
            n=(await room(table)).agreement.number,
        )
    ).sole()

    def known(name):
        return global_id("Body", union.bodies[name])

    assert [one["body"]["id"] for one in shown["parties"] if one["left"]] == [known("company.b")]
    assert shown["newcomers"] == [{"body": {"id": known("company.c")}}]
