"""The parties of an agreement follow the consortium: what ends, what opens again, and what blocks."""

import asyncio
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.agreements import (
    LEAD,
    blocks,
    clause_row,
    put_with,
    revise,
    room,
    said,
    say,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.duties import drafted, mapped
from tests.fixtures.money import BN, amount, plan_seen, set_money
from tests.fixtures.parties import follow, left, past, rooms, with_newcomer, without
from tests.fixtures.roles import fill, matrix, small_matrix
from tests.fixtures.signing import PARTIES, accepted, freeze, recall, state
from workflows.agreements.clauses.models import ClausePosition
from workflows.agreements.clauses.queries import stale_counters
from workflows.agreements.clauses.reconciling import merge_clause
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.models import Duty
from workflows.agreements.duties.states import Count, Trigger
from workflows.agreements.effects.attaching import set_clause_effects
from workflows.agreements.effects.rows import effects_of_versions
from workflows.agreements.effects.terms import Effect
from workflows.agreements.money.proposing import propose_plan
from workflows.agreements.money.states import PlanState, Source
from workflows.agreements.parties.offers import party_offers
from workflows.agreements.parties.queries import party_rooms_by_id
from workflows.agreements.roles.rules import Column
from workflows.agreements.roles.states import DutyFault
from workflows.agreements.sealed.filing import call_for_offers, file_offer
from workflows.agreements.sealed.queries import openings_by_call
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission

GONE = "company.b"


async def test_without_the_leaver_the_others_go_on_and_freeze(town, clock):
    table, clauses = await accepted(town)
    await without(table, GONE, clock)
    with pytest.raises(WrongState, match="party_has_left"):
        await freeze(table)
    await follow(table)

    assert GONE not in await said(table, clauses[0])
    assert set((await said(table, clauses[0])).values()) == {"ACCEPT"}
    assert await blocks(table) == set()
    await freeze(table)
    assert await state(table) is AgreementState.FROZEN


async def test_words_of_a_leaver_end_and_stay_readable_with_the_reason(town, clock):
    table, clauses = await put_with(town, "목적", "역할")
    await say(table, GONE, clauses[0])
    counter = await say(table, GONE, clauses[1], "COUNTER", "다른 글")
    await revise(table, clauses[1], "새 글")
    other = await say(table, GONE, clauses[1], "OBJECT", "안 됩니다.", version=2)
    kept = await say(table, DEVELOPER, clauses[0])
    await without(table, GONE, clock)
    before = (await rooms(table)).foreseen
    assert (len(before.positions), [one.id for _, one in before.counters]) == (3, [counter.id])
    await follow(table, reason="컨소시엄에서 탈퇴했습니다.")

    async with unit_of_work(town.sessions) as uow:
        rows = {
            row.id: row.recorded.upper
            for row in await uow.session.scalars(
                select(ClausePosition).where(ClausePosition.agreement_id == table.id)
            )
        }
    (change,) = await past(table)
    assert rows[kept.id] is None
    assert rows[counter.id] == rows[other.id] == change.changed_at
    assert (change.reason, change.positions, change.counters) == (
        "컨소시엄에서 탈퇴했습니다.",
        3,
        1,
    )
    stale = await seen(table.union, "auditor", stale_counters, ids=clauses)
    assert stale[clauses[1]] == []
    with pytest.raises(Conflict, match="counter_is_replaced"):
        await adopt_stale(table, clauses[1], counter)


async def adopt_stale(table, clause, counter):
    """Merge a counter against an older text."""
    return await table.town.act(
        LEAD,
        merge_clause,
        clause_id=clause,
        expected_version=2,
        heading="제목",
        text="합친 글",
        position_id=counter.id,
    )


async def test_who_joins_has_accepted_nothing_and_blocks_signature_on_every_clause(town):
    table, clauses = await accepted(town)
    await with_newcomer(table)
    await follow(table, who=CITY)

    silent = {(clause, who) for clause, who, why, _ in await blocks(table) if why == "SILENT"}
    assert silent == {(one, "company.c") for one in clauses}
    with pytest.raises(WrongState, match="agreement_blocked"):
        await freeze(table)
    for clause in clauses:
        await say(table, "company.c", clause)
    await freeze(table)
    assert await state(table) is AgreementState.FROZEN
    assert sum(one.share for one in (await rooms(table)).foreseen.members) == 1


async def test_who_comes_back_begins_in_silence(town, clock):
    table, _ = await accepted(town)
    await without(table, GONE, clock)
    await follow(table)
    await with_newcomer(table, GONE)
    await follow(table)

    assert {who for _, who, _, _ in await blocks(table)} == {GONE}
    assert [row.number for row in await past(table)] == [2, 1]


async def test_money_of_a_leaver_is_named_and_has_to_be_covered(town, clock):
    table, _ = await accepted(town, named=None)
    bodies = table.union.bodies
    await set_money(
        table.union,
        amount(table.union, Source.STATE, 10 * BN),
        amount(table.union, Source.MUNICIPALITY, 10 * BN),
        amount(table.union, Source.PRIVATE, 3 * BN),
        amount(table.union, Source.PRIVATE, 2 * BN, payer=GONE),
    )
    await town.act(LEAD, propose_plan, consortium_id=table.union.id, expected_version=1)
    await without(table, GONE, clock)
    money = (await rooms(table, LEAD)).foreseen.money
    assert (money.missing, money.put_forward, money.broken) == (2 * BN, True, ())
    assert [one.payer[1] for one in money.unpaid] == [bodies[GONE]]
    await follow(table)

    assert (await plan_seen(table.union)).state is PlanState.DRAFT
    with pytest.raises(RuleBroken, match="payer_has_left") as refused:
        await freeze(table)
    assert refused.value.figures["lower_payer"] == 2 * BN


async def test_the_won_that_are_missing_are_said_where_a_rule_breaks_without_them(town, clock):
    table, _ = await accepted(town)
    await set_money(
        table.union,
        amount(table.union, Source.STATE, 10 * BN),
        amount(table.union, Source.MUNICIPALITY, 10 * BN),
        amount(table.union, Source.PUBLIC_CORP, BN),
    )
    await without(table, DEVELOPER, clock)
    whole = (await rooms(table, LEAD)).foreseen.money
    assert (whole.missing, whole.broken) == (BN, ())


async def test_fields_of_a_leaver_open_again_and_its_duty_has_nobody(town, clock):
    table, (duty,) = await small_matrix(town, "시공")
    await fill(table, duty, GONE, "RA", who=GONE)
    await fill(table, duty, LEAD, "C", who=LEAD)
    edition = (await matrix(table)).matrix.edition
    await without(table, GONE, clock)
    (field,) = (await rooms(table)).foreseen.fields
    assert field.value.letters == "RA"
    await follow(table)

    found = await matrix(table)
    assert found.matrix.edition == edition + 1
    assert Column(body_id=table.union.bodies[GONE]) not in found.duties[0].fields
    assert {one.fault for one in found.differences if one.fault} == {
        DutyFault.NO_ACCOUNTABLE,
        DutyFault.NO_RESPONSIBLE,
    }
    await with_newcomer(table, GONE)
    await follow(table)
    back = (await matrix(table)).duties[0].fields[Column(body_id=table.union.bodies[GONE])]
    assert (back.letters, back.number, back.said) == (frozenset(), 2, {})


async def test_rights_a_clause_gave_a_leaver_go_and_the_others_accept_it_anew(town, clock):
    table, clauses = await put_with(town, "자료", "목적")
    bodies = table.union.bodies
    given = [Effect(Permission.PROPOSAL_IMPLEMENT, bodies[who]) for who in (GONE, LEAD)]
    await town.act(
        LEAD, set_clause_effects, clause_id=clauses[0], expected_version=1, effects=given
    )
    for clause, version in zip(clauses, (2, 1), strict=True):
        for who in PARTIES:
            await say(table, who, clause, version=version)
    await without(table, GONE, clock)
    await follow(table)

    assert (await clause_row(table, clauses[0])).version == 3
    async with unit_of_work(town.sessions) as uow:
        stand = await effects_of_versions(uow.session, [(clauses[0], 3)])
    assert stand == {clauses[0]: given[1:]}
    assert {clause for clause, *_ in await blocks(table)} == {clauses[0]}


async def test_obligations_of_a_leaver_and_those_that_wait_for_them_are_withdrawn(town, clock):
    table, clause = await drafted(town)
    first = await mapped(table, clause, debtor=GONE)
    await mapped(
        table,
        clause,
        rule=DueRule(Trigger.DUTY_DONE, after_id=first.id, length=5, count=Count.DAYS),
    )
    kept = await mapped(table, clause, debtor=DEVELOPER)
    await without(table, GONE, clock)
    assert [one.number for one in (await rooms(table)).foreseen.duties] == [1, 2]
    await follow(table)
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.scalars(select(Duty).where(Duty.agreement_id == table.id))
        assert {row.id for row in rows if row.withdrawn_at is None} == {kept.id}


async def test_a_sealed_offer_of_a_leaver_is_never_opened(town, clock):
    table, (clause,) = await put_with(town, "분담금")
    out = await left(table, GONE)
    closes = datetime.combine(out + timedelta(days=2), time(9), SEOUL)
    call = await town.act(
        LEAD, call_for_offers, clause_id=clause, asked="얼마인가요?", closes_at=closes
    )
    for who in (GONE, DEVELOPER):
        await town.act(who, file_offer, call_id=call.id, words=who, won=None)
    await clock.set(datetime.combine(out, time(9), SEOUL))
    await follow(table)
    await clock.set(closes + timedelta(hours=1))
    opening = (await seen(table.union, LEAD, openings_by_call, ids=[call.id]))[call.id]
    assert (opening.is_open, [one.words for one in opening.offers]) == (True, [DEVELOPER])


async def test_an_offer_opened_before_its_party_left_goes_on_being_read(town, clock):
    table, (clause,) = await put_with(town, "분담금")
    out = await left(table, GONE)
    call = await town.act(
        LEAD,
        call_for_offers,
        clause_id=clause,
        asked="얼마인가요?",
        closes_at=shown_now() + timedelta(hours=1),
    )
    await town.act(GONE, file_offer, call_id=call.id, words="내 말", won=None)
    await clock.set(datetime.combine(out, time(9), SEOUL))
    await follow(table)
    opening = (await seen(table.union, LEAD, openings_by_call, ids=[call.id]))[call.id]
    assert [one.words for one in opening.offers] == ["내 말"]


async def test_clauses_that_name_a_leaver_are_shown_to_the_drafter(town, clock):
    table, (clause,) = await put_with(town, "목적")
    await revise(table, clause, f"{GONE} {town.slug}은 설비를 댄다.")
    await without(table, GONE, clock)
    assert [one.id for one in (await rooms(table)).foreseen.named] == [clause]


@pytest.mark.parametrize("who", [DEVELOPER, "company.a"])
async def test_who_does_not_draft_brings_nothing_up_to_date(town, clock, who):
    table, _ = await accepted(town)
    await without(table, GONE, clock)
    if who == DEVELOPER:
        with pytest.raises(NotAllowed, match="only_lead_or_city_updates_parties"):
            await follow(table, who=who)
    else:
        await follow(table, who=who)
    assert (await offered(table, who)) is False


async def offered(table, who):
    """Say whether somebody is offered the act."""
    person = table.town.people[who]
    async with unit_of_work(table.town.sessions, lambda one: actor_for(one, person)) as uow:
        room = (await party_rooms_by_id(uow.session, uow.actor, [table.id]))[table.id]
        (one,) = party_offers(uow.actor, room)
        return one.allowed


async def test_who_left_reads_the_agreement_no_more(town, clock):
    table, _ = await accepted(town)
    await without(table, GONE, clock)
    assert await room(table, GONE) is not None
    await follow(table)
    assert await room(table, GONE) is None
    assert await rooms(table, GONE) is None
    with pytest.raises(NotFound):
        await follow(table, who=GONE, expected=())


async def test_wrong_at_the_wrong_time_and_twice_it_is_refused(town, clock):
    table, _ = await accepted(town)
    with pytest.raises(Conflict, match="parties_stand_already"):
        await follow(table)
    await with_newcomer(table)
    read = (await rooms(table)).foreseen.moved.after
    await freeze(table)
    with pytest.raises(WrongState, match="parties_are_signing"):
        await follow(table)
    assert await offered(table, LEAD) is False
    await recall(table)
    await without(table, GONE, clock)
    with pytest.raises(Conflict, match="parties_moved_meanwhile"):
        await follow(table, expected=read)
    with pytest.raises(Invalid, match="text_empty"):
        await follow(table, reason="  ")
    assert await offered(table, LEAD) is True
    await follow(table)
    assert (await past(table))[0].number == 1


async def test_of_two_at_once_one_is_done(town):
    table, _ = await accepted(town)
    await with_newcomer(table)
    read = (await rooms(table)).foreseen.moved.after
    done = await asyncio.gather(
        follow(table, expected=read),
        follow(table, who=CITY, expected=read),
        return_exceptions=True,
    )
    (lost,) = [one for one in done if isinstance(one, Exception)]
    assert isinstance(lost, Conflict)
    assert len(await past(table)) == 1


async def test_the_event_says_who_by_id_and_the_tree_is_another(town):
    table, _ = await accepted(town)
    version = (await room(table)).agreement.version
    await with_newcomer(table)
    await follow(table)
    async with unit_of_work(town.sessions) as uow:
        event = (
            await uow.session.scalars(
                select(Event).where(
                    Event.kind == "agreement.parties_changed", Event.subject_id == table.id
                )
            )
        ).one()
    assert event.data == {"joined": [str(table.union.bodies["company.c"])], "left": [], "number": 1}
    assert (await room(table)).agreement.version == version + 1


OTHER_WAYS = {
    "the parties alone": "UPDATE agreement SET parties = array_remove(parties, :gone) WHERE id = :id",
    "the words alone": "SELECT end_words_of_leavers(:id) FROM body WHERE id = :gone",
    "a change that is not true": "INSERT INTO agreement_party_change"
    " SELECT gen_random_uuid(), id, programme_id, 1, parties, array_remove(parties, :gone), 'x',"
    " 0, 0, 0, 0, 0, parties[1], NULL, dure_now() FROM agreement WHERE id = :id",
}


@pytest.mark.parametrize("way", OTHER_WAYS)
async def test_the_database_lets_parties_change_by_no_other_way(town, way):
    table, _ = await accepted(town)
    given = {"id": table.id, "gone": table.union.bodies[GONE]}

    async def by_hand(uow):
        await uow.session.execute(text(OTHER_WAYS[way]), given)

    with pytest.raises(DBAPIError, match=r"stays what it is|is not made now|not between others"):
        await town.act(LEAD, by_hand)
