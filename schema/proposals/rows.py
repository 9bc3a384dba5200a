"""What stands behind proposals, campaigns and ballot lines where they are read from rows."""

from datetime import date
from functools import partial

from schema.kit.connections import Listing
from schema.kit.ids import global_id
from schema.kit.rows import (
    Behind,
    Beside,
    Given,
    Leaf,
    Many,
    One,
    Pages,
    Parent,
    RowType,
    plain,
)
from schema.proposals import lists
from schema.proposals.campaigns import Campaign
from schema.proposals.queries import campaign_key, programme_key, wanted_number
from schema.proposals.types import Proposal
from workflows.kit.markdown import html_of
from workflows.proposals.campaigns.rows import (
    campaign_row_by_number,
    line_rows_by_poll,
    line_rows_by_proposal,
)
from workflows.proposals.rows import proposal_row_by_number


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


PROPOSAL = RowType(
    "Proposal",
    {
        "id": Leaf(("id",), partial(global_id, "Proposal")),
        **plain(
            number="number",
            title="title",
            summary="summary",
            body="body",
            category="category",
            place="place",
            cost="cost",
            state="state",
            support_count="supports",
            channel="channel",
        ),
        "bodyHtml": Leaf(("body",), html_of),
        "submittedOn": Leaf(("submitted_on",), date.isoformat),
        "openedOn": Leaf(("opened_on",), _day),
        "author": Beside("PublicName", "author", there=None),
        "programme": Beside("Programme", "programme"),
        "ballotLines": Many("BallotLine", line_rows_by_proposal, by="id"),
    },
)
CAMPAIGN = RowType(
    "Campaign",
    {
        "id": Leaf(("id",), partial(global_id, "Campaign")),
        **plain(
            number="number",
            title="title",
            summary="summary",
            state="poll.state",
            budget="poll.budget",
            ballot_kind="poll.ballot_kind",
            lot_commitment="poll.lot_commitment",
            lot_seed="result.lot_seed",
            min_choices="poll.min_length",
            max_choices="poll.max_length",
            max_points_sum="poll.max_points_sum",
            threshold="poll.threshold",
            max_per_category="poll.most_in_group",
            revoting="poll.revoting",
            early_close="poll.early_close",
            opens_at="poll.opens_at",
            closes_at="poll.closes_at",
            closed_at="poll.closed_at",
            closed_early_reason="poll.closed_early_reason",
            roll_size="poll.roll_size",
            version="version",
            minimum_age="minimum_age",
            excludes_officials="excludes_officials",
            reviewed_only="reviewed_only",
            result_visibility="poll.result_visibility",
            result_published_at="poll.result_published_at",
        ),
        "rule": Leaf(("poll.rule",)),
        "tieRule": Leaf(("poll.tie_rule",)),
        "programme": Beside("Programme", "programme"),
        "lines": Many("BallotLine", line_rows_by_poll, by="poll_id"),
    },
)
BALLOT_LINE = RowType(
    "BallotLine",
    {
        **plain(number="number", cost="cost"),
        "proposal": Beside("Proposal", "proposal"),
        "campaign": Beside("Campaign", "campaign"),
    },
)


def _campaigns(given: Given, _: Parent) -> Listing[Campaign]:
    return lists.campaigns(programme_id=programme_key(given.get("programmeId")))


def _proposals(given: Given, _: Parent) -> Listing[Proposal]:
    return lists.proposals(
        order=given.get("orderBy"),
        campaign_id=campaign_key(given.get("campaignId")),
        category=given.get("category"),
        state=given.get("state"),
        area=given.get("area"),
        ballotable=given.get("ballotable"),
        reviewed=given.get("reviewed"),
        search=given.get("search"),
    )


ROOTS: dict[str, Behind] = {
    "campaign": One("Campaign", campaign_row_by_number, wanted_number),
    "campaigns": Pages("Campaign", _campaigns),
    "proposal": One("Proposal", proposal_row_by_number, wanted_number),
    "proposals": Pages("Proposal", _proposals, unwalled=True, counts=True),
}
