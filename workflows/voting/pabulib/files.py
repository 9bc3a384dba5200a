"""What a .pb file says once it is read: projects, votes, rule and limits; and why one is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.kit.refusal import Invalid
from workflows.voting.kinds import BallotKind, Rule

# Our rules that the format has a name for; of another a file says `unknown`, and which in a comment.
RULES = frozenset(
    {
        Rule.GREEDY.value,
        Rule.GREEDY_NO_SKIP.value,
        Rule.GREEDY_THRESHOLD.value,
        Rule.EQUAL_SHARES_ADD1.value,
    }
)
UNKNOWN_RULE = "unknown"
COUNTED_BY = "counted by "
# Keys that say how many votes there are, and who wins.
DECIDING = frozenset(
    {
        "num_projects",
        "num_votes",
        "budget",
        "vote_type",
        "rule",
        "min_length",
        "max_length",
        "min_sum_points",
        "max_sum_points",
        "max_points",
        "max_sum_cost",
        "min_project_score_threshold",
    }
)


class PabulibRefused(Invalid):
    """A .pb file that cannot be read; `reason` is a slug, `line` from 1, `field` the column or key.

    The slugs: wrong_encoding, missing_section, section_repeated, missing_key, key_repeated, missing_column,
    row_too_long, number_malformed, number_too_large, negative_amount, unknown_vote_type,
    project_repeated, project_unnamed, unknown_project, voter_repeated, points_mismatch,
    num_projects_mismatch, num_votes_mismatch, no_projects, no_votes, votes_weighted.
    """

    def __init__(
        self, reason: str, *, line: int | None = None, field: str | None = None, **figures: object
    ) -> None:
        """Keep the line beside the field."""
        super().__init__(reason, field=field)
        self.figures = {"line": line, **figures}
        self.line = line


@dataclass(frozen=True, slots=True)
class Project:
    """One row of PROJECTS. `cost` is in the file's smallest unit.

    `votes` and `score` are the city's own figures, `selected` its decision: 1 taken, 0 not, other
    numbers funded outside the rule. All three may be missing.
    """

    project_id: str
    cost: int
    name: str | None = None
    votes: int | None = None
    score: int | None = None
    selected: int | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """One row of VOTES: the projects named, by place in the file from 1, and points if given."""

    voter_id: str
    options: tuple[int, ...]
    points: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of META, as far as the file states them; money is in the smallest unit."""

    min_length: int | None = None
    max_length: int | None = None
    min_points_sum: int | None = None
    max_points_sum: int | None = None
    max_points: int | None = None
    max_cost_sum: int | None = None
    threshold: int | None = None


@dataclass(frozen=True, slots=True)
class PabulibFile:
    """A whole file. `unit` is how many smallest units make one unit of the currency as written.

    `meta` keeps every key of META in lower case, so that nothing is lost in writing.
    """

    meta: Mapping[str, str]
    budget: int
    unit: int
    kind: BallotKind
    rule: str
    limits: Limits
    projects: tuple[Project, ...]
    votes: tuple[Vote, ...]

    @property
    def official(self) -> tuple[int, ...] | None:
        """The projects the city took by its rule, in file order; None if the file does not say."""
        if all(project.selected is None for project in self.projects):
            return None
        return tuple(
            place for place, project in enumerate(self.projects, 1) if project.selected == 1
        )
