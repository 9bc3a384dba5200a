"""Who was there, and when: what happened at the door, folded into stays (rules E1.7, E5.5, E5.8).

A seat is the appointment of a member in office. A substitute stands for one seat, and only while its
holder is not there: never are both counted. Whoever is neither is an observer and never counts (E1.8).
A recused member who steps out for an item stays present for that item alone, for what counts him.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workflows.councils.reckoning.happenings import AttendanceEvent, Happening, Mode, Roster
from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.terms import VideoRule


@dataclass(frozen=True, slots=True)
class Stay:
    """A time for which somebody was there, from its first instant to the one before `until`.

    `out_for` is the item for which he was outside the room.
    """

    since: datetime
    until: datetime | None
    mode: Mode
    out_for: UUID | None = None

    def covers(self, at: datetime) -> bool:
        """Say whether an instant lies in it."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Attendance:
    """A meeting's attendance, to be asked about any instant. `video` says whether video counts."""

    roster: Roster
    video: bool
    stays: Mapping[UUID, tuple[Stay, ...]]
    recusals: Mapping[tuple[UUID, UUID], datetime]
    challenges: Mapping[tuple[UUID, UUID], tuple[tuple[datetime, datetime | None], ...]]
    changes: tuple[datetime, ...]

    def is_recused(self, who: UUID, at: datetime, item: UUID | None) -> bool:
        """Say whether somebody may not decide on an item: excluded, withdrawn, or challenged and upheld."""
        since = self.recusals.get((who, item)) if item is not None else None
        return since is not None and since <= at

    def out_of(self, who: UUID, at: datetime) -> frozenset[UUID]:
        """Return the items somebody is recused from, called yet or not."""
        return frozenset(
            item for (one, item), since in self.recusals.items() if one == who and since <= at
        )

    def is_challenged(self, who: UUID, at: datetime, item: UUID | None) -> bool:
        """Say whether somebody is challenged and nothing was ruled yet; no vote is closed before that."""
        spans = self.challenges.get((who, item), ()) if item is not None else ()
        return any(since <= at and (until is None or at < until) for since, until in spans)

    def attends(self, who: UUID, at: datetime, item: UUID | None = None) -> bool:
        """Say whether somebody is there in a mode that counts, for an item or at all.

        Outside for an item is there for that item, if he is recused from it, and for no other.
        """
        return any(
            stay.covers(at)
            and (self.video or stay.mode is not Mode.VIDEO)
            and (stay.out_for is None or (stay.out_for == item and self.is_recused(who, at, item)))
            for stay in self.stays.get(who, ())
        )

    def speakers_at(self, at: datetime, item: UUID | None = None) -> dict[UUID, UUID]:
        """Return the seats that are filled, each with who fills it: the member, or else the substitute.

        A substitute with an interest of his own, ruled or only alleged, stands in for nobody on that item.
        """
        found = {
            member: member for member in self.roster.in_office if self.attends(member, at, item)
        }
        for member, other in self.roster.stand_ins.items():
            tied = self.is_recused(other, at, item) or self.is_challenged(other, at, item)
            if member not in found and not tied and self.attends(other, at, item):
                found[member] = other
        return found

    def present_at(self, at: datetime, item: UUID | None = None) -> frozenset[UUID]:
        """Return the seats that are filled at an instant, for an item or at all (출석위원)."""
        return frozenset(self.speakers_at(at, item))

    def recused_at(self, at: datetime, item: UUID) -> frozenset[UUID]:
        """Return the seats that are recused from an item, filled or not; no substitute undoes it."""
        return frozenset(one for one in self.roster.in_office if self.is_recused(one, at, item))

    def challenged_at(self, at: datetime, item: UUID) -> frozenset[UUID]:
        """Return the seats under a challenge that waits for its ruling."""
        return frozenset(one for one in self.roster.in_office if self.is_challenged(one, at, item))

    def voters_at(self, at: datetime, item: UUID) -> frozenset[UUID]:
        """Return the seats that may vote on an item: filled, not recused, not under a challenge."""
        barred = self.recused_at(at, item) | self.challenged_at(at, item)
        return self.present_at(at, item) - barred


def attended(rules: MeetingRules, roster: Roster, events: Iterable[AttendanceEvent]) -> Attendance:
    """Fold what happened into stays; of things at one instant the later in the list is the later.

    What changes nothing is passed over: whoever is not there cannot leave. An upheld challenge recuses,
    also where the challenge itself is missing; whoever is recused cannot be challenged any more.
    """
    fold = _Fold()
    in_order = sorted(events, key=lambda one: one.at)
    for event in in_order:
        fold.take(event)
    return Attendance(
        roster,
        rules.video.says is VideoRule.ALLOWED,
        {who: tuple(stays) for who, stays in fold.stays.items()},
        fold.recusals,
        {key: tuple(spans) for key, spans in fold.challenges.items()},
        tuple(dict.fromkeys(event.at for event in in_order)),
    )


class _Fold:
    """Stays, recusals and challenges as far as the events have been read."""

    def __init__(self) -> None:
        self.stays: dict[UUID, list[Stay]] = {}
        self.recusals: dict[tuple[UUID, UUID], datetime] = {}
        self.challenges: dict[tuple[UUID, UUID], list[tuple[datetime, datetime | None]]] = {}

    def take(self, event: AttendanceEvent) -> None:
        match event.what:
            case Happening.JOINED if event.mode is not None:
                self._move(event, event.mode, None)
            case Happening.LEFT:
                self._close(event)
            case Happening.STEPPED_OUT | Happening.RETURNED:
                stay = self._open(event.who)
                if stay is not None:
                    self._move(event, stay.mode, event.item)
            case _ if event.item is not None:
                self._rule((event.who, event.item), event)

    def _rule(self, key: tuple[UUID, UUID], event: AttendanceEvent) -> None:
        spans = self.challenges.setdefault(key, [])
        waiting = bool(spans) and spans[-1][1] is None
        if event.what is Happening.CHALLENGED:
            if not waiting and key not in self.recusals:
                spans.append((event.at, None))
            return
        if event.what is not Happening.DISMISSED:
            self.recusals.setdefault(key, event.at)
        if waiting:
            spans[-1] = (spans[-1][0], event.at)

    def _open(self, who: UUID) -> Stay | None:
        stays = self.stays.get(who)
        return stays[-1] if stays and stays[-1].until is None else None

    def _close(self, event: AttendanceEvent) -> None:
        stay = self._open(event.who)
        if stay is not None:
            ended = Stay(stay.since, event.at, stay.mode, stay.out_for)
            self.stays[event.who][-1:] = [ended] if stay.since < event.at else []

    def _move(self, event: AttendanceEvent, mode: Mode, out_for: UUID | None) -> None:
        self._close(event)
        self.stays.setdefault(event.who, []).append(Stay(event.at, None, mode, out_for))
