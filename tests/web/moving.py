"""What stories do to a consortium through the API: somebody joins it, somebody is expelled from it."""

from typing import Any

from tests.fixtures.product import Product
from tests.web.campaigns import act
from tests.web.test_consortium_story import NEWCOMER, let_somebody_speak_for
from tests.web.visits import answered

LEAD, CITY, DEVELOPER = "company.a", "municipality.officer", "developer.lead"
ENERGY, DATA = "company.b", "company.c"
# Who speaks for the newcomer, once somebody is appointed to.
SPEAKER = "stranger"
PLACE = "{ programmes(first: 1) { edges { node { id bodies { body { id name } } } } } }"
WHO = """query ($place: ID!) { consortium(programmeId: $place) { id parties { body { id name } }
  changes(first: 1) { edges { node { id } } } } }"""
EXPEL = """mutation ($input: ProposeExpulsionInput!) { proposeExpulsion(input: $input) {
  __typename ... on Refused { message } } }"""
JOIN = """mutation ($input: ProposeJoiningInput!) { proposeJoining(input: $input) {
  __typename ... on Refused { message } } }"""
ANSWER = """mutation ($input: AnswerChangeInput!) { answerChange(input: $input) {
  __typename ... on Refused { message } } }"""


def place_of(product: Product) -> dict[str, Any]:
    """Return the programme with its bodies."""
    found = answered(product, PLACE)["programmes"]["edges"][0]["node"]
    assert isinstance(found, dict)
    return found


def consortium(product: Product) -> dict[str, Any]:
    """Return the consortium as the lead reads it."""
    found = answered(product, WHO, persona=LEAD, place=place_of(product)["id"])["consortium"]
    assert isinstance(found, dict)
    return found


def expel(product: Product, name: str, *voices: str) -> None:
    """Let all others expel an organisation."""
    there = consortium(product)
    body = next(one["body"]["id"] for one in there["parties"] if one["body"]["name"] == name)
    given = {"consortiumId": there["id"], "bodyId": body, "cause": "분담금을 내지 않았습니다."}
    said = act(product, LEAD, EXPEL, "proposeExpulsion", **given)
    assert said["__typename"] == "ProposeExpulsionSuccess", said
    agreed(product, *voices)


def join(product: Product, *voices: str) -> None:
    """Let the newcomer join, with somebody who speaks for it, by the voices that are needed."""
    let_somebody_speak_for(product, NEWCOMER, SPEAKER)
    bodies = place_of(product)["bodies"]
    body = next(one["body"]["id"] for one in bodies if one["body"]["name"] == NEWCOMER)
    given = {"consortiumId": consortium(product)["id"], "bodyId": body, "share": "1/10"}
    said = act(product, LEAD, JOIN, "proposeJoining", **given, reason="센서를 맡습니다.")
    assert said["__typename"] == "ProposeJoiningSuccess", said
    agreed(product, *voices, SPEAKER)


def agreed(product: Product, *voices: str) -> None:
    """Let some say yes to the newest change."""
    change = consortium(product)["changes"]["edges"][0]["node"]["id"]
    for persona in voices:
        said = act(
            product, persona, ANSWER, "answerChange", changeId=change, yes=True, reason="찬성"
        )
        assert said["__typename"] == "AnswerChangeSuccess", said
