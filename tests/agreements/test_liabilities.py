"""Who is out and answers still is told however much was put to the parties since."""

from datetime import datetime, time, timedelta

import pytest

from schema.kit.ids import global_id
from tests.fixtures.consortium import CITY, DEVELOPER, answer, formed, newest, put
from tests.schema.conftest import asking_with
from workflows.agreements.consortium import answering, putting
from workflows.kit.wording import SEOUL

LATER = 25
CARD = """query ($programme: ID!) { consortium(programmeId: $programme) {
  liabilities { liableUntil tookEffectOn handBack body { id } }
  changes(first: 20) { edges { node { liableUntil } } } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def card(ask, union, who):
    person = union.town.people[who] if who else None
    asked = {"programme": global_id("Programme", union.town.programme_id)}
    return (await ask(CARD, as_=person, **asked)).sole()


async def test_who_was_expelled_before_twenty_five_other_changes_still_answers(ask, town, clock):
    union = await formed(town)
    gone = union.bodies["company.b"]
    await put(union, "company.a", putting.propose_expulsion, body_id=gone, cause="분담금 미납")
    await answer(union, CITY)
    out = await answer(union, DEVELOPER)
    for turn in range(LATER):
        await put(
            union,
            CITY,
            putting.propose_lead,
            body_id=union.bodies[DEVELOPER],
            reason=f"공사가 맡도록 {turn}",
        )
        change = await newest(union, CITY)
        await town.act(CITY, answering.withdraw_change, change_id=change.id)
    for who in ("company.a", CITY, "company.b"):
        told = await card(ask, union, who)
        (one,) = told["liabilities"]
        assert one["body"]["id"] == global_id("Body", gone), who
        assert one["liableUntil"] == out.liable_until.isoformat()
    newer = (await card(ask, union, CITY))["changes"]["edges"]
    assert [edge["node"]["liableUntil"] for edge in newer] == [None] * 20
    for who in ("resident.1", None):
        assert (await card(ask, union, who))["liabilities"] == []

    await clock.set(datetime.combine(out.liable_until, time(12), SEOUL))
    assert len((await card(ask, union, CITY))["liabilities"]) == 1
    await clock.set(datetime.combine(out.liable_until + timedelta(days=1), time(12), SEOUL))
    assert (await card(ask, union, CITY))["liabilities"] == []
