"""Sentences that explain a count: each step and each tie, in the viewer's language."""

from collections.abc import Sequence
from fractions import Fraction

from schema.voting.outcome import StepRead, TieRead
from workflows.kit.wording import Locale, worded
from workflows.voting.explain import StepKind
from workflows.voting.kinds import SETS
from workflows.voting.models import Poll
from workflows.voting.queries import channels_of

WITH_SCORE = frozenset(StepKind) - {
    StepKind.NO_SUPPORT,
    StepKind.TAKEN_BY_SHARES,
    StepKind.NOT_AFFORDABLE_BY_SUPPORTERS,
}
MAN, EOK = 10**4, 10**8


def won_text(locale: Locale, amount: int) -> str:
    """Return an amount as it is read: `12억 3,400만 원`, or `1,234,000,000 won`."""
    if locale is Locale.EN:
        return f"{amount:,} won"
    sign, rest = ("-", -amount) if amount < 0 else ("", amount)
    eok, rest = divmod(rest, EOK)
    man, ones = divmod(rest, MAN)
    parts = [f"{eok:,}억"] * (eok > 0) + [f"{man:,}만"] * (man > 0)
    if ones or not parts:
        parts.append(f"{ones:,}")
    return (
        f"{sign}{' '.join(parts)} 원" if parts[-1][-1] in "억만" else f"{sign}{' '.join(parts)}원"
    )


def in_votes(poll: Poll) -> bool:
    """Say whether what a count goes by are votes: ballots that named a line, all counting alike.

    Ranks and points are added up as points, and weighed channels give a score of 100.
    """
    return poll.ballot_kind in SETS and not any(weight for _, weight in channels_of(poll))


def step_sentence(locale: Locale, step: StepRead, *, in_votes: bool) -> str:
    """Return one plain sentence on what a step did and why."""
    words = "step_in_votes" if in_votes and step.kind in WITH_SCORE else "step"
    return worded(
        locale,
        f"{words}.{step.kind.value}",
        score=score_text(step.score),
        votes=worded(
            locale, "vote_count.one" if step.score == 1 else "vote_count.more", count=step.score
        ),
        cost=won_text(locale, step.cost),
        left=won_text(locale, step.left),
        left_after=won_text(locale, step.left_after),
        short=won_text(locale, max(step.cost - step.left, 0)),
        threshold=step.threshold or 0,
        stopped_at=step.stopped_at or 0,
        price=won_text(locale, _rounded(step.price)),
        behind=won_text(locale, _rounded(step.behind)),
    )


def score_text(score: int | Fraction) -> str:
    """Return a score as it is read: a weighted one, of 100, to at most two decimals."""
    if isinstance(score, int):
        return f"{score:,}"
    hundredths = (2 * 100 * score.numerator + score.denominator) // (2 * score.denominator)
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")


def tie_sentence(locale: Locale, tie: TieRead, *, in_votes: bool) -> str:
    """Return one plain sentence on a tie: who stood equal, what decided, and whether it mattered."""
    key = "decisive" if tie.decisive else "listing"
    equal = worded(locale, "tie_equal.votes" if in_votes else "tie_equal.points")
    return worded(
        locale,
        f"tie.{tie.by.value}.{key}",
        equal=equal,
        options=_listed(tie.options),
        order=_listed(tie.order),
    )


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def _rounded(amount: Fraction | None) -> int:
    """Round half up for display; storage keeps the exact fraction."""
    return (
        0
        if amount is None
        else (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)
    )
