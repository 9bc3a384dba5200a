"""Types inside a meeting: who attends, the quorum, a line of the log, a notice, an interest."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils import meeting_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.vote_steps import CouncilVoteStep
from schema.identity.public import Body, PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import RuleRef
from workflows.councils.meetings.conflicts import Duty
from workflows.councils.meetings.models import MeetingEntry as EntryRow
from workflows.councils.meetings.models import MeetingInterest as InterestRow
from workflows.councils.meetings.models import MeetingNotice as NoticeRow
from workflows.councils.meetings.scenes import Attendee
from workflows.councils.meetings.states import Entry
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.quorum import QuorumState
from workflows.councils.reckoning.recusal import Bond
from workflows.councils.reckoning.terms import RecusalKind
from workflows.councils.reckoning.turning import QuorumTurn
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import SEOUL, Locale
from workflows.law.days import days_late


@strawberry.type(description="Somebody of the council at a meeting, now or when it was closed.")
class MeetingAttendee:
    """An attendee."""

    appointment_id: strawberry.ID | None = strawberry.field(
        description="The seat, which the verbs of the meeting take; null but for those of the council."
    )
    is_member: bool = strawberry.field(description="Whether he has a seat and a vote.")
    presides: bool = strawberry.field(description="Whether he presides now.")
    mode: Mode | None = strawberry.field(description="How he attends; null while he is not there.")
    recused: bool = strawberry.field(description="Whether he is out of the item that is called.")
    challenged: bool = strawberry.field(description="Whether he is challenged on it.")
    votes: bool = strawberry.field(description="Whether he could vote on it now.")
    is_viewer: bool = strawberry.field(description="Whether it is the one who asks.")
    is_guest: bool = strawberry.field(description="Whether he is invited to an item and no more.")
    fills_seat_id: strawberry.ID | None = strawberry.field(
        description="The seat of the member for whom he stands in (대리출석), as that member's own "
        "`appointmentId` names it; null where he stands in for nobody, and but for those of the council."
    )
    has_voted: bool | None = strawberry.field(
        description="Whether his seat has voted in the vote by name that is open, not what; null without "
        "one, and but for those of the council."
    )
    out_of: list[strawberry.ID] = strawberry.field(
        description="The items he is out of, called yet or not; empty but for those of the council."
    )
    person_id: strawberry.Private[UUID]
    member_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name him."""
        return await PublicName.made(info.context, self.person_id)

    @strawberry.field(description="For which member he stands in (대리출석).")
    async def stands_for(self, info: Info) -> PublicName | None:
        """Name the member."""
        if self.member_id is None:
            return None
        return await PublicName.made(info.context, self.member_id)

    @classmethod
    def of(cls, one: Attendee, *, within: bool, viewer: UUID | None) -> Self:
        """Show an attendee."""
        return cls(
            appointment_id=global_id("Appointment", one.appointment_id) if within else None,
            is_member=one.is_member,
            presides=one.presides,
            mode=one.mode,
            recused=one.recused,
            challenged=one.challenged,
            votes=one.votes,
            is_viewer=one.person_id == viewer,
            is_guest=one.is_guest,
            fills_seat_id=global_id("Appointment", one.fills) if within and one.fills else None,
            has_voted=one.has_voted,
            out_of=[global_id("MeetingItem", key) for key in sorted(one.out_of)] if within else [],
            person_id=one.person_id,
            member_id=one.stands_for,
        )


@strawberry.type(
    description="That the quorum is lost: since when, by which entry, and by how many."
)
class MeetingQuorumLoss:
    """A loss of the quorum, as it was at that moment."""

    at: datetime = strawberry.field(description="When it was lost.")
    entry: int = strawberry.field(description="The entry of the log by which it was lost.")
    in_office: int = strawberry.field(description="Members in office (재적) that counted then.")
    needed: int = strawberry.field(description="How many were needed.")
    counted: int = strawberry.field(description="How many counted.")
    reasons: list[CouncilVoteStep] = strawberry.field(
        description="The arithmetic of that moment, each step with the rule it rests on."
    )
    rule: RuleRef = strawberry.field(description="The rule of the quorum.")

    @classmethod
    def of(cls, turn: QuorumTurn, locale: Locale) -> Self:
        """Show a loss."""
        state = turn.state
        return cls(
            at=turn.at,
            entry=turn.number,
            in_office=state.in_office,
            needed=state.needed,
            counted=state.counted,
            reasons=_steps(state, locale),
            rule=RuleRef.of(state.rule, locale),
        )


