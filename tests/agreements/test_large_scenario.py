"""What a scenario costs on a large agreement, 300 clauses of 12 parties: as many questions as on a small one."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from sqlalchemy import Engine, event

from tests.fixtures.agreements import opened
from tests.fixtures.large import ARTICLES, PARTIES, grown
from tests.fixtures.scenarios import drawn, judged, kept, moving, sheet_of, stands, text_of

TEXTS = 3
# To keep a sheet and to say what would follow of it; a question for each clause would be 300 more.
MOST_STATEMENTS = 73


@contextmanager
def asked() -> Iterator[list[str]]:
    """Note every statement that goes to any database meanwhile."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


async def test_a_scenario_on_a_large_agreement_asks_no_more_than_on_a_small_one(
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
    with asked() as sent:
        scenario = await drawn(table, sheet)
        written = perf_counter()
        told = await judged(table, scenario)
    done = perf_counter()
    assert (told.left, told.clauses) == ({}, (300, 300))
    assert await kept(table, scenario) is not None
    with capsys.disabled():
        print(
            f"\nscenario on 300 x {PARTIES}: kept {written - began:.3f} s,"
            f" worked out {done - written:.3f} s, {len(sent)} statements"
        )
    assert 0 < len(sent) <= MOST_STATEMENTS
