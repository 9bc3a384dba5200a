"""Shares on the wire: exact fractions in lowest terms, never decimals."""

from fractions import Fraction
from typing import Self

import strawberry


@strawberry.type(description="An exact part of one.")
class Share:
    """A fraction."""

    numerator: int = strawberry.field(description="Above nothing.")
    denominator: int = strawberry.field(description="At least the numerator.")

    @classmethod
    def of(cls, share: Fraction) -> Self:
        """Show a fraction."""
        return cls(numerator=share.numerator, denominator=share.denominator)
