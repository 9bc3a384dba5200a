"""The role matrix over the API: opened, filled, met, agreed, written; differences and who is next."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, put_with, room
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.roles import agree_all, fill, matrix, small_matrix, speak
from tests.fixtures.statements import statements
from tests.schema.conftest import asking_with

TOLD = "... on Refused { code reason field message remedy }"


def verb(name, shown="matrix { edition }", more=""):
    title = name[0].upper() + name[1:]
    return f"""mutation ($input: {title}Input!) {{ {name}(input: $input) {{ __typename
      ... on {title}Success {{ {shown} }} {TOLD} {more} }} }}"""


OPEN = verb("openRoleMatrix", "matrix { id edition duties { name } }")
ADD = verb("addRoleDuty", "matrix { edition duties { dutyId name version source } }")
RENAME = verb("renameRoleDuty", "matrix { duties { name nameKo version } }")
REMOVE = verb("removeRoleDuty", "matrix { duties { name } removedDuties { name removedWhy } }")
SET = verb(
    "setRole",
    more="... on RoleConflict { refusal { reason } letters stands { number letters proposedBy { name } } }",
)
SPEAK = verb("speakOfRoles", "matrix { agreed fields { standing voices { consent reason } } }")
WRITE = verb("writeRoleClauses", "matrix { clauses { edition stale clause { id } } }")
READ = """
query ($number: String!) { agreement(number: $number) { version roleMatrix {
  id edition openedAt agreed
  columns { key actor body { name } }
  duties { dutyId name nameKo nameEn version step source faults }
  removedDuties { name removedWhy }
  fields { dutyId column standing viewerConcerned value { number letters proposedBy { name } }
    voices { consent reason body { name } } }
  differences { dutyId column fault silent { body { name } } against { body { name } } next { body { name } } }
  clauses { edition stale clause { id version } }
  clauseDrafts { heading text stands unchanged checkedByALawyer clause { id version } }
  viewerActions { name allowed refusal { reason } } } } }
"""
HISTORY = """
query ($id: ID!, $duty: ID!, $column: String!) { node(id: $id) { ... on RoleMatrix {
  history(dutyId: $duty, column: $column) { number letters proposedBy { name }
    voices { consent reason saidAt endedAt body { name } } }
  names(dutyId: $duty) } } }
"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def test_a_matrix_is_followed_by_one_statement(ask, town, database):
    table, (duty,) = await small_matrix(town, "운영")
    number = (await room(table)).agreement.number
    bare = "query ($number: String!) { agreement(number: $number) { id roleMatrix { id } } }"
    followed = bare.replace("{ id } }", "{ id edition openedAt movedAt } }")

    async def asked(question):
        with statements(database) as heard:
            told = (await ask(question, as_=town.people[LEAD], number=number)).sole()
        return told["roleMatrix"], len(heard)

    _, without = await asked(bare)
    before, more = await asked(followed)
    assert more == without + 1
    await fill(table, duty, LEAD, "R")
    after, again = await asked(followed)
    assert again == more
    assert after["movedAt"] > before["movedAt"]
    assert (after["edition"], after["openedAt"]) == (before["edition"] + 1, before["openedAt"])


async def sent(ask, town, who, mutation, **given):
    return (await ask(mutation, as_=town.people[who], input=given)).sole()


async def read(ask, table, who):
    number = (await room(table)).agreement.number
    found = (await ask(READ, as_=table.town.people[who], number=number)).sole()
    return found and found["roleMatrix"]


def keys(table, duty, whose):
    return {
        "dutyId": global_id("RoleDuty", duty),
        "column": whose
        if whose in ("RESIDENT", "GOVERNMENT")
        else global_id("Body", table.union.bodies[whose]),
    }


def allowed(found):
    return {one["name"] for one in found["viewerActions"] if one["allowed"]}


async def test_a_matrix_is_opened_shaped_and_filled(ask, town):
    table, _ = await put_with(town, "목적")
    of = {"agreementId": global_id("Agreement", table.id)}
    before = await read(ask, table, LEAD)
    assert (before["edition"], before["duties"], allowed(before)) == (0, [], {"openRoleMatrix"})
    opened = await sent(ask, town, LEAD, OPEN, **of)
    assert opened["matrix"]["duties"][0] == {"name": "Call for proposals and choice of places"}
    added = await sent(ask, town, CITY, ADD, **of, nameKo="데이터 관리")
    duty = added["matrix"]["duties"][-1]
    assert (duty["name"], duty["version"], duty["source"]) == ("데이터 관리", 1, None)
    at = {"dutyId": duty["dutyId"]}
    renamed = await sent(
        ask, town, LEAD, RENAME, **at, expectedVersion=1, nameKo="자료 관리", nameEn="Data"
    )
    last = renamed["matrix"]["duties"][-1]
    assert last == {"name": "Data", "nameKo": "자료 관리", "version": 2}
    removed = await sent(ask, town, LEAD, REMOVE, **at, expectedVersion=2, reason="겹칩니다.")
    assert removed["matrix"]["removedDuties"] == [{"name": "Data", "removedWhy": "겹칩니다."}]


