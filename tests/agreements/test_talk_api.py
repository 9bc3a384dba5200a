"""Talk and sealed offers over the API, with what each may do next."""

from datetime import timedelta

from schema.kit.ids import global_id
from tests.agreements.test_clauses_api import TOLD, ask, sent  # noqa: F401 - the fixture
from tests.fixtures.agreements import LEAD, put_with, room
from tests.fixtures.consortium import CITY, DEVELOPER
from workflows.record.uow import unit_of_work

MESSAGE = """id layer words saidAt withdrawnAt body { name } other { name }
  viewerActions { name allowed refusal { reason } }"""
SAY = f"""mutation ($input: SayMessageInput!) {{ sayMessage(input: $input) {{
  ... on SayMessageSuccess {{ said {{ {MESSAGE} }} }} {TOLD} }} }}"""
WITHDRAW = f"""mutation ($input: WithdrawMessageInput!) {{ withdrawMessage(input: $input) {{
  ... on WithdrawMessageSuccess {{ said {{ {MESSAGE} }} }} {TOLD} }} }}"""
THREAD = f"""query ($number: String!, $layer: TalkLayer!, $other: ID) {{ agreement(number: $number) {{
  talk(layer: $layer, withBodyId: $other, first: 5) {{ totalCount edges {{ node {{ {MESSAGE} }} }} }} }} }}"""
SEALED = """id asked openedAt calledBy { name } ownOffer { words won } offers { won body { name } }
  viewerActions { name allowed refusal { reason } }"""
CALL = f"""mutation ($input: CallForOffersInput!) {{ callForOffers(input: $input) {{
  ... on CallForOffersSuccess {{ call {{ {SEALED} }} }} {TOLD} }} }}"""
FILE = f"""mutation ($input: FileOfferInput!) {{ fileOffer(input: $input) {{
  ... on FileOfferSuccess {{ call {{ {SEALED} }} }} {TOLD} }} }}"""
CALLS = f"query ($id: ID!) {{ node(id: $id) {{ ... on Clause {{ sealedCalls {{ {SEALED} }} }} }} }}"


async def test_a_word_between_two_is_said_once_for_one_key_and_withdrawn(ask, town):  # noqa: F811
    table, _ = await put_with(town, "목적")
    bodies = {name: global_id("Body", key) for name, key in table.union.bodies.items()}
    given = {
        "agreementId": global_id("Agreement", table.id),
        "layer": "BILATERAL",
        "withBodyId": bodies[DEVELOPER],
        "words": "둘이서 정합시다",
    }
    said = [(await sent(ask, town, LEAD, SAY, key="once", **given))["said"] for _ in range(2)]
    assert said[0] == said[1]
    assert said[0]["other"] == {"name": DEVELOPER}
    number = (await room(table)).agreement.number

    async def thread(who, other=None):
        person = town.people[who]
        asked = {"number": number, "layer": "BILATERAL", "other": other}
        return (await ask(THREAD, as_=person, **asked)).sole()["talk"]

    heard = await thread(DEVELOPER, bodies[LEAD])
    assert (heard["totalCount"], heard["edges"][0]["node"]["words"]) == (1, "둘이서 정합시다")
    assert heard["edges"][0]["node"]["viewerActions"][0]["refusal"] == {"reason": "not_your_words"}
    assert (await thread(CITY))["totalCount"] == 0
    key = said[0]["id"]
    missing = await sent(ask, town, CITY, WITHDRAW, messageId=key)
    assert (missing["code"], missing["reason"]) == ("NOT_FOUND", "no_such_message")
    gone = (await sent(ask, town, LEAD, WITHDRAW, messageId=key))["said"]
    assert gone["words"] is None
    assert gone["withdrawnAt"]
    assert (await thread(DEVELOPER))["edges"][0]["node"]["words"] is None


async def test_offers_are_called_for_filed_and_opened(ask, town, clock):  # noqa: F811
    _, (first,) = await put_with(town, "목적")
    clause = global_id("Clause", first)
    async with unit_of_work(town.sessions) as uow:
        hour = uow.now + timedelta(hours=1)
    asked = {"clauseId": clause, "asked": "값", "closesAt": hour.isoformat()}
    call = (await sent(ask, town, CITY, CALL, **asked))["call"]
    own = (await sent(ask, town, LEAD, FILE, callId=call["id"], words="글", won=10))["call"]
    assert own["ownOffer"] == {"words": "글", "won": 10}
    assert (own["offers"], own["openedAt"]) == ([], None)

    async def seen_by(who):
        answer = (await ask(CALLS, as_=town.people[who], id=clause)).sole()
        return answer["sealedCalls"][0]

    before = await seen_by(CITY)
    assert (before["offers"], before["ownOffer"], before["openedAt"]) == ([], None, None)
    assert before["viewerActions"][0]["allowed"] is True
    await clock.set(hour + timedelta(seconds=1))
    after = await seen_by("auditor")
    assert after["offers"] == [{"won": 10, "body": {"name": "Company"}}]
    assert after["openedAt"] is not None
    late = await sent(ask, town, DEVELOPER, FILE, callId=call["id"], won=1)
    assert (late["code"], late["reason"]) == ("WRONG_STATE", "offers_are_open")
