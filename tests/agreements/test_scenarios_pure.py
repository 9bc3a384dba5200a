"""Scenarios as pure functions: nothing changed is what stands, and nobody's consent is made up."""

from dataclasses import replace
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.amending.operations import OperationKind, Provision, Text
from workflows.agreements.clauses.states import Stance, Standing
from workflows.agreements.duties.sentences import digest_of
from workflows.agreements.money.rules import CureKind, Invariant, MoneyRules
from workflows.agreements.money.states import Form, Source
from workflows.agreements.roles.rules import Column, Field, read
from workflows.agreements.roles.states import Consent
from workflows.agreements.scenarios import sheet as sheets
from workflows.agreements.scenarios.applying import Left, applied
from workflows.agreements.scenarios.outcome import outcome
from workflows.agreements.scenarios.sheet import (
    AmountChange,
    ClauseChange,
    RoleChange,
    ShareChange,
    Sheet,
)
from workflows.agreements.scenarios.situation import (
    Amount,
    BlockKind,
    Bound,
    DutyRow,
    Said,
    Situation,
)
from workflows.kit.wording import Locale
from workflows.rights.roles import ProgrammeRole

BN = 1_000_000_000
CITY, DEVELOPER, A = (UUID(int=10 + nth) for nth in range(3))
PARTIES = (CITY, DEVELOPER, A)
FIRST, SECOND, UNDER, NEW = (UUID(int=100 + nth) for nth in range(4))
ROW = UUID(int=200)
STATE = (Source.STATE, Form.CASH, 2022, UUID(int=1))
LOCAL = (Source.MUNICIPALITY, Form.CASH, 2022, CITY)
BINDS = "을은 시설을 넘겨야 한다."
ONE_THIRD = Fraction(1, 3)


def situation(**other):
    """Three parties at a table of two articles, of which one has a paragraph."""
    stands = Situation(
        text=Text(
            {None: [FIRST, SECOND], SECOND: [UNDER]},
            {
                FIRST: Provision("목적", "함께 한다는 뜻이다."),
                SECOND: Provision("지분", "지분은 30/30/40으로 정한다."),
                UNDER: Provision("", BINDS),
            },
        ),
        versions={FIRST: 1, SECOND: 2, UNDER: 1},
        tree_version=4,
        parties=PARTIES,
        said={
            (FIRST, CITY): Said(Stance.ACCEPT),
            (SECOND, CITY): Said(Stance.ACCEPT),
            (SECOND, DEVELOPER): Said(Stance.COUNTER, "지분은 45/35/20으로 정한다."),
            (SECOND, A): Said(Stance.ACCEPT_IF, "지분은 45/35/20으로 정한다."),
            (UNDER, A): Said(Stance.OBJECT, "아직"),
        },
        amounts={STATE: Amount(12 * BN, 1), LOCAL: Amount(12 * BN, 2)},
        money=MoneyRules(2022, range(2022, 2025), Fraction(1, 2), 24 * BN),
        payers=frozenset({STATE[::3], LOCAL[::3]}),
        shares=dict.fromkeys(PARTIES, ONE_THIRD),
        ground=3,
        rows={
            ROW: DutyRow(
                dict.fromkeys(Locale, "운영"),
                1,
                {Column(body_id=A): Field(read("RA"), 2, {A: Consent.AGREE, CITY: Consent.AGREE})},
            )
        },
        outside=(ProgrammeRole.RESIDENT,),
        bound=(Bound(UUID(int=300), 1, UNDER, digest_of(BINDS), DEVELOPER, "시설을 넘긴다"),),
        settled=frozenset(),
    )
    return replace(stands, **other)


def replaced(clause, text, *, heading="지분", read=2):
    return ClauseChange(
        NEW, OperationKind.REPLACE, text, heading, target=clause, read={clause: read}
    )


def removed(clause, read, tree=4):
    return ClauseChange(NEW, OperationKind.REMOVE, "겹친다", target=clause, read=read, tree=tree)


def of(*clauses, amounts=(), shares=None, roles=()):
    return Sheet(clauses, tuple(amounts), shares, tuple(roles))


def seen(sheet, now=None, owner=A):
    return outcome(now or situation(), sheet, owner)


def cell(found, clause, party):
    return next(one for one in found.cells if (one.clause, one.party) == (clause, party))


