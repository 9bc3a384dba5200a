"""Quorum and majority as the test vectors have them (law note, 8a), and what stands beside them."""

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.meetings import rules_of, seats
from workflows.councils.reckoning.majority import (
    consent_outcome_of,
    outcome_of,
    secret_outcome_of,
)
from workflows.councils.reckoning.quorum import quorum_of
from workflows.councils.reckoning.reasons import Because, step
from workflows.councils.reckoning.votes import (
    Assembled,
    Choice,
    Result,
    Tally,
    TallyError,
    Tie,
    Void,
)
from workflows.kit.hashing import canonical_json
from workflows.kit.wording import Locale
from workflows.law.texts import rule_texts

SEATS = seats(25)
OFFICE = frozenset(SEATS)
STRANGER = UUID(int=999)


def ballots(here, for_: int, against: int, abstain: int = 0):
    said = [Choice.FOR] * for_ + [Choice.AGAINST] * against + [Choice.ABSTAIN] * abstain
    return dict(zip(here, said, strict=False))


def vote(rules, present: int, *counts: int, in_office: int = 25, **kept):
    here = frozenset(SEATS[:present])
    who = Assembled(frozenset(SEATS[:in_office]), here, chair=SEATS[0])
    return outcome_of(rules, ballots(SEATS[:present], *counts), who, **kept)


@pytest.mark.parametrize(
    ("in_office", "present", "needed", "met"),
    [
        (25, 13, 13, True),
        (25, 12, 13, False),
        (24, 13, 13, True),
        (24, 12, 13, False),
        (22, 12, 12, True),
        (22, 11, 12, False),
        (1, 1, 1, True),
        (1, 0, 1, False),
        (0, 0, 1, False),
    ],
)
def test_a_quorum_is_more_than_half_of_those_in_office(in_office, present, needed, met):
    state = quorum_of(rules_of(), frozenset(SEATS[:in_office]), frozenset(SEATS[:present]))

    assert (state.in_office, state.needed, state.counted, state.met) == (
        in_office,
        needed,
        present,
        met,
    )
    assert state.spare == present - needed


@pytest.mark.parametrize(
    ("rule", "needed"),
    [("MORE_THAN_HALF_IN_OFFICE", 13), ("HALF_IN_OFFICE", 12), ("TWO_THIRDS_IN_OFFICE", 16)],
)
def test_a_council_may_have_another_quorum(rule, needed):
    office = frozenset(SEATS[:24])

    assert quorum_of(rules_of(quorum=rule), office, office).needed == needed


def test_who_has_no_seat_is_no_part_of_a_quorum():
    state = quorum_of(rules_of(), OFFICE, {*SEATS[:12], STRANGER}, {STRANGER})

    assert (state.in_office, state.present, state.met) == (25, 12, False)


@pytest.mark.parametrize(("base", "denominator"), [("WITH_RECUSED", 13), ("WITHOUT_RECUSED", 12)])
def test_one_who_is_recused_stays_in_the_count_where_he_is_kept(base, denominator):
    rules = rules_of(recusal_denominator="KEPT", decision_base=base)
    here = frozenset(SEATS[:13])
    made = outcome_of(rules, {}, Assembled(OFFICE, here, frozenset({SEATS[0]})))

    assert (made.quorum.in_office, made.quorum.needed, made.quorum.counted) == (25, 13, 13)
    assert made.quorum.met
    assert made.base == denominator


def test_one_who_is_recused_is_out_of_both_counts_where_he_is_excluded():
    rules = rules_of(recusal_denominator="EXCLUDED", decision_base="WITH_RECUSED")
    who = Assembled(OFFICE, frozenset(SEATS[:13]), frozenset({SEATS[0]}))
    state = quorum_of(rules, who.in_office, who.present, who.recused)
    made = outcome_of(rules, dict.fromkeys(SEATS[:13], Choice.FOR), who)

    assert (state.in_office, state.needed, state.present, state.counted) == (24, 13, 13, 12)
    assert not state.met
    assert (made.result, made.base) == (Result.NO_QUORUM, 12)


def test_one_who_is_recused_and_away_is_out_of_the_count_in_office_too():
    rules = rules_of(recusal_denominator="EXCLUDED")
    state = quorum_of(rules, OFFICE, frozenset(SEATS[:12]), frozenset(SEATS[22:]))

    assert (state.in_office, state.needed, state.counted, state.met) == (22, 12, 12, True)


