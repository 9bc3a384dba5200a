"""Rows of councils from before a migration: what they become by it, although row security is forced on them."""

import asyncio
from datetime import UTC, date, datetime

import asyncpg
import pytest

BEFORE_ENDS, BEFORE_CHANGES, BEFORE_WOUND_UP = "20261130fa", "20261129m", "20261201ha"
PLACE, BODY = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
# By the last digit of their ids.
STANDS, TOLD, UNTOLD, COMPLETED, UNNOTED, TWICE = range(1, 7)


def key(number):
    """Return the id of a council."""
    return f"00000000-0000-4000-8000-00000000000{number}"


def council(number, ends="NULL", dissolved="NULL"):
    """Return the row of a council as it was then."""
    return (
        "INSERT INTO council (id, programme_id, body_id, name_ko, name_en, place, lifecycle, formed_on,"
        f" project_ends_on, dissolved_on) VALUES ('{key(number)}', '{PLACE}', '{BODY}', '협의회 {number}',"
        f" 'Council {number}', 'changwon', 'AD_HOC', '2026-01-05', {ends}, {dissolved});"
    )


def event(number, kind, at):
    """Return an event of a council as it was then."""
    return (
        "INSERT INTO event (programme_id, kind, subject_id, recorded_at, data)"
        f" VALUES ('{PLACE}', '{kind}', '{key(number)}', '{at}', '{{}}');"
    )


ROWS = "".join(
    (
        f"INSERT INTO programme VALUES ('{PLACE}', 'gaon', '가온', 'Gaon', '가온시', 'Gaon', 2022, false);",
        f"INSERT INTO body VALUES ('{BODY}', '가온시', 'Gaon', 'MUNICIPALITY');",
        council(STANDS),
        council(TOLD, dissolved="'2026-11-02'"),
        council(UNTOLD, dissolved="'2026-11-02'"),
        council(COMPLETED, ends="'2026-10-01'"),
        council(UNNOTED, ends="'2026-10-01'"),
        council(TWICE, ends="'2026-10-01'", dissolved="'2026-11-02'"),
        # Noted afternoons after the day itself; the event of a roster says nothing of an end.
        event(TOLD, "council.dissolved", "2026-11-05T06:30:00Z"),
        event(TOLD, "council.roster_published", "2026-11-20T06:30:00Z"),
        event(COMPLETED, "council.completion_noted", "2026-10-09T01:00:00Z"),
        event(TWICE, "council.completion_noted", "2026-10-09T01:00:00Z"),
        event(TWICE, "council.dissolved", "2026-11-05T06:30:00Z"),
    )
)


def test_an_end_is_on_record_since_its_event_or_else_since_its_day_in_seoul_begins(earlier):
    database = earlier(BEFORE_ENDS)
    asyncio.run(database.write(ROWS))
    database.go_on()

    query = "SELECT right(id::text, 1)::int, project_end_noted_at, dissolved_at FROM council"
    found = {
        number: (noted, dissolved) for number, noted, dissolved in asyncio.run(database.read(query))
    }
    dissolved, noted = (
        datetime(2026, 11, 5, 6, 30, tzinfo=UTC),
        datetime(2026, 10, 9, 1, tzinfo=UTC),
    )
    assert found == {
        STANDS: (None, None),
        TOLD: (None, dissolved),
        UNTOLD: (None, datetime(2026, 11, 1, 15, tzinfo=UTC)),
        COMPLETED: (noted, None),
        UNNOTED: (datetime(2026, 9, 30, 15, tzinfo=UTC), None),
        TWICE: (noted, dissolved),
    }
    # From here on an end and its being on record go together.
    for half in ("dissolved_on = '2026-11-30'", "project_end_noted_at = now()"):
        with pytest.raises(asyncpg.CheckViolationError, match="ends_on_record"):
            asyncio.run(database.write(f"UPDATE council SET {half} WHERE id = '{key(STANDS)}'"))


def row(table, **values):
    """Return a row as it was then, without those it leans on."""
    names = ", ".join(values)
    given = ", ".join("NULL" if one is None else f"'{one}'" for one in values.values())
    return (
        f"SET session_replication_role = replica; INSERT INTO {table} ({names}) VALUES ({given});"
    )


def test_a_notice_that_arrived_before_it_could_be_changed_was_told_when_it_arrived(earlier):
    database = earlier(BEFORE_CHANGES)
    notice = {"meeting_id": key(1), "person_id": key(2), "programme_id": PLACE}
    asyncio.run(database.write(row("meeting_notice", **notice, arrived_on="2026-11-20")))
    database.go_on()
    (found,) = asyncio.run(database.read("SELECT arrived_on, told_on FROM meeting_notice"))
    assert found == (date(2026, 11, 20), date(2026, 11, 20))


ITEM = {
    "programme_id": PLACE,
    "meeting_id": key(9),
    "topic": "OTHER_BY_RESOLUTION",
    "title": "안건",
    "motion": "다룬다.",
    "sponsor_id": key(8),
}
DECISION = {
    "programme_id": PLACE,
    "council_id": key(7),
    "year": 2026,
    "text": "다룬다.",
    "sha256": "",
    "decided_on": "2026-11-20",
    "declared_at": "2026-11-20T06:30:00Z",
}


def test_what_a_council_took_up_long_ago_is_its_own_to_carry_out_and_done_where_it_dealt_with_it(
    earlier,
):
    """One was dealt with, one waits, one asked for something else, one has an owner already."""
    database = earlier(BEFORE_WOUND_UP)
    kinds = {1: "TAKE_UP", 2: "TAKE_UP", 3: "RESOLVE", 4: "TAKE_UP"}
    written = [
        row("meeting_item", id=key(n), number=n, asked=asked, state="RESOLVED", **ITEM)
        + row(
            "decision",
            id=key(n),
            item_id=key(n),
            number=n,
            state="OPEN" if n == 4 else "UNASSIGNED",
            **DECISION,
        )
        for n, asked in kinds.items()
    ]
    dealt = {"id": key(5), "number": 5, "asked": "RESOLVE", "taken_up_by": key(1)}
    written.append(row("meeting_item", **dealt, state="REJECTED", **ITEM))
    asyncio.run(database.write("".join(written)))
    database.go_on()
    found = asyncio.run(
        database.read("SELECT number, state, by_council FROM decision ORDER BY number")
    )
    assert found == [
        (1, "DONE", True),
        (2, "OPEN", True),
        (3, "UNASSIGNED", False),
        (4, "OPEN", False),
    ]
