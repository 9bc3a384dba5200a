"""The losses of the quorum in a meeting, read out of its log."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from workflows.councils.meetings.locked import happenings
from workflows.councils.meetings.models import MeetingEntry
from workflows.councils.meetings.policy import Bench
from workflows.councils.meetings.standing import Standing
from workflows.councils.meetings.states import Entry, MeetingForm
from workflows.councils.reckoning.happenings import Roster
from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.turning import QuorumTurn, Step, quorum_turns


def turns_of(
    rules: MeetingRules, bench: Bench, log: Sequence[MeetingEntry]
) -> tuple[QuorumTurn, ...]:
    """Return each loss and each return of the quorum while a meeting was open, by its log."""
    return quorum_turns(rules, Roster(frozenset(bench.members), bench.proxies), list(_steps(log)))


def lost_now(now: Standing) -> QuorumTurn | None:
    """Return since when and by which entry the quorum is lost; None while it is there, and in writing."""
    if (
        now.meeting.form is MeetingForm.WRITTEN
        or now.quorum(now.called_item, on_challenge=True).met
    ):
        return None
    last = turns_of(now.rules, now.bench, now.log)[-1:]
    return last[0] if last and not last[0].state.met else None


def _steps(log: Iterable[MeetingEntry]) -> Iterator[Step]:
    item: UUID | None = None
    held = False
    for one in log:
        if one.kind is Entry.ITEM_CALLED:
            item = one.item_id
        elif one.kind is Entry.ITEM_ENDED:
            item = None
        elif one.kind in {Entry.OPENED, Entry.CLOSED}:
            held = one.kind is Entry.OPENED
        event = next(iter(happenings([one])), None)
        yield Step(one.number, one.at, event, item, held)
