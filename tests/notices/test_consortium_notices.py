"""Who is told of a change of the consortium: those asked, the one concerned, and everybody at the end."""

from fractions import Fraction

from tests.fixtures.consortium import CITY, DEVELOPER, answer, formed, put
from tests.notices.test_notices import duties, told
from workflows.agreements.consortium import putting
from workflows.notices.kinds import NoticeKind

K = NoticeKind


async def test_those_named_are_asked_and_told_that_it_stands(town):
    await formed(town)

    assert await duties(town, DEVELOPER) == []
    assert (K.CONSORTIUM_ASKED, True) in await told(town, DEVELOPER)
    assert [kind for kind, _ in await told(town, "company.a")] == [K.CONSORTIUM_DECIDED]


async def test_who_is_asked_has_something_to_do_until_it_has_answered(town):
    union = await formed(town)
    await put(
        union,
        "company.a",
        putting.propose_joining,
        body_id=union.bodies["company.c"],
        share=Fraction(1, 10),
        reason="센서를 맡습니다.",
    )
    asked = {name: await duties(town, name) for name in (CITY, "company.a", "company.c")}
    colleague = await duties(town, "municipality.clerk2")
    await answer(union, CITY)
    after = [await duties(town, name) for name in (CITY, "municipality.clerk2", "company.b")]

    assert asked == {CITY: [K.CONSORTIUM_ASKED], "company.a": [], "company.c": [K.CONSORTIUM_ASKED]}
    assert colleague == [K.CONSORTIUM_ASKED]
    assert after == [[], [], [K.CONSORTIUM_ASKED]]


async def test_the_expelled_is_told_that_it_is_put_and_that_it_is_decided(town):
    union = await formed(town)
    culprit = union.bodies["company.b"]
    await put(union, "company.a", putting.propose_expulsion, body_id=culprit, cause="분담금 미납")
    first = await told(town, "company.b")
    await answer(union, CITY)
    await answer(union, DEVELOPER)
    last = await told(town, "company.b")

    assert K.CONSORTIUM_PUT in [kind for kind, _ in first]
    assert [kind for kind, _ in last].count(K.CONSORTIUM_DECIDED) == 2
    assert K.CONSORTIUM_ASKED not in await duties(town, "company.b")


async def test_what_is_overtaken_waits_for_nobody(town):
    union = await formed(town)
    await put(
        union, CITY, putting.propose_lead, body_id=union.bodies[DEVELOPER], reason="공사가 맡도록"
    )
    before = await duties(town, "company.b")
    await put(
        union,
        "company.a",
        putting.propose_shares,
        shares=union.shares(municipality_officer=40, developer_lead=30, company_a=20, company_b=10),
        reason="다시 나눕니다.",
    )
    for name in (CITY, DEVELOPER, "company.b"):
        await answer(union, name)

    assert before == [K.CONSORTIUM_ASKED]
    assert await duties(town, "company.b") == []