@strawberry.type(
    description="Whether enough members are there, for the item that is called or at all."
)
class MeetingQuorum:
    """A quorum with its arithmetic."""

    in_office: int = strawberry.field(
        description="Members in office (재적), without the recused where the rules take them out."
    )
    needed: int = strawberry.field(description="How many are needed.")
    present: int = strawberry.field(description="How many members are there.")
    counted: int = strawberry.field(description="How many of them count.")
    met: bool = strawberry.field(description="Whether that is enough.")
    steps: list[str] = strawberry.field(description="The arithmetic, step by step, in words.")
    reasons: list[CouncilVoteStep] = strawberry.field(
        description="The same arithmetic, each step with the rule it rests on."
    )

    lost: MeetingQuorumLoss | None = strawberry.field(
        description="Since when it is lost, in a meeting that is held; null while it is there."
    )

    @classmethod
    def of(cls, state: QuorumState, locale: Locale, lost: QuorumTurn | None = None) -> Self:
        """Show a quorum."""
        return cls(
            in_office=state.in_office,
            needed=state.needed,
            present=state.present,
            counted=state.counted,
            met=state.met,
            steps=[one.sentence(locale) for one in state.why],
            reasons=_steps(state, locale),
            lost=None if lost is None else MeetingQuorumLoss.of(lost, locale),
        )


def _steps(state: QuorumState, locale: Locale) -> list[CouncilVoteStep]:
    return [
        CouncilVoteStep.of(one.because.value, one.formula, one.rule, locale) for one in state.why
    ]


@strawberry.type(description="A line of a meeting's log (진행 기록).")
class MeetingEntry:
    """A line."""

    number: int = strawberry.field(description="Its place in the log.")
    at: datetime = strawberry.field(description="When.")
    kind: Entry = strawberry.field(description="What it says.")
    mode: Mode | None = strawberry.field(description="How somebody came.")
    words: str | None = strawberry.field(
        description="The gist, the ground, the reason, or the result it was about."
    )
    recusal: RecusalKind | None = strawberry.field(
        description="Of a member who is out of an item: how he came to be."
    )
    item_id: strawberry.ID | None = strawberry.field(description="The item it is about.")
    person_id: strawberry.Private[UUID | None]

    @strawberry.field(description="Whom it is about; null if nobody in particular.")
    async def name(self, info: Info) -> PublicName | None:
        """Name whom it is about."""
        if self.person_id is None:
            return None
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, row: EntryRow) -> Self:
        """Show a line."""
        out = row.kind is Entry.RECUSED
        how, _, ground = row.words.partition(": ") if out else ("", "", row.words)
        return cls(
            number=row.number,
            at=row.at,
            kind=row.kind,
            mode=row.mode,
            words=ground or None,
            recusal=RecusalKind(how) if out else None,
            item_id=global_id("MeetingItem", row.item_id) if row.item_id else None,
            person_id=row.person_id,
        )


@strawberry.type(description="The notice of a meeting to a member, with its proof.")
class MeetingNotice:
    """A notice."""

    arrived_on: str = strawberry.field(description="The day it arrived.")
    papers_on: str | None = strawberry.field(description="The day the last paper arrived.")
    read_at: datetime | None = strawberry.field(description="When the member said he has read it.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="To whom.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, row: NoticeRow) -> Self:
        """Show a notice."""
        return cls(
            arrived_on=row.arrived_on.isoformat(),
            papers_on=row.papers_on.isoformat() if row.papers_on else None,
            read_at=row.read_at,
            person_id=row.person_id,
        )


@strawberry.type(description="An organisation an item concerns: members tied to it do not decide.")
class MeetingParty:
    """A party to an item."""

    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))


@strawberry.type(description="What ties a member to an organisation an item concerns, as declared.")
class MeetingInterest:
    """An interest."""

    bond: Bond = strawberry.field(description="What it is.")
    declared_at: datetime = strawberry.field(description="When it was declared.")
    due_on: str | None = strawberry.field(
        description="The last day for it; null if it was declared before that was counted."
    )
    days_late: int = strawberry.field(description="How many days late it was declared.")
    row: strawberry.Private[InterestRow]

    @strawberry.field(description="Whose.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.row.person_id)

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.body_id))

    @classmethod
    def of(cls, row: InterestRow) -> Self:
        """Show an interest."""
        day = row.declared_at.astimezone(SEOUL).date()
        return cls(
            bond=row.bond,
            declared_at=row.declared_at,
            due_on=row.due_on.isoformat() if row.due_on else None,
            days_late=days_late(row.due_on, day) if row.due_on else 0,
            row=row,
        )


@strawberry.type(
    description="What the viewer has still to report of an item (Conflict of Interest Act 5, 16)."
)
class InterestDuty:
    """A duty to report."""

    bond: Bond = strawberry.field(description="What is known to tie him to the organisation.")
    known_on: str = strawberry.field(description="The day on which the agenda reached him.")
    due_on: str = strawberry.field(description="The last day for it.")
    days_late: int = strawberry.field(description="How many days late it is today.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the body."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, one: Duty) -> Self:
        """Show a duty."""
        return cls(
            bond=one.bond,
            known_on=one.known_on.isoformat(),
            due_on=one.due_on.isoformat(),
            days_late=one.late,
            body_id=one.body_id,
        )
