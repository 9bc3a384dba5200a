"""Mandates: who signs for an organisation, by what, how far and for how long."""

from datetime import timedelta

import pytest

from tests.fixtures.agreements import LEAD, room
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import BN, fund
from tests.fixtures.signing import (
    HEAD,
    accepted,
    approved,
    freeze,
    frozen,
    give,
    progress,
    read_as,
    sign,
)
from workflows.agreements.signing import mandates
from workflows.agreements.signing.queries import colleagues_of, holders_by_mandate
from workflows.agreements.signing.states import GateKind, SigningOrder
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role


async def test_an_office_signs_by_itself_and_anybody_else_by_a_mandate(town):
    table, _ = await frozen(town, order=SigningOrder.PARALLEL)
    await approved(table)
    with pytest.raises(NotAllowed, match="mandate_missing"):
        await sign(table, CITY)
    with pytest.raises(NotAllowed, match="only_head_gives_mandate"):
        await give(table, CITY, CITY)
    with pytest.raises(NotAllowed, match="only_head_gives_mandate"):
        await give(table, DEVELOPER, CITY)
    with pytest.raises(NotAllowed, match="mandate_to_oneself"):
        await give(table, HEAD, HEAD)
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    with pytest.raises(WrongState, match="role_speaks_for_nobody"):
        await give(table, HEAD, "moderator")
    with pytest.raises(NotFound, match="no_such_appointment"):
        await give(table, HEAD, CITY, appointment=table.id)
    with pytest.raises(Invalid, match="mandate_range_wrong"):
        await give(table, HEAD, CITY, days=-2, since=-4)
    with pytest.raises(Invalid, match="cap_not_positive"):
        await give(table, HEAD, CITY, cap=0)
    asked = {"agreement": (await room(table)).agreement}
    assert town.appointments[CITY] in [
        one.id for one in await read_as(table, HEAD, colleagues_of, **asked) if not one.scopes
    ]
    for who in (CITY, "auditor"):  # who gives none is told of none, and of no refusal
        assert await read_as(table, who, colleagues_of, **asked) == []
    given = await give(table, HEAD, CITY)
    colleagues = await read_as(table, HEAD, colleagues_of, **asked)
    assert [one.id for one in colleagues if one.scopes] == [town.appointments[CITY]]
    for who, found in ((HEAD, [CITY]), (CITY, [CITY]), (LEAD, [])):
        holders = await read_as(table, who, holders_by_mandate, ids=[given.id])
        assert [one.person_id for one in holders.values()] == [town.people[one] for one in found]
    with pytest.raises(Conflict, match="mandate_stands"):
        await give(table, HEAD, CITY)
    await sign(table, CITY)

    signature = (await progress(table)).signatures[table.union.bodies[CITY]]
    assert (signature.mandate_id, signature.mandate) == (given.id, "위임장 제3호")


async def test_a_mandate_that_is_over_or_ended_or_too_small_carries_nothing(town, clock):
    table, _ = await accepted(town)
    await fund(table.union, 10 * BN, 10 * BN)
    await freeze(table, order=SigningOrder.PARALLEL)
    await approved(table)
    given = await give(table, HEAD, CITY, cap=10 * BN - 1)
    with pytest.raises(NotAllowed, match="mandate_too_small") as refused:
        await sign(table, CITY)
    assert refused.value.figures == {"cap": 10 * BN - 1, "part": 10 * BN}
    with pytest.raises(NotAllowed, match="only_head_gives_mandate"):
        await town.act(CITY, mandates.end_mandate, mandate_id=given.id)
    with pytest.raises(NotFound, match="no_such_mandate"):
        await town.act(LEAD, mandates.end_mandate, mandate_id=given.id)
    await town.act(HEAD, mandates.end_mandate, mandate_id=given.id)
    with pytest.raises(WrongState, match="mandate_ended"):
        await town.act(HEAD, mandates.end_mandate, mandate_id=given.id)
    # Who had one is told that it was taken back and when, not that he never had any.
    with pytest.raises(NotAllowed, match="mandate_revoked") as refused:
        await sign(table, CITY)
    told = {"document": "위임장 제3호", "on": shown_now().astimezone(SEOUL).date().isoformat()}
    assert refused.value.figures == told
    over = await give(table, HEAD, CITY, cap=10 * BN, since=3, days=8)
    with pytest.raises(NotAllowed, match="mandate_lapsed"):
        await sign(table, CITY)
    until = over.valid.upper
    # Up to its last instant, and no longer.
    await clock.set(until)
    with pytest.raises(NotAllowed, match="mandate_lapsed") as refused:
        await sign(table, CITY)
    last = (until - timedelta(microseconds=1)).astimezone(SEOUL).date()
    assert refused.value.figures["until"] == last.isoformat()
    # The one that is over stands in nobody's way: a new one takes its place.
    colleagues = await read_as(table, HEAD, colleagues_of, agreement=(await room(table)).agreement)
    assert town.appointments[CITY] in {one.id for one in colleagues if not one.scopes}
    await give(table, HEAD, CITY, cap=10 * BN)
    with pytest.raises(WrongState, match="mandate_ended"):
        await town.act(HEAD, mandates.end_mandate, mandate_id=over.id)
    await sign(table, CITY)

    assert GateKind.SIGNATURE in {
        one.kind
        for one in (await progress(table)).gates
        if one.number in (await progress(table)).passed
    }
