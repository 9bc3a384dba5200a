"""Two worlds that differ in private scenarios alone give everybody else the same bytes."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select, true

from schema.kit.ids import global_id
from tests.agreements.test_scenarios_api import CHANGE, DISCARD, LIST, TABLE, change
from tests.agreements.test_talk import called
from tests.agreements.test_talk_two_worlds import ALL, OTHERS, Asking, masked
from tests.fixtures.agreements import LEAD, put_with, room
from tests.fixtures.agreements import say as take
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import fund, place
from tests.fixtures.scenarios import amount_of, create, discard, drawn, sheet_of, text_of
from tests.fixtures.scenarios import change as rewrite
from tests.schema.conftest import asking_with
from workflows.agreements.money.states import Source
from workflows.agreements.scenarios import queries
from workflows.record.models import Event, OutboxMessage

NODE = "query ($id: ID!) { node(id: $id) { __typename id ... on AgreementScenario { title version } } }"


class AskingScenarios(Asking):
    """Asks of scenarios as well: the list, and one by its id, to read, change, table and discard it."""

    async def answers(self, who, hidden, *, walked):
        """Return every answer to somebody, by what was asked."""
        found = await super().answers(who, [], walked=walked)
        number = (await room(self.table)).agreement.number
        asked = [(LIST, {"number": number})]
        for key in hidden:
            given = {"scenarioId": key, "expectedVersion": 2}
            sheet = change({"id": key, "version": 2, "title": "남의 것"})
            asked += [
                (NODE, {"id": key}),
                (CHANGE, {"input": sheet}),
                (TABLE, {"input": given}),
                (DISCARD, {"input": {"scenarioId": key}}),
            ]
        person = self.table.town.people[who] if who else None
        for text, values in asked:
            answer = await self.ask(text, as_=person, **values)
            found[json.dumps([text, values])] = json.dumps([answer.data, answer.errors])
        return found


@pytest.fixture
async def worlds(town, clock, sessions, snapshots):
    """Return what to ask with, in the first world."""
    table, (first, _) = await put_with(town, "목적", "지분")
    await fund(table.union, 10, 10)
    await take(table, DEVELOPER, first, "COUNTER", "다른 글")
    await create(table, "company.b", layer="TABLE", title="모두에게")
    call = await called(table, first, "company.b")
    await clock.set(call.called_at + timedelta(minutes=5))
    return AskingScenarios(asking_with(sessions, snapshots), table, first, call, clock)


async def private(asking):
    """Make the second world: company.a keeps scenarios inside and with the developer, and discards one."""
    table, clause = asking.table, asking.call.clause_id
    sheet = sheet_of(
        await text_of(table, clause, "우리 끝선", heading="목적"),
        amounts=[await amount_of(table, place(table.union, Source.STATE).key, 11)],
    )
    rows = [await drawn(table, sheet, title=f"안에서 {nth}") for nth in range(3)]
    rows.append(await drawn(table, sheet, layer="BILATERAL", to=DEVELOPER))
    rows.append(await drawn(table, sheet, who=DEVELOPER, layer="BILATERAL", to=LEAD))
    rows[0] = await rewrite(table, rows[0], sheet, title="고친 것")
    await discard(table, await create(table))
    return [global_id("AgreementScenario", row.id) for row in rows]


async def recorded(asking):
    """Return how many events and messages there are."""
    async with asking.table.town.sessions() as session:
        return [
            await session.scalar(select(func.count()).select_from(one))
            for one in (Event, OutboxMessage)
        ]


async def both(asking, database, who):
    """Ask everything in the first world and in the second, and return what differs for each."""
    guessed = [global_id("AgreementScenario", asking.table.id)]
    before = {one: masked(await asking.answers(one, guessed, walked=False), guessed) for one in who}
    version, events = await asking.state(database), await recorded(asking)
    hidden = await private(asking)
    assert await asking.state(database) == version
    assert await recorded(asking) == events
    after = {
        one: masked(await asking.answers(one, hidden[:1], walked=False), hidden[:1]) for one in who
    }
    differing = {
        one: [asked for asked, answer in after[one].items() if before[one][asked] != answer]
        for one in who
    }
    return differing, {one: len(answers) for one, answers in after.items()}


async def test_nobody_else_can_tell_the_worlds_apart(worlds, database):
    differing, size = await both(worlds, database, [*OTHERS, *ALL])

    assert {one: differing[one] for one in OTHERS} == {one: [] for one in OTHERS}
    # Those who keep them do tell them apart: the questions reach what is hidden.
    assert len(differing[LEAD]) >= 4
    assert len(differing[DEVELOPER]) >= 1
    print(f"two worlds: {sum(size[one] for one in OTHERS)} answers compared, 0 differ")


async def test_a_policy_that_leaks_is_noticed_if_the_database_leaks_too(
    worlds, database, services, database_name, monkeypatch
):
    monkeypatch.setattr(queries, "readable_scenarios", lambda _: true())
    policy = "CREATE POLICY leaks ON agreement_scenario FOR SELECT TO dure_app USING (true)"
    await services.as_superuser(database_name, policy)
    try:
        differing, _ = await both(worlds, database, [CITY])
    finally:
        await services.as_superuser(database_name, "DROP POLICY leaks ON agreement_scenario")
    assert differing[CITY]


async def test_the_database_alone_keeps_the_worlds_the_same(worlds, database, monkeypatch):
    monkeypatch.setattr(queries, "readable_scenarios", lambda _: true())
    differing, _ = await both(worlds, database, [CITY])

    assert differing == {CITY: []}
