"""Ties: the one order in which a tie rule puts all options, the public lot, and ties as reported."""

from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from workflows.voting.kinds import Definition, Option, TieRule


@dataclass(frozen=True, slots=True)
class TieUsed:
    """A tie in which the tie rule put options in order.

    `options` stood equal in `equal_in` (a score, or for equal shares the price of a unit of
    utility), `order` is how the rule put them, first preferred. `then` names the second rule where
    the first left some of them equal. `decisive` says whether another order of these options
    would have given another selection; where it is false, only the listing hung on the order.
    """

    options: tuple[int, ...]
    by: TieRule
    then: TieRule | None
    order: tuple[int, ...]
    equal_in: Fraction
    decisive: bool


def lot_commitment(seed: bytes) -> str:
    """Return what is published before the poll opens: SHA-256 of the seed, in hex."""
    return sha256(seed).hexdigest()


def lot_number(seed: bytes, number: int) -> str:
    """Return an option's lot, SHA-256 of the seed followed by its number in decimal digits, hex.

    The smallest lot comes first. Whoever knows the seed can draw again.
    """
    return sha256(seed + str(number).encode("ascii")).hexdigest()


def ranks(definition: Definition) -> dict[int, int]:
    """Return the rank of every option under the tie rule, from 0 for the first preferred.

    The rule orders all options once and for all, so that no tie can be decided two ways. Equal
    costs fall to the order of submission. Raises ValueError for a public lot without its seed.
    """
    ordered = sorted(definition.options, key=lambda option: _key(definition, option))
    return {option.number: rank for rank, option in enumerate(ordered)}


def _key(definition: Definition, option: Option) -> tuple[int | str, ...]:
    if definition.tie_rule is TieRule.LOWER_COST:
        return option.cost, option.submitted, option.number
    if definition.tie_rule is TieRule.EARLIER_SUBMITTED:
        return option.submitted, option.number
    if definition.lot_seed is None:
        raise ValueError("a public lot cannot be drawn without its seed")
    return lot_number(definition.lot_seed, option.number), option.number


def tie_used(
    definition: Definition,
    order: tuple[int, ...],
    *,
    equal_in: Fraction,
    decisive: bool,
) -> TieUsed:
    """Return the report of one tie whose options the rule has put in `order`."""
    costs = {definition.options[number - 1].cost for number in order}
    cut_again = definition.tie_rule is TieRule.LOWER_COST and len(costs) < len(order)
    return TieUsed(
        options=tuple(sorted(order)),
        by=definition.tie_rule,
        then=TieRule.EARLIER_SUBMITTED if cut_again else None,
        order=order,
        equal_in=equal_in,
        decisive=decisive,
    )
