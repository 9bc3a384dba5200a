"""A notice of the consortium and its agreements leads to the thing it is about, not to a list."""

import pytest
from sqlalchemy import select

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.consortium import CITY, formed, put
from tests.fixtures.disputes import act, notify, running
from tests.fixtures.duties import step
from tests.fixtures.money import MINISTRY
from tests.fixtures.settling import judge, line, signed_with_money, submit
from tests.fixtures.signing import approve, frozen
from tests.notices.test_notices import told
from tests.schema.conftest import asking_with
from workflows.agreements.consortium import putting
from workflows.agreements.consortium.models import ConsortiumChange
from workflows.corridor.letters import line_of, places_of
from workflows.identity.queries import actor_for
from workflows.notices.kinds import NoticeKind
from workflows.notices.queries import to_do
from workflows.record.uow import unit_of_work

K = NoticeKind
MINE = "{ myNotices(first: 50) { edges { node { kind path } } } }"


@pytest.fixture
def paths(town, sessions, snapshots):
    ask = asking_with(sessions, snapshots)

    async def read(who):
        await told(town, who)
        found = (await ask(MINE, as_=town.people[who])).data["myNotices"]["edges"]
        return {one["node"]["kind"]: one["node"]["path"] for one in reversed(found)}

    return read


async def test_of_an_obligation_and_of_a_dispute(town, paths):
    table, clause, duty = await running(town)
    number = (await room(table)).agreement.number
    dispute = await notify(table, clause, duty)
    await step(table, LEAD, "report_duty", duty)
    found = await paths(LEAD)
    assert found["DISPUTE_NOTIFIED"] == f"/agreements/{number}/disputes#dispute-{dispute.number}"
    assert found["AGREEMENT_IN_FORCE"] == f"/agreements/{number}"
    assert found["AGREEMENT_SIGNED"] == f"/agreements/{number}/sign"
    city = await paths(CITY)
    assert city["OBLIGATION_REPORTED"] == f"/agreements/{number}/duties#duty-{duty.number}"
    await act(table, LEAD, "answer_dispute", dispute)
    # Whoever may not read the thing is led where he was before, and learns no number.
    async with unit_of_work(
        town.sessions, lambda s: actor_for(s, town.people["resident.1"])
    ) as uow:
        waiting = await to_do(uow.session, uow.actor)
        assert await places_of(uow, waiting) == {}


async def test_of_a_settlement_the_judge_is_led_to_the_queue_and_who_settles_to_the_register(
    town, paths
):
    table, day = await signed_with_money(town)
    number = (await room(table)).agreement.number
    mine = await submit(table, day)
    citys = await submit(table, day, line(received=1, spent=1), who=CITY)
    at = f"settlement-{global_id('SettlementReport', mine.id)}"
    assert (await paths(CITY))["SETTLEMENT_HANDED_IN"] == f"/settlements#{at}"
    other = f"settlement-{global_id('SettlementReport', citys.id)}"
    assert (await paths(MINISTRY))["SETTLEMENT_HANDED_IN"] == f"/settlements#{other}"
    await judge(table, CITY, "return_settlement", mine)
    assert (await paths(LEAD))["SETTLEMENT_RETURNED"] == f"/agreements/{number}/duties#{at}"
    # A letter says the same.
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[LEAD])) as uow:
        waiting = [
            one for one in await to_do(uow.session, uow.actor) if one.kind is K.SETTLEMENT_RETURNED
        ]
        places = await places_of(uow, waiting)
        lines = [
            line_of(one, None, "https://dure.example", places[one.subject_id]) for one in waiting
        ]
    assert [one.address for one in lines] == [
        f"https://dure.example/agreements/{number}/duties#{at}"
    ]


async def test_of_a_signing(town, paths):
    table, _ = await frozen(town)
    number = (await room(table)).agreement.number
    await approve(table, LEAD)
    assert (await paths(LEAD))["SIGNING_ASKED"] == f"/agreements/{number}/sign"


async def test_of_what_is_put_to_the_parties(town, paths):
    union = await formed(town)
    await put(
        union,
        "company.b",
        putting.propose_leaving,
        reason="다른 사업에 힘을 모읍니다.",
        hand_back="현장 열쇠",
    )
    async with unit_of_work(town.sessions, lambda s: actor_for(s, town.people[CITY])) as uow:
        put_last = select(ConsortiumChange.id).where(ConsortiumChange.reason.startswith("다른"))
        named = global_id("ConsortiumChange", (await uow.session.scalars(put_last)).one())
    assert (await paths(CITY))["CONSORTIUM_ASKED"] == f"/consortium#change-{named}"
