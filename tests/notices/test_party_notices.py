"""Who is told that the parties of an agreement are others, and how a new lead comes in."""

import pytest

from tests.fixtures.agreements import LEAD, blocks, put_with, room, say
from tests.fixtures.consortium import CITY, DEVELOPER, answer, newest, put
from tests.fixtures.parties import OTHERS, follow, past, with_newcomer, without
from tests.fixtures.signing import accepted, freeze, recall
from tests.notices.test_notices import duties, told
from workflows.agreements.consortium import putting
from workflows.agreements.consortium.states import ChangeState
from workflows.kit.refusal import WrongState
from workflows.notices.kinds import NoticeKind

K = NoticeKind
NEW, GONE = "company.c", "company.b"


async def heard(town, who, kind):
    """Say whether somebody was told of something."""
    return kind in [one for one, _ in await told(town, who)]


async def test_who_came_has_to_speak_and_the_others_are_told(town, clock):
    table, clauses = await put_with(town, "목적", "역할")
    await with_newcomer(table)
    await without(table, GONE, clock)
    await follow(table)

    assert K.PARTY_JOINED in await duties(town, NEW)
    assert [await heard(town, one, K.PARTY_LEFT) for one in (GONE, NEW, DEVELOPER)] == [
        True,
        False,
        False,
    ]
    assert [await heard(town, one, K.PARTIES_CHANGED) for one in (DEVELOPER, CITY, LEAD)] == [
        True,
        True,
        False,
    ]
    await say(table, NEW, clauses[0], "OBJECT", "안 됩니다.")
    await say(table, DEVELOPER, clauses[1])
    assert K.PARTY_JOINED in await duties(town, NEW)
    await say(table, NEW, clauses[1])
    assert K.PARTY_JOINED not in await duties(town, NEW)


async def test_who_leaves_again_is_asked_no_more(town, clock):
    table, _ = await put_with(town, "목적")
    await with_newcomer(table)
    await follow(table)
    await without(table, NEW, clock)
    await follow(table)
    assert K.PARTY_JOINED not in await duties(town, NEW)
    assert await heard(town, NEW, K.PARTY_LEFT)


async def led_by(table, who):
    """Let the consortium be led by another party."""
    body = table.union.bodies[who]
    await put(table.union, LEAD, putting.propose_lead, body_id=body, reason="대표사를 바꿉니다.")
    for one in OTHERS:
        change = await newest(table.union, LEAD)
        own = table.union.bodies[one]
        if change.state is ChangeState.OPEN and own in change.asked and own != change.put_by:
            await answer(table.union, one)


async def test_a_lead_that_is_no_party_is_brought_in_by_the_decision_that_it_leads(town):
    table, (clause,) = await put_with(town, "목적")
    await with_newcomer(table)
    assert await room(table, NEW) is None
    await led_by(table, NEW)
    assert K.PARTY_JOINED in await duties(town, NEW)

    seen = await room(table, NEW)
    assert (seen.lead_id, seen.agreement.parties[0]) == (table.union.bodies[NEW],) * 2
    (change,) = await past(table)
    assert (change.changed_by, change.appointment_id) == (table.union.bodies[NEW], None)
    assert (clause, NEW, "SILENT", NEW) in await blocks(table)
    assert await heard(town, LEAD, K.PARTIES_CHANGED)


async def test_a_lead_that_comes_while_it_is_signed_waits_until_the_parties_follow(town):
    table, clauses = await accepted(town)
    await with_newcomer(table)
    await freeze(table)
    await led_by(table, NEW)
    assert K.PARTY_JOINED not in await duties(town, NEW)
    await recall(table, who=CITY)
    with pytest.raises(WrongState, match="lead_is_no_party"):
        await freeze(table, who=CITY)
    await follow(table, who=CITY)
    assert K.PARTY_JOINED in await duties(town, NEW)
    for clause in clauses:
        await say(table, NEW, clause)
    await freeze(table, who=NEW)