def test_if_everybody_is_recused_nobody_can_resolve():
    rules = rules_of(recusal_denominator="EXCLUDED")

    assert not quorum_of(rules, OFFICE, OFFICE, OFFICE).met


@pytest.mark.parametrize(
    ("present", "counts", "result", "needed"),
    [
        (13, (7, 6), Result.CARRIED, 7),
        (13, (6, 7), Result.LOST, 7),
        (14, (7, 7), Result.LOST, 8),
        (14, (8, 6), Result.CARRIED, 8),
        (13, (6, 4, 3), Result.LOST, 7),
        (13, (7, 0), Result.CARRIED, 7),
        (13, (6, 0), Result.LOST, 7),
        (13, (0, 0), Result.LOST, 7),
        (12, (12, 0), Result.NO_QUORUM, 7),
    ],
)
def test_more_than_half_of_those_present_carry(present, counts, result, needed):
    made = vote(rules_of(), present, *counts)

    assert (made.result, made.base, made.needed) == (result, present, needed)
    assert made.carried is (result is Result.CARRIED)


def test_where_only_votes_count_whoever_abstains_is_not_in_the_base():
    made = vote(rules_of(abstain="NOT_COUNTED"), 13, 6, 4, 2)

    assert (made.result, made.base, made.needed) == (Result.CARRIED, 10, 6)
    assert (made.abstain, made.silent) == (2, 1)
    assert vote(rules_of(abstain="NOT_COUNTED"), 13, 0, 0, 13).result is Result.LOST


@pytest.mark.parametrize(
    ("rule", "present", "for_", "needed", "carried"),
    [
        ("TWO_THIRDS_PRESENT", 15, 10, 10, True),
        ("TWO_THIRDS_PRESENT", 15, 9, 10, False),
        ("TWO_THIRDS_PRESENT", 14, 9, 10, False),
        ("ALL_PRESENT", 14, 14, 14, True),
        ("ALL_PRESENT", 14, 13, 14, False),
        ("MORE_THAN_HALF_OF_ALL", 14, 12, 13, False),
        ("MORE_THAN_HALF_OF_ALL", 14, 13, 13, True),
        ("TWO_THIRDS_OF_ALL", 25, 16, 17, False),
        ("TWO_THIRDS_OF_ALL", 25, 17, 17, True),
    ],
)
def test_a_qualified_majority_is_an_exact_share(rule, present, for_, needed, carried):
    made = vote(rules_of(decision=rule), present, for_, present - for_)

    assert (made.needed, made.carried) == (needed, carried)


@pytest.mark.parametrize(("denominator", "base"), [("KEPT", 25), ("EXCLUDED", 23)])
def test_of_all_members_is_of_those_in_office_for_the_item(denominator, base):
    rules = rules_of(
        decision="TWO_THIRDS_OF_ALL", recusal_denominator=denominator, abstain="NOT_COUNTED"
    )
    who = Assembled(OFFICE, OFFICE, frozenset(SEATS[:2]))

    assert outcome_of(rules, ballots(SEATS[2:], 10, 0, 5), who).base == base


@pytest.mark.parametrize(
    ("casting", "result", "tie"),
    [
        (None, Result.AWAITS_CHAIR, Tie.AWAITS_CHAIR),
        (Choice.ABSTAIN, Result.AWAITS_CHAIR, Tie.AWAITS_CHAIR),
        (Choice.FOR, Result.CARRIED, Tie.CHAIR_FOR),
        (Choice.AGAINST, Result.LOST, Tie.CHAIR_AGAINST),
    ],
)
def test_where_the_rules_say_so_the_chair_decides_a_tie(casting, result, tie):
    made = vote(rules_of(tie="CASTING_VOTE"), 14, 7, 7, casting=casting)

    assert (made.result, made.tie) == (result, tie)
    assert (made.for_, made.against) == (7, 7)
    assert made.why[-1].because is Because.TIE
    assert made.why[-1].rule == "council.here.tie"


