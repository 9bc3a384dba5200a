"""The notice of a vote: its words and terms, the checks they pass, and the campaign one may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, true

from workflows.identity.models import StandingKind
from workflows.kit.refusal import Invalid, NotFound
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.queries import limit_on
from workflows.proposals import rules
from workflows.proposals.campaigns import policy
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.review import rules as review
from workflows.proposals.review.queries import numbers_without_review
from workflows.record.uow import UnitOfWork
from workflows.voting.kinds import BallotKind, Channel, Definition, Option, Rule, TieRule
from workflows.voting.small_channels import RULE as SMALL_COUNTS
from workflows.voting.states import ResultVisibility

LEAST_SCORE = 1  # of what may be selected at all, where a notice names no higher one


@dataclass(frozen=True, slots=True)
class Terms:
    """How a campaign votes and counts: all that its notice fixes before it opens."""

    budget: int
    rule: Rule
    ballot_kind: BallotKind
    tie_rule: TieRule
    opens_at: datetime
    closes_at: datetime
    min_choices: int | None = None
    max_choices: int | None = None
    max_points_sum: int | None = None
    threshold: int | None = None
    revoting: bool = False
    early_close: bool = False
    minimum_age: int = 18
    excludes_officials: bool = True
    most_per_category: int | None = None
    channels: tuple[tuple[Channel, int | None], ...] = ()
    standings: tuple[StandingKind, ...] = (StandingKind.ADDRESS,)
    reviewed_only: bool = False
    result_visibility: ResultVisibility = ResultVisibility.AT_COUNT


async def seen_campaign(uow: UnitOfWork, campaign_id: UUID) -> Campaign:
    """Return a campaign the actor may see, or refuse with `no_such_campaign`."""
    campaign = await uow.session.scalar(
        select(Campaign).where(
            Campaign.id == campaign_id,
            true() if uow.actor.is_house else policy.readable_campaigns(uow.actor),
        )
    )
    if campaign is None:
        raise NotFound("no_such_campaign", field="campaignId")
    return campaign


async def check_reviewed(
    uow: UnitOfWork, terms: Terms, ideas: Collection[UUID], *, field: str
) -> None:
    """Refuse ideas that no panel has reviewed in public, where the notice takes no others.

    How a panel is made up, at least half of citizens, is held when it locks its scores.
    """
    if terms.reviewed_only:
        review.demand_reviewed(await numbers_without_review(uow.session, ideas), field=field)


async def check_terms(uow: UnitOfWork, terms: Terms) -> None:
    """Refuse a voting age below the law's on the opening day, points for nobody, a vote that is nobody's."""
    day = terms.opens_at.astimezone(SEOUL).date()
    rules.check_minimum_age(terms.minimum_age, await limit_on(uow.session, "vote.age", day))
    if terms.ballot_kind is BallotKind.CUMULATIVE and not terms.max_points_sum:
        raise Invalid("points_missing", field="maxPointsSum")
    if terms.threshold is not None and terms.threshold < 1:
        raise Invalid("threshold_not_positive", field="threshold")
    if not terms.standings:
        raise Invalid("no_standing", field="standings", rule="vote.standing")


def notice_words(title: str, summary: str) -> dict[str, str]:
    """Return the words of a notice, cleaned. Refuses what is empty or too long."""
    return {
        "title": clean(title, field="title", longest=rules.LONGEST_TITLE),
        "summary": clean(summary, field="summary", longest=rules.LONGEST_BODY, lines=True),
    }


async def least_apart(uow: UnitOfWork, terms: Terms) -> int | None:
    """Return how many ballots a channel of the vote needs to be counted and told by itself.

    As the rule on small counts says on the opening day; none where ballots come in online alone.
    """
    if not terms.channels:
        return None
    day = terms.opens_at.astimezone(SEOUL).date()
    return await limit_on(uow.session, SMALL_COUNTS, day)


def definition_by(
    terms: Terms, options: tuple[Option, ...], *, least_apart: int | None
) -> Definition:
    """Return the definition of the poll that keeps to the terms.

    What nobody chose is no choice of the residents: without a lowest score of its own a vote has 1.
    Scores of weighed channels have no unit to name one in; there the rule drops what has none.
    """
    weighed = any(weight is not None for _, weight in terms.channels)
    named = terms.rule is Rule.GREEDY_THRESHOLD  # which has none unless the notice names it
    lowest = None if weighed or named else LEAST_SCORE
    return Definition(
        kind=terms.ballot_kind,
        rule=terms.rule,
        tie_rule=terms.tie_rule,
        budget=terms.budget,
        options=options,
        min_length=terms.min_choices,
        max_length=terms.max_choices,
        max_points_sum=terms.max_points_sum,
        threshold=lowest if terms.threshold is None else terms.threshold,
        most_in_group=terms.most_per_category,
        channels=terms.channels,
        least_apart=least_apart,
    )
