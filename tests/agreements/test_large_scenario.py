"""What a scenario costs on a large agreement: 300 clauses, 12 parties; the time is printed."""

from time import perf_counter

from tests.fixtures.agreements import opened
from tests.fixtures.large import ARTICLES, PARTIES, grown
from tests.fixtures.scenarios import drawn, judged, kept, moving, sheet_of, stands, text_of

TEXTS, MOST_SECONDS = 3, 10.0


async def test_a_scenario_on_a_large_agreement_is_worked_out_in_time(
    town, services, database_name, capsys
):
    table = await opened(town)
    await services.as_superuser(
        database_name, grown(table.id, articles=ARTICLES, parties=PARTIES, versions=TEXTS)
    )
    now = await stands(table)
    first, second, *_ = now.text.tree[None]
    sheet = sheet_of(await text_of(table, first, "새 글"), await moving(table, second))
    began = perf_counter()
    scenario = await drawn(table, sheet)
    written = perf_counter()
    told = await judged(table, scenario)
    done = perf_counter()
    assert (told.left, told.clauses) == ({}, (300, 300))
    assert await kept(table, scenario) is not None
    with capsys.disabled():
        print(
            f"\nscenario on 300 x {PARTIES}: kept {written - began:.3f} s, worked out {done - written:.3f} s"
        )
    assert done - began < MOST_SECONDS
