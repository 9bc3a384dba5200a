"""Rules of writing together: shares make one, and everybody agrees to what is submitted."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from uuid import UUID

from workflows.kit.refusal import Invalid, RuleBroken

RULE = "coauthors.shares"
LARGEST_PART = 10_000


def check_shares(shares: Mapping[UUID, Fraction], authors: Collection[UUID]) -> None:
    """Refuse shares that are not one for each author, not above nothing, or not one together."""
    if set(shares) != set(authors):
        raise RuleBroken(
            "shares_not_of_all", field="shares", rule=RULE, authors=len(authors), given=len(shares)
        )
    if any(one <= 0 or one.denominator > LARGEST_PART for one in shares.values()):
        raise Invalid("share_out_of_range", field="shares", rule=RULE, most=LARGEST_PART)
    whole = sum(shares.values(), Fraction(0))
    if whole != 1:
        raise RuleBroken("shares_not_whole", field="shares", rule=RULE, found=str(whole))


def check_agreed(
    version: int, agreed: Mapping[UUID, int], lead: UUID, shares: Collection[Fraction | None]
) -> None:
    """Refuse to submit what somebody has not agreed to as it stands, or shares left open."""
    if len(agreed) == 1:
        return
    if any(one is None for one in shares):
        raise RuleBroken("shares_open", field="shares", rule=RULE)
    missing = sum(seen != version for person, seen in agreed.items() if person != lead)
    if missing:
        raise RuleBroken("not_all_agreed", field="draftId", rule=RULE, missing=missing)
