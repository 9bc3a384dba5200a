"""When a poll may be revised, opened, closed and its result shown: pure checks on its terms and a moment."""

from collections.abc import Sequence
from datetime import datetime

from workflows.kit.refusal import Conflict, Invalid, RuleBroken, WrongState
from workflows.rights.verdict import Verdict
from workflows.voting.states import POLL_MOVES, PollState, ResultVisibility


def openable(state: PollState, closes_at: datetime, options: int, moment: datetime) -> Verdict:
    """A draft with at least one option whose window has not passed."""
    if not POLL_MOVES.allows(state, "open"):
        return WrongState("poll_not_draft", rule="vote.window")
    if moment >= closes_at:
        return WrongState("window_has_passed", rule="vote.window", closes_at=closes_at)
    if options == 0:
        return RuleBroken("no_options", field="proposalIds")
    return True


def revisable(state: PollState) -> Verdict:
    """A draft: the opening freezes its terms."""
    if state is not PollState.DRAFT:
        return WrongState("poll_not_draft", rule="vote.window")
    return True


def votable(state: PollState, opens_at: datetime, closes_at: datetime, moment: datetime) -> Verdict:
    """Open, and the moment inside the window."""
    if state is PollState.DRAFT or (state is PollState.OPEN and moment < opens_at):
        return WrongState("voting_not_open_yet", rule="vote.window", opens_at=opens_at)
    if state is not PollState.OPEN or moment >= closes_at:
        return WrongState("voting_closed", rule="vote.window", closes_at=closes_at)
    return True


def replaceable(*, voted: bool, revoting: bool) -> Verdict:
    """No ballot yet, or a poll in which a later ballot takes the place of an earlier one."""
    if voted and not revoting:
        return Conflict("already_voted", rule="vote.one_person")
    return True


def no_paper(*, came: bool) -> Verdict:
    """Nobody who came for a paper votes online as well."""
    return Conflict("came_for_paper", rule="vote.one_person") if came else True


def takes_papers(state: PollState, channels: Sequence[object] | None) -> Verdict:
    """Open, with a notice that names more channels than online."""
    if state is not PollState.OPEN:
        reason = "poll_not_open" if state is PollState.DRAFT else "already_closed"
        return WrongState(reason, rule="vote.window")
    if len(channels or ()) < 2:
        return RuleBroken("channel_not_in_notice", rule="vote.paper")
    return True


def closable(
    state: PollState, closes_at: datetime, *, early_close: bool, moment: datetime
) -> Verdict:
    """Open, and either past its hour or of a kind whose notice allows an earlier close."""
    if not POLL_MOVES.allows(state, "close"):
        reason = "poll_not_open" if state is PollState.DRAFT else "already_closed"
        return WrongState(reason, rule="vote.window")
    if moment < closes_at and not early_close:
        return WrongState("not_before_the_hour", rule="vote.window", closes_at=closes_at)
    return True


def result_shown(
    state: PollState, visibility: ResultVisibility, published_at: datetime | None
) -> Verdict:
    """Counted, and published where the notice says that the office publishes it."""
    if state is not PollState.TALLIED:
        return WrongState("poll_not_counted", rule="vote.result")
    if visibility is ResultVisibility.ON_PUBLICATION and published_at is None:
        return WrongState("result_not_published", rule="vote.result")
    return True


def publishable(
    state: PollState, visibility: ResultVisibility, published_at: datetime | None
) -> Verdict:
    """Counted and not published yet, by a notice that leaves the hour to the office."""
    if visibility is ResultVisibility.AT_COUNT:
        return WrongState("result_shows_by_itself", rule="vote.result")
    if published_at is not None:
        return Conflict("result_published_already", rule="vote.result")
    if state is not PollState.TALLIED:
        return WrongState("poll_not_counted", rule="vote.result")
    return True


def close_reason(closes_at: datetime, moment: datetime, reason: str | None) -> str | None:
    """Return the reason of an early close, None at or after the hour; refuse one left out."""
    if moment >= closes_at:
        return None
    if reason is None or not reason.strip():
        raise Invalid("early_close_needs_reason", field="reason", rule="vote.window")
    return reason
