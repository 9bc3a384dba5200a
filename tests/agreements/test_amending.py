"""Amending an agreement: drafted as operations, signed or notified, in force on its day, and read back."""

from datetime import timedelta

import pytest

from tests.fixtures.agreements import LEAD, Table, add, clause_row, move, opened, revise, room, say
from tests.fixtures.amending import (
    K,
    all_accept,
    approve_outside,
    base_in_force,
    begin,
    drop,
    foreseen,
    give,
    impact,
    into_force,
    operate,
    put,
    raise_it,
    sealed,
    set_day,
    shown,
    signed_by_its_signers,
    text,
    to_signing,
    words,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import (
    approve,
    edition,
    freeze,
    progress,
    read_as,
    recall,
    sign,
    signed,
    state,
)
from workflows.agreements.amending import operating
from workflows.agreements.amending.classes import AmendmentClass, Matter
from workflows.agreements.amending.operating import Wanted
from workflows.agreements.clauses.states import AgreementState as S
from workflows.agreements.effects.terms import Day, Effect
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.content import read
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import unit_of_work
from workflows.rights.permissions import Permission as P  # noqa: N817 - said often

ARTICLES = (
    ("역할", "roles", "당사자는 맡은 일을 한다."),
    ("목적", "purpose", "함께 일하는 데 뜻을 둠"),
    ("위원회", "committee", "운영위원회를 둠"),
    ("분담금", "contributions", "분담금은 계획에 따름"),
    ("기간", "term", "기간은 2027년까지로 함"),
)


def today():
    """Return the legal day."""
    return shown_now().astimezone(SEOUL).date()


async def holds(town, who, permission):
    """Say whether somebody has a right now."""
    async with unit_of_work(town.sessions) as uow:
        return (await actor_for(uow.session, town.people[who])).holds(permission, town.programme_id)


async def test_operations_are_negotiated_signed_and_read_back_on_any_day(town):
    table, (roles, purpose, committee, _, term) = await base_in_force(town, ARTICLES)
    before = await words(table)
    instrument = await begin(table)
    new = await operate(instrument, K.ADD, after_id=roles, heading="직원", clause_kind="staff")
    under = await operate(instrument, K.ADD, parent_id=new, text="한 사람을 둠")
    changed = await operate(instrument, K.REPLACE, roles, text="당사자는 맡은 일을 기한 안에 한다.")
    gone = await operate(instrument, K.REMOVE, committee, text="두지 않기로 함")
    moved = await operate(instrument, K.MOVE, term, text="앞에 둠")
    seen = await shown(instrument)
    assert (seen.kind, seen.lacks_approval) == (AmendmentClass.MAJOR, False)
    assert {one.matter for one in seen.grounds if one.clause == changed} == {Matter.DUTIES}
    # A draft changes nothing; a text that was countered is the one that counts.
    assert await words(table) == before
    await into_force(instrument, [new, under, changed, gone, moved])

    assert await words(table) == {
        "제1조": "기간은 2027년까지로 함",
        "제2조": "당사자는 맡은 일을 기한 안에 한다.",
        "제3조": "새 글을 둔다",
        "제3조 ①": "한 사람을 둠",
        "제4조": "함께 일하는 데 뜻을 둠",
        "제5조": "분담금은 계획에 따름",
    }
    assert await words(table, today() - timedelta(days=1)) == before
    now = await text(table)
    assert now.provisions[roles].by == now.provisions[under].by == instrument.id
    assert now.provisions[purpose].by is None
    assert now.removed == {committee}
    # The bytes say what was done to which text, and the bundle holds without us.
    told = read((await edition(instrument)).content)["amends"]
    assert (told["class"], told["number"]) == ("MAJOR", (await room(table)).agreement.number)
    assert told["result"] == now.digest() != told["text"]
    assert [one["kind"] for one in told["operations"]] == [
        "ADD",
        "ADD",
        "REPLACE",
        "REMOVE",
        "MOVE",
    ]
    assert told["operations"][2]["old"][0]["text"] == before["제1조"]
    given = await read_as(instrument, LEAD, bundle_of, edition_id=(await edition(instrument)).id)
    unsealed = ("seal", "signers.pdf: has no seal of the house")
    assert (await verify_bundle(given)).wrong == unsealed
    # It stands beside the agreement and is in nobody's way: the next agreement can be opened.
    assert await state(table) is await state(instrument) is S.IN_FORCE


async def test_a_second_instrument_is_drafted_on_the_text_the_first_one_left(town):
    table, (_, purpose, *_) = await base_in_force(town, ARTICLES)
    first = await begin(table)
    new = await operate(first, K.ADD, after_id=purpose, heading="직원", clause_kind="staff")
    await into_force(first, [new])
    second = await begin(table)
    again = await operate(second, K.REPLACE, new, text="두 사람을 둠")
    with pytest.raises(Invalid, match="operation_twice"):
        await operate(second, K.REMOVE, new)
    await into_force(second, [again])
    assert (await words(table))["제3조"] == "두 사람을 둠"
    third = await begin(table)
    gone = await operate(third, K.REMOVE, new, text="두지 않음")
    await into_force(third, [gone])
    assert new in (await text(table)).removed
    with pytest.raises(WrongState, match="amended_clause_is_removed"):
        await operate(await begin(table), K.REPLACE, new)
    # What an instrument did stays to be read, with the text it was done to.
    assert (await shown(second)).before.provisions[new].text == "새 글을 둔다"


async def test_what_another_one_is_changing_waits_and_what_was_changed_is_drafted_again(town):
    table, (roles, purpose, committee, *_) = await base_in_force(town, ARTICLES)
    one, other, apart = [await begin(table) for _ in range(3)]
    first = await operate(one, K.REPLACE, roles, text="당사자는 일을 나누어 한다.")
    second = await operate(other, K.REPLACE, roles, text="당사자는 일을 함께 한다.")
    third = await operate(apart, K.ADD, parent_id=committee, text="위원은 셋으로 함")
    await to_signing(one, [first])
    await put(other)
    await all_accept(other, [second])
    with pytest.raises(Conflict, match="amendment_touches_another"):
        await freeze(other)
    # What touches something else is signed at the same time, and takes effect in its turn.
    await to_signing(apart, [third])
    await signed_by_its_signers(apart)
    await signed_by_its_signers(one)
    assert await sealed(town) == 2
    assert (await words(table))["제3조 ①"] == "위원은 셋으로 함"
    with pytest.raises(Conflict, match="amendment_is_stale"):
        await freeze(other)
    assert (await shown(other)).stale == {second}
    await drop(other, second)
    with pytest.raises(Invalid, match="amendment_is_empty"):
        await freeze(other)
    anew = await operate(other, K.REPLACE, roles, text="당사자는 일을 함께 한다.")
    await all_accept(other, [anew])
    await freeze(other)
    await signed(other)
    assert await sealed(town) == 1
    assert (await words(table))["제1조"] == "당사자는 일을 함께 한다."
    # Recalled, it is in nobody's way.
    last, free = await begin(table), await begin(table)
    mine = await operate(last, K.REMOVE, purpose, text="겹침")
    theirs = await operate(free, K.REPLACE, purpose, text="뜻을 같이함")
    await to_signing(last, [mine])
    await recall(last)
    await to_signing(free, [theirs])
    assert await state(free) is S.FROZEN


async def test_a_minor_one_is_signed_by_who_gives_notice_and_any_party_can_raise_it(town):
    table, (_, purpose, *_) = await base_in_force(town, ARTICLES)
    instrument = await begin(table)
    await operate(instrument, K.REPLACE, purpose, text="서로 도움에 뜻을 둠")
    await put(instrument)
    assert (await shown(instrument)).kind is AmendmentClass.MINOR
    await freeze(instrument)
    bodies = table.union.bodies
    assert {one.body_id for one in (await progress(instrument)).gates} == {bodies[LEAD]}
    told = read((await edition(instrument)).content)["amends"]
    assert (told["class"], told["rules"]) == ("MINOR", ["amendment.minor"])
    with pytest.raises(NotAllowed, match="speaks_for_no_party"):
        await approve(instrument, DEVELOPER)
    await approve(instrument, LEAD)
    await sign(instrument, LEAD)
    assert await sealed(town) == 1
    assert (await words(table))["제2조"] == "서로 도움에 뜻을 둠"

    raised = await begin(table)
    clause = await operate(raised, K.REPLACE, purpose, text="뜻을 같이함")
    await raise_it(raised, "company.b")
    with pytest.raises(Conflict, match="amendment_raised_already"):
        await raise_it(raised, DEVELOPER)
    await put(raised)
    assert (await shown(raised)).kind is AmendmentClass.MAJOR
    with pytest.raises(WrongState, match="agreement_blocked"):
        await freeze(raised)
    await all_accept(raised, [clause])
    await freeze(raised)
    assert len({one.body_id for one in (await progress(raised)).gates}) == 4


async def test_money_shares_parties_and_term_need_an_approval_on_record(town):
    table, (_, _, _, money, term) = await base_in_force(town, ARTICLES)
    instrument = await begin(table, who=CITY)
    for kind in (K.REPLACE, K.REMOVE):
        with pytest.raises(RuleBroken, match="money_by_amounts"):
            await operate(instrument, kind, money)
    with pytest.raises(RuleBroken, match="money_by_amounts"):
        await operate(instrument, K.ADD, parent_id=money)
    clause = await operate(instrument, K.REPLACE, term, text="기간은 2028년까지로 함")
    assert (await shown(instrument)).lacks_approval
    await put(instrument)
    await all_accept(instrument, [clause])
    with pytest.raises(RuleBroken, match="amendment_needs_approval"):
        await freeze(instrument)
    with pytest.raises(Invalid, match="approved_in_future"):
        await approve_outside(instrument, on=today() + timedelta(days=1))
    await approve_outside(instrument, on=today())
    assert not (await shown(instrument)).lacks_approval
    await freeze(instrument)
    told = read((await edition(instrument)).content)["amends"]
    assert told["approval"] == {"by": "MINISTRY", "document": "도시경제과-77", "on": str(today())}


async def test_it_holds_from_its_day_on_and_none_overtakes_another(town, clock):
    table, (roles, purpose, *_) = await base_in_force(
        town,
        ARTICLES,
        effects_of=lambda bodies: [
            Effect(P.LAB_RUN, bodies["company.b"]),
            Effect(P.FILE_UPLOAD, bodies["company.b"], None, Day(after=0), Day(after=1)),
        ],
    )
    with pytest.raises(Invalid, match="effective_day_over"):
        await begin(table, day=today() - timedelta(days=1))
    day = today() + timedelta(days=10)
    instrument = await begin(table, day=day)
    clause = await operate(instrument, K.REPLACE, roles, text="당사자는 새 일을 한다.")
    b = table.union.bodies["company.b"]
    # The new text keeps what the clause gave, until somebody says otherwise.
    seen = await impact(instrument)
    assert (seen.rights_end, seen.rights_begin) == ([], [])
    await give(instrument, clause, Effect(P.PROPOSAL_IMPLEMENT, b))
    seen = await impact(instrument)
    assert {one.effect.permission for one in seen.rights_end} == {P.LAB_RUN, P.FILE_UPLOAD}
    assert [one.effect.permission for one in seen.rights_begin] == [P.PROPOSAL_IMPLEMENT]
    await into_force(instrument, [clause], versions={clause: 2})
    assert await holds(town, "company.b", P.LAB_RUN)
    assert not await holds(town, "company.b", P.PROPOSAL_IMPLEMENT)
    assert (await words(table))["제1조"] == ARTICLES[0][2]
    assert (await words(table, day))["제1조"] == "당사자는 새 일을 한다."

    early = await begin(table, day=day - timedelta(days=1))
    other = await operate(early, K.REPLACE, purpose, text="뜻을 같이함")
    await put(early)
    with pytest.raises(RuleBroken, match="amendment_before_another"):
        await freeze(early)
    # Without a day it takes effect when it is sealed, yet not before the one that came first.
    await set_day(early, None)
    await freeze(early)
    await signed_by_its_signers(early)
    assert await sealed(town) == 1
    assert (await shown(early)).row.in_force_on == day
    assert (await words(table))["제2조"] == ARTICLES[1][2]

    await clock.set(shown_now() + timedelta(days=11))
    assert not await holds(town, "company.b", P.LAB_RUN)
    assert await holds(town, "company.b", P.PROPOSAL_IMPLEMENT)
    assert (await words(table))["제2조"] == "뜻을 같이함"
    assert other in {one.clause for one in (await shown(early)).operations}


async def test_a_right_that_is_over_is_not_begun_again_by_an_amendment_of_something_else(
    town, clock
):
    table, (roles, purpose, *_) = await base_in_force(
        town,
        ARTICLES,
        effects_of=lambda bodies: [
            Effect(P.LAB_RUN, bodies["company.b"], None, Day(after=0), Day(after=1)),
            Effect(P.PROPOSAL_IMPLEMENT, bodies["company.b"]),
        ],
    )
    await clock.set(shown_now() + timedelta(days=5))
    assert not await holds(town, "company.b", P.LAB_RUN)
    instrument = await begin(table)
    await operate(instrument, K.REPLACE, purpose, text="뜻을 같이함")
    await put(instrument)
    await freeze(instrument)
    await signed_by_its_signers(instrument)
    assert await sealed(town) == 1
    assert not await holds(town, "company.b", P.LAB_RUN)
    assert await holds(town, "company.b", P.PROPOSAL_IMPLEMENT)
    told = {one.effect.permission: one.held for one in await foreseen(table, "company.b")}
    assert told == {P.LAB_RUN: False, P.PROPOSAL_IMPLEMENT: True}
    # Removed, the clause gives nothing more.
    last = await begin(table)
    gone = await operate(last, K.REMOVE, roles, text="두지 않음")
    await into_force(last, [gone])
    assert not await holds(town, "company.b", P.PROPOSAL_IMPLEMENT)
    assert await foreseen(table, "company.b") == []


async def test_what_cannot_be_begun_or_drafted_is_refused(town):
    table = await opened(town)
    clause = await add(table, "목적", kind="purpose")
    with pytest.raises(WrongState, match="amended_not_in_force"):
        await begin(table)
    with pytest.raises(NotFound, match="no_such_instrument"):
        await raise_it(table, LEAD)
    assert await text(table) is None
    assert await shown(table) is None
    with pytest.raises(NotFound, match="no_such_operation"):
        await drop(table, clause)


async def test_who_may_amend_and_what_an_operation_has_to_say(town):
    table, (roles, purpose, committee, *_) = await base_in_force(town, ARTICLES)
    with pytest.raises(NotAllowed, match="only_lead_or_city_opens"):
        await begin(table, who="company.b")
    with pytest.raises(NotFound, match="no_such_agreement"):
        await begin(table, who="company.c")
    instrument = await begin(table)
    with pytest.raises(Invalid, match="amendment_of_amendment"):
        await begin(instrument)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await operate(instrument, K.REMOVE, purpose, who="company.b")
    with pytest.raises(Conflict, match="agreement_changed"):
        await town.act(
            LEAD,
            operating.add_operation,
            agreement_id=instrument.id,
            expected_version=99,
            wanted=Wanted(K.REMOVE, "겹침", target_id=purpose),
        )
    for given in (
        {"kind": K.ADD, "target": purpose},
        {"kind": K.REMOVE},
        {"kind": K.REPLACE, "target": purpose, "parent_id": roles},
    ):
        with pytest.raises(Invalid, match="operation_not_whole"):
            await operate(instrument, **given)
    with pytest.raises(NotFound, match="no_such_clause_kind"):
        await operate(instrument, K.ADD, clause_kind="nothing")
    with pytest.raises(Invalid, match="clause_unchanged"):
        await operate(instrument, K.REPLACE, purpose, text=ARTICLES[1][2], heading="목적")
    with pytest.raises(Invalid, match="clause_moves_nowhere"):
        await operate(instrument, K.MOVE, purpose, after_id=roles)
    with pytest.raises(Invalid, match="after_no_sibling"):
        await operate(instrument, K.ADD, parent_id=roles, after_id=purpose)
    first = await operate(instrument, K.ADD, after_id=roles, clause_kind="staff")
    await operate(instrument, K.ADD, parent_id=first, text="아래 글을 둠")
    with pytest.raises(Conflict, match="operation_carries_another"):
        await drop(instrument, first)
    gone = await operate(instrument, K.REMOVE, committee, text="겹침")
    with pytest.raises(Invalid, match="operation_without_text"):
        await give(instrument, gone, Effect(P.LAB_RUN, table.union.bodies["company.b"]))
    with pytest.raises(WrongState, match="amendment_by_operations"):
        await add(instrument, "손으로")
    with pytest.raises(WrongState, match="amendment_by_operations"):
        await move(instrument, gone)
    # A new wording of an operation is a version that all accept anew.
    await put(instrument)
    await say(instrument, "company.b", first)
    await revise(instrument, first, "고친 글을 둠")
    assert (await clause_row(instrument, first)).version == 2
    assert (await shown(instrument)).after.provisions[first].text == "고친 글을 둠"
    for _ in range(9):
        await begin(table)
    with pytest.raises(Conflict, match="too_many_amendments_going"):
        await begin(table)
    assert isinstance(table, Table)