@pytest.mark.parametrize(
    ("present", "counts", "casting", "result"),
    [
        (14, (8, 6), Choice.AGAINST, Result.CARRIED),  # no tie: the chair has no second vote
        (14, (6, 8), Choice.FOR, Result.LOST),
        (15, (7, 7, 1), Choice.FOR, Result.CARRIED),
        (15, (6, 6, 3), Choice.FOR, Result.LOST),  # 7 of 15 is no majority, whoever is the seventh
        (14, (0, 0), Choice.FOR, Result.LOST),
        (12, (6, 6), Choice.FOR, Result.NO_QUORUM),
    ],
)
def test_a_casting_vote_is_one_vote_and_only_on_a_tie(present, counts, casting, result):
    assert vote(rules_of(tie="CASTING_VOTE"), present, *counts, casting=casting).result is result


@pytest.mark.parametrize("decision", ["TWO_THIRDS_PRESENT", "ALL_PRESENT", "MORE_THAN_HALF_OF_ALL"])
def test_no_casting_vote_makes_a_qualified_majority(decision):
    rules = rules_of(tie="CASTING_VOTE", decision=decision)
    here = frozenset(SEATS[:2])
    made = outcome_of(
        rules, ballots(SEATS, 1, 1), Assembled(here, here, chair=SEATS[0]), casting=Choice.FOR
    )

    assert (made.result, made.tie, made.casting) == (Result.LOST, Tie.LOST, None)


@pytest.mark.parametrize("chair", [None, SEATS[14], STRANGER, SEATS[20]])
def test_a_chair_who_may_not_vote_decides_no_tie(chair):
    who = Assembled(OFFICE, frozenset(SEATS[:15]), frozenset({SEATS[14]}), chair)
    made = outcome_of(rules_of(tie="CASTING_VOTE"), ballots(SEATS, 7, 7), who, casting=Choice.FOR)

    assert (made.result, made.tie) == (Result.LOST, Tie.LOST)


def test_a_ballot_of_one_who_may_not_vote_is_void_and_told_without_its_choice():
    who = Assembled(frozenset(SEATS[:20]), frozenset(SEATS[:13]), frozenset({SEATS[0]}))
    cast = {SEATS[n]: Choice.FOR for n in (0, 1, 19)} | {STRANGER: Choice.FOR}
    made = outcome_of(rules_of(), cast, who)

    assert made.for_ == 1
    assert dict(made.void) == {
        SEATS[0]: Void.RECUSED,
        SEATS[19]: Void.NOT_PRESENT,
        STRANGER: Void.NOT_IN_OFFICE,
    }
    assert "FOR" not in str(made.as_json()["void"])


def test_a_secret_vote_is_decided_by_its_tally_alone():
    who = Assembled(OFFICE, frozenset(SEATS[:13]))
    made = secret_outcome_of(rules_of(), Tally(7, 3, 2, frozenset(SEATS[:12])), who)

    assert (made.result, made.base, made.silent, made.void) == (Result.CARRIED, 13, 1, ())


def test_one_who_has_cast_in_secret_and_left_is_in_the_base_and_not_in_the_quorum():
    who = Assembled(OFFICE, frozenset(SEATS[:13]))
    left = secret_outcome_of(rules_of(), Tally(7, 7, 0, frozenset(SEATS[:14])), who)
    gone = Assembled(OFFICE, frozenset(SEATS[:12]))

    assert (left.base, left.quorum.present, left.absent, left.result) == (14, 13, 11, Result.LOST)
    lost = secret_outcome_of(rules_of(), Tally(13, 0, 0, frozenset(SEATS[:13])), gone)
    assert lost.result is Result.NO_QUORUM


def test_a_tally_that_cannot_be_is_refused():
    who = Assembled(OFFICE, frozenset(SEATS[:13]), frozenset({SEATS[0]}))
    with pytest.raises(TallyError):
        Tally(7, 6, 0, frozenset(SEATS[:12]))
    with pytest.raises(TallyError):
        Tally(14, -1, 0, frozenset(SEATS[:13]))
    for stray in (SEATS[0], STRANGER):
        with pytest.raises(TallyError):
            secret_outcome_of(rules_of(), Tally(1, 0, 0, frozenset({stray})), who)