said = st.dictionaries(
    st.tuples(st.sampled_from([FIRST, SECOND, UNDER]), st.sampled_from(PARTIES)),
    st.builds(Said, st.sampled_from(Stance), st.sampled_from(["", "가", "지분을 바꾼다."])),
)
changes = st.lists(
    st.sampled_from(
        [
            replaced(SECOND, "지분을 바꾼다."),
            replaced(FIRST, "가", heading="목적", read=1),
            replaced(UNDER, "나", heading="", read=1),
            removed(SECOND, {SECOND: 2, UNDER: 1}),
            replaced(SECOND, "낡은 글", read=1),
            ClauseChange(UUID(int=150), OperationKind.ADD, "새로", after=FIRST, tree=4),
        ]
    ),
    unique_by=lambda one: (one.subject, one.text),
    max_size=4,
)


@given(said)
def test_no_change_is_the_present_state(words):
    now = situation(said=words)
    found = seen(of(), now)
    assert applied(now, of(), A).situation == now
    assert (found.cells, found.left, found.figures, found.role_moves) == ((), {}, (), ())
    assert (found.rights_end, found.rights_begin, found.duties_fall) == ((), (), ())
    assert found.sentences_come == ()
    assert found.blocks[0] == found.blocks[1]
    assert found.findings[0] == found.findings[1]
    assert found.shares[0] == found.shares[1]
    assert all(one.before == one.after for one in found.parties)


@given(said, changes)
def test_nobody_accepts_what_he_has_not_accepted_and_nothing_else_is_undone(words, wanted):
    now = situation(said=words)
    made = applied(now, of(*wanted), A)
    for (clause, party), stands in made.situation.said.items():
        assert words[clause, party] == stands
    touched = {clause for one in wanted for clause in ({one.subject} | set(one.read))}
    for (clause, party), stands in words.items():
        if clause not in touched:
            assert made.situation.said[clause, party] == stands
    for clause, party in made.own_words:
        assert words[clause, party].stance in (Stance.COUNTER, Stance.ACCEPT_IF)
        assert made.situation.standing(clause, party) is Standing.SILENT


@given(said, changes)
def test_a_sheet_is_stored_and_read_back_and_leaves_out_the_same(words, wanted):
    sheet = of(
        *wanted,
        amounts=[AmountChange(STATE, 5, 1)],
        shares=ShareChange(dict.fromkeys(PARTIES, ONE_THIRD), "셋이 같이", 3),
        roles=[RoleChange(ROW, Column(actor=ProgrammeRole.RESIDENT), read("C"), 0, 1)],
    )
    assert sheets.read(sheets.written(sheet)) == sheet
    now = situation(said=words)
    left = applied(now, sheet, A).left
    kept = [one for place, one in enumerate(sheet) if place not in left]
    clauses = [one for one in kept if isinstance(one, ClauseChange)]
    rest = replace(sheet, clauses=tuple(clauses))
    assert applied(now, rest, A).situation == applied(now, sheet, A).situation


def test_a_new_text_takes_back_what_was_said_of_it_and_tells_who_asked_for_it():
    found = seen(of(replaced(SECOND, "지분은 45/35/20으로 정한다.")))
    assert [(one.before, one.after, one.own_words) for one in found.cells] == [
        (Standing.ACCEPT, Standing.SILENT, False),
        (Standing.COUNTER, Standing.SILENT, True),
        (Standing.ACCEPT_IF, Standing.SILENT, True),
    ]
    assert [(one.before, one.after, one.own_words) for one in found.parties] == [
        (2, 1, 0),
        (0, 0, 1),
        (0, 0, 1),
    ]
    assert cell(found, SECOND, CITY).own_words is False
    other = seen(of(replaced(SECOND, "지분은 45/35/20으로 정한다.", heading="몫")))
    assert not any(one.own_words for one in other.cells)


def test_a_rule_of_the_money_breaks_with_the_won_that_cure_it():
    found = seen(of(amounts=[AmountChange(STATE, 12 * BN + 200_000_000, 1)]))
    before, after = found.findings
    assert not any(one.broken for one in before)
    broken = {one.invariant: one for one in after if one.broken}
    assert set(broken) == {Invariant.STATE_SHARE, Invariant.PUBLIC_TOTAL}
    cures = {one.kind: one.won for one in broken[Invariant.STATE_SHARE].cures}
    assert cures[CureKind.MOVE_TO_LOCAL] == 100_000_000
    assert broken[Invariant.PUBLIC_TOTAL].cures[0].won == 200_000_000
    assert {one.kind for one in found.blocks[1]} - {one.kind for one in found.blocks[0]} == {
        BlockKind.MONEY_BROKEN
    }


