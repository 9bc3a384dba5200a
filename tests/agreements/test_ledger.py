"""The ledger of an agreement in force: reckoned from what was signed and reported, and read by who reads both."""

from datetime import timedelta

import pytest
from sqlalchemy import true

from schema.kit.ids import global_id
from tests.agreements.test_amending_money import change, funded_in_force
from tests.agreements.test_settling_findings import found
from tests.agreements.test_settling_leavers import let_go
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.amended_parties import GONE, day_of
from tests.fixtures.amending import all_accept, approve_outside, begin, put, sealed
from tests.fixtures.amending import signed_by_its_signers as signers_sign
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.duties import happened
from tests.fixtures.money import BN, MINISTRY, amount
from tests.fixtures.settling import FIRST, LOCAL, OWN, STATE, judge, line, signed_with_money, submit
from tests.fixtures.signing import freeze
from tests.schema.conftest import asking_with
from workflows.agreements.duties.states import FactKind
from workflows.agreements.ledger import queries
from workflows.agreements.ledger.queries import ledger_of
from workflows.agreements.ledger.rules import Amounts, StageState, total
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling.queries import reports_of

SHUT_OUT = ["resident.1", "company.c", "stranger"]
FIELDS = """reports accepted lines { source form year subsidy amounts { ...A } }
  subsidy { ...A } own { ...A } total { ...A }
  stages { kind won state invariants { kind state found allowed cures { kind won } rule { id } } }"""
SUMS = """fragment A on LedgerAmounts { pledged appropriated executed settled toCome unspent waiting
  refused }"""
ROOM = (
    f"query ($number: String!) {{ agreement(number: $number) {{ ledger {{ {FIELDS} }} }} }} {SUMS}"
)
KEPT = f"""query ($programme: ID!, $number: String!) {{
  agreementLedger(programmeId: $programme, number: $number) {{ {FIELDS} }} }} {SUMS}"""


async def ledger(table, who="auditor"):
    """Return the ledger as somebody sees it, or None."""
    return await seen(table.union, who, ledger_of, agreement_id=table.id)


def by_source(found):
    """Return the amounts of each source."""
    return {one.source: one.amounts for one in found.lines}


def states(found):
    """Return what the rules say of each stage."""
    return [one.state for one in found.stages]


async def test_a_report_handed_in_judged_in_part_and_handed_in_again_moves_what_it_says(town):
    table, day = await signed_with_money(town)
    none = [StageState.NONE_YET] * 3
    before = await ledger(table)
    assert (before.reports, before.accepted, states(before)) == (0, 0, [StageState.OK, *none])
    assert by_source(before) == {
        Source.STATE: Amounts(STATE),
        Source.MUNICIPALITY: Amounts(LOCAL),
        Source.PRIVATE: Amounts(OWN),
    }

    report = await submit(table, day, line(received=100, spent=90), line(Source.PRIVATE, 50, 40))
    handed = await ledger(table)
    assert by_source(handed) == {
        Source.STATE: Amounts(STATE, 100, 90, 0, 90),
        Source.MUNICIPALITY: Amounts(LOCAL),
        Source.PRIVATE: Amounts(OWN, 50, 40, 0, 40),
    }
    # All public money that has come is the state's: told, with the won it is over by, and refused to nobody.
    broken = [StageState.OK, StageState.BROKEN, StageState.BROKEN, StageState.NONE_YET]
    assert states(handed) == broken
    (over,) = (one for one in handed.stages[1].found if one.broken)
    assert (over.rule_id, over.found, over.allowed) == ("money.2022.state_share", 100, 50)

    await judge(table, CITY, "return_settlement", report, findings=[found(70)])
    assert by_source(await ledger(table)) == by_source(handed)
    again = (
        line(received=100, spent=80),
        line(Source.MUNICIPALITY, 100, 100),
        line(Source.PRIVATE, 50, 40),
    )
    await submit(table, day, *again)
    assert by_source(await ledger(table)) == {
        Source.STATE: Amounts(STATE, 100, 80, 0, 80),
        Source.MUNICIPALITY: Amounts(LOCAL, 100, 100, 0, 100),
        Source.PRIVATE: Amounts(OWN, 50, 40, 0, 40),
    }
    await judge(table, CITY, "check_settlement", report)
    await judge(
        table,
        CITY,
        "accept_settlement",
        report,
        findings=[found(75), found(60, source=Source.MUNICIPALITY)],
    )
    after = await ledger(table)
    assert (after.reports, after.accepted) == (1, 1)
    assert by_source(after) == {
        Source.STATE: Amounts(STATE, 100, 80, 75),
        Source.MUNICIPALITY: Amounts(LOCAL, 100, 100, 60),
        Source.PRIVATE: Amounts(OWN, 50, 40, 40),
    }
    # What is recognised of the city's own made the state's too much.
    assert states(after) == [StageState.OK, StageState.OK, StageState.OK, StageState.BROKEN]
    whole = total(after.lines)
    assert (whole.refused, whole.unspent) == (45, 30)


async def test_two_reports_stand_beside_each_other_and_one_accepted_settles_its_own_alone(town):
    table, day = await signed_with_money(town)
    one = await submit(table, day, line(received=100, spent=90))
    await submit(table, day, line(received=10, spent=10), who="company.b")
    await judge(table, CITY, "check_settlement", one)
    await judge(table, CITY, "accept_settlement", one)
    told = await ledger(table)
    assert (told.reports, told.accepted) == (2, 1)
    assert by_source(told)[Source.STATE] == Amounts(STATE, 110, 100, 90, 10)


