"""Types of the floor and the door: who speaks, who waits, who stands in for whom, what the room sees."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils import meeting_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.meeting_parts import MeetingQuorum
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from workflows.councils.meetings.floor import Turn
from workflows.councils.meetings.policy import Bench
from workflows.councils.meetings.scenes import Scene
from workflows.councils.meetings.states import ItemState, MeetingState, VoteKind
from workflows.councils.meetings.visiting import Sent, Shown
from workflows.councils.reckoning.votes import Result, Tie
from workflows.identity.queries import Capacity


@strawberry.type(description="Somebody in the line of speakers, or with the floor.")
class MeetingSpeaker:
    """A speaker."""

    appointment_id: strawberry.ID | None = strawberry.field(
        description="What the verbs of the floor take; null but for those of the council."
    )
    since: datetime = strawberry.field(description="Since when he waits or speaks.")
    reason: str | None = strawberry.field(description="Why he was called out of the order.")
    is_viewer: bool = strawberry.field(description="Whether it is the one who asks.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name him."""
        return await PublicName.made(info.context, self.person_id)


@strawberry.type(description="For how long somebody has had the floor, reckoned from the log.")
class MeetingSpoken:
    """Time used."""

    seconds: int = strawberry.field(
        description="Seconds of all his turns, without the present one."
    )
    turns: int = strawberry.field(description="How many turns he has had, with the present one.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name him."""
        return await PublicName.made(info.context, self.person_id)


@strawberry.type(
    description="Who has the floor and who waits for it (발언 순서). Being given the floor is an observer's "
    "grant to speak."
)
class MeetingFloor:
    """The floor."""

    closed: bool = strawberry.field(description="Whether nobody can ask for it any more.")
    speaking: MeetingSpeaker | None = strawberry.field(description="Who has it.")
    waiting: list[MeetingSpeaker] = strawberry.field(description="The line, the first first.")
    spoken: list[MeetingSpoken] = strawberry.field(description="The time used by each.")

    @classmethod
    def of(cls, scene: Scene, viewer: UUID | None) -> Self:
        """Show the floor."""
        floor, bench = scene.standing.floor, scene.standing.bench

        def shown(person: UUID, since: datetime, reason: str = "") -> MeetingSpeaker:
            return MeetingSpeaker(
                appointment_id=_seat(bench, person) if scene.within else None,
                since=since,
                reason=reason or None,
                is_viewer=person == viewer,
                person_id=person,
            )

        turns: dict[UUID, list[Turn]] = {}
        for one in floor.turns:
            turns.setdefault(one.person, []).append(one)
        now = floor.speaking
        return cls(
            closed=floor.closed,
            speaking=None if now is None else shown(now.person, now.since, now.reason),
            waiting=[shown(one.person, one.since) for one in floor.waiting],
            spoken=[
                MeetingSpoken(
                    seconds=int(sum(one.lasted(one.since).total_seconds() for one in had)),
                    turns=len(had),
                    person_id=person,
                )
                for person, had in turns.items()
            ],
        )


@strawberry.type(
    description="Who stands in for a member at a meeting, with a letter (대리출석, 위임장)."
)
class MeetingProxy:
    """A proxy."""

    seat_id: strawberry.ID = strawberry.field(
        description="The member's seat, which accepting takes."
    )
    sha256: str = strawberry.field(description="The SHA-256 of the letter's words.")
    letter: str | None = strawberry.field(
        description="The words of the letter; null but for both of them and who keeps the log."
    )
    named_at: datetime = strawberry.field(description="When the member named him.")
    accepted_at: datetime | None = strawberry.field(description="When the letter was accepted.")
    withdrawn_at: datetime | None = strawberry.field(description="When the member took it back.")
    is_viewers: bool = strawberry.field(description="Whether the viewer is the member.")
    row: strawberry.Private[Sent]

    @strawberry.field(description="The member.")
    async def member(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.row.row.member_id)

    @strawberry.field(description="Who stands in for him.")
    async def name(self, info: Info) -> PublicName:
        """Name the proxy."""
        return await PublicName.made(info.context, self.row.row.person_id)

    @classmethod
    def of(cls, one: Sent, viewer: UUID | None) -> Self:
        """Show a proxy."""
        return cls(
            seat_id=global_id("Appointment", one.seat),
            sha256=one.row.sha256,
            letter=one.letter,
            named_at=one.row.named_at,
            accepted_at=one.row.accepted_at,
            withdrawn_at=one.row.withdrawn_at,
            is_viewers=one.row.member_id == viewer,
            row=one,
        )


@strawberry.type(description="Somebody who can be named as a proxy or invited to an item.")
class MeetingVisitor:
    """A possible visitor."""

    appointment_id: strawberry.ID = strawberry.field(description="What the verbs take.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name him."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, one: Capacity) -> Self:
        """Show somebody."""
        return cls(appointment_id=global_id("Appointment", one.id), person_id=one.person_id)


@strawberry.type(description="A vote as the room sees it: never who said what.")
class MeetingVoteShown:
    """A vote on the display."""

    item_number: int = strawberry.field(description="The number of the item it is on.")
    kind: VoteKind = strawberry.field(description="How it is taken.")
    open: bool = strawberry.field(description="Whether it is open.")
    challenge: bool = strawberry.field(description="Whether it is on a challenge to a member.")
    cast: int | None = strawberry.field(
        description="How many have voted; null for a secret vote, of which no rule lets the room see it."
    )
    voters: int = strawberry.field(description="How many may vote.")
    result: Result | None = strawberry.field(description="What came of it, once it is closed.")
    tie: Tie | None = strawberry.field(
        description="Whether there was a tie, and what became of it (가부동수)."
    )
    in_favour: int | None = strawberry.field(description="How many were for it.")
    against: int | None = strawberry.field(description="How many were against it.")
    abstain: int | None = strawberry.field(description="How many said neither.")
    base: int | None = strawberry.field(description="Of how many the majority is reckoned.")
    needed: int | None = strawberry.field(description="How many had to be for it.")
    amendment: int | None = strawberry.field(description="The number of the amendment it is on.")
    motion: str | None = strawberry.field(
        description="The words that are voted on; null of a challenge to a member."
    )

    @classmethod
    def of(cls, one: Shown) -> Self:
        """Show a vote."""
        return cls(
            item_number=one.item,
            kind=one.kind,
            open=one.open,
            challenge=one.challenge,
            cast=one.cast,
            voters=one.voters,
            result=one.result,
            tie=one.tie,
            in_favour=one.for_,
            against=one.against,
            abstain=one.abstain,
            base=one.base,
            needed=one.needed,
            amendment=one.amendment,
            motion=one.motion,
        )


@strawberry.type(
    description="What a projector shows the room: no more than the public there may see, whoever is signed in "
    "at it."
)
class MeetingDisplay:
    """The display of a meeting room."""

    state: MeetingState = strawberry.field(description="Where the meeting stands.")
    item_number: int | None = strawberry.field(description="The number of the item that is called.")
    item_title: str | None = strawberry.field(description="Its title.")
    item_motion: str | None = strawberry.field(
        description="The words that are put to the room (주문)."
    )
    item_state: ItemState | None = strawberry.field(description="Where it stands.")
    quorum: MeetingQuorum = strawberry.field(description="The quorum now.")
    vote: MeetingVoteShown | None = strawberry.field(
        description="The vote that is open, or the last one; null before the first."
    )
    speaker: MeetingSpeaker | None = strawberry.field(description="Who has the floor.")
    waiting: int = strawberry.field(description="How many wait for it.")


def _seat(bench: Bench, person: UUID) -> strawberry.ID | None:
    held = bench.appointment_of(person)
    return None if held is None else global_id("Appointment", held)
