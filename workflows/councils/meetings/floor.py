"""Who has the floor and who waits for it, by the log of a meeting. Pure.

Whoever asks stands in the line; whoever presides gives the floor, in the order of the line or out of it with
a reason. Being given the floor is an observer's grant to speak (E1.8). A vote, another speaker, the end of
the item and leaving end a turn; the end of the item also clears the line and opens it again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from workflows.councils.meetings.states import Entry


class Logged(Protocol):
    """What is read of an entry of the log."""

    @property
    def number(self) -> int:
        """Its place."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def kind(self) -> Entry:
        """What it says."""

    @property
    def person(self) -> UUID | None:
        """Of whom."""

    @property
    def item(self) -> UUID | None:
        """On which item."""

    @property
    def words(self) -> str:
        """In which words."""


@dataclass(frozen=True, slots=True)
class FloorEntry:
    """An entry of the log, as it is read here."""

    number: int
    at: datetime
    kind: Entry
    person: UUID | None
    item: UUID | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the line: since when, by which entry."""

    person: UUID
    since: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A time for which somebody had the floor, by which entry; `reason` is why it was out of order."""

    person: UUID
    item: UUID | None
    number: int
    since: datetime
    until: datetime | None = None
    reason: str = ""

    def lasted(self, at: datetime) -> timedelta:
        """Return how long it was, or is at an instant."""
        return (self.until or max(at, self.since)) - self.since


@dataclass(slots=True)
class Floor:
    """The floor of a meeting: the line, who speaks, whether one can still ask, and the turns so far."""

    waiting: list[Waiting] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    closed: bool = False

    @property
    def speaking(self) -> Turn | None:
        """Who has the floor."""
        last = self.turns[-1] if self.turns else None
        return last if last is not None and last.until is None else None

    def waits(self, person: UUID) -> bool:
        """Say whether somebody stands in the line."""
        return any(one.person == person for one in self.waiting)

    def used(self, at: datetime) -> dict[UUID, timedelta]:
        """Return for how long each has spoken, the first who spoke first."""
        found: dict[UUID, timedelta] = {}
        for one in self.turns:
            found[one.person] = found.get(one.person, timedelta()) + one.lasted(at)
        return found


# What ends a turn, whosever it is; and what ends the line with it.
ENDS_TURN = frozenset({Entry.VOTE_OPENED, Entry.ITEM_CALLED, Entry.ITEM_ENDED, Entry.CLOSED})
ENDS_LINE = frozenset({Entry.ITEM_CALLED, Entry.ITEM_ENDED, Entry.CLOSED})
TURNS_LIST = frozenset({Entry.FLOOR_CLOSED, Entry.FLOOR_REOPENED})
GOES = frozenset({Entry.LEFT, Entry.STEPPED_OUT})


def floor_of(log: Iterable[Logged]) -> Floor:
    """Return the floor as the log has it at its end."""
    floor = Floor()
    item: UUID | None = None
    for one in log:
        if one.kind is Entry.ITEM_CALLED:
            item = one.item
        if one.kind in ENDS_TURN:
            _end(floor, one.at)
        if one.kind in ENDS_LINE:
            floor.waiting, floor.closed = [], False
        if one.kind is Entry.ITEM_ENDED:
            item = None
        if one.kind in TURNS_LIST:
            floor.closed = one.kind is Entry.FLOOR_CLOSED
        if one.person is not None:
            _moved(floor, one, one.person, item)
    return floor


def _moved(floor: Floor, one: Logged, person: UUID, item: UUID | None) -> None:
    """Let an entry about somebody do what it does to the line and to his turn."""
    if one.kind is Entry.FLOOR_ASKED and not floor.waits(person):
        floor.waiting.append(Waiting(person, one.at, one.number))
    if one.kind is Entry.FLOOR_GIVEN:
        _end(floor, one.at)
        _unline(floor, person)
        floor.turns.append(Turn(person, item, one.number, one.at, None, one.words))
    if one.kind in GOES or one.kind is Entry.FLOOR_BACK:
        _unline(floor, person)
        if floor.speaking is not None and floor.speaking.person == person:
            _end(floor, one.at)


def _unline(floor: Floor, person: UUID) -> None:
    floor.waiting = [one for one in floor.waiting if one.person != person]


def _end(floor: Floor, at: datetime) -> None:
    last = floor.speaking
    if last is not None:
        floor.turns[-1] = Turn(last.person, last.item, last.number, last.since, at, last.reason)
