"""Who is told of an obligation's due day: the debtor in time, the creditor and the named party when it is over."""

from datetime import timedelta

from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.duties import drafted, in_force, later, mapped, shown, step
from tests.fixtures.signing import HEAD, settle
from tests.notices.test_notices import duties, told
from workflows.agreements.duties.warning import remind_of_duties
from workflows.notices.kinds import NoticeKind
from workflows.record.uow import unit_of_work

K = NoticeKind
WHO = (LEAD, CITY, DEVELOPER, "company.b")


async def heard(town, kind):
    return [[one for one, _ in await told(town, who)].count(kind) for who in WHO]


async def test_the_debtor_before_and_after_then_the_creditor_then_who_is_named(town, clock):
    table, clause = await drafted(town)
    named = {"escalate_to": table.union.bodies[DEVELOPER], "escalate_after": 5}
    duty = await mapped(table, clause, **named)
    await settle(table)
    await in_force(table, clause)
    due = (await shown(table, duty)).due
    async with unit_of_work(town.sessions) as uow:
        now, today = uow.now, (await shown(table, duty)).today

    async def on(day):
        await clock.set(now + timedelta(days=(day - today).days))
        for _ in range(2):
            async with unit_of_work(town.sessions) as uow:
                await remind_of_duties(uow)

    await on(later(due, -7))
    assert await heard(town, K.OBLIGATION_DUE_SOON) == [1, 0, 0, 0]
    assert await heard(town, K.OBLIGATION_OVERDUE) == [0, 0, 0, 0]
    await on(later(due, 1))
    assert await heard(town, K.OBLIGATION_LATE) == [1, 0, 0, 0]
    assert await heard(town, K.OBLIGATION_OVERDUE) == [0, 1, 0, 0]
    assert await heard(town, K.OBLIGATION_ESCALATED) == [0, 0, 0, 0]
    await on(later(due, 5))
    assert await heard(town, K.OBLIGATION_ESCALATED) == [0, 0, 1, 0]

    assert K.OBLIGATION_LATE in await duties(town, LEAD)
    await step(table, LEAD, "report_duty", duty)
    assert K.OBLIGATION_LATE not in await duties(town, LEAD)
    assert K.OBLIGATION_REPORTED in await duties(town, HEAD)


async def test_without_a_creditor_all_the_others_are_told(town, clock):
    table, clause = await drafted(town)
    duty = await mapped(table, clause, creditor=None)
    await settle(table)
    await in_force(table, clause)
    found = await shown(table, duty)
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(days=(found.due - found.today).days + 1))
    async with unit_of_work(town.sessions) as uow:
        await remind_of_duties(uow)
    assert await heard(town, K.OBLIGATION_OVERDUE) == [0, 1, 1, 1]
