"""Who reads what of a consortium, and what the database refuses by itself."""

from fractions import Fraction

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import DBAPIError

from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import (
    CITY,
    DEVELOPER,
    FORMED_ON,
    answer,
    formed,
    held,
    newest,
    proposed,
    put,
    seen,
    terms,
)
from tests.fixtures.town import make_town
from workflows.agreements.consortium import answering, forming, putting
from workflows.agreements.consortium.models import (
    ConsortiumChange,
    ConsortiumParty,
    ConsortiumVoice,
)
from workflows.agreements.consortium.offers import consortium_offers
from workflows.agreements.consortium.queries import consortium_of, hearings_by_id
from workflows.agreements.consortium.states import ChangeState
from workflows.identity.queries import actor_for
from workflows.kit.refusal import NotAllowed, NotFound
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

SHUT_OUT = ["resident.1", "ministry.officer", "company.c", "stranger"]


async def expulsion(town):
    """Form a consortium and let two of three say what they think of an expulsion."""
    union = await formed(town)
    culprit = union.bodies["company.b"]
    await put(union, "company.a", putting.propose_expulsion, body_id=culprit, cause="분담금 미납")
    await answer(union, CITY, reason="세 번 독촉했습니다.")
    return union


async def rows_of(union, who):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        return tuple(
            [
                await session.scalar(select(func.count()).select_from(table))
                for table in (ConsortiumChange, ConsortiumVoice)
            ]
        )

    return await seen(union, who, count)


@pytest.mark.parametrize("who", ["company.a", "company.b", CITY, DEVELOPER, "auditor"])
async def test_the_parties_and_the_auditor_read_what_was_put_and_said(town, who):
    union = await expulsion(town)
    change = await newest(union, who)
    voices = (await seen(union, who, hearings_by_id, ids=[change.id]))[change.id].voices

    assert {one.reason for one in voices if one.yes} == {"분담금 미납", "세 번 독촉했습니다."}
    silent = {one.body_id: one.counts for one in voices if one.yes is None}
    assert silent == {union.bodies[DEVELOPER]: True, union.bodies["company.b"]: False}


@pytest.mark.parametrize("who", SHUT_OUT)
async def test_nobody_else_reads_them_by_code_or_by_query(town, who):
    union = await expulsion(town)

    assert await newest(union, who) is None
    assert await rows_of(union, who) == (0, 0)
    assert len(await held(union)) == 4
    change = await newest(union, CITY)
    with pytest.raises(NotFound, match="no_such_change"):
        await town.act(who, answering.answer_change, change_id=change.id, yes=True, reason="")


async def test_the_auditor_writes_nothing(town):
    union = await expulsion(town)
    change = await newest(union, "auditor")

    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act("auditor", answering.answer_change, change_id=change.id, yes=True, reason="")


async def test_a_party_of_another_place_reads_nothing(town, sessions):
    await expulsion(town)
    other = await formed(await make_town(sessions))

    assert await rows_of(other, "company.a") == (1, 4)


async def test_a_consortium_that_is_being_formed_is_seen_by_those_asked_alone(town):
    union = await proposed(town)

    assert (await seen(union, DEVELOPER, consortium_of, programme_id=town.programme_id)).id
    for who in (None, "resident.1", "company.c"):
        assert await seen(union, who, consortium_of, programme_id=town.programme_id) is None
    with pytest.raises(NotFound, match="no_such_consortium"):
        await put(union, "company.c", putting.propose_leaving, reason="?", hand_back="")


async def test_a_voice_is_spoken_for_one_s_own_organisation_alone(town):
    union = await expulsion(town)
    change = await newest(union, CITY)
    forged = ConsortiumVoice(
        change_id=change.id,
        programme_id=town.programme_id,
        body_id=union.bodies[DEVELOPER],
        yes=True,
        reason="",
        recorded=Range(shown_now(), None, bounds="[)"),
    )
    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act("company.a", _add, row=forged)


async def _add(uow, *, row):
    uow.session.add(row)
    await uow.session.flush()


def row_like(row, now, **other):
    """Return a row of the parties like another, on record from now on."""
    given = {
        "consortium_id": row.consortium_id,
        "body_id": row.body_id,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "lead": row.lead,
        "valid": row.valid,
        "recorded": Range(now, None, bounds="[)"),
    }
    return ConsortiumParty(**{**given, **other})


