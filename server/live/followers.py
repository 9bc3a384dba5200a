"""Followers: one who is told of one question, and the groups of those who ask the same."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from graphql import GraphQLError

from server.live.questions import Question
from server.who import Who
from workflows.corridor.versions import Scope, Version
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale
from workflows.rights.actor import Actor


class Told(Protocol):
    """Where messages go: they are put down at once and sent when the line takes them."""

    def state(self, payload: str) -> None:
        """Tell a state; one that has not gone out yet is replaced."""

    def ended(self, refusal: Refusal) -> None:
        """Tell why nothing more will come."""

    def failed(self, errors: Sequence[GraphQLError]) -> None:
        """Tell what is wrong with the question, and that nothing more will come."""


@dataclass(slots=True, eq=False)
class Follower:
    """One subscription of one sender."""

    who: Who
    told: Told
    actor: Actor | None
    payload: str | None = None
    group: "Group | None" = None

    def tell(self, payload: str) -> None:
        """Tell a state, unless it is the one told last."""
        if payload != self.payload:
            self.payload = payload
            self.told.state(payload)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a group is known by: the question, its variables, the language, and who may see what.

    Nobody in particular is one viewer; a person in one hat is another; all who only look on at a meeting
    are one, where the question is the same for them.
    """

    question: Question
    variables: bytes
    locale: Locale
    viewer: str


@dataclass(slots=True, eq=False)
class Group:
    """All who follow the same, and the state they were told last."""

    wanted: Wanted
    variables: Mapping[str, Any]
    scope: Scope
    members: set[Follower] = field(default_factory=set)
    version: Version | None = None
    payload: str | None = None
    errors: tuple[GraphQLError, ...] = ()
    stale: bool = True
    asked_at: float = 0.0
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def runs_by_the_clock(self) -> bool:
        """Whether its answer may change without an event."""
        return self.wanted.question.by_the_clock

    def is_due(self, present: Version) -> bool:
        """Say whether the answer may be another one by now."""
        if self.stale or self.version is None or self.version.number != present.number:
            return True
        deadline: datetime | None = self.version.deadline
        return deadline is not None and present.now >= deadline
