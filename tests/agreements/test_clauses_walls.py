"""Who reads what is negotiated, and what the database refuses by itself."""

from uuid import uuid4

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import (
    LEAD,
    add,
    adopt,
    put_with,
    read_tree,
    revise,
    room,
    say,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.town import make_town
from workflows.agreements.clauses import opening
from workflows.agreements.clauses.models import (
    Agreement,
    Clause,
    ClausePosition,
    ClauseVersion,
)
from workflows.agreements.clauses.queries import (
    clauses_by_id,
    positions_by_id,
    standing_versions,
    versions_by_id,
)
from workflows.agreements.clauses.rooms import room_by_number
from workflows.agreements.clauses.states import Stance
from workflows.kit.refusal import NotAllowed, NotFound

TABLES = (Agreement, Clause, ClauseVersion, ClausePosition)
SHUT_OUT = ["resident.1", "ministry.officer", "company.c", "stranger"]


async def negotiated(town):
    """Put two articles before the parties, and let the developer counter one."""
    table, (first, second) = await put_with(town, "목적", "역할")
    counter = await say(table, DEVELOPER, first, "COUNTER", "귀속한다")
    return table, first, second, counter


async def rows_of(table, who):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        return tuple(
            [await session.scalar(select(func.count()).select_from(one)) for one in TABLES]
        )

    return await seen(table.union, who, count)


@pytest.mark.parametrize("who", [LEAD, "company.b", CITY, DEVELOPER, "auditor"])
async def test_the_parties_the_city_and_the_auditor_read_it(town, who):
    table, first, second, counter = await negotiated(town)

    assert (await room(table, who)).agreement.id == table.id
    assert [clause.id for _, clause in await read_tree(table, who)] == [first, second]
    assert (await seen(table.union, who, positions_by_id, ids=[counter.id]))[counter.id].words
    assert await rows_of(table, who) == (1, 2, 2, 1)


@pytest.mark.parametrize("who", SHUT_OUT)
async def test_nobody_else_reads_it_by_code_or_by_query(town, who):
    table, first, _, counter = await negotiated(town)
    number = (await room(table)).agreement.number
    version = (await seen(table.union, CITY, standing_versions, ids=[first]))[first]

    assert await room(table, who) is None
    assert await read_tree(table, who) == []
    assert await seen(table.union, who, room_by_number, number=number) is None
    for question, key in (
        (clauses_by_id, first),
        (versions_by_id, version.id),
        (positions_by_id, counter.id),
    ):
        assert await seen(table.union, who, question, ids=[key]) == {}
    assert await rows_of(table, who) == (0, 0, 0, 0)
    for act in (say(table, who, first), revise(table, first, "글", who=who)):
        with pytest.raises(NotFound, match="no_such_clause"):
            await act
    with pytest.raises(NotFound, match="no_such_position"):
        await adopt(table, counter, who=who)
    with pytest.raises(NotFound, match="no_such_agreement"):
        await town.act(who, opening.put_agreement, agreement_id=table.id)


async def test_a_party_of_another_place_reads_nothing(town, sessions):
    table, first, *_ = await negotiated(town)
    elsewhere, (other,) = await put_with(await make_town(sessions), "목적")

    assert await rows_of(elsewhere, LEAD) == (1, 1, 1, 0)
    assert await seen(elsewhere.union, LEAD, clauses_by_id, ids=[first]) == {}
    assert await seen(table.union, CITY, clauses_by_id, ids=[other]) == {}


async def test_the_city_reads_and_drafts_where_it_is_no_party_and_does_not_speak(town):
    shares = {DEVELOPER: "50", LEAD: "30", "company.b": "20"}
    table, (first,) = await put_with(town, "목적", named=shares)
    await revise(table, first, "시가 쓴 글", who=CITY)

    assert table.union.bodies[CITY] not in (await room(table, CITY)).agreement.parties
    with pytest.raises(NotAllowed, match="speaks_for_no_party"):
        await say(table, CITY, first, version=2)


async def _do(uow, *, statement):
    await uow.session.execute(statement)


async def _add(uow, *, rows):
    for row in rows:
        uow.session.add(row)
        await uow.session.flush()


@pytest.mark.parametrize("who", [None, LEAD])
async def test_a_text_is_never_changed_or_deleted(town, who):
    _, first, *_ = await negotiated(town)
    for statement in (
        update(ClauseVersion).where(ClauseVersion.clause_id == first).values(text="다른 글"),
        delete(ClauseVersion).where(ClauseVersion.clause_id == first),
        delete(Clause).where(Clause.id == first),
        delete(ClausePosition).where(ClausePosition.clause_id == first),
        update(ClausePosition).where(ClausePosition.clause_id == first).values(words="다른 글"),
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            await town.act(who, _do, statement=statement)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "purpose"}, "stays what it is"),
        ({"version": 7}, "stays what it is"),
        ({"place": -1}, "ck_clause_place"),
        ({"removed_at": func.dure_now()}, "ck_clause_removed"),
    ],
)
async def test_a_clause_stays_what_it_is(town, values, said):
    _, first, *_ = await negotiated(town)
    with pytest.raises(DBAPIError, match=said):
        await town.act(None, _do, statement=update(Clause).where(Clause.id == first).values(values))


