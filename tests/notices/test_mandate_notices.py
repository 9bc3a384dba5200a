"""Who is told of a mandate to sign: its holder alone, when he gets it, loses it or its time is over."""

import pytest
from sqlalchemy import select, update

from tests.fixtures.agreements import LEAD, room
from tests.fixtures.amending import K as K_OF
from tests.fixtures.amending import base_in_force, begin, operate, to_signing
from tests.fixtures.consortium import CITY
from tests.fixtures.money import BN
from tests.fixtures.signing import HEAD, PARTIES, frozen, give
from tests.notices.test_notices import delivered, told
from tests.schema.conftest import asking_with
from workflows.agreements.signing.mandates import end_mandate, tell_lapsed_mandates
from workflows.corridor.letters import mail_waiting
from workflows.corridor.notice_mandates import mandate_numbers
from workflows.corridor.tell_mandates import capacity_ended
from workflows.identity import actions as identity
from workflows.identity.events import IdentityEvent
from workflows.identity.models import Person
from workflows.kit.wording import SEOUL, Locale, dated
from workflows.notices import actions
from workflows.notices.kinds import MANDATES, NoticeKind, Rhythm
from workflows.notices.models import Notice
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

K = NoticeKind
CLERK = "municipality.clerk2"
MINE = """{ myNotices(first: 50) { edges { node {
  kind path dueOn isDuty mandate { document scope agreementNumber cap validFrom body { name } holder { role } } } } } }"""


async def heard(town, who):
    """Return what somebody was told of mandates, in its order."""
    return [kind for kind, _ in await told(town, who) if kind in MANDATES]


@pytest.fixture
def read(town, sessions, snapshots):
    ask = asking_with(sessions, snapshots)

    async def mine(who):
        await delivered(town)
        found = (await ask(MINE, as_=town.people[who])).data["myNotices"]["edges"]
        return [one["node"] for one in found if K(one["node"]["kind"]) in MANDATES]

    return mine


async def letter(town, who, locale, *, fresh=True):
    """Return the letter somebody gets of what waits for him."""
    await delivered(town)
    await town.act(who, actions.set_notices, locale=locale, rhythm=Rhythm.AT_ONCE, muted=[])
    async with unit_of_work(town.sessions) as uow:
        me = Person.id == town.people[who]
        mine = Notice.person_id == town.people[who]
        await uow.session.execute(update(Person).where(me).values(email="me@haeon.example"))
        if fresh:
            await uow.session.execute(update(Notice).where(mine).values(mailed_at=None))
    sent = {}

    async def post(address, written, _key):
        sent[address] = written.text

    await mail_waiting(town.sessions, post, "https://x.example", b"k" * 32)
    return sent["me@haeon.example"]


async def test_its_holder_alone_is_told_that_he_may_sign_how_far_how_long_and_where(town, read):
    table, _ = await frozen(town)
    number = (await room(table)).agreement.number
    given = await give(table, HEAD, CITY, cap=10 * BN)

    (one,) = await read(CITY)
    last = given.valid.upper.astimezone(SEOUL).date()
    since = given.valid.lower.astimezone(SEOUL).date()
    assert (one["kind"], one["path"]) == ("MANDATE_GIVEN", f"/agreements/{number}/sign#mandates")
    assert (one["dueOn"], one["isDuty"]) == (last.isoformat(), False)
    assert (one["mandate"]["document"], one["mandate"]["cap"]) == ("위임장 제3호", 10 * BN)
    assert (one["mandate"]["scope"], one["mandate"]["agreementNumber"]) == ("ALL", None)
    assert one["mandate"]["holder"] == {"role": "MUNICIPAL_OFFICER"}
    for who in {*PARTIES, HEAD, "auditor"} - {CITY}:
        assert await heard(town, who) == []

    korean = await letter(town, CITY, Locale.KO)
    line = f"한도: 우리 분담금 10,000,000,000원까지 · {dated(Locale.KO, since)}부터 {dated(Locale.KO, last)}까지"
    assert "“위임장 제3호” · 이 기관이 당사자인 모든 협약, 변경협약 포함 · " in korean
    assert line in korean
    assert f"https://x.example/agreements/{number}/sign#mandates\n" in korean
    english = await letter(town, CITY, Locale.EN)
    assert (
        f"up to 10,000,000,000 won; from {dated(Locale.EN, since)} to {dated(Locale.EN, last)}"
        in english
    )


async def test_who_had_one_is_told_once_that_it_was_taken_back(town, read):
    table, _ = await frozen(town)
    given = await give(table, HEAD, CITY)
    await town.act(HEAD, end_mandate, mandate_id=given.id)

    assert await heard(town, CITY) == [K.MANDATE_GIVEN, K.MANDATE_ENDED]
    ended = next(one for one in await read(CITY) if one["kind"] == "MANDATE_ENDED")
    assert (ended["mandate"]["document"], ended["dueOn"]) == ("위임장 제3호", None)
    assert await heard(town, HEAD) == []
    # That he may sign is said no more, neither with its last day nor in a letter that has not gone out.
    assert {one["kind"]: one["dueOn"] for one in await read(CITY)} == {
        "MANDATE_GIVEN": None,
        "MANDATE_ENDED": None,
    }
    mailed = await letter(town, CITY, Locale.KO, fresh=False)
    assert "거두어졌어요" in mailed
    assert "서명할 위임장을 받았어요" not in mailed


