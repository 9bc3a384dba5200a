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
