"""How a meeting stands at an instant: its rules, its bench, its log and who is there, read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.locked import (
    attendance_in,
    bench_of,
    entries_of,
    locked_meeting,
    presiding,
    rules_of,
)
from workflows.councils.meetings.models import Meeting, MeetingEntry
from workflows.councils.meetings.policy import Bench
from workflows.councils.meetings.states import MeetingForm, MeetingState
from workflows.councils.reckoning.attendance import Attendance
from workflows.councils.reckoning.quorum import QuorumState, quorum_at
from workflows.councils.reckoning.rules import MeetingRules
from workflows.kit.refusal import RuleBroken
from workflows.record.uow import UnitOfWork, database_now


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

    def quorum(self, item_id: UUID | None = None) -> QuorumState:
        """Return the quorum now, for an item or at all."""
        return quorum_at(self.rules, self.attendance, self.at, item_id)

    def demand_quorum(self, item_id: UUID | None = None) -> None:
        """Refuse where too few are there (E1.7)."""
        state = self.quorum(item_id)
        if not state.met:
            raise RuleBroken(
                "no_quorum",
                field="meetingId",
                rule=self.rules.quorum.rule,
                needed=state.needed,
                counted=state.counted,
            )

    def voters(self, item_id: UUID) -> frozenset[UUID]:
        """Return who can vote on an item now (E1.8, E5.5); in writing every member but those who are out."""
        if self.meeting.form is MeetingForm.WRITTEN:
            barred = self.attendance.recused_at(self.at, item_id)
            barred |= self.attendance.challenged_at(self.at, item_id)
            return frozenset(self.bench.members) - barred
        return self.attendance.voters_at(self.at, item_id)

    def demand_voter(self, item_id: UUID | None, who: UUID | None) -> None:
        """Refuse who cannot vote on an item now, with the reason: recused, challenged, or not there."""
        if item_id is not None and who in self.voters(item_id):
            return
        if who is not None and self.attendance.is_recused(who, self.at, item_id):
            rule = self.rules.recusal_denominator.rule
            raise RuleBroken("recused_cannot_vote", field="voteId", rule=rule)
        if who is not None and self.attendance.is_challenged(who, self.at, item_id):
            rule = self.rules.recusal_kinds.rule
            raise RuleBroken("challenged_cannot_vote", field="voteId", rule=rule)
        raise RuleBroken("absent_cannot_vote", field="voteId", rule=self.rules.quorum.rule)

    def demand_mover(self, item_id: UUID, who: UUID | None) -> None:
        """Refuse who cannot amend an item: in a meeting whoever cannot vote on it, before it the recused."""
        out = who is not None and self.attendance.is_recused(who, self.at, item_id)
        if self.meeting.state is MeetingState.OPEN or out:
            self.demand_voter(item_id, who)


async def standing_of(session: AsyncSession, meeting: Meeting, at: datetime) -> Standing:
    """Return how a meeting stands at an instant."""
    bench = await bench_of(session, meeting, at)
    rules = await rules_of(session, meeting)
    log = await entries_of(session, meeting.id)
    # What was noted under the lock can be a moment later than the clock that is asked now.
    now = max(at, log[-1].at) if log else at
    return Standing(meeting, bench, rules, log, attendance_in(rules, bench, log), now)


async def locked_standing(uow: UnitOfWork, meeting_id: UUID) -> Standing:
    """Return a meeting, locked, as it stands now, in the hat in which the asker has to do with it."""
    meeting, _ = await locked_meeting(uow, meeting_id)
    return await standing_of(uow.session, meeting, await database_now(uow.session))
