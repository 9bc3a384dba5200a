"""Who is told that the money is put forward: the parties, and nobody else."""

from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import BN, LEAD, fund, funded
from tests.notices.test_notices import told
from workflows.agreements.money import proposing
from workflows.notices.kinds import NoticeKind

K = NoticeKind


async def test_the_parties_are_told_that_the_money_waits_for_them(town):
    union = await funded(town)
    await fund(union, BN, BN)
    await town.act(LEAD, proposing.propose_plan, consortium_id=union.id, expected_version=1)
    heard = {
        who: [kind for kind, _ in await told(town, who)].count(K.MONEY_PROPOSED)
        for who in (LEAD, CITY, DEVELOPER, "company.b", "company.c", "resident.1")
    }

    assert heard == {
        LEAD: 0,
        CITY: 1,
        DEVELOPER: 1,
        "company.b": 1,
        "company.c": 0,
        "resident.1": 0,
    }
