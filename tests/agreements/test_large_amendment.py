"""A large agreement's amendment: 300 clauses are amended, and the web opens its room by three statements too."""

from tests.fixtures.amending import base_in_force, begin, operate, put
from tests.fixtures.agreements import LEAD, room
from tests.fixtures.opening import MOST_STATEMENTS, Opening
from workflows.agreements.amending.operations import OperationKind
from workflows.identity.queries import actor_for


async def test_the_room_of_an_amendment_opens_by_three_statements(town, database):
    table, clauses = await base_in_force(town, [("목적", "purpose", "목적을 둔다."), ("기간", "term", "기간을 둔다.")])
    instrument = await begin(table)
    await operate(instrument, OperationKind.REPLACE, clauses[0], text="다른 목적을 둔다.")
    await put(instrument)
    number = (await room(instrument)).agreement.number
    async with database.reads() as session:
        actor = await actor_for(session, town.people[LEAD])
    opening = Opening(database, actor, number)
    sent = await opening.statements()
    for one in sent: print("----", one[:1500])

    assert len(sent) <= MOST_STATEMENTS