async def test_two_values_that_meet_are_both_shown_and_the_history_has_all(ask, town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    at = keys(table, duty, CITY)
    met = await sent(ask, town, DEVELOPER, SET, **at, expectedNumber=0, letters=["CONSULTED"])
    assert met["__typename"] == "RoleConflict"
    assert met["refusal"]["reason"] == "role_changed"
    assert met["stands"]["letters"] == ["RESPONSIBLE", "ACCOUNTABLE"]
    assert met["letters"] == ["CONSULTED"]
    await sent(ask, town, DEVELOPER, SET, **at, expectedNumber=1, letters=["CONSULTED"])
    history = await ask(
        HISTORY,
        as_=town.people["auditor"],
        id=global_id("RoleMatrix", table.id),
        duty=at["dutyId"],
        column=at["column"],
    )
    assert [(one["number"], one["letters"]) for one in history.sole()["history"]] == [
        (2, ["CONSULTED"]),
        (1, ["RESPONSIBLE", "ACCOUNTABLE"]),
    ]
    assert history.sole()["names"] == ["하나"]
    for column, why in (("nonsense", "id_malformed"), ("DEVELOPER", "no_such_role_column")):
        refused = await sent(
            ask, town, LEAD, SET, dutyId=at["dutyId"], column=column, expectedNumber=0, letters=[]
        )
        assert refused["reason"] == why


async def test_why_a_party_objected_stays_to_be_read_when_it_counters_or_agrees_after_all(
    ask, town
):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    await fill(table, duty, DEVELOPER, "R")
    at = keys(table, duty, DEVELOPER)
    await speak(table, DEVELOPER, (duty, DEVELOPER), consent="OBJECT", reason="우리가 합니다.")
    await speak(table, DEVELOPER, (duty, DEVELOPER))
    await speak(table, DEVELOPER, (duty, DEVELOPER), consent="OBJECT", reason="역시 우리가 합니다.")
    await sent(ask, town, DEVELOPER, SET, **at, expectedNumber=1, letters=["CONSULTED"])
    asked = {
        "id": global_id("RoleMatrix", table.id),
        "duty": at["dutyId"],
        "column": at["column"],
    }
    read = await ask(HISTORY, as_=town.people[CITY], **asked)
    _, first = read.sole()["history"]
    said = [(one["consent"], one["reason"], one["endedAt"] is None) for one in first["voices"]]

    assert said == [
        ("AGREE", None, True),
        ("OBJECT", "우리가 합니다.", False),
        ("AGREE", None, False),
        ("OBJECT", "역시 우리가 합니다.", True),
    ]
    stranger = await ask(HISTORY, as_=town.people["resident.1"], **asked)
    assert "우리가" not in str(stranger)


async def test_what_is_not_agreed_says_who_has_to_act(ask, town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "A", who=CITY)
    await fill(table, duty, "company.b", "C", who=CITY)
    found = await read(ask, table, "company.b")
    fault, field = found["differences"]

    assert (fault["fault"], fault["column"]) == ("NO_RESPONSIBLE", None)
    assert [one["body"]["name"] for one in fault["next"]] == ["Company"]
    assert [one["body"]["name"] for one in field["silent"]] == ["company.b"]
    assert [one["body"]["name"] for one in field["next"]] == ["company.b"]
    assert [one["viewerConcerned"] for one in found["fields"]] == [False, True]
    assert allowed(found) == {"setRole"}
    spoken = await sent(
        ask,
        town,
        "company.b",
        SPEAK,
        agreementId=global_id("Agreement", table.id),
        fields=[{**keys(table, duty, "company.b"), "dutyVersion": 1, "number": 1}],
        consent="OBJECT",
        reason="의견을 낼 사람이 없습니다.",
    )
    assert [one["standing"] for one in spoken["matrix"]["fields"]] == ["AGREED", "OBJECTED"]
    _, field = (await read(ask, table, CITY))["differences"]
    assert [one["body"]["name"] for one in field["against"]] == ["company.b"]
    assert [one["body"]["name"] for one in field["next"]] == ["Company"]


async def test_an_agreed_matrix_is_previewed_and_written_and_grows_old(ask, town):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    found = await read(ask, table, LEAD)
    assert found["agreed"]
    article, city = found["clauseDrafts"]
    assert (article["clause"], article["checkedByALawyer"]) == (None, False)
    assert "하나" in city["text"]
    given = {
        "agreementId": global_id("Agreement", table.id),
        "expectedEdition": found["edition"],
        "expectedVersion": (await room(table)).agreement.version,
        "read": [],
    }
    assert (await sent(ask, town, "company.b", WRITE, **given))["reason"] == (
        "only_lead_or_city_drafts"
    )
    written = await sent(ask, town, LEAD, WRITE, **given)
    assert [one["stale"] for one in written["matrix"]["clauses"]] == [False, False]
    assert (await sent(ask, town, LEAD, WRITE, **given))["reason"] == "agreement_changed"

    await fill(table, duty, DEVELOPER, "I", who=DEVELOPER)
    later = await read(ask, table, LEAD)
    assert [one["stale"] for one in later["clauses"]] == [True, True]
    assert later["clauseDrafts"] == []
    await agree_all(table, CITY)
    drafts = (await read(ask, table, LEAD))["clauseDrafts"]
    assert sorted(one["unchanged"] for one in drafts) == [False, True, True]


@pytest.mark.parametrize("who", ["ministry.officer", "company.c", "resident.1"])
async def test_nobody_else_sees_a_matrix_by_its_id(ask, town, who):
    table, (duty,) = await small_matrix(town, "하나")
    await fill(table, duty, CITY, "RA", who=CITY)
    asked = await ask(
        HISTORY,
        as_=town.people[who],
        id=global_id("RoleMatrix", table.id),
        duty=global_id("RoleDuty", duty),
        column="RESIDENT",
    )

    assert asked.sole() is None
    assert await read(ask, table, who) is None
    assert await matrix(table, who) is None
