"""What a plan comes to: by source, form and year. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from workflows.agreements.money.rules import Contribution, won_of
from workflows.agreements.money.states import PUBLIC, Form, Source


@dataclass(frozen=True, slots=True)
class Total:
    """Won of some rows: all of them, those in cash and in kind, and those of public money."""

    won: int
    cash: int
    in_kind: int
    public: int


def total_of(rows: Collection[Contribution]) -> Total:
    """Add up some rows."""
    cash = won_of(row for row in rows if row.form is Form.CASH)
    won = won_of(rows)
    return Total(won, cash, won - cash, won_of(rows, PUBLIC))


def by_source(rows: Collection[Contribution]) -> dict[Source, Total]:
    """Add up the rows of every source, also of one that has none."""
    return {source: total_of([row for row in rows if row.source is source]) for source in Source}


def by_year(rows: Collection[Contribution], years: Collection[int]) -> dict[int, Total]:
    """Add up the rows of every year of the programme, and of any other that has some."""
    wanted = sorted({*years, *(row.year for row in rows)})
    return {year: total_of([row for row in rows if row.year == year]) for year in wanted}
