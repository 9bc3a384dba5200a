"""Who is told of a dispute and of a settlement report: who has to act, and how it ends."""

from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.disputes import act, notify, running
from tests.fixtures.money import MINISTRY
from tests.fixtures.settling import judge, line, signed_with_money, submit
from tests.fixtures.signing import HEAD
from tests.notices.test_notices import duties, told
from workflows.notices.kinds import NoticeKind

K = NoticeKind
WHO = (LEAD, CITY, HEAD, DEVELOPER)


async def asked(town, kind):
    return {who for who in (*WHO, MINISTRY) if kind in await duties(town, who)}


async def heard(town, kind):
    return [[one for one, _ in await told(town, who)].count(kind) for who in WHO]


async def test_a_dispute_asks_its_sides_and_tells_them_how_it_ends(town):
    table, clause, duty = await running(town)
    dispute = await notify(table, clause, duty)
    assert await asked(town, K.DISPUTE_NOTIFIED) == {LEAD}
    await act(table, LEAD, "answer_dispute", dispute)
    assert await asked(town, K.DISPUTE_NOTIFIED) == set()
    await act(table, LEAD, "move_dispute_on", dispute)
    await act(table, CITY, "move_dispute_on", dispute)
    assert await heard(town, K.DISPUTE_MOVED) == [1, 0, 1, 0]
    put = await act(table, LEAD, "propose_dispute_settlement", dispute, changes_clauses=False)
    assert await asked(town, K.DISPUTE_PROPOSED) == {CITY, HEAD}
    await act(table, CITY, "agree_dispute_settlement", dispute, proposal=put.acts)
    assert await asked(town, K.DISPUTE_PROPOSED) == set()
    assert await heard(town, K.DISPUTE_ENDED) == [1, 0, 1, 0]


async def test_a_report_asks_who_judges_it_and_goes_back_to_who_settles(town):
    table, day = await signed_with_money(town)
    report = await submit(table, day)
    assert await asked(town, K.SETTLEMENT_HANDED_IN) == {CITY, HEAD}
    await judge(table, CITY, "return_settlement", report)
    assert await asked(town, K.SETTLEMENT_HANDED_IN) == set()
    assert await asked(town, K.SETTLEMENT_RETURNED) == {LEAD}
    await submit(table, day)
    assert await asked(town, K.SETTLEMENT_RETURNED) == set()
    await judge(table, CITY, "check_settlement", report)
    await judge(table, CITY, "accept_settlement", report)
    assert await heard(town, K.SETTLEMENT_ACCEPTED) == [1, 0, 0, 0]
    await submit(table, day, line(received=1, spent=1), who=CITY)
    assert await asked(town, K.SETTLEMENT_HANDED_IN) == {MINISTRY}
