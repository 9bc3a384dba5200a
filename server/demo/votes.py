"""The three votes of the story: their terms, their lines, and how the residents voted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from server.demo import ideas
from server.demo.ideas import Idea
from workflows.voting.kinds import BallotKind, Rule, TieRule


@dataclass(frozen=True, slots=True)
class Plan:
    """One vote: its words, its terms, who votes and how; `close_reason` closes it at once."""

    title: str
    summary: str
    ideas: tuple[Idea, ...]
    budget: int
    kind: BallotKind
    rule: Rule
    tie_rule: TieRule
    lasts: timedelta
    voters: range
    choice: Callable[[int], str]
    max_choices: int | None = None
    max_points_sum: int | None = None
    threshold: int | None = None
    revoting: bool = False
    close_reason: str | None = None
    on_paper: bool = False


def _three(voter: int) -> str:
    """Three of twelve, the earlier lines somewhat more often."""
    picks = {1 + (voter * 5) % 4, 1 + (voter * 7 + 2) % 9, 1 + (voter * 3 + 1) % 12}
    return ",".join(str(number) for number in sorted(picks))


def _ranking(voter: int) -> str:
    """Three of four in the voter's order."""
    first = 1 + voter % 4
    return ">".join(str(1 + (first - 1 + step * (1 + voter % 3)) % 4) for step in range(2))


def _points(voter: int) -> str:
    """Ten points over two or three of five, more of them to the second and third line."""
    first, second = 1 + (voter * voter) % 5, 1 + (voter * 3 + 1) % 4
    if first == second:
        return f"{first}:10"
    return f"{first}:{4 + voter % 3},{second}:{6 - voter % 3}"


PLANS: tuple[Plan, ...] = (
    Plan(
        title="2026년 모의투표: 점수로 나누기",
        summary="본 투표에 앞서 방법을 익히는 모의투표예요. 10점을 여러 제안에 나눠 줘요.",
        ideas=ideas.TRIAL_IDEAS,
        budget=120_000_000,
        kind=BallotKind.CUMULATIVE,
        rule=Rule.GREEDY_THRESHOLD,
        tie_rule=TieRule.LOWER_COST,
        lasts=timedelta(days=1),
        voters=range(1, 41),
        choice=_points,
        max_choices=5,
        max_points_sum=10,
        threshold=50,
        close_reason="모의투표에 참여하기로 한 주민이 모두 투표해서 바로 집계했어요.",
    ),
    Plan(
        title="마을버스 새 노선 순서 정하기",
        summary="먼저 생기면 좋은 노선을 순서대로 골라 주세요. 1순위 3점, 2순위 2점, 3순위 1점이에요.",
        ideas=ideas.ROUTE_IDEAS,
        budget=170_000_000,
        kind=BallotKind.ORDINAL,
        rule=Rule.GREEDY_NO_SKIP,
        tie_rule=TieRule.EARLIER_SUBMITTED,
        lasts=timedelta(days=10),
        voters=range(41, 51),
        choice=_ranking,
        max_choices=3,
        revoting=True,
    ),
    Plan(
        title="2027년 주민참여예산",
        summary="내년에 우리 동네에서 먼저 할 사업을 골라 주세요. 12개 가운데 3개까지 고를 수 있어요.",
        ideas=ideas.BUDGET_IDEAS,
        budget=1_000_000_000,
        kind=BallotKind.APPROVAL,
        rule=Rule.GREEDY_THRESHOLD,
        tie_rule=TieRule.LOWER_COST,
        lasts=timedelta(days=14),
        voters=range(26, 51),
        on_paper=True,
        choice=_three,
        max_choices=3,
        threshold=3,
        revoting=True,
    ),
)
