"""What the asker may do with an amendment now, by the checks the actions themselves run."""

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import check_open
from workflows.councils.motions.checks import (
    check_amendable,
    check_mover,
    check_no_open_vote,
    check_order,
    check_supporter,
    check_unvoted,
)
from workflows.councils.motions.queries import Motion, Standing
from workflows.councils.motions.states import MOVES, STANDING
from workflows.kit.offers import Offer, offer
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


def motion_offers(actor: Actor, one: Motion) -> list[Offer]:
    """Return what the asker may do with the words of an item."""
    now = one.meeting

    def amendable() -> None:
        check_amendable(now, one.item)
        check_no_open_vote(vote_is_open=one.vote_is_open)

    return [
        offer(
            "moveAmendment",
            lambda: demand(policy.may_sit(actor, now.bench)),
            amendable,
            lambda: now.demand_mover(one.item.id, actor.person_id),
        ),
        offer(
            "orderAmendments",
            lambda: demand(policy.may_preside(actor, now.bench, now.presiding)),
            lambda: check_open(now.meeting),
            lambda: check_unvoted(voted=one.voted),
            lambda: check_order(
                [each.row.number for each in one.amendments if each.row.state in STANDING],
                [each.row.number for each in one.amendments if each.row.state in STANDING],
            ),
        ),
    ]


def amendment_offers(actor: Actor, one: Standing) -> list[Offer]:
    """Return what the asker may do with an amendment."""
    now, row = one.meeting, one.row

    def sits() -> None:
        demand(policy.may_sit(actor, now.bench))

    def amendable() -> None:
        check_amendable(now, one.item)
        check_no_open_vote(vote_is_open=one.vote_is_open)

    def votes() -> None:
        now.demand_mover(one.item.id, actor.person_id)

    return [
        offer(
            "supportAmendment",
            sits,
            amendable,
            votes,
            lambda: MOVES.after(row.state, "support"),
            lambda: check_supporter(row, actor.person_id, known=one.supported),
        ),
        offer(
            "withdrawAmendment",
            sits,
            lambda: check_mover(row, actor.person_id),
            lambda: check_no_open_vote(vote_is_open=one.vote_is_open),
            lambda: MOVES.after(row.state, "withdraw"),
        ),
    ]
