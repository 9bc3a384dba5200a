"""How the box finds what a ballot is about: by a plan that is kept, and by whole keys."""

import re

import asyncpg

from workflows.voting.box import CAST_AT_ONCE

ONCE = """LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET client_min_messages = log;
SET auto_explain.log_nested_statements = on; SET auto_explain.log_verbose = on"""
KEYS = {
    "poll o": "pk_poll",
    "poll_secret y": "pk_poll_secret",
    "roll_entry e": "uq_roll_entry_standing",
    "ballot m_1": "pk_ballot",
}


async def test_a_lone_ballot_goes_in_by_a_kept_plan_that_finds_every_row_by_its_whole_key(
    town, services, database_name
):
    polls = [(await town.open_campaign(revoting=True)).poll_id for _ in range(20)]
    told = await _told_of_casting(services, database_name, polls[0], town.people["resident.1"])

    # A plan made for this one ballot would hold its values in the place of the parameters.
    assert "unnest($1)" in told
    found = {
        table: index
        for index, table in re.findall(
            r"Index (?:Only )?Scan.* using (\w+) on public\.(\w+ \w+)", told
        )
    }
    assert {table: found.get(table) for table in KEYS} == KEYS
    assert "Seq Scan on public." not in told


async def _told_of_casting(services, database_name, poll_id, voter_id):
    """Cast one ballot as the superuser, whom the database tells its plans; return the longest."""
    connection = await asyncpg.connect(
        host=str(services.postgres.socket_dir), user="postgres", database=database_name
    )
    said: list[str] = []
    connection.add_log_listener(lambda _, message: said.append(message.message))
    await connection.execute(ONCE)
    (row,) = await connection.fetch(CAST_AT_ONCE, [poll_id], [voter_id], [1], ["1"], [None])
    await connection.close()
    assert row["answer"] == "cast"
    return next(one for one in said if "INSERT INTO ballot" in one).partition("\nAggregate")[2]
