"""Publishing a result: the hour is the office's where the notice says so; what was counted is not."""

from uuid import UUID

from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting import policy
from workflows.voting.actions import locked_poll
from workflows.voting.closing import publishable
from workflows.voting.events import PollEvent
from workflows.voting.models import Poll


async def publish_result(uow: UnitOfWork, *, poll_id: UUID) -> Poll:
    """Show the result of a counted poll to everybody.

    Allowed: officers who may close votes. Refuses: a poll that is not counted, one whose result
    shows at the count, twice. Records: ``poll.published``.
    """
    poll = await locked_poll(uow, poll_id)
    demand(policy.may_publish(uow.actor, poll.programme_id))
    uow.wear(Permission.CAMPAIGN_CLOSE, poll.programme_id)
    demand(publishable(poll.state, poll.result_visibility, poll.result_published_at))
    poll.result_published_at = uow.now
    uow.record(PollEvent.PUBLISHED, poll_id, programme_id=poll.programme_id)
    await uow.session.flush()
    return poll