async def _rewrite(uow, *, union, whom, **other):
    """End a party's row on record behind the actions' backs, and write another for it."""
    row = await uow.session.scalar(
        select(ConsortiumParty).where(
            ConsortiumParty.consortium_id == union.id,
            ConsortiumParty.body_id == union.bodies[whom],
        )
    )
    row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    if other:
        uow.session.add(row_like(row, uow.now, **other))


async def _end_all(uow, *, union):
    rows = await uow.session.scalars(
        select(ConsortiumParty).where(ConsortiumParty.consortium_id == union.id)
    )
    for row in rows:
        row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, "the shares make 17/20 of 3 parties"),
        ({"numerator": 1, "denominator": 5}, "the shares make 21/20 of 4 parties"),
        ({"lead": True}, "2 of them lead"),
        (
            {"valid": Range(FORMED_ON, FORMED_ON.replace(year=2023), bounds="[)")},
            "on 2023-10-18 the shares make",
        ),
    ],
)
async def test_the_database_holds_the_shares_of_every_day_at_the_commit(town, other, said):
    union = await formed(town)
    with pytest.raises(DBAPIError, match=said):
        await town.act(None, _rewrite, union=union, whom="company.b", **other)

    assert (await held(union))["company.b"] == "3/20"


async def test_the_database_lets_no_consortium_run_empty(town):
    union = await formed(town)
    with pytest.raises(DBAPIError, match="nobody holds it any more"):
        await town.act(None, _end_all, union=union)


async def test_thirds_make_one_in_the_database_too(town):
    thirds = {CITY: 1, "company.a": 1, "company.b": 1}
    union = await proposed(town)
    await answer(union, CITY, yes=False, reason="셋이서 합시다.")
    union = await _again(town, union, thirds)

    assert set((await held(union)).values()) == {"1/3"}


async def _again(town, union, thirds):
    from_before = {union.bodies[name]: Fraction(part, 3) for name, part in thirds.items()}
    made = await _form(town, union, from_before)
    union.id = made.id
    for name in thirds:
        if name != "company.a":
            await answer(union, name)
    return union


async def _form(town, union, shares):
    return await town.act(
        "company.a",
        forming.form_consortium,
        programme_id=town.programme_id,
        terms=terms(union, shares=shares),
    )


async def test_what_was_put_stays_as_it_was_put_and_settled(town):
    union = await expulsion(town)
    change = await newest(union, CITY)
    for values in ({"reason": "다른 말"}, {"asked": []}):
        with pytest.raises(DBAPIError, match="stays as it was put"):
            await town.act(None, _overwrite, change=change, **values)
    await answer(union, DEVELOPER)
    with pytest.raises(DBAPIError, match="settled once"):
        await town.act(None, _overwrite, change=change, state=ChangeState.OPEN)


async def _overwrite(uow, *, change, **values):
    await uow.session.execute(
        update(ConsortiumChange).where(ConsortiumChange.id == change.id).values(**values)
    )


async def test_no_event_says_what_anybody_answered(town):
    union = await expulsion(town)
    change = await newest(union, CITY)
    async with unit_of_work(town.sessions) as uow:
        rows = list(await uow.session.scalars(select(Event).where(Event.subject_id == change.id)))

    assert {row.kind for row in rows} == {"consortiumChange.put", "consortiumChange.answered"}
    assert [row.data for row in rows if row.kind == "consortiumChange.answered"] == [{}]


async def test_what_is_offered_is_what_the_actions_allow(town):
    union = await formed(town)
    row = await seen(union, None, consortium_of, programme_id=town.programme_id)
    offers, leaves = {}, {}
    for who in ("company.a", "company.b", "resident.1", "auditor"):
        async with unit_of_work(town.sessions) as uow:
            actor = await actor_for(uow.session, town.people[who])
        parties, lead = set(union.bodies.values()) - {union.bodies["company.c"]}, "company.a"
        offers[who] = {
            one.name: one.refusal.reason if one.refusal else None
            for one in consortium_offers(actor, row, parties, union.bodies[lead], staying=parties)
        }
        gone = consortium_offers(actor, row, parties, union.bodies[lead], staying=())
        leaves[who] = {one.name: one.refusal and one.refusal.reason for one in gone}

    assert set(offers["company.b"].values()) == {None}
    # Who leaves already is not asked to leave again, and says what is his to say until then.
    assert leaves["company.b"] == offers["company.b"] | {"proposeLeaving": "no_party_to_the_end"}
    assert offers["company.a"]["proposeLeaving"] == "lead_leaves_last"
    assert offers["company.a"]["proposeJoining"] is None
    assert set(offers["resident.1"].values()) == {"no_capacity"}
    assert set(offers["auditor"].values()) == {"no_capacity"}