async def test_an_amendment_moves_what_is_promised_on_its_day_and_nothing_else(town):
    table, (clause, _) = await funded_in_force(town)
    day = await day_of(town)
    await happened(table, day, FactKind.FISCAL_YEAR_END)
    await submit(table, day, line(received=7, spent=5), line(Source.PRIVATE, 2 * BN, 2 * BN))
    before = await ledger(table)
    instrument = await begin(table)
    said = await change(
        instrument,
        clause,
        amount(table.union, Source.PRIVATE, BN),
        amount(table.union, Source.PRIVATE, 3 * BN, form=Form.IN_KIND),
    )
    await approve_outside(instrument, on=day)
    await put(instrument)
    await all_accept(instrument, (said,))
    await freeze(instrument)
    assert await ledger(table) == before
    await signers_sign(instrument)
    assert await sealed(town) == 1
    after = {one.key: one.amounts for one in (await ledger(table)).lines}
    was = {one.key: one.amounts for one in before.lines}
    cash, kind = (Source.PRIVATE, Form.CASH, FIRST), (Source.PRIVATE, Form.IN_KIND, FIRST)
    assert after.pop(cash) == Amounts(BN, 2 * BN, 2 * BN, 0, 2 * BN)
    assert after.pop(kind) == Amounts(3 * BN)
    assert was.pop(cash) == Amounts(2 * BN, 2 * BN, 2 * BN, 0, 2 * BN)
    assert after == was
    # The ministry reads the amendment's amounts as the parties do; the amendment itself has no ledger.
    assert await ledger(table, MINISTRY) == await ledger(table)
    assert await ledger(instrument) is None


async def test_an_amendment_that_holds_from_a_later_day_promises_nothing_until_then(town):
    table, (clause, _) = await funded_in_force(town)
    today = await day_of(town)
    before = await ledger(table)
    instrument = await begin(table, day=today + timedelta(days=9))
    said = await change(instrument, clause, amount(table.union, Source.PRIVATE, BN))
    await approve_outside(instrument, on=today)
    await put(instrument)
    await all_accept(instrument, (said,))
    await freeze(instrument)
    await signers_sign(instrument)
    assert await sealed(town) == 1
    for who in (LEAD, MINISTRY):
        assert await ledger(table, who) == before


async def test_who_reads_plan_and_reports_reads_it_and_nobody_else(town):
    table, day = await signed_with_money(town)
    await submit(table, day)
    told = await ledger(table)
    assert told.reports == 1
    for who in (LEAD, "company.b", CITY, DEVELOPER, MINISTRY):
        assert await ledger(table, who) == told, who
    for who in SHUT_OUT:
        assert await ledger(table, who) is None, who


async def test_who_was_let_go_reads_its_own_report_and_no_sum_over_all(town, clock):
    table, day = await let_go(town, clock)
    await happened(table, day, FactKind.FISCAL_YEAR_END)
    await submit(table, day, line(received=100, spent=60), who=GONE)
    assert len(await seen(table.union, GONE, reports_of, agreement_id=table.id)) == 1
    assert await ledger(table, GONE) is None
    assert by_source(await ledger(table))[Source.STATE].executed == 60


@pytest.mark.parametrize(
    ("lock", "opened"),
    [("readable_ledgers", lambda _: true()), ("may_read", lambda *_: True)],
)
async def test_neither_the_plan_nor_the_reports_alone_open_it(
    town, clock, monkeypatch, lock, opened
):
    table, day = await let_go(town, clock)
    await happened(table, day, FactKind.FISCAL_YEAR_END)
    await submit(table, day, line(received=100, spent=60), who=GONE)
    monkeypatch.setattr(queries, lock, opened)
    assert await ledger(table, GONE) is None
    assert await ledger(table) is not None


async def test_over_the_api_both_pages_are_told_the_same_and_a_stranger_nothing(
    town, sessions, snapshots
):
    ask = asking_with(sessions, snapshots)
    table, day = await signed_with_money(town)
    await submit(table, day, line(received=100, spent=90), line(Source.PRIVATE, 50, 40))
    number = (await room(table)).agreement.number
    asked = {"programme": global_id("Programme", town.programme_id), "number": number}
    told = (await ask(ROOM, as_=town.people[LEAD], number=number)).sole()["ledger"]
    for who in (MINISTRY, LEAD):
        assert (await ask(KEPT, as_=town.people[who], **asked)).sole() == told
    assert [(one["source"], one["subsidy"]) for one in told["lines"]] == [
        ("STATE", True),
        ("MUNICIPALITY", True),
        ("PRIVATE", False),
    ]
    sums = [told["subsidy"], told["own"], told["total"]]
    assert [one["executed"] for one in sums] == [90, 40, 130]
    assert [one["toCome"] for one in sums] == [
        STATE + LOCAL - 100,
        OWN - 50,
        STATE + LOCAL + OWN - 150,
    ]
    stage = told["stages"][1]
    assert (stage["kind"], stage["state"]) == ("APPROPRIATED", "BROKEN")
    share, most = stage["invariants"]
    assert (share["rule"]["id"], share["found"], share["allowed"]) == (
        "money.2022.state_share",
        100,
        50,
    )
    assert share["cures"] == [
        {"kind": "LOWER_STATE", "won": 100},
        {"kind": "RAISE_LOCAL", "won": 100},
        {"kind": "MOVE_TO_LOCAL", "won": 50},
    ]
    assert (most["state"], most["allowed"]) == ("OK", 24 * BN)
    assert told["stages"][3] == {"kind": "SETTLED", "won": 0, "state": "NONE_YET", "invariants": []}
    for who in SHUT_OUT:
        assert (await ask(ROOM, as_=town.people[who], number=number)).sole() is None
        assert (await ask(KEPT, as_=town.people[who], **asked)).sole() is None
