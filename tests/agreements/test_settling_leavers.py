"""What is settled with who was let go: its public money of the years it was in, its share, what it gives back."""

from datetime import datetime, time
from fractions import Fraction

import pytest
from sqlalchemy.exc import DBAPIError

from tests.agreements.test_amending_money import change, funded_in_force
from tests.agreements.test_amending_payers import ready, signed_with
from tests.fixtures.agreements import LEAD
from tests.fixtures.amended_parties import GONE, NEW, REMAIN, body, day_of, leave, signed_by
from tests.fixtures.amending import K, all_accept, approve_outside, begin, operate, put, sealed
from tests.fixtures.amending import signed_by_its_signers as signers_sign
from tests.fixtures.consortium import CITY, seen
from tests.fixtures.duties import happened, register
from tests.fixtures.money import BN, amount
from tests.fixtures.settling import judge, left, line, submit
from tests.fixtures.signing import freeze
from workflows.agreements.duties.states import FactKind
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling import submitting
from workflows.agreements.settling.queries import reports_of
from workflows.agreements.settling.upcoming import settlement_days
from workflows.kit.refusal import Invalid, NotAllowed, NotFound, RuleBroken
from workflows.kit.wording import SEOUL

YEAR_END = FactKind.FISCAL_YEAR_END
OWN = (Source.PRIVATE, Form.CASH, 2022)


async def let_go(town, clock):
    """Return an agreement a payer was let go of, on the day its amendment came in force."""
    table, clause = await signed_with(town, clock)
    instrument = await begin(table)
    goes = await leave(instrument)
    moves = await operate(
        instrument,
        K.MONEY,
        clause,
        text="대표사가 맡습니다.",
        amounts=[
            amount(table.union, Source.PRIVATE, 0, payer=GONE),
            amount(table.union, Source.PRIVATE, 5 * BN),
        ],
    )
    await ready(instrument, goes, moves)
    await freeze(instrument)
    await signed_by(instrument, *REMAIN)
    assert await sealed(town) == 1
    return table, await day_of(town)


async def settles(table, who):
    """Return what somebody reads of who settles: who, after what, since when it is out."""
    found = await register(table, who)
    names = {key: name for name, key in table.union.bodies.items()}
    return [(names[one.body_id], one.fact, one.left_on) for one in found.settlements]


async def test_who_was_let_go_settles_the_year_it_left_in_and_no_later_one(town, clock):
    table, day = await let_go(town, clock)
    assert (GONE, None, day) in await settles(table, LEAD)
    assert await settles(table, GONE) == [(GONE, None, day)]
    await happened(table, day, YEAR_END)
    later = day.replace(year=day.year + 1)
    await clock.set(datetime.combine(later, time(9), SEOUL))
    await happened(table, later, YEAR_END)
    assert await settles(table, GONE) == [(GONE, YEAR_END, day)]
    mine = [one for one in await settles(table, LEAD) if one[0] == GONE]
    assert mine == [(GONE, YEAR_END, day)]
    assert len([one for one in await settles(table, LEAD) if one[0] == LEAD]) == 2
    # It reads the fact that sets its own going, and none that sets only the others'.
    assert [one.happened_on for one in (await register(table, GONE)).recorded] == [day, later]
    (own,) = await seen(table.union, GONE, settlement_days)
    assert own.due_on > day


async def test_its_share_and_what_it_gives_back_stand_beside_its_duties(town, clock):
    table, day = await let_go(town, clock)
    for who in (LEAD, GONE, "auditor"):
        (one,) = (await register(table, who)).leavers
        assert (one.body_id, one.left_on, one.hand_back) == (body(table, GONE), day, ("열쇠",))
        assert one.share == Fraction(3, 20)
        assert one.answers_until > day
    assert (await register(table, LEAD)).rules["consortium.exit"].article == "719"


async def test_it_hands_in_its_report_within_what_it_signed_and_the_city_judges_it(town, clock):
    table, day = await let_go(town, clock)
    await happened(table, day, YEAR_END)
    # What it paid itself stood in the plan it signed, and stands in none today.
    assert (await left(table, GONE))[OWN] == 2 * BN
    own = line(Source.PRIVATE, 2 * BN, 2 * BN)
    with pytest.raises(RuleBroken):
        await submit(table, day, line(Source.PRIVATE, 2 * BN + 1, 1), who=GONE)
    report = await submit(table, day, own, who=GONE)
    await judge(table, CITY, "check_settlement", report)
    await judge(table, CITY, "accept_settlement", report)
    for who in (GONE, LEAD):
        (told,) = await seen(table.union, who, reports_of, agreement_id=table.id)
        assert told.row.id == report.id
    later = day.replace(year=day.year + 1)
    await clock.set(datetime.combine(later, time(9), SEOUL))
    await happened(table, later, YEAR_END)
    with pytest.raises(NotFound, match="no_such_fact"):
        await submit(table, later, own, who=GONE)


async def test_who_was_never_a_party_settles_nothing_in_code_or_in_the_database(
    town, clock, monkeypatch
):
    table, day = await let_go(town, clock)
    await happened(table, day, YEAR_END)
    with pytest.raises((NotAllowed, NotFound)):
        await submit(table, day, who=NEW)
    monkeypatch.setattr(submitting, "may_speak", lambda *_: True)
    with pytest.raises((DBAPIError, NotFound, Invalid, RuleBroken)):
        await submit(table, day, who=NEW)


async def test_who_stays_settles_within_the_amounts_an_amendment_has_set(town):
    table, (clause, _) = await funded_in_force(town)
    instrument = await begin(table)
    said = await change(instrument, clause, amount(table.union, Source.PRIVATE, 3 * BN))
    await approve_outside(instrument, on=await day_of(town))
    await put(instrument)
    await all_accept(instrument, (said,))
    await freeze(instrument)
    assert (await left(table, LEAD))[OWN] == 2 * BN
    await signers_sign(instrument)
    assert await sealed(town) == 1
    assert (await left(table, LEAD))[OWN] == 3 * BN
