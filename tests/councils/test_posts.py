"""Posts of a council that its rules give to an office: the chair, the vice-chair and the secretary."""

import pytest

from tests.fixtures.councils import FORMED, HEAD, appoint, formed, settle_people
from tests.fixtures.town import make_town
from workflows.councils.roster import chairing
from workflows.councils.roster.states import Capacity, Post, SeatKind
from workflows.kit.refusal import RuleBroken


@pytest.fixture
async def place(sessions):
    """A town with people to sit in a council."""
    town = await make_town(sessions)
    await settle_people(town)
    return town


@pytest.mark.parametrize(
    ("who", "kept"),
    [
        ("municipality.officer", True),
        ("council.secretary", True),
        ("company.a", False),
        ("expert.1", False),
        ("resident.1", False),
    ],
)
async def test_the_secretary_is_an_official_where_an_ordinance_says_so(place, who, kept):
    """Changwon's ordinance gives the post to a section chief; Asan's says nothing, so the head is free."""
    named = {"post": Post.SECRETARY, "since": FORMED, "appointment_id": place.appointments[who]}
    council = await formed(place)
    call = place.act(HEAD, chairing.name_attendant, council_id=council.id, **named)
    if kept:
        await call
    else:
        with pytest.raises(RuleBroken, match="secretary_by_post") as refused:
            await call
        assert refused.value.rule == "council.changwon.secretary_post"


async def test_where_no_source_gives_the_secretary_a_post_the_head_chooses(place):
    council = await formed(place, place="asan")
    named = {"post": Post.SECRETARY, "since": FORMED}
    await place.act(
        HEAD,
        chairing.name_attendant,
        council_id=council.id,
        appointment_id=place.appointments["expert.1"],
        **named,
    )


async def test_a_chair_that_goes_with_an_office_of_the_city_is_no_other_official_s(place):
    council = await formed(place)
    await appoint(
        place,
        council,
        "ministry.officer",
        kind=SeatKind.AGENCY,
        capacity=Capacity.EX_OFFICIO,
    )
    with pytest.raises(RuleBroken, match="chair_of_the_city") as refused:
        await place.act(HEAD, chairing.name_chair, council_id=council.id, post=Post.CHAIR, member=1)
    assert refused.value.rule == "council.changwon.chair"
