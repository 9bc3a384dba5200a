"""How a meeting stands at an instant: its rules, its bench, its log and who is there, read together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.floor import Floor, FloorEntry, floor_of
from workflows.councils.meetings.locked import (
    attendance_in,
    bench_of,
    cited_bench,
    entries_of,
    locked_row,
    presiding,
    rules_of,
)
from workflows.councils.meetings.models import Meeting, MeetingEntry
from workflows.councils.meetings.policy import Bench
from workflows.councils.meetings.states import Entry, MeetingForm, MeetingState
from workflows.councils.reckoning.attendance import Attendance
from workflows.councils.reckoning.quorum import QuorumState, quorum_at
from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.terms import Openness
from workflows.councils.reckoning.votes import Result
from workflows.kit.refusal import RuleBroken, WrongState
from workflows.record.once import once
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor

VOTE_TURNS = frozenset({Entry.VOTE_OPENED, Entry.VOTE_CLOSED})
ITEM_TURNS = frozenset({Entry.ITEM_CALLED, Entry.ITEM_ENDED})


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting at an instant. Who was there is asked of `attendance`, for any instant before too."""

    meeting: Meeting
    bench: Bench
    rules: MeetingRules
    log: Sequence[MeetingEntry]
    attendance: Attendance
    at: datetime

    @property
    def presiding(self) -> UUID | None:
        """Who presides now, if a head of the council is there."""
        return presiding(self.bench, self.attendance, self.at)

    @property
    def called_item(self) -> UUID | None:
        """The item that is called, by the log."""
        last = next((one for one in reversed(self.log) if one.kind in ITEM_TURNS), None)
        return last.item_id if last is not None and last.kind is Entry.ITEM_CALLED else None

    @property
    def in_private(self) -> bool:
        """Whether the item that is called is heard in private, by resolution of the council."""
        called = self.called_item
        turns = [one for one in self.log if one.kind in {*ITEM_TURNS, Entry.DOORS_CLOSED}]
        return called is not None and turns[-1].kind is Entry.DOORS_CLOSED

    @property
    def watched(self) -> bool:
        """Whether whoever is not of the council may watch now, by the rules of the place."""
        held = self.rules.openness
        by_rule = held is None or held.says is Openness.OPEN_UNLESS_CLOSED
        return by_rule and not self.in_private

    def is_watched_by(self, actor: Actor) -> bool:
        """Whether somebody may see who is there, who speaks and what is voted on."""
        held = self.meeting.state is MeetingState.OPEN
        return policy.watches(
            actor, self.bench, held=held, watched=self.watched, item_id=self.called_item
        )

    @property
    def floor(self) -> Floor:
        """Who speaks and who waits for the floor, by the log."""
        return floor_of(
            FloorEntry(one.number, one.at, one.kind, one.person_id, one.item_id, one.words)
            for one in self.log
        )

    def here(self, who: UUID) -> bool:
        """Say whether somebody is in the building: in the room, by video, or outside for an item."""
        return any(stay.covers(self.at) for stay in self.attendance.stays.get(who, ()))

    def hears(self, who: UUID) -> bool:
        """Say whether somebody is in the room or by video, and not outside for an item."""
        stays = self.attendance.stays.get(who, ())
        return any(stay.covers(self.at) and stay.out_for is None for stay in stays)

    def quorum(self, item_id: UUID | None = None, *, on_challenge: bool = False) -> QuorumState:
        """Return the quorum now, for an item or at all; `on_challenge`: without those challenged on it."""
        return quorum_at(self.rules, self.attendance, self.at, item_id, on_challenge=on_challenge)

    def demand_quorum(self, item_id: UUID | None = None, *, on_challenge: bool = False) -> None:
        """Refuse where too few are there (E1.7)."""
        state = self.quorum(item_id, on_challenge=on_challenge)
        if state.met:
            return
        figures = {"needed": state.needed, "counted": state.counted}
        figures |= {"in_office": state.in_office, "missing": state.needed - state.counted}
        out = len(self.attendance.roster.in_office) - state.in_office
        # Were those who are out of the item kept in the count, there would be enough.
        if out and self.quorum().met:
            rule = self.rules.recusal_denominator.rule
            figures |= {"out": out}
            raise RuleBroken("no_quorum_without_them", field="meetingId", rule=rule, **figures)
        raise RuleBroken("no_quorum", field="meetingId", rule=self.rules.quorum.rule, **figures)

    def demand_no_tie(self) -> None:
        """Refuse what would pass over a tie that waits for whoever presides (가부동수)."""
        turns = [one for one in self.log if one.kind in VOTE_TURNS]
        if turns and turns[-1].words == Result.AWAITS_CHAIR:
            raise WrongState("tie_waits", field="meetingId", rule=self.rules.tie.rule)

    def voters(self, item_id: UUID) -> frozenset[UUID]:
        """Return who can vote on an item now (E1.8, E5.5, E5.8): members, and who stands in for one.

        In writing it is every member but those who are out.
        """
        if self.meeting.form is MeetingForm.WRITTEN:
            barred = self.attendance.recused_at(self.at, item_id)
            barred |= self.attendance.challenged_at(self.at, item_id)
            return frozenset(self.bench.members) - barred
        filled = self.attendance.speakers_at(self.at, item_id)
        may = (filled[seat] for seat in self.attendance.voters_at(self.at, item_id))
        return frozenset(one for one in may if not self._is_out(one, item_id))

    def demand_voter(self, item_id: UUID | None, who: UUID | None) -> None:
        """Refuse who cannot vote on an item now, with the reason: recused, challenged, or not there.

        What shuts a member out shuts out who stands in for him, and so does an interest of his own.
        """
        if item_id is not None and who in self.voters(item_id):
            return
        seat = None if who is None else self.bench.seat_of(who)
        ones = [one for one in (who, seat) if one is not None]
        if any(self.attendance.is_recused(one, self.at, item_id) for one in ones):
            rule = self.rules.recusal_denominator.rule
            raise RuleBroken("recused_cannot_vote", field="voteId", rule=rule)
        if any(self.attendance.is_challenged(one, self.at, item_id) for one in ones):
            rule = self.rules.recusal_kinds.rule
            raise RuleBroken("challenged_cannot_vote", field="voteId", rule=rule)
        if seat is not None and seat != who and self.here(seat):
            raise RuleBroken("member_votes_himself", field="voteId", rule=self.rules.proxy.rule)
        raise RuleBroken("absent_cannot_vote", field="voteId", rule=self.rules.quorum.rule)

    def _is_out(self, who: UUID, item_id: UUID) -> bool:
        """Say whether somebody is recused from an item or challenged on it."""
        return self.attendance.is_recused(who, self.at, item_id) or self.attendance.is_challenged(
            who, self.at, item_id
        )

    def demand_mover(self, item_id: UUID, who: UUID | None) -> None:
        """Refuse who cannot amend an item: in a meeting whoever cannot vote on it, before it the recused."""
        out = who is not None and self.attendance.is_recused(who, self.at, item_id)
        if self.meeting.state is MeetingState.OPEN or out:
            self.demand_voter(item_id, who)


