"""An amendment lets parties in and lets them go: who signs, what ends, what survives, and who is a party on which day."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, room, say
from tests.fixtures.amending import (
    K,
    approve_outside,
    base_in_force,
    begin,
    drop,
    give,
    impact,
    operate,
    put,
    sealed,
    set_day,
    shown,
    text,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.duties import GIVES, REPORTS, TEXT, happened, mapped, step, terms
from tests.fixtures.duties import shown as duty_shown
from tests.fixtures.parties import left, past, with_newcomer, without
from tests.fixtures.signing import HEAD, approve, edition, freeze, read_as, sign
from tests.schema.conftest import asking_with
from workflows.agreements.amending.classes import AmendmentClass, Matter
from workflows.agreements.amending.moving import follow_base
from workflows.agreements.amending.queries import text_on
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.queries import positions_by_id
from workflows.agreements.consortium.queries import today as today_of
from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.gathering import standing_duties
from workflows.agreements.duties.sentences import duty_sentences
from workflows.agreements.duties.states import Count, FactKind, Trigger
from workflows.agreements.effects.terms import Effect
from workflows.agreements.signing.content import read
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission as P  # noqa: N817 - said often

GONE, NEW = "company.b", "company.c"
ARTICLES = (("의무", "roles", TEXT), ("목적", "purpose", "함께 일하는 데 뜻을 둠"))
ON_COMPLETION = DueRule(Trigger.FACT, fact=FactKind.COMPLETION, length=3, count=Count.DAYS)
REMAIN = (LEAD, CITY, DEVELOPER)


async def moved(town, clock):
    """Bring an agreement in force; then one party leaves the consortium and an organisation joins it."""
    table, clauses = await base_in_force(
        town,
        ARTICLES,
        effects_of=lambda bodies: [
            Effect(P.LAB_RUN, bodies[GONE]),
            Effect(P.FILE_UPLOAD, bodies[DEVELOPER]),
        ],
        duties_of=lambda table: [
            (REPORTS, terms(table, debtor=GONE, creditor=LEAD)),
            (GIVES, terms(table, debtor=GONE, creditor=None, rule=ON_COMPLETION)),
        ],
    )
    await without(table, GONE, clock)
    await with_newcomer(table, NEW)
    return table, clauses


def body(table, who):
    """Return the organisation somebody speaks for."""
    return table.union.bodies[who]


async def join(instrument, who=NEW, **other):
    """Let an organisation in."""
    return await operate(
        instrument, K.JOIN, text="함께 일합니다.", party_id=body(instrument, who), **other
    )


async def leave(instrument, who=GONE, **other):
    """Let a party go."""
    return await operate(
        instrument, K.LEAVE, text="떠났습니다.", party_id=body(instrument, who), **other
    )


async def parties(table, day=None, who="auditor"):
    """Return the parties of a day, by who speaks for them."""
    found = await read_as(table, who, text_on, agreement_id=table.id, day=day)
    names = {key: name for name, key in table.union.bodies.items()}
    return None if found is None else {names[one] for one in found.parties}


async def rights(town, who):
    """Return what somebody may do there."""
    async with unit_of_work(town.sessions) as uow:
        actor = await actor_for(uow.session, town.people[who])
        return {one for one in P if actor.holds(one, town.programme_id)}


async def day_of(town):
    """Return the legal day of the town's clock."""
    async with unit_of_work(town.sessions) as uow:
        return await today_of(uow.session)


async def signed_by(instrument, *parties_):
    """Let these approve, and sign in the usual order, the city by its head."""
    for who in parties_:
        await approve(instrument, who)
    order = [one for one in parties_ if one not in (CITY, DEVELOPER)]
    for who in (*order, *(one for one in (DEVELOPER,) if one in parties_), HEAD):
        await sign(instrument, who)


async def accepted_by(instrument, clauses, *parties_, versions=None):
    """Let these accept these clauses."""
    for who in parties_:
        for clause in clauses:
            await say(instrument, who, clause, version=(versions or {}).get(clause, 1))


