"""What a report is judged by is what is in force: amended amounts, whoever reads it."""

from tests.agreements.test_amending_money import change, funded_in_force
from tests.fixtures.agreements import LEAD
from tests.fixtures.amended_parties import day_of
from tests.fixtures.amending import all_accept, approve_outside, begin, put, sealed
from tests.fixtures.amending import signed_by_its_signers as signers_sign
from tests.fixtures.consortium import seen
from tests.fixtures.duties import happened
from tests.fixtures.money import BN, MINISTRY, amount
from tests.fixtures.settling import FIRST, line, submit
from tests.fixtures.signing import freeze
from workflows.agreements.duties.states import FactKind
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling.queries import reports_of


async def test_the_ministry_reads_the_amended_plan_beside_a_report(town):
    table, (clause, _) = await funded_in_force(town)
    day = await day_of(town)
    await happened(table, day, FactKind.FISCAL_YEAR_END)
    await submit(table, day, line(received=7, spent=5), line(Source.PRIVATE, 2 * BN, 2 * BN))
    instrument = await begin(table)
    said = await change(instrument, clause, amount(table.union, Source.PRIVATE, BN))
    await approve_outside(instrument, on=day)
    await put(instrument)
    await all_accept(instrument, (said,))
    await freeze(instrument)
    await signers_sign(instrument)
    assert await sealed(town) == 1

    for who in (LEAD, "auditor", MINISTRY):
        (told,) = await seen(table.union, who, reports_of, agreement_id=table.id)
        assert told.planned[Source.PRIVATE, Form.CASH, FIRST] == BN, who
