"""Who votes, what a vote is given in, and what comes out of it (rule E5.3)."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from workflows.councils.reckoning.attendance import Attendance
from workflows.councils.reckoning.quorum import QuorumState
from workflows.councils.reckoning.reasons import Reason


class Choice(StrEnum):
    """What a member can say to a motion."""

    FOR = "FOR"
    AGAINST = "AGAINST"
    ABSTAIN = "ABSTAIN"


class Result(StrEnum):
    """What a vote comes to. Without a quorum nothing was decided; so it is where the chair has to speak."""

    CARRIED = "CARRIED"
    LOST = "LOST"
    NO_QUORUM = "NO_QUORUM"
    AWAITS_CHAIR = "AWAITS_CHAIR"
    AWAITS_VOTE = "AWAITS_VOTE"


class Tie(StrEnum):
    """Whether as many were for as against, and what became of it (가부동수)."""

    NONE = "NONE"
    LOST = "LOST"
    AWAITS_CHAIR = "AWAITS_CHAIR"
    CHAIR_FOR = "CHAIR_FOR"
    CHAIR_AGAINST = "CHAIR_AGAINST"


class Void(StrEnum):
    """Why a ballot does not count, though it is on record."""

    NOT_IN_OFFICE = "NOT_IN_OFFICE"
    RECUSED = "RECUSED"
    NOT_PRESENT = "NOT_PRESENT"


class ChallengeWaitsError(ValueError):
    """A vote on an item was to be closed while a challenge to a member waits for its ruling (E5.5)."""

    def __init__(self, seats: AbstractSet[UUID]) -> None:
        """Take the seats that are challenged."""
        self.seats = frozenset(seats)
        super().__init__(f"{len(self.seats)} challenges wait for their ruling")


class TallyError(ValueError):
    """A secret tally that cannot be: other ballots than voters, or a voter who may not vote."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """Who is concerned when a vote is closed: seats in office, those filled, those recused, and the chair.

    `chair` is the seat of whoever presides. In a written resolution those who returned a ballot are
    present (E5.7).
    """

    in_office: AbstractSet[UUID]
    present: AbstractSet[UUID]
    recused: AbstractSet[UUID] = frozenset()
    chair: UUID | None = None

    @property
    def voters(self) -> AbstractSet[UUID]:
        """Return the seats that may vote."""
        return (self.in_office & self.present) - self.recused


def assembled_at(
    attendance: Attendance,
    at: datetime,
    item: UUID,
    *,
    chair: UUID | None = None,
    on_challenge: bool = False,
) -> Assembled:
    """Return who is concerned by a vote on an item closed at an instant.

    On the challenges to the item, whoever is challenged counts as recused. On the item itself nothing
    is closed before they are ruled on: raises `ChallengeWaitsError`.
    """
    challenged = attendance.challenged_at(at, item)
    if challenged and not on_challenge:
        raise ChallengeWaitsError(challenged)
    return Assembled(
        attendance.roster.in_office,
        attendance.present_at(at, item),
        attendance.recused_at(at, item) | challenged,
        chair,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """A secret vote: how many ballots said what, and who cast one. Who said what nobody knows."""

    for_: int
    against: int
    abstain: int
    cast_by: AbstractSet[UUID]

    def __post_init__(self) -> None:
        """Raise `TallyError` unless there are as many ballots as voters who cast one."""
        counts = (self.for_, self.against, self.abstain)
        if min(counts) < 0 or sum(counts) != len(self.cast_by):
            msg = f"{sum(counts)} ballots of {len(self.cast_by)} voters"
            raise TallyError(msg)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a vote with its arithmetic: `for_` against what is `needed` of the `base`.

    `silent` were there, might vote and did not; they count as whoever abstains. `recused` and `absent`
    are seats in office. `casting` is the chair's own vote on a tie, which is not in `for_`.
    """

    result: Result
    for_: int
    against: int
    abstain: int
    silent: int
    recused: int
    absent: int
    base: int
    needed: int
    share: Fraction
    tie: Tie
    casting: Choice | None
    void: tuple[tuple[UUID, Void], ...]
    quorum: QuorumState
    why: tuple[Reason, ...]

    @property
    def carried(self) -> bool:
        """Whether it was resolved."""
        return self.result is Result.CARRIED

    def as_json(self) -> dict[str, object]:
        """Return it for a certificate; of a void ballot the seat and the reason, never the choice."""
        return {
            "result": self.result.value,
            "for": self.for_,
            "against": self.against,
            "abstain": self.abstain,
            "silent": self.silent,
            "recused": self.recused,
            "absent": self.absent,
            "base": self.base,
            "needed": self.needed,
            "share": str(self.share),
            "tie": self.tie.value,
            "casting": None if self.casting is None else self.casting.value,
            "void": [{"seat": str(seat), "why": why.value} for seat, why in self.void],
            "quorum": self.quorum.as_json(),
            "why": [one.as_json() for one in self.why],
        }
