"""Who is told that something was said: those who hear the layer, and nobody else."""

import pytest

from tests.agreements.test_talk import say
from tests.fixtures.agreements import LEAD, put_with
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.notices.test_notices import told
from workflows.notices.kinds import NoticeKind
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

COLLEAGUE = "municipality.head"
ALL = (LEAD, CITY, COLLEAGUE, DEVELOPER, "company.b", "company.c", "auditor", "resident.1")


async def heard(town):
    """Return how often everybody was told."""
    return {
        who: [kind for kind, _ in await told(town, who)].count(NoticeKind.TALK_SAID)
        for who in ALL
        if who in town.people
    }


@pytest.mark.parametrize(
    ("layer", "other", "hearers"),
    [
        ("PARTY", None, {COLLEAGUE}),
        ("BILATERAL", DEVELOPER, {COLLEAGUE, DEVELOPER}),
        ("TABLE", None, {COLLEAGUE, DEVELOPER, LEAD, "company.b"}),
    ],
)
async def test_those_who_hear_the_layer_are_told_and_nobody_else(town, layer, other, hearers):
    table, (clause,) = await put_with(town, "목적")
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, COLLEAGUE, Role.MUNICIPAL_HEAD, town.city_id)
    await say(table, CITY, "말", layer, clause=clause, to=other)
    await say(table, CITY, "말", layer, clause=clause, to=other)

    # Told once, until it is read.
    assert {who for who, times in (await heard(town)).items() if times} == hearers
    assert max((await heard(town)).values()) == 1
