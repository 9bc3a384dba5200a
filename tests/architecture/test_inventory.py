"""The inventory of personal data and the tables: no column without a decision, none that is gone."""

import re

import pytest
from sqlalchemy import Boolean, Column, Enum, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import DATERANGE as DAYS
from sqlalchemy.dialects.postgresql import INT4RANGE, TIMESTAMP, TSTZRANGE

from workflows.impersonal import IMPERSONAL
from workflows.inventory import PERSONAL, Kind
from workflows.kit.wording import Locale
from workflows.tables import STANCES, Change, metadata

PLAIN = (Boolean, Integer, Enum, TIMESTAMP, TSTZRANGE, DAYS, INT4RANGE)
RESIDENT_NUMBER = re.compile(
    r"rrn|resident_?(registration_?)?(no|number)|jumin|주민등록", re.IGNORECASE
)
HOW = (
    "declare it in workflows/inventory.py: in PERSONAL with purpose, basis, keeping and owner, or in"
    " workflows/impersonal.py if it can say nothing of a person"
)


def says_something(column: Column) -> bool:
    """Say whether a column has to be declared: by its type it could say something of a person."""
    if isinstance(column.type, Uuid):
        targets = {key.column.table.name for key in column.foreign_keys}
        return (
            "person" in targets
            or (not targets and not column.primary_key)
            or (column.table.name == "person")
        )
    return not isinstance(column.type, PLAIN)


def declared(name: str) -> bool:
    """Say whether a column, as `table.column`, is declared."""
    table, _, column = name.partition(".")
    return name in PERSONAL or column in IMPERSONAL.get(table, "").split()


COLUMNS = {
    f"{table.name}.{column.name}": column
    for table in metadata.tables.values()
    for column in table.columns
}


@pytest.mark.parametrize("name", [name for name, one in COLUMNS.items() if says_something(one)])
def test_every_column_that_could_say_something_of_a_person_is_declared(name):
    assert declared(name), f"{name}: {HOW}"


def test_nothing_is_declared_that_is_not_there_or_both_ways():
    impersonal = {
        f"{table}.{name}" for table, names in IMPERSONAL.items() for name in names.split()
    }

    assert sorted((PERSONAL.keys() | impersonal) - COLUMNS.keys()) == []
    assert sorted(PERSONAL.keys() & impersonal) == []


def test_every_personal_column_says_what_for_by_what_law_and_how_long():
    for name, one in PERSONAL.items():
        for words in (one.purpose, one.keeping.words, one.basis.act):
            assert set(words) == set(Locale), name
            assert all(words.values()), name
        assert one.basis.article, name


def test_there_is_no_column_for_a_resident_registration_number():
    assert [name for name in COLUMNS if RESIDENT_NUMBER.search(name)] == []
    assert RESIDENT_NUMBER.search("person.rrn")


def test_a_personal_value_stands_in_no_table_that_only_grows():
    """DESIGN 2.4: what only grows holds pseudonyms; values live where they can be taken away."""
    grows = {
        name
        for name, stance in STANCES.items()
        if stance.change is Change.APPEND_ONLY and not stance.blankable
    }
    values = {name.partition(".")[0] for name, one in PERSONAL.items() if one.kind is Kind.VALUE}

    assert sorted(grows & values) == []


def test_a_new_column_would_be_found():
    assert says_something(Column("note", Text()))
    assert not declared("person.note")
