"""The ledger by its pure rules: no won is lost or told twice, and a stage is judged as a draft is."""

from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.ledger.rules import (
    Reported,
    Stage,
    StageState,
    entries,
    stages,
    total,
)
from workflows.agreements.money.rules import (
    Contribution,
    CureKind,
    Invariant,
    MoneyRules,
    findings,
)
from workflows.agreements.money.states import PUBLIC, Form, Source
from workflows.agreements.settling.rules import Line

BN = 1_000_000_000
CALL = MoneyRules(2022, range(2022, 2025), Fraction(1, 2), 24 * BN)
WHO = UUID(int=1)
KEYS = st.tuples(st.sampled_from(Source), st.sampled_from(Form), st.integers(2022, 2024))
PLEDGED = st.dictionaries(
    st.tuples(KEYS, st.integers(1, 3)).map(lambda one: (*one[0], UUID(int=one[1]))),
    st.integers(1, 30 * BN),
    max_size=12,
)


@st.composite
def reported(draw):
    received = draw(st.integers(0, 30 * BN))
    spent = draw(st.integers(0, received))
    found = draw(st.none() | st.integers(0, spent))
    line = Line(*draw(KEYS), received, spent)
    return Reported(UUID(int=draw(st.integers(1, 3))), line, draw(st.booleans()), found)


REPORTED = st.lists(reported(), max_size=12)


@given(PLEDGED, REPORTED)
def test_sums_are_those_of_what_was_signed_and_reported(pledged, handed):
    lines = entries(pledged, handed)
    whole = total(lines)
    assert whole.pledged == sum(pledged.values())
    assert whole.appropriated == sum(one.line.received for one in handed)
    assert whole.executed == sum(one.line.spent for one in handed)
    for one in [*(line.amounts for line in lines), whole]:
        assert one.pledged == one.to_come + one.unspent + one.waiting + one.refused + one.settled
        assert min(one.unspent, one.waiting, one.refused, one.settled) >= 0
    assert [(one.stage, one.won) for one in stages(pledged, handed, CALL)] == [
        (Stage.PLEDGED, whole.pledged),
        (Stage.APPROPRIATED, whole.appropriated),
        (Stage.EXECUTED, whole.executed),
        (Stage.SETTLED, whole.settled),
    ]


@given(PLEDGED, REPORTED)
def test_there_is_one_line_of_each_source_form_and_year_and_no_subsidy_beside_own_money(
    pledged, handed
):
    lines = entries(pledged, handed)
    keys = [one.key for one in lines]
    assert len(keys) == len(set(keys))
    assert set(keys) == {key[:3] for key in pledged} | {one.line.key for one in handed}
    for one in lines:
        assert one.subsidy == (one.source in PUBLIC)
        assert one.amounts.pledged == sum(won for key, won in pledged.items() if key[:3] == one.key)
        assert one.amounts.executed == sum(
            row.line.spent for row in handed if row.line.key == one.key
        )


@given(PLEDGED, PLEDGED, REPORTED)
def test_an_amendment_changes_what_is_promised_and_nothing_else(before, after, handed):
    one, two = stages(before, handed, CALL), stages(after, handed, CALL)
    assert one[1:] == two[1:]
    was, now = total(entries(before, handed)), total(entries(after, handed))
    assert (was.appropriated, was.executed, was.settled, was.waiting) == (
        now.appropriated,
        now.executed,
        now.settled,
        now.waiting,
    )


@given(PLEDGED)
def test_the_promise_is_judged_as_its_draft_was(pledged):
    rows = [Contribution(*key, won) for key, won in pledged.items()]
    of_draft = [
        one for one in findings(rows, CALL, frozenset()) if one.invariant is not Invariant.PAYERS
    ]
    stage = stages(pledged, [], CALL)[0]
    assert list(stage.found) == (of_draft if rows else [])


def test_more_of_the_state_than_its_half_is_told_with_the_won_that_cure_it():
    handed = [
        Reported(WHO, Line(Source.STATE, Form.CASH, 2022, 13, 9), accepted=True, recognised=8),
        Reported(WHO, Line(Source.MUNICIPALITY, Form.CASH, 2022, 11, 9), accepted=True),
    ]
    promised, came, spent, settled = stages({}, handed, CALL)
    assert (promised.state, promised.found) == (StageState.NONE_YET, ())
    assert (came.state, spent.state, settled.state) == (
        StageState.BROKEN,
        StageState.OK,
        StageState.OK,
    )
    broken = next(one for one in came.found if one.broken)
    assert (broken.rule_id, broken.found, broken.allowed) == ("money.2022.state_share", 13, 12)
    assert {cure.kind: cure.won for cure in broken.cures} == {
        CureKind.LOWER_STATE: 2,
        CureKind.RAISE_LOCAL: 2,
        CureKind.MOVE_TO_LOCAL: 1,
    }


def test_a_stage_without_an_amount_holds_nothing_and_without_rules_nothing_is_said():
    handed = [Reported(WHO, Line(Source.STATE, Form.CASH, 2022, 5, 0), accepted=False)]
    assert [one.state for one in stages({}, handed, CALL)] == [
        StageState.NONE_YET,
        StageState.BROKEN,
        StageState.NONE_YET,
        StageState.NONE_YET,
    ]
    assert stages({}, handed, None)[1].state is StageState.NO_RULES


def test_where_all_that_was_judged_is_refused_nothing_is_awaited_and_nothing_settled():
    line = Line(Source.STATE, Form.CASH, 2022, 5, 5)
    refused = Reported(WHO, line, accepted=True, recognised=0)
    waiting = Reported(WHO, line, accepted=False)
    idle = Reported(WHO, Line(Source.STATE, Form.CASH, 2022, 5, 0), accepted=True, recognised=None)

    def settled(*handed):
        return stages({}, handed, CALL)[-1].state

    assert settled(refused) is settled(refused, waiting) is StageState.REFUSED
    assert settled(waiting) is settled(idle) is settled() is StageState.NONE_YET
    assert settled(refused, Reported(WHO, line, accepted=True)) is StageState.BROKEN
