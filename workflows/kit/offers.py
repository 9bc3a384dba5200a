"""Offers: what the asker may do with a thing now, or the refusal he would get."""

from collections.abc import Callable
from dataclasses import dataclass

from workflows.kit.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Offer:
    """One act by its name, with the refusal that stands against it, if any."""

    name: str
    refusal: Refusal | None

    @property
    def allowed(self) -> bool:
        """Say whether the act would go through now."""
        return self.refusal is None


def offer(name: str, *checks: Callable[[], object]) -> Offer:
    """Run the checks that the action itself runs; the first refusal is the offer's."""
    for check in checks:
        try:
            check()
        except Refusal as refusal:
            # Where it came up is nobody's concern any more. Its frames hold all that was read for the
            # offers, and these hold it: such a ring would stand until the collector comes by.
            refusal.__context__ = None
            return Offer(name, refusal.with_traceback(None))
    return Offer(name, None)
