"""The stored outcome of a count, read back as values: scores, steps, ties."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from workflows.voting.explain import TAKING, StepKind
from workflows.voting.kinds import Channel, TieRule


@dataclass(frozen=True, slots=True)
class StepRead:
    """One step of a count, at its place from 1. Amounts are in won."""

    position: int
    option: int
    kind: StepKind
    score: int | Fraction
    cost: int
    left: int
    threshold: int | None
    stopped_at: int | None
    price: Fraction | None
    behind: Fraction | None

    @property
    def left_after(self) -> int:
        """The money left after the step."""
        return self.left - self.cost if self.kind in TAKING else self.left


@dataclass(frozen=True, slots=True)
class TieRead:
    """Options that stood equal, the rule that decided, and the order it put them in."""

    options: tuple[int, ...]
    by: TieRule
    order: tuple[int, ...]
    decisive: bool


@dataclass(frozen=True, slots=True)
class ChannelRead:
    """What came in by one channel: ballots, spoiled papers, and points where they are told by themselves."""

    channel: Channel
    weight: int | None
    ballots: int
    spoiled: int
    points: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class TogetherRead:
    """Channels that were counted as one, their weight together, and the points they gave."""

    channels: tuple[Channel, ...]
    weight: int | None
    ballots: int
    points: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of a count that is shown."""

    scores: Mapping[int, int]
    votes: Mapping[int, int]
    selected: tuple[int, ...]
    spent: int
    steps: Mapping[int, StepRead]
    ties: tuple[TieRead, ...]
    endowment: str | None
    weighted: Mapping[int, Fraction]
    channels: tuple[ChannelRead, ...]
    together: TogetherRead | None

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Read what `workflows.voting.tally.tally_record` wrote."""
        steps = [_step(place, one) for place, one in enumerate(stored["steps"], start=1)]
        return cls(
            scores={int(number): points for number, points in stored["scores"].items()},
            votes={int(number): votes for number, votes in stored["votes"].items()},
            selected=tuple(stored["selected"]),
            spent=stored["spent"],
            steps={one.option: one for one in steps},
            ties=tuple(
                TieRead(
                    options=tuple(one["options"]),
                    by=TieRule(one["by"]),
                    order=tuple(one["order"]),
                    decisive=one["decisive"],
                )
                for one in stored["ties"]
            ),
            endowment=stored["endowment"],
            weighted={
                int(number): Fraction(score) for number, score in stored.get("weighted", {}).items()
            },
            channels=tuple(_channel(one) for one in stored.get("channels", ())),
            together=_together(stored["together"]) if "together" in stored else None,
        )

    def rank(self, option: int) -> int:
        """Return an option's place by score, from 1; equal scores share a place."""
        scores = self.weighted or self.scores
        return 1 + sum(score > scores[option] for score in scores.values())


def _step(place: int, stored: Mapping[str, Any]) -> StepRead:
    price, behind, score = stored["price"], stored["behind"], stored["score"]
    return StepRead(
        position=place,
        option=stored["option"],
        kind=StepKind(stored["kind"]),
        score=Fraction(score) if isinstance(score, str) else score,
        cost=stored["cost"],
        left=stored["left"],
        threshold=stored["threshold"],
        stopped_at=stored["stopped_at"],
        price=Fraction(price) if price else None,
        behind=Fraction(behind) if behind else None,
    )


def _channel(stored: Mapping[str, Any]) -> ChannelRead:
    return ChannelRead(
        channel=Channel(stored["channel"]),
        weight=stored["weight"],
        ballots=stored["ballots"],
        spoiled=stored["spoiled"],
        points={int(number): points for number, points in stored.get("points", {}).items()},
    )


def _together(stored: Mapping[str, Any]) -> TogetherRead:
    return TogetherRead(
        channels=tuple(Channel(one) for one in stored["channels"]),
        weight=stored["weight"],
        ballots=stored["ballots"],
        points={int(number): points for number, points in stored["points"].items()},
    )