async def test_the_database_lets_no_clause_hang_on_itself_or_on_another_agreement(town, sessions):
    table, first, second, _ = await negotiated(town)
    part = await add(table, "", parent=first, text="항")
    _, (other,) = await put_with(await make_town(sessions), "목적")
    for clause, parent in ((first, part), (second, other)):
        up = update(Clause).where(Clause.id == clause).values(parent_id=parent)
        with pytest.raises(DBAPIError, match="hangs on no tree"):
            await town.act(None, _do, statement=up)
    gone = {"removed_at": func.dure_now(), "removed_why": "까닭"}
    with pytest.raises(DBAPIError, match="others hang on it"):
        await town.act(None, _do, statement=update(Clause).where(Clause.id == first).values(gone))


async def test_a_version_out_of_turn_is_no_version(town):
    table, first, *_ = await negotiated(town)
    forged = ClauseVersion(
        id=uuid4(),
        clause_id=first,
        agreement_id=table.id,
        number=2,
        heading="",
        text="몰래 쓴 글",
        drafted_by=table.union.bodies[LEAD],
        made_at=shown_now(),
    )
    with pytest.raises(DBAPIError, match="is not the next of clause"):
        await town.act(LEAD, _add, rows=[forged])


def position(table, clause, whose, **other):
    given = {
        "id": uuid4(),
        "clause_id": clause,
        "version": 1,
        "agreement_id": table.id,
        "programme_id": table.town.programme_id,
        "body_id": table.union.bodies[whose],
        "stance": Stance.ACCEPT,
        "words": "",
        "recorded": Range(shown_now(), None, bounds="[)"),
    }
    return ClausePosition(**{**given, **other})


async def test_a_party_speaks_for_itself_alone_also_by_query(town):
    table, _, second, _ = await negotiated(town)
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act(LEAD, _add, rows=[position(table, second, CITY)])


@pytest.mark.parametrize(
    ("whose", "other", "said"),
    [
        ("company.c", {}, "nothing can be said"),
        (CITY, {"version": 2}, "nothing can be said"),
        (CITY, {"words": "다만"}, "ck_clause_position_words"),
        (CITY, {"stance": Stance.OBJECT}, "ck_clause_position_words"),
    ],
)
async def test_the_database_takes_no_word_that_does_not_count(town, whose, other, said):
    table, _, second, _ = await negotiated(town)
    with pytest.raises(DBAPIError, match=said):
        await town.act(None, _add, rows=[position(table, second, whose, **other)])