def test_without_an_objection_all_who_may_vote_are_for_it():
    who = Assembled(OFFICE, frozenset(SEATS[:14]), frozenset({SEATS[0]}))
    made = consent_outcome_of(rules_of(), {STRANGER, SEATS[0], SEATS[20]}, who)

    assert (made.result, made.for_, made.base) == (Result.CARRIED, 13, 13)


def test_one_objection_puts_it_to_a_vote():
    who = Assembled(OFFICE, frozenset(SEATS[:14]), chair=SEATS[0])
    made = consent_outcome_of(rules_of(tie="CASTING_VOTE"), {SEATS[3]}, who)

    assert (made.result, made.against, made.tie) == (Result.AWAITS_VOTE, 1, Tie.NONE)
    assert made.why[-1].because is Because.OBJECTION


@pytest.mark.parametrize(
    ("decision", "present", "result"),
    [
        ("TWO_THIRDS_OF_ALL", 16, Result.LOST),
        ("TWO_THIRDS_OF_ALL", 17, Result.CARRIED),
        ("MORE_THAN_HALF_PRESENT", 12, Result.NO_QUORUM),
    ],
)
def test_consent_does_not_do_without_quorum_or_majority(decision, present, result):
    who = Assembled(OFFICE, frozenset(SEATS[:present]))

    assert consent_outcome_of(rules_of(decision=decision), frozenset(), who).result is result


def test_every_step_names_a_rule_and_its_figures_and_formula_can_be_printed():
    rules = rules_of(recusal_denominator="EXCLUDED", abstain="NOT_COUNTED")
    who = Assembled(OFFICE, frozenset(SEATS[:15]), frozenset({SEATS[0]}))
    made = outcome_of(rules, ballots(SEATS[1:15], 6, 4, 4), who)
    written = made.as_json()

    assert canonical_json(written)
    assert [(one.because, one.rule, one.formula) for one in made.why] == [
        (Because.IN_OFFICE, "council.here.recusal_denominator", "25 - 1 = 24"),
        (Because.QUORUM_NEEDED, "council.house.quorum", "24 × 1/2 = 12 < 13"),
        (Because.COUNTED, "council.here.recusal_denominator", "15 - 1 = 14"),
        (Because.QUORUM, "council.house.quorum", "14 ≥ 13"),
        (Because.BASE, "council.here.recusal_denominator", "15 - 1 = 14"),
        (Because.ABSTAINED, "council.here.abstain", "14 - 4 = 10"),
        (Because.DECISION_NEEDED, "council.house.decision", "10 × 1/2 = 5 < 6"),
        (Because.DECISION, "council.house.decision", "6 ≥ 6"),
    ]
    assert made.why[1].figures["share"] == Fraction(1, 2)
    assert all(one.rule in rule_texts() or ".here." in one.rule for one in made.why)


@pytest.mark.parametrize("because", Because)
@pytest.mark.parametrize("locale", Locale)
def test_every_step_can_be_said_in_both_languages(because, locale):
    assert "12 < 13" in step(because, "council.house.quorum", "12 < 13").sentence(locale)


COUNTS = st.tuples(*(st.integers(0, 9) for _ in range(6)))


@given(
    COUNTS,
    st.sampled_from(["KEPT", "EXCLUDED"]),
    st.sampled_from(["WITH_RECUSED", "WITHOUT_RECUSED"]),
    st.sampled_from(["PRESENT", "NOT_COUNTED"]),
)
def test_a_named_and_a_secret_vote_with_the_same_counts_come_to_the_same(
    counts, denominator, base, abstain
):
    for_, against, none, silent, recused, away = counts
    rules = rules_of(recusal_denominator=denominator, decision_base=base, abstain=abstain)
    everybody = seats(sum(counts))
    voters = everybody[: for_ + against + none]
    out = everybody[for_ + against + none + silent :][:recused]
    who = Assembled(
        frozenset(everybody), frozenset(everybody[: len(everybody) - away]), frozenset(out)
    )
    named = outcome_of(rules, ballots(everybody, for_, against, none), who)

    assert named == secret_outcome_of(rules, Tally(for_, against, none, frozenset(voters)), who)
    assert named.for_ + named.against + named.abstain + named.silent == len(who.voters)
    assert (named.recused, named.absent) == (recused, away)
    # Carried means a quorum, and more for it than against it.
    assert not named.carried or (named.quorum.met and for_ > against)
