"""What verbs of amendments and their offers both ask."""

from collections.abc import Collection, Sequence
from uuid import UUID

from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.standing import Standing
from workflows.councils.meetings.states import (
    AgendaTopic,
    Asked,
    ItemState,
    MeetingForm,
    MeetingState,
)
from workflows.councils.motions.models import MotionAmendment
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, WrongState

BEFORE = frozenset({ItemState.TABLED, ItemState.CALLED, ItemState.DEFERRED})


def check_amendable(now: Standing, item: MeetingItem) -> None:
    """Refuse where nothing is amended: in writing, not called for yet, only reported, or over."""
    if now.meeting.form is MeetingForm.WRITTEN:
        raise WrongState("answered_in_writing", field="meetingId")
    if now.meeting.state not in {MeetingState.CALLED, MeetingState.OPEN}:
        raise WrongState("meeting_not_called", field="meetingId")
    if item.asked is Asked.REPORT:
        raise WrongState("report_is_not_voted", field="itemId")
    if item.topic is AgendaTopic.OWN_RULES:
        raise WrongState("rule_change_stands", field="itemId")
    if item.state not in BEFORE:
        raise WrongState("item_is_over", field="itemId")


def check_no_open_vote(*, vote_is_open: bool) -> None:
    """Refuse while a vote is open."""
    if vote_is_open:
        raise WrongState("vote_is_open", field="meetingId")


def check_supporter(row: MotionAmendment, who: UUID | None, *, known: bool) -> None:
    """Refuse who has moved an amendment, or supports it already."""
    if known or who == row.mover_id:
        raise Conflict("supports_already", field="amendmentId")


def check_mover(row: MotionAmendment, who: UUID | None) -> None:
    """Refuse everybody but who has moved an amendment."""
    if who != row.mover_id:
        raise NotAllowed("only_the_mover")


def check_unvoted(*, voted: bool) -> None:
    """Refuse to order amendments of which one was voted on already."""
    if voted:
        raise WrongState("amendments_voted_already", field="itemId")


def check_order(given: Sequence[int], waiting: Collection[int]) -> None:
    """Refuse an order that does not name every amendment that waits exactly once, or none where none does."""
    if not waiting or sorted(given) != sorted(waiting):
        raise Invalid("order_names_each_once", field="numbers")
