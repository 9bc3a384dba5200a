"""The rules of councils over the API: for everybody, by place and day, in both languages."""

from tests.schema.conftest import Ask
from workflows.kit.wording import Locale

PACK = """query ($place: String!, $on: String) { councilRulePack(place: $place, on: $on) {
  place { slug name } day rulings { key title
    holds { number words text level source article confirmed holdsFrom }
    others { number source level } } } }"""


async def ruling(ask: Ask, key: str, **how: object) -> dict:
    pack = (await ask(PACK, **how)).sole()
    (found,) = [one for one in pack["rulings"] if one["key"] == key]
    return found


async def test_places_are_told_by_name(ask: Ask):
    places = (await ask("{ councilPlaces { slug name } }", locale=Locale.KO)).sole()

    assert [one["name"] for one in places] == sorted(one["name"] for one in places)
    assert {"slug": "changwon", "name": "창원시"} in places


async def test_a_rule_is_told_with_its_source_and_whether_it_was_read(ask: Ask):
    written = await ruling(ask, "written_cases", place="changwon")
    seats = await ruling(ask, "max_members", place="changwon", on="2026-11-28")
    unread = await ruling(ask, "openness", place="changwon", on="2026-11-28")

    assert written["holds"] == {
        "number": None,
        "words": ["MINOR", "URGENT", "BARRED"],
        "text": "a minor matter · an urgent matter · when a disaster or the like keeps members "
        "from meeting",
        "level": "ORDINANCE",
        "source": "Changwon ordinance on committees",
        "article": "10(4)",
        "confirmed": True,
        "holdsFrom": "2021-01-01",
    }
    assert (seats["holds"]["number"], seats["holds"]["article"]) == (25, "5(2)")
    assert (unread["holds"]["confirmed"], unread["holds"]["article"]) == (False, None)
    assert seats["others"] == [{"number": 25, "source": "Smart City Act", "level": "ACT"}]


async def test_a_day_decides_which_rules_hold(ask: Ask):
    before = await ruling(ask, "recusal_kinds", place="asan", on="2026-12-31")
    after = await ruling(ask, "recusal_kinds", place="asan", on="2027-01-01")

    assert (before["holds"]["level"], after["holds"]["level"]) == ("HOUSE", "ORDINANCE")
    assert after["holds"]["holdsFrom"] == "2027-01-01"


async def test_an_unknown_place_has_none_and_a_day_that_is_none_is_refused(ask: Ask):
    assert (await ask(PACK, place="atlantis")).sole() is None
    assert (await ask(PACK, place="asan", on="2027-02-30")).reasons == ["day_malformed"]