def test_three_thirds_are_one_and_other_shares_tell_by_how_much_they_miss():
    thirds = ShareChange(dict.fromkeys(PARTIES, ONE_THIRD), "", 3)
    assert seen(of(shares=thirds)).over == 0
    named = {CITY: Fraction(45, 100), DEVELOPER: Fraction(35, 100), A: Fraction(20, 100)}
    found = seen(of(shares=ShareChange(named, "", 3)))
    assert (found.over, found.shares[1]) == (0, named)
    assert seen(of(shares=ShareChange({A: Fraction(1, 5)}, "", 3))).over == Fraction(-2, 15)
    gone = seen(of(shares=ShareChange({NEW: Fraction(1, 5)}, "", 3)))
    assert gone.left == {0: Left.IMPOSSIBLE}


def test_an_obligation_falls_with_its_sentence_and_a_new_one_waits_to_be_mapped():
    other = "을은 시설을 1년 안에 넘겨야 한다."
    found = seen(of(replaced(UNDER, other, heading="", read=1)))
    assert [one.number for one in found.duties_fall] == [1]
    assert [one.sentence.text for one in found.sentences_come] == [other]
    assert found.sentences_come[0].reference[Locale.KO] == "제2조 ①"
    went = seen(of(removed(SECOND, {SECOND: 2, UNDER: 1})))
    assert [one.number for one in went.duties_fall] == [1]
    assert (went.clauses, cell(went, UNDER, A).after) == ((3, 1), None)
    assert [(one.before, one.after) for one in went.figures] == [(("30/30/40",), ())]


def test_a_role_moves_and_its_duty_says_what_is_wrong_with_it():
    column = Column(body_id=DEVELOPER)
    found = seen(of(roles=[RoleChange(ROW, column, read("A"), 0, 1)]))
    (move,) = found.role_moves
    assert (move.column, move.before, move.after) == (column, frozenset(), read("A"))
    assert [one[2].value for one in found.role_faults] == ["MANY_ACCOUNTABLE"]
    same = seen(of(roles=[RoleChange(ROW, Column(body_id=A), read("RA"), 2, 1)]))
    assert same.left == {0: Left.IMPOSSIBLE}
    nobody = RoleChange(ROW, Column(actor=ProgrammeRole.COMPANY), read("R"), 0, 1)
    assert seen(of(roles=[nobody])).left == {0: Left.IMPOSSIBLE}


def test_what_was_written_on_something_else_is_left_out():
    stale = [
        of(replaced(SECOND, "글", read=1)),
        of(replaced(NEW, "글", read=1)),
        of(removed(SECOND, {SECOND: 2})),
        of(removed(SECOND, {SECOND: 2, UNDER: 1}, tree=3)),
        of(ClauseChange(NEW, OperationKind.ADD, "새로", tree=3)),
        of(amounts=[AmountChange(STATE, 1, 2)]),
        of(amounts=[AmountChange((Source.PROVINCE, Form.CASH, 2022, A), 1, 1)]),
        of(shares=ShareChange({A: ONE_THIRD}, "", 2)),
        of(roles=[RoleChange(ROW, Column(body_id=A), read("R"), 1, 1)]),
        of(roles=[RoleChange(ROW, Column(body_id=A), read("R"), 2, 2)]),
        of(roles=[RoleChange(NEW, Column(body_id=A), read("R"), 0, 1)]),
    ]
    for sheet in stale:
        made = applied(situation(), sheet, A)
        assert (made.left, made.situation) == ({0: Left.STALE}, situation())


def test_what_cannot_be_done_is_left_out_too():
    gone = removed(SECOND, {SECOND: 2, UNDER: 1})
    after_gone = ClauseChange(UUID(int=150), OperationKind.ADD, "새로", after=SECOND, tree=4)
    impossible = [
        of(gone, after_gone),
        of(gone, replaced(UNDER, "글", heading="", read=1)),
        of(replaced(FIRST, "글", heading="목적", read=1), after_gone, gone),
        of(amounts=[AmountChange((Source.PROVINCE, Form.CASH, 2022, A), 0, 0)]),
    ]
    lefts = [applied(situation(), one, A).left for one in impossible]
    assert lefts == [{1: Left.IMPOSSIBLE}, {1: Left.IMPOSSIBLE}, {}, {0: Left.IMPOSSIBLE}]
    same = replaced(SECOND, "지분은 30/30/40으로 정한다.")
    assert applied(situation(), of(same), A).left == {0: Left.IMPOSSIBLE}


def test_without_a_clause_without_rules_and_without_a_party_it_says_so():
    bare = situation(money=None, shares={CITY: ONE_THIRD})
    found = seen(of(), bare)
    assert found.findings == ((), ())
    gone = [one.party for one in found.blocks[0] if one.kind is BlockKind.PARTY_GONE]
    assert gone == [DEVELOPER, A]
    nothing = situation(text=Text({}, {}), versions={}, said={}, bound=())
    assert [one.kind for one in seen(of(), nothing).blocks[0]] == [BlockKind.NO_CLAUSES]
