"""From the close of a poll to its count, and from the count to the proposals it decided."""

from workflows.proposals.campaigns.actions import decide_proposals
from workflows.record.models import Event
from workflows.record.uow import UnitOfWork
from workflows.voting import queries
from workflows.voting.actions import tally_poll
from workflows.voting.closing import result_shown
from workflows.voting.comparing import compare_rules
from workflows.voting.models import Poll
from workflows.voting.states import PollState


async def count_after_close(uow: UnitOfWork, event: Event) -> None:
    """Count a poll once it is closed; a poll already counted is left alone."""
    poll = await uow.session.get_one(Poll, event.subject_id)
    if poll.state is PollState.CLOSED:
        await tally_poll(uow, poll_id=poll.id)


async def compare_after_count(uow: UnitOfWork, event: Event) -> None:
    """Keep what other rules would have made of the ballots that were counted."""
    await compare_rules(uow, poll_id=event.subject_id)


async def tell_proposals(uow: UnitOfWork, event: Event) -> None:
    """Mark the proposals of a counted campaign as selected or not, once its result shows."""
    poll_id = event.subject_id
    poll = await uow.session.get_one(Poll, poll_id)
    if result_shown(poll.state, poll.result_visibility, poll.result_published_at) is not True:
        return
    lines = await queries.options_by_poll(uow.session, uow.actor, {poll_id})
    results = await queries.results_by_poll(uow.session, uow.actor, {poll_id})
    taken = queries.selected_numbers(results[poll_id])
    await decide_proposals(
        uow,
        poll_id=poll_id,
        selected=[line.reference_id for line in lines[poll_id] if line.number in taken],
    )