async def test_the_newcomer_and_who_remains_sign_and_rights_end_and_begin_with_the_seal(
    town, clock
):
    table, (_, purpose) = await moved(town, clock)
    instrument = await begin(table)
    comes, goes = await join(instrument), await leave(instrument)
    words = await operate(instrument, K.REPLACE, purpose, text="다섯이 함께 일하는 데 뜻을 둠")
    await give(instrument, words, Effect(P.PROPOSAL_IMPLEMENT, body(table, NEW)))

    seen = await shown(instrument)
    assert seen.kind is AmendmentClass.MAJOR
    assert {one.matter for one in seen.grounds} >= {Matter.PARTIES, Matter.RIGHTS}
    assert seen.lacks_approval
    assert seen.moved.same
    told = await impact(instrument, LEAD)
    assert [one.effect.body_id for one in told.rights_end] == [body(table, GONE)]
    assert [one.effect.body_id for one in told.rights_begin] == [body(table, NEW)]
    assert [one.sentence_digest for one in told.duties_end] == [GIVES]
    assert [one.sentence_digest for one in told.duties_stay] == [REPORTS]
    assert told.liable_until[body(table, GONE)] > await day_of(town)

    # The newcomer reads what it joins before it is in; who left reads the draft no more.
    assert await text(table, who=NEW) is not None
    assert (await shown(instrument, NEW)).agreement.id == instrument.id
    assert await shown(instrument, GONE) is None
    before = set(await parties(table))
    assert before == {LEAD, CITY, DEVELOPER, GONE}

    await approve_outside(instrument, on=await day_of(town))
    await put(instrument)
    all_ = (LEAD, CITY, DEVELOPER, NEW)
    await accepted_by(instrument, [comes, goes, words], *REMAIN, versions={words: 2})
    with pytest.raises(WrongState, match="agreement_blocked"):
        await freeze(instrument)
    await accepted_by(instrument, [comes, goes, words], NEW, versions={words: 2})
    await freeze(instrument)
    content = read((await edition(instrument)).content)
    assert {one["id"] for one in content["parties"]} == {str(body(table, one)) for one in all_}
    by_party = {
        one["party"]: one["says"] for one in content["amends"]["operations"] if "party" in one
    }
    assert by_party[str(body(table, NEW))].endswith("이 협약의 당사자가 된다.")
    assert by_party[str(body(table, GONE))].endswith("이 협약의 당사자에서 빠진다.")
    assert {one["party"] for one in content["gates"]} == {str(body(table, one)) for one in all_}
    assert P.LAB_RUN in await rights(town, GONE)
    assert P.PROPOSAL_IMPLEMENT not in await rights(town, NEW)

    await signed_by(instrument, *all_)
    assert P.LAB_RUN in await rights(town, GONE)
    assert await sealed(town) == 1
    assert P.LAB_RUN not in await rights(town, GONE)
    assert P.PROPOSAL_IMPLEMENT in await rights(town, NEW)
    assert P.FILE_UPLOAD in await rights(town, DEVELOPER)
    today = await day_of(town)
    assert await parties(table) == set(all_)
    assert await parties(table, today - timedelta(days=1)) == before
    (change,) = await past(table)
    assert set(change.after) == {body(table, one) for one in all_}


async def in_force(town, clock):
    """Bring an instrument in force that lets one go and another in."""
    table, clauses = await moved(town, clock)
    instrument = await begin(table)
    own = [await join(instrument), await leave(instrument)]
    await approve_outside(instrument, on=await day_of(town))
    await put(instrument)
    await accepted_by(instrument, own, *REMAIN, NEW)
    await freeze(instrument)
    await signed_by(instrument, *REMAIN, NEW)
    assert await sealed(town) == 1
    return table, clauses, instrument


async def test_what_was_due_before_stays_owed_by_who_is_let_go_and_the_rest_of_it_ends(town, clock):
    table, _, instrument = await in_force(town, clock)
    duties = {one.sentence_digest: one for one in await owed(table)}
    told = await impact(instrument)
    assert [one.id for one in told.duties_stay] == [duties[REPORTS].id]
    assert (await duty_shown(table, duties[GIVES])).ends_on == await day_of(town)
    assert (await duty_shown(table, duties[REPORTS])).ends_on is None
    with pytest.raises(WrongState, match="duty_has_ended"):
        await step(table, GONE, "report_duty", duties[GIVES])
    # Who is let go reads the text of its last day and reports what it owes; it speaks for no party.
    assert await text(table, who=GONE) is not None
    await step(table, GONE, "report_duty", duties[REPORTS])
    await step(table, LEAD, "accept_duty", duties[REPORTS])
    later = await begin(table)
    again = await operate(later, K.ADD, text="새 조문을 둠", clause_kind="purpose")
    assert await shown(later, GONE) is None
    await put(later)
    await say(later, NEW, again)
    with pytest.raises(NotFound):
        await say(later, GONE, again)
    # A fact is recorded by parties: by the newcomer, and by who was let go no more.
    with pytest.raises(Exception, match="speaks_for_no_party"):
        await happened(table, await day_of(town), who=GONE)
    await happened(table, await day_of(town), who=NEW)


