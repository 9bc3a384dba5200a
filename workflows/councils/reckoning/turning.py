"""When the quorum was lost and when it was there again, by which entry of the log (rule E1.7). Pure.

A vote that opens or closes says its own quorum; what is told here is the time before and between votes, in
which a quorum may be lost and nothing be put to the vote any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workflows.councils.reckoning.attendance import attended
from workflows.councils.reckoning.happenings import AttendanceEvent, Roster
from workflows.councils.reckoning.quorum import QuorumState, quorum_at
from workflows.councils.reckoning.rules import MeetingRules


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of the log: what it did at the door, if that, and the item that is called since.

    Before the opening nothing can be lost: `held` says that the meeting is open.
    """

    number: int
    at: datetime
    event: AttendanceEvent | None
    item: UUID | None
    held: bool


@dataclass(frozen=True, slots=True)
class QuorumTurn:
    """That the quorum was lost, or is there again, since an entry: for an item, or without one at all."""

    number: int
    at: datetime
    item: UUID | None
    state: QuorumState

    def as_json(self) -> dict[str, object]:
        """Return it for a certificate, which is about one item."""
        return {"entry": self.number, "at": self.at.isoformat(), "quorum": self.state.as_json()}


def quorum_turns(
    rules: MeetingRules, roster: Roster, steps: Sequence[Step]
) -> tuple[QuorumTurn, ...]:
    """Return each loss and each return of the quorum in a meeting that opened with one, in order.

    It is reckoned after each entry by those before it, so that of two at one instant each is told apart.
    Whoever is challenged counts as recused meanwhile, as for the vote on the challenge.
    """
    found: list[QuorumTurn] = []
    known: list[AttendanceEvent] = []
    met, item = True, None
    for step in steps:
        if step.event is not None:
            known.append(step.event)
        if not step.held or (step.event is None and step.item == item):
            continue
        item = step.item
        held = attended(rules, roster, known)
        state = quorum_at(rules, held, step.at, item, on_challenge=True)
        if state.met is not met:
            met = state.met
            found.append(QuorumTurn(step.number, step.at, item, state))
    return tuple(found)
