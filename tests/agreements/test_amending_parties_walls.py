"""Parties of an amended agreement: what the database refuses by itself, and what is asked over the API."""

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.amended_parties import (
    GONE,
    NEW,
    body,
    join,
    moved,
)
from tests.fixtures.amending import (
    begin,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY
from tests.schema.conftest import asking_with
from workflows.agreements.clauses.models import Agreement


async def _do(uow, *, statement):
    await uow.session.execute(statement)


async def test_the_database_changes_parties_by_what_is_signed_alone(town, clock):
    table, _ = await moved(town, clock)
    instrument = await begin(table)
    await join(instrument)
    for key, values in (
        (table.id, {"parties": [body(table, LEAD), body(table, CITY)]}),
        (table.id, {"readers": [body(table, "ministry.officer")]}),
        (instrument.id, {"parties": [body(table, LEAD), body(table, CITY)]}),
    ):
        with pytest.raises(DBAPIError, match="stays what it is"):
            await town.act(
                LEAD, _do, statement=update(Agreement).where(Agreement.id == key).values(values)
            )
    stray = sql(
        "INSERT INTO agreement_party_change (id, agreement_id, programme_id, number, before, after, reason,"
        " positions, counters, fields, clauses, duties, changed_by, changed_at) SELECT gen_random_uuid(), id,"
        " programme_id, 7, parties, parties[1:2], 'x', 0, 0, 0, 0, 0, opened_by, dure_now() FROM agreement"
        " WHERE id = :id"
    )
    for key in (table.id, instrument.id):
        with pytest.raises(DBAPIError, match="is not between others"):
            await town.act(LEAD, _do, statement=stray.bindparams(id=key))
    # Who is to come in reads the agreement; to write it is another's.
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act(
            NEW,
            _do,
            statement=update(Agreement).where(Agreement.id == table.id).values(put_at=shown_now()),
        )


OPERATE = """mutation ($input: AddOperationInput!) { addOperation(input: $input) { __typename
  ... on AddOperationSuccess { agreement { parties { body { id } } amendment { kind moved { joined { body { id } } left { body { id } } }
    operations { kind party { id } reference }
    impact { parties { join { body { id } liableUntil } leave { body { id } liableUntil } dutiesStay { what } } } } } }
  ... on Refused { code reason field rule { id } } } }"""
MOVED = """query ($number: String!) { agreement(number: $number) {
  textOn { parties { id } }
  amendment { moved { joined { body { id } } left { body { id } } } impact { parties { join { liableUntil } } } } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def test_who_has_moved_is_asked_for_and_let_in_over_the_api(ask, town, clock):
    table, _ = await moved(town, clock)
    instrument = await begin(table)
    lead = town.people[LEAD]
    gone, new = (global_id("Body", body(table, one)) for one in (GONE, NEW))
    number = (await room(instrument)).agreement.number
    found = (await ask(MOVED, as_=lead, number=number)).sole()
    assert found["amendment"]["moved"] == {
        "joined": [{"body": {"id": new}}],
        "left": [{"body": {"id": gone}}],
    }
    assert found["amendment"]["impact"]["parties"] is None
    assert {"id": gone} in found["textOn"]["parties"]
    given = {
        "agreementId": global_id("Agreement", instrument.id),
        "expectedVersion": (await room(instrument)).agreement.version,
        "kind": "LEAVE",
        "text": "떠났습니다.",
    }
    refused = (await ask(OPERATE, as_=lead, input=given)).sole()
    assert (refused["reason"], refused["field"]) == ("operation_not_whole", "partyId")
    told = (await ask(OPERATE, as_=lead, input={**given, "partyId": gone})).sole()["agreement"]
    amendment = told["amendment"]
    assert amendment["kind"] == "MAJOR"
    assert amendment["operations"] == [{"kind": "LEAVE", "party": {"id": gone}, "reference": None}]
    (leaver,) = amendment["impact"]["parties"]["leave"]
    assert leaver["body"] == {"id": gone}
    assert leaver["liableUntil"] > "2031"
    assert amendment["moved"]["left"] == []
    assert {"body": {"id": gone}} not in told["parties"]
