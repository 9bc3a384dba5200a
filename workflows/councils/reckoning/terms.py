"""The words a rule pack says of meetings, as what they mean: shares, bases, yes and no."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import TypeVar

CHAIR_ALONE, NEVER = "CHAIR_ALONE", "NEVER"


class UnreadableRuleError(ValueError):
    """A rule says of a key what no meeting can be held by; key and words are named."""

    def __init__(self, key: str, said: object) -> None:
        """Take the key and what was said of it."""
        self.key, self.said = key, said
        super().__init__(f"{key} cannot be {said!r}")


class Whole(StrEnum):
    """Of whom a share is taken."""

    IN_OFFICE = "IN_OFFICE"
    PRESENT = "PRESENT"


@dataclass(frozen=True, slots=True)
class Measure:
    """A share of a whole: at least so much of it, or more than so much."""

    share: Fraction
    of: Whole
    more_than: bool = False

    def needed(self, whole: int) -> int:
        """Return how many make it: of 25 or 24 more than half are 13, and of none never none."""
        part = self.share * whole
        return max(1, floor(part) + 1 if self.more_than else ceil(part))


class QuorumRule(StrEnum):
    """How many have to be there (정족수)."""

    MORE_THAN_HALF_IN_OFFICE = "MORE_THAN_HALF_IN_OFFICE"
    HALF_IN_OFFICE = "HALF_IN_OFFICE"
    TWO_THIRDS_IN_OFFICE = "TWO_THIRDS_IN_OFFICE"


class DecisionRule(StrEnum):
    """How many have to be for it (의결)."""

    MORE_THAN_HALF_PRESENT = "MORE_THAN_HALF_PRESENT"
    TWO_THIRDS_PRESENT = "TWO_THIRDS_PRESENT"
    ALL_PRESENT = "ALL_PRESENT"
    MORE_THAN_HALF_OF_ALL = "MORE_THAN_HALF_OF_ALL"
    TWO_THIRDS_OF_ALL = "TWO_THIRDS_OF_ALL"


HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
QUORUMS = {
    QuorumRule.MORE_THAN_HALF_IN_OFFICE: Measure(HALF, Whole.IN_OFFICE, more_than=True),
    QuorumRule.HALF_IN_OFFICE: Measure(HALF, Whole.IN_OFFICE),
    QuorumRule.TWO_THIRDS_IN_OFFICE: Measure(TWO_THIRDS, Whole.IN_OFFICE),
}
DECISIONS = {
    DecisionRule.MORE_THAN_HALF_PRESENT: Measure(HALF, Whole.PRESENT, more_than=True),
    DecisionRule.TWO_THIRDS_PRESENT: Measure(TWO_THIRDS, Whole.PRESENT),
    DecisionRule.ALL_PRESENT: Measure(Fraction(1), Whole.PRESENT),
    DecisionRule.MORE_THAN_HALF_OF_ALL: Measure(HALF, Whole.IN_OFFICE, more_than=True),
    DecisionRule.TWO_THIRDS_OF_ALL: Measure(TWO_THIRDS, Whole.IN_OFFICE),
}


class AmendRule(StrEnum):
    """How a council changes its own rules: like any resolution, or by a majority of its own (운영세칙 개정)."""

    RESOLUTION = "RESOLUTION"
    MORE_THAN_HALF_OF_ALL = "MORE_THAN_HALF_OF_ALL"
    TWO_THIRDS_PRESENT = "TWO_THIRDS_PRESENT"
    TWO_THIRDS_OF_ALL = "TWO_THIRDS_OF_ALL"
    ALL_PRESENT = "ALL_PRESENT"


class TieRule(StrEnum):
    """What as many for as against mean (가부동수)."""

    LOST = "LOST"
    CASTING_VOTE = "CASTING_VOTE"


class AbstainRule(StrEnum):
    """Whether whoever abstains counts among those present."""

    PRESENT = "PRESENT"
    NOT_COUNTED = "NOT_COUNTED"


class RecusalDenominator(StrEnum):
    """Whether a recused member stays in the count of members in office for the item."""

    KEPT = "KEPT"
    EXCLUDED = "EXCLUDED"


class DecisionBase(StrEnum):
    """Whether a recused member who is there counts among those of whom the majority is taken."""

    WITH_RECUSED = "WITH_RECUSED"
    WITHOUT_RECUSED = "WITHOUT_RECUSED"


class RecusalKind(StrEnum):
    """The ways out of an item: by law, on a challenge, by oneself (제척, 기피, 회피)."""

    EXCLUSION = "EXCLUSION"
    CHALLENGE = "CHALLENGE"
    WITHDRAWAL = "WITHDRAWAL"


class WrittenCase(StrEnum):
    """When a written resolution is allowed (E5.7)."""

    MINOR = "MINOR"
    URGENT = "URGENT"
    BARRED = "BARRED"
    CHAIR_DEEMS_MINOR = "CHAIR_DEEMS_MINOR"


class ProxyRule(StrEnum):
    """Who may send somebody to stand in (E5.8)."""

    NEVER = "NEVER"
    EX_OFFICIO = "EX_OFFICIO"
    ALLOWED = "ALLOWED"


class FallbackChair(StrEnum):
    """Who presides where the chair is not there, in their order (직무대행)."""

    VICE = "VICE"
    NAMED_BY_CHAIR = "NAMED_BY_CHAIR"


class Openness(StrEnum):
    """Who may watch: everybody unless the council closes an item, or nobody but those of it."""

    OPEN_UNLESS_CLOSED = "OPEN_UNLESS_CLOSED"
    MINUTES_MAY_BE_PUBLIC = "MINUTES_MAY_BE_PUBLIC"


class VideoRule(StrEnum):
    """Whether whoever attends by video is present."""

    NEVER = "NEVER"
    ALLOWED = "ALLOWED"


class NoticeCounting(StrEnum):
    """How days before a meeting are counted (E1.5)."""

    CLEAR_DAYS = "CLEAR_DAYS"
    CALENDAR_DAYS = "CALENDAR_DAYS"


Word = TypeVar("Word", bound=StrEnum)


def word_of(kind: type[Word], key: str, said: Sequence[str]) -> Word:
    """Return the one word said. Raises `UnreadableRuleError` for none, several or an unknown one."""
    if len(said) != 1 or said[0] not in set(kind):
        raise UnreadableRuleError(key, list(said))
    return kind(said[0])


def words_of(kind: type[Word], key: str, said: Sequence[str]) -> tuple[Word, ...]:
    """Return the words said, none for NEVER, which stands alone. Raises `UnreadableRuleError`."""
    if list(said) == [NEVER]:
        return ()
    if not said or len(set(said)) < len(said) or not set(said) <= set(kind):
        raise UnreadableRuleError(key, list(said))
    return tuple(kind(one) for one in said)


def share_of(key: str, said: Sequence[str]) -> Fraction | None:
    """Return the share of the members who may demand a meeting; None where the chair alone convenes."""
    if list(said) == [CHAIR_ALONE]:
        return None
    above, line, below = said[0].partition("/") if len(said) == 1 else ("", "", "")
    if not (line and _plain(above) and _plain(below) and 0 < int(above) <= int(below)):
        raise UnreadableRuleError(key, list(said))
    return Fraction(int(above), int(below))


def _plain(text: str) -> bool:
    return text.isascii() and text.isdecimal()