async def test_who_has_one_whose_time_is_over_is_told_once_and_its_successor_tells_no_end(
    town, clock
):
    table, _ = await frozen(town)
    over = await give(table, HEAD, CITY, days=2)
    await give(table, HEAD, CLERK, days=9)
    await town.act(None, tell_lapsed_mandates)
    assert await heard(town, CITY) == [K.MANDATE_GIVEN]
    await clock.set(over.valid.upper)
    assert await town.act(None, tell_lapsed_mandates) >= 1
    assert await town.act(None, tell_lapsed_mandates) == 0
    await give(table, HEAD, CITY, days=9)

    assert await heard(town, CITY) == [K.MANDATE_GIVEN, K.MANDATE_LAPSED, K.MANDATE_GIVEN]
    assert await heard(town, CLERK) == [K.MANDATE_GIVEN]


async def test_whose_capacity_ends_is_told_that_its_mandate_carries_nothing_and_not_twice(
    town, clock
):
    table, _ = await frozen(town)
    given = await give(table, HEAD, CITY, days=2)
    ending = {"appointment_id": town.appointments[CITY], "reason": "인사 발령"}
    await town.act(None, identity.end_appointment, **ending)
    other = {"appointment_id": town.appointments[LEAD], "reason": "퇴사"}
    await town.act(None, identity.end_appointment, **other)
    await clock.set(given.valid.upper)
    await town.act(None, tell_lapsed_mandates)

    assert await heard(town, CITY) == [K.MANDATE_GIVEN, K.MANDATE_ENDED]
    assert await heard(town, LEAD) == []


async def test_one_for_one_agreement_says_so_and_leads_there_whatever_else_is_signed(town, read):
    table, (clause,) = await base_in_force(town, (("직원", "staff", "당사자는 담당자를 둔다."),))
    signing, later = await begin(table), await begin(table)
    changed = await operate(signing, K_OF.REPLACE, clause, text="당사자는 담당자를 둘 둔다.")
    await to_signing(signing, [changed])
    await give(table, HEAD, CITY, only=later.id)
    number = (await room(later)).agreement.number

    (one,) = await read(CITY)
    assert one["path"] == f"/agreements/{number}/sign#mandates"
    assert (one["mandate"]["scope"], one["mandate"]["agreementNumber"]) == ("AGREEMENT", number)
    korean = await letter(town, CITY, Locale.KO)
    assert f"“위임장 제3호” · 협약 {number}만, 그 변경협약은 제외 · 한도 없음 · " in korean
    english = await letter(town, CITY, Locale.EN)
    assert f", only agreement {number} and no amendment of it; no cap; " in english


async def test_whose_capacity_ends_with_two_is_told_of_each_once_and_neither_has_a_day_any_more(
    town, read
):
    table, _ = await frozen(town)
    both = [await give(table, HEAD, CITY, only=table.id), await give(table, HEAD, CITY, days=4)]
    assert all(one["dueOn"] for one in await read(CITY))
    ending = {"appointment_id": town.appointments[CITY], "reason": "인사 발령"}
    await town.act(None, identity.end_appointment, **ending)

    assert await heard(town, CITY) == [K.MANDATE_GIVEN] * 2 + [K.MANDATE_ENDED] * 2
    # Of which each was, its holder reads still.
    ended = [one["mandate"] for one in await read(CITY) if one["kind"] == K.MANDATE_ENDED]
    assert sorted(one["scope"] for one in ended) == ["AGREEMENT", "ALL"]
    # However often the event is delivered.
    async with unit_of_work(town.sessions) as uow:
        of_end = Event.subject_id == town.appointments[CITY]
        kind = Event.kind == IdentityEvent.APPOINTMENT_ENDED
        (event,) = await uow.session.scalars(select(Event).where(of_end, kind))
        await capacity_ended(uow, event)
    async with unit_of_work(town.sessions) as uow:
        ended = Notice.person_id == town.people[CITY], Notice.kind == K.MANDATE_ENDED
        told_of = await uow.session.scalars(select(Notice.subject_id).where(*ended))
        assert sorted(told_of) == sorted(one.id for one in both)
        mine = select(Notice.due_on).where(
            Notice.person_id == town.people[CITY], Notice.kind.in_(MANDATES)
        )
        assert set(await uow.session.scalars(mine)) == {None}


async def test_it_leads_to_what_is_being_signed_before_what_was_only_opened_since(town):
    table, (clause,) = await base_in_force(town, (("직원", "staff", "당사자는 담당자를 둔다."),))
    given = await give(table, HEAD, CITY)
    instrument = await begin(table)
    changed = await operate(instrument, K_OF.REPLACE, clause, text="당사자는 담당자를 둘 둔다.")
    await to_signing(instrument, [changed])
    later = await begin(table)

    async with unit_of_work(town.sessions) as uow:
        (number,) = (await mandate_numbers(uow.session, [given.id])).values()
    base, signing, opened = [
        (await room(one)).agreement.number for one in (table, instrument, later)
    ]
    # The tenth of a year comes after its ninth.
    assert int(base[5:]) < int(signing[5:]) < int(opened[5:])
    assert number == signing