async def owed(table):
    """Return the obligations of an agreement."""
    async with unit_of_work(table.town.sessions) as uow:
        return await standing_duties(uow.session, table.id)


async def test_who_was_let_go_reads_what_was_and_nothing_that_comes_after(town, clock):
    table, (_, purpose), _ = await in_force(town, clock)
    # Neither the newcomer nor who was let go reads how what is in force was negotiated beside it.
    said = await read_as(table, LEAD, positions_by_id, ids=await _position_ids(table))
    assert said
    assert await read_as(table, NEW, positions_by_id, ids=list(said)) != {}
    assert await read_as(table, GONE, positions_by_id, ids=list(said)) == {}
    later = await begin(table)
    own = await operate(later, K.REPLACE, purpose, text="그 뒤의 뜻을 둠")
    await put(later)
    await accepted_by(later, [own], *REMAIN, NEW)
    await freeze(later)
    await approve(later, LEAD)
    await sign(later, LEAD)
    assert await sealed(town) == 1
    assert (await text(table)).provisions[purpose].text == "그 뒤의 뜻을 둠"
    assert (await text(table, who=NEW)).provisions[purpose].text == "그 뒤의 뜻을 둠"
    assert (await text(table, who=GONE)).provisions[purpose].text == ARTICLES[1][2]


async def _position_ids(table):
    async with unit_of_work(table.town.sessions) as uow:
        rows = await uow.session.execute(
            sql("SELECT id FROM clause_position WHERE agreement_id = :id"), {"id": table.id}
        )
        return [row[0] for row in rows]


async def test_what_follows_from_no_change_of_the_consortium_is_refused(town, clock):
    table, (roles, _) = await base_in_force(town, ARTICLES)
    instrument = await begin(table)
    for wanted, kind, reason in (
        (lambda: join(instrument), WrongState, "party_not_in_consortium"),
        (lambda: join(instrument, LEAD), Conflict, "amendment_party_is_in"),
        (lambda: leave(instrument), WrongState, "party_in_consortium"),
        (lambda: leave(instrument, NEW), Conflict, "amendment_party_is_out"),
        (lambda: operate(instrument, K.JOIN, text="x"), Invalid, "operation_not_whole"),
        (
            lambda: operate(instrument, K.REPLACE, roles, party_id=body(table, LEAD)),
            Invalid,
            "operation_not_whole",
        ),
        (
            lambda: operate(instrument, K.LEAVE, roles, party_id=body(table, LEAD)),
            Invalid,
            "operation_not_whole",
        ),
    ):
        with pytest.raises(kind, match=reason):
            await wanted()
    words = await operate(instrument, K.REPLACE, roles, text="당사자는 함께 일하는 데 뜻을 둠")
    await give(instrument, words, Effect(P.LAB_RUN, body(table, GONE)))
    await without(table, GONE, clock)
    # What the instrument gives a leaver is taken out before it is let go.
    with pytest.raises(Conflict, match="party_named_here"):
        await leave(instrument)
    await give(instrument, words, version=2)
    await leave(instrument)
    with pytest.raises(Invalid, match="operation_twice"):
        await leave(instrument)