async def standing_of(
    session: AsyncSession, meeting: Meeting, at: datetime, *, cited: bool = True
) -> Standing:
    """Return how a meeting stands at an instant, read once in a snapshot; `cited` as of a bench."""

    async def read() -> Standing:
        bench = await bench_of(session, meeting, at, cited=False)
        rules = await rules_of(session, meeting)
        log = await entries_of(session, meeting.id)
        # What was noted under the lock can be a moment later than the clock that is asked now.
        now = max(at, log[-1].at) if log else at
        return Standing(meeting, bench, rules, log, attendance_in(rules, bench, log), now)

    standing = await once(session, ("standing", meeting.id, at), read)
    return await cited_standing(session, standing) if cited else standing


async def cited_standing(session: AsyncSession, standing: Standing) -> Standing:
    """Return it with the rules that refusals cite of who keeps the log and who convenes."""
    bench = await cited_bench(session, standing.meeting, standing.at, standing.bench)
    return replace(standing, bench=bench)


async def locked_standing(uow: UnitOfWork, meeting_id: UUID, *, cited: bool = True) -> Standing:
    """Return a meeting, locked, as it stands now, in the hat in which the asker has to do with it."""
    meeting = await locked_row(uow, meeting_id)
    now = await database_now(uow.session)
    standing = await standing_of(uow.session, meeting, now, cited=cited)
    uow.hat = policy.hat_here(uow.actor, standing.bench)
    return standing
