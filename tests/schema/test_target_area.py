"""Setting the target area over the API: shown at once, and what shares ground is refused in words."""

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask

SET = """mutation ($input: SetTargetAreaInput!) { setTargetArea(input: $input) { __typename
  ... on SetTargetAreaSuccess { programme { targetArea { number name outline { longitude latitude } } } }
  ... on Refused { code reason field message remedy } } }"""


def ward(number: int, west: float) -> dict[str, object]:
    corners = [(west, 36.0), (west + 0.01, 36.0), (west + 0.01, 36.01), (west, 36.01)]
    outline = [{"longitude": x, "latitude": y} for x, y in corners]
    return {
        "number": number,
        "nameKo": f"{number}동",
        "nameEn": f"Ward {number}",
        "outline": outline,
    }


async def test_an_officer_sets_the_districts_and_everybody_sees_them(ask: Ask, town: Town):
    given = {
        "programmeId": global_id("Programme", town.programme_id),
        "districts": [ward(1, 127.0), ward(2, 127.01)],
    }
    done = await ask(SET, as_=town.people["municipality.officer"], input=given)
    refused = await ask(
        SET,
        as_=town.people["municipality.officer"],
        input={**given, "districts": [ward(1, 127.0), ward(7, 127.005)]},
    )
    stranger = await ask(SET, as_=town.people["resident.1"], input=given)

    shown = done.sole()["programme"]["targetArea"]
    assert [(one["number"], len(one["outline"])) for one in shown] == [(1, 4), (2, 4)]
    assert (refused.sole()["reason"], refused.sole()["field"]) == ("areas_overlap", "districts")
    assert "1" in refused.sole()["message"]
    assert "7" in refused.sole()["message"]
    assert stranger.sole()["code"] == "NOT_ALLOWED"