async def test_the_freeze_asks_for_all_who_moved_and_for_the_day_of_the_seal(town, clock):
    table, (_, purpose) = await moved(town, clock)
    instrument, other = await begin(table), await begin(table)
    words = await operate(instrument, K.REPLACE, purpose, text="뜻을 둠")
    with pytest.raises(WrongState, match="party_has_left"):
        await freeze_put(instrument)
    goes = await leave(instrument)
    await approve_outside(instrument, on=await day_of(town))
    await accepted_by(instrument, [goes], *REMAIN)
    with pytest.raises(WrongState, match="amendment_between_others") as refused:
        await freeze(instrument)
    assert NEW in refused.value.figures["parties"]
    comes = await join(instrument)
    await set_day(instrument, await day_of(town) + timedelta(days=3))
    await accepted_by(instrument, [comes], *REMAIN)
    await accepted_by(instrument, [words, goes, comes], NEW)
    with pytest.raises(RuleBroken, match="parties_change_when_sealed") as late:
        await freeze(instrument)
    assert late.value.figures["earliest"]
    await set_day(instrument, None)
    # Nothing else is signed at the same time: it would be between others.
    mine = [await join(other), await leave(other)]
    await approve_outside(other, on=await day_of(town))
    await put(other)
    await accepted_by(other, mine, *REMAIN, NEW)
    await freeze(instrument)
    with pytest.raises(Conflict, match="amendment_touches_another"):
        await freeze(other)
    await signed_by(instrument, *REMAIN, NEW)
    assert await sealed(town) == 1
    with pytest.raises(Conflict, match="amendment_parties_are_stale"):
        await freeze(other)
    for one in mine:
        await drop(other, one)
    assert set((await room(other)).agreement.parties) == {
        body(table, one) for one in (*REMAIN, NEW)
    }


async def freeze_put(instrument):
    """Put an instrument before its parties, let those who are in accept it, and freeze it."""
    await put(instrument)
    seen = await shown(instrument)
    for who in REMAIN:
        for one in seen.operations:
            await say(instrument, who, one.clause)
    return await freeze(instrument)


async def test_an_instrument_that_is_drafted_follows_another_that_changed_the_parties(town, clock):
    table, (_, purpose) = await moved(town, clock)
    waits = await begin(table)
    own = await operate(waits, K.REPLACE, purpose, text="기다린 뜻을 둠")
    instrument = await begin(table)
    mine = [await join(instrument), await leave(instrument)]
    await approve_outside(instrument, on=await day_of(town))
    await put(instrument)
    await accepted_by(instrument, mine, *REMAIN, NEW)
    await freeze(instrument)
    await signed_by(instrument, *REMAIN, NEW)
    assert await sealed(town) == 1
    assert await shown(waits, NEW) is None
    await town.act(None, follow_base, instrument_id=waits.id)
    await town.act(None, follow_base, instrument_id=waits.id)
    assert [one.number for one in await past(waits)] == [1]
    assert (await shown(waits, NEW)).agreement.id == waits.id
    await put(waits)
    await accepted_by(waits, [own], *REMAIN, NEW)
    await freeze(waits)


async def test_who_was_to_join_and_is_dropped_reads_nothing_any_more(town, clock):
    table, (_, purpose) = await moved(town, clock)
    instrument = await begin(table)
    comes = await join(instrument)
    await put(instrument)
    await say(instrument, NEW, comes)
    words = await operate(instrument, K.REPLACE, purpose, text="뜻을 둠")
    await give(instrument, words, Effect(P.LAB_RUN, body(table, NEW)))
    with pytest.raises(Conflict, match="party_named_here"):
        await drop(instrument, comes)
    await give(instrument, words, version=2)
    await clock.set(datetime.combine(await day_of(town), time(18), SEOUL))
    await drop(instrument, comes)
    assert await text(table, who=NEW) is None
    assert await shown(instrument, NEW) is None
    changes = await past(instrument)
    assert [one.positions for one in changes] == [1, 0]


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


async def test_a_party_that_will_leave_later_is_let_go_only_then(town):
    table, _ = await base_in_force(town, ARTICLES)
    await left(table, GONE)
    instrument = await begin(table)
    with pytest.raises(WrongState, match="party_in_consortium"):
        await leave(instrument)
    assert (await shown(instrument)).moved.same


async def test_a_leaver_whom_a_draft_obliges_is_not_let_go_by_it(town, clock):
    table, (roles, _) = await base_in_force(town, ARTICLES)
    instrument = await begin(table)
    new = "시는 장비를 제공한다."
    clause = await operate(instrument, K.REPLACE, roles, text=new)
    (lends,) = (one.digest for one in duty_sentences(new))
    await mapped(instrument, clause, sentence=lends, debtor=CITY, creditor=GONE)
    await without(table, GONE, clock)
    with pytest.raises(Conflict, match="party_named_here"):
        await leave(instrument)
