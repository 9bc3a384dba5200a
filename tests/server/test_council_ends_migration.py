"""Councils that were over before it was kept since when that is on record: what their rows become."""

import asyncio
from datetime import UTC, datetime

import asyncpg
import pytest

BEFORE = "20261130fa"
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
        "INSERT INTO programme (id, slug, name_ko, name_en, place_ko, place_en, cohort_year, rehearsal)"
        f" VALUES ('{PLACE}', 'gaon', '가온', 'Gaon', '가온시', 'Gaon', 2022, false);",
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
    database = earlier(BEFORE)
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
