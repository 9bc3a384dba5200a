"""The rules of a panel: who makes it up, which scores there are, and what they come to. Pure."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from workflows.kit.refusal import Invalid, RuleBroken
from workflows.proposals.review.states import Criterion, Side

SIZE, CITIZENS, INTEREST, BLIND, BEFORE_BALLOT = (
    "review.size",
    "review.citizens",
    "review.interest",
    "review.blind",
    "review.before_ballot",
)
LOWEST, HIGHEST = 1, 5

Scores = Mapping[Criterion, int]


def demand_made_up(sides: Collection[Side], *, smallest: int, citizens: int) -> None:
    """Refuse a panel of fewer than `smallest`, or of which citizens are less than `citizens` per cent.

    Source: 국민제안 규정 (at least half citizens), `workflows/law/packs/review.toml`.
    """
    if len(sides) < smallest:
        raise RuleBroken(
            "panel_too_small", field="seats", rule=SIZE, smallest=smallest, now=len(sides)
        )
    own = sum(side is Side.CITIZEN for side in sides)
    if own * 100 < citizens * len(sides):
        raise RuleBroken(
            "too_few_citizens",
            field="seats",
            rule=CITIZENS,
            share=citizens,
            citizens=own,
            now=len(sides),
        )


def demand_reviewed(unreviewed: Collection[str], *, field: str) -> None:
    """Refuse ideas, by their numbers, of which no panel has published a review."""
    if unreviewed:
        raise RuleBroken(
            "idea_not_reviewed",
            field=field,
            rule=BEFORE_BALLOT,
            numbers=", ".join(sorted(unreviewed)),
        )


def demand_scores(scores: Scores) -> None:
    """Refuse a sheet that leaves a criterion out, or a score that is not from 1 to 5."""
    if set(scores) != set(Criterion):
        raise Invalid("criterion_left_out", field="scores")
    if any(not LOWEST <= score <= HIGHEST for score in scores.values()):
        raise Invalid("score_out_of_range", field="scores", lowest=LOWEST, highest=HIGHEST)


def means(sheets: Collection[Scores]) -> dict[Criterion, Fraction]:
    """Return the mean of every criterion, exact; nothing where there is no sheet."""
    if not sheets:
        return {}
    return {
        criterion: Fraction(sum(sheet[criterion] for sheet in sheets), len(sheets))
        for criterion in Criterion
    }
