"""Explained counts: every kind of step and every tie rule has its sentence in both languages."""

from dataclasses import replace
from fractions import Fraction

import pytest

from schema.voting.outcome import StepRead, TieRead
from schema.voting.sentences import WITH_SCORE, in_votes, step_sentence, tie_sentence, won_text
from workflows.kit.wording import Locale
from workflows.voting.explain import StepKind
from workflows.voting.kinds import BallotKind, TieRule
from workflows.voting.models import Poll

STEP = StepRead(
    position=2,
    option=4,
    kind=StepKind.OVER_BUDGET,
    score=31,
    cost=200_000_000,
    left=123_400_000,
    threshold=5,
    stopped_at=3,
    price=Fraction(1, 2),
    behind=Fraction(100, 3),
)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "0원"),
        (9_999, "9,999원"),
        (10_000, "1만 원"),
        (1_234_000_000, "12억 3,400만 원"),
        (100_000_001, "1억 1원"),
        (24_000_000_000, "240억 원"),
        (-50_000, "-5만 원"),
    ],
)
def test_won_are_read_as_koreans_read_them(amount, said):
    assert won_text(Locale.KO, amount) == said


def test_won_are_grouped_in_english():
    assert won_text(Locale.EN, 1_234_000_000) == "1,234,000,000 won"


def test_a_step_over_budget_says_what_was_missing():
    assert step_sentence(Locale.EN, STEP, in_votes=False) == (
        "Its turn came with a score of 31, but it needs 200,000,000 won and only "
        "123,400,000 won was left, 76,600,000 won too little."
    )
    assert "7,660만 원이 모자라" in step_sentence(Locale.KO, STEP, in_votes=False)


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("kind", list(StepKind))
def test_every_kind_of_step_has_a_sentence(kind, locale):
    step = StepRead(1, 4, kind, STEP.score, STEP.cost, STEP.left, 5, 3, STEP.price, STEP.behind)

    for votes in (True, False):
        assert "{" not in step_sentence(locale, step, in_votes=votes)


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("decisive", [True, False])
@pytest.mark.parametrize("rule", list(TieRule))
def test_every_tie_rule_has_a_sentence(rule, decisive, locale):
    tie = TieRead(options=(2, 5), by=rule, order=(5, 2), decisive=decisive)

    for votes in (True, False):
        said = tie_sentence(locale, tie, in_votes=votes)
        assert "2, 5" in said
        assert "5, 2" in said


@pytest.mark.parametrize("kind", sorted(WITH_SCORE))
def test_votes_are_called_votes_and_points_are_called_points(kind):
    step = StepRead(1, 4, kind, 1_234, STEP.cost, STEP.left, 5, 3, STEP.price, STEP.behind)

    assert "1,234표" in step_sentence(Locale.KO, step, in_votes=True)
    assert "점" not in step_sentence(Locale.KO, step, in_votes=True)
    assert "1,234점" in step_sentence(Locale.KO, step, in_votes=False)
    assert "1,234 votes" in step_sentence(Locale.EN, step, in_votes=True)
    assert "score" not in step_sentence(Locale.EN, step, in_votes=True)
    assert "with 1 vote," in step_sentence(Locale.EN, replace(STEP, score=1), in_votes=True)


@pytest.mark.parametrize(
    ("kind", "channels", "votes"),
    [
        (BallotKind.APPROVAL, None, True),
        (BallotKind.CHOOSE_ONE, [["ONLINE", None], ["PAPER", None]], True),
        (BallotKind.APPROVAL, [["ONLINE", 60], ["PAPER", 40]], False),
        (BallotKind.ORDINAL, None, False),
        (BallotKind.CUMULATIVE, None, False),
    ],
)
def test_what_counts_are_votes_where_a_line_is_named_or_not(kind, channels, votes):
    assert in_votes(Poll(ballot_kind=kind, channels=channels)) is votes
