"""An amendment lets parties in and lets them go: who signs, what ends, what survives, and who is a party on which day."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import text as sql

from tests.fixtures.agreements import LEAD, room, say
from tests.fixtures.amended_parties import (
    ARTICLES,
    GONE,
    NEW,
    REMAIN,
    accepted_by,
    body,
    day_of,
    freeze_put,
    in_force,
    join,
    leave,
    moved,
    owed,
    parties,
    rights,
    signed_by,
)
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
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.duties import GIVES, REPORTS, happened, mapped, step
from tests.fixtures.duties import shown as duty_shown
from tests.fixtures.parties import left, past, without
from tests.fixtures.signing import approve, edition, freeze, read_as, sign
from workflows.agreements.amending import moving
from workflows.agreements.amending.classes import AmendmentClass, Matter
from workflows.agreements.amending.moving import follow_base
from workflows.agreements.clauses.queries import positions_by_id
from workflows.agreements.duties.sentences import duty_sentences
from workflows.agreements.effects.terms import Effect
from workflows.agreements.signing.content import read
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission as P  # noqa: N817 - said often


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
    await put(waits)
    # Until it has followed, it is between others than it would bind.
    with pytest.raises(Conflict, match="parties_moved_meanwhile"):
        await freeze(waits)
    await town.act(None, follow_base, instrument_id=waits.id)
    await town.act(None, follow_base, instrument_id=waits.id)
    assert [one.number for one in await past(waits)] == [1]
    assert (await shown(waits, NEW)).agreement.id == waits.id
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


async def test_fewer_than_make_an_agreement_are_not_left_in_it(town, clock, monkeypatch):
    table, _ = await base_in_force(town, ARTICLES)
    await without(table, GONE, clock)
    instrument = await begin(table)
    monkeypatch.setattr(moving, "LEAST", 4)
    with pytest.raises(RuleBroken, match="amendment_too_few_parties") as refused:
        await leave(instrument)
    assert (refused.value.rule, refused.value.figures) == ("consortium.parties", {"least": 4})
    monkeypatch.setattr(moving, "LEAST", 3)
    await leave(instrument)


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
