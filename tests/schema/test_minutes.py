"""Minutes through the API: drafted, corrected, signed, hidden in part, published; and what the public reads."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.minutes import CHAIR, PHONE, SECRETARY, held_meeting

READ = """query ($number: Int!, $council: ID) { minutesDesk(number: $number, councilId: $council) {
  meetingId number place viewerActions { name allowed }
  minutes { id state registration publication withheldGround withheldStage withheldUntil
    confirmedAt registeredAt publishedAt
    reading { whole digest lacking dueOn daysLate dueRule { id article }
      lines { key field sentence item cites corrects name { displayName } nameGap { number }
        parts { text gap { ground number title stage expectedEnd commitment } } }
      publicLines { key parts { text } }
      corrigenda { number line words reason at }
      spans { number line ground stage expectedEnd commitment salt hiddenAt liftedAt }
      signers { signed viewer name { displayName } }
      certificates { item verdict sha256 content findings { reason message weight seat rule { id } } }
      corrections { number line asked askedAt accepted words reason name { displayName } }
      items { itemId number title gist version }
      entries { number at kind words name { displayName } }
      viewerActions { name allowed refusal { reason message } } } } } }"""


def mutation(name):
    kind = name[0].upper() + name[1:]
    return f"""mutation ($input: {kind}Input!) {{ {name}(input: $input) {{
      ... on {kind}Success {{ minutes {{ id state registration }} }}
      ... on Refused {{ reason message field rule {{ id source article }} remedy }} }} }}"""


@pytest.fixture
async def held(sessions, clock):
    """A closed meeting."""
    return await held_meeting(sessions, clock)


@pytest.fixture
def acted(ask, held):
    """Carry out a mutation as a person of the town."""

    async def acting(who, name, **given):
        person = held.town.people[who]
        return (await ask(mutation(name), as_=person, input=given)).sole()

    return acting


@pytest.fixture
def read(ask, held):
    """Read the minutes as a person, or as nobody in particular."""

    async def reading(who=None):
        given = {"number": 1, "council": global_id("Council", held.council_id)}
        person = held.town.people[who] if who else None
        return (await ask(READ, as_=person, **given)).sole()

    return reading


async def test_minutes_from_the_draft_to_the_publication(read, acted):
    desk = await read(SECRETARY)
    assert desk["minutes"] is None
    assert desk["viewerActions"] == [{"name": "draftMinutes", "allowed": True}]
    minutes = (await acted(SECRETARY, "draftMinutes", meetingId=desk["meetingId"]))["minutes"]
    one = {"minutesId": minutes["id"]}
    item = (await read(SECRETARY))["minutes"]["reading"]["items"][1]
    gist = {"itemId": item["itemId"], "expectedVersion": 0}
    await acted(SECRETARY, "writeGist", **one, **gist, words="물음이 없었음")
    stale = await acted(SECRETARY, "writeGist", **one, **gist, words="다시")
    assert stale["reason"] == "gist_moved_on"
    await acted(SECRETARY, "circulateMinutes", **one)
    await acted("expert.1", "askCorrection", **one, line="gist.2", words="짧게 물었음")
    answer = await acted(SECRETARY, "answerCorrection", **one, number=1, accepted=True)
    assert answer["minutes"]["state"] == "CORRECTIONS"
    reading = (await read(CHAIR))["minutes"]["reading"]
    assert reading["corrections"][0]["words"] == "짧게 물었음"
    assert {"name": "confirmMinutes", "allowed": True, "refusal": None} in reading["viewerActions"]
    signed = await acted(CHAIR, "confirmMinutes", **one, sha256=reading["digest"])
    assert signed["minutes"]["state"] == "CONFIRMED"
    assert (await read())["minutes"]["reading"]["lines"] == []
    registered = await acted(SECRETARY, "registerMinutes", **one)
    assert registered["minutes"]["registration"] == "2026-1"
    remark = next(
        line
        for line in reading["lines"]
        if PHONE in "".join(part["text"] for part in line["parts"])
    )
    start = remark["parts"][0]["text"].index(PHONE)
    span = {"line": remark["key"], "start": start, "end": start + len(PHONE)}
    refused = await acted(SECRETARY, "hideSpan", **one, **span, ground="IN_PROGRESS")
    assert refused["rule"]["article"] == "9(1)5"
    await acted(SECRETARY, "hideSpan", **one, **span, ground="PERSONAL")
    await acted(SECRETARY, "publishMinutes", **one)

    public = await read()
    assert PHONE not in str(public)
    assert public["minutes"]["publication"] == "REDACTED"
    reading = public["minutes"]["reading"]
    assert (reading["whole"], reading["entries"], reading["corrections"]) == (False, [], [])
    assert (reading["items"], reading["spans"][0]["salt"]) == ([], None)
    gap = next(part["gap"] for line in reading["lines"] for part in line["parts"] if part["gap"])
    assert (gap["number"], gap["title"]) == (6, "personal data")
    assert [one["item"] for one in reading["certificates"]] == [1]
    assert PHONE in str(await read("expert.2"))
    await acted(SECRETARY, "liftSpan", **one, number=1)
    assert PHONE in str(await read())
    await acted(
        SECRETARY, "addCorrigendum", **one, line="gist.2", words="두 번 물었음", reason="빠짐"
    )
    assert (await read())["minutes"]["reading"]["corrigenda"][0]["words"] == "두 번 물었음"


async def test_a_stranger_is_told_why_not(read, acted):
    desk = await read()
    assert desk["viewerActions"] == [{"name": "draftMinutes", "allowed": False}]
    refused = await acted("resident.1", "draftMinutes", meetingId=desk["meetingId"])

    assert refused["reason"] == "only_its_secretary"
    assert refused["rule"]["id"] == "council.changwon.secretary_post"


async def test_a_vote_that_is_hidden_is_not_told_by_a_certificate(read, acted):
    desk = await read(SECRETARY)
    minutes = (await acted(SECRETARY, "draftMinutes", meetingId=desk["meetingId"]))["minutes"]
    one = {"minutesId": minutes["id"]}
    await acted(SECRETARY, "circulateMinutes", **one)
    digest = (await read(CHAIR))["minutes"]["reading"]["digest"]
    await acted(CHAIR, "confirmMinutes", **one, sha256=digest)
    await acted(SECRETARY, "registerMinutes", **one)
    await acted(SECRETARY, "hideSpan", **one, line="vote.1.1", ground="BUSINESS")
    await acted(SECRETARY, "publishMinutes", **one)
    reading = (await read())["minutes"]["reading"]

    assert reading["certificates"] == []
    hidden = next(line for line in reading["lines"] if line["key"] == "vote.1.1")
    assert (hidden["name"], hidden["nameGap"]["number"]) == (None, 7)
    assert len((await read("auditor"))["minutes"]["reading"]["certificates"]) == 1
