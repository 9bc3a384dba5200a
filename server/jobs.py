"""Jobs: each opens a unit of work as the house itself and calls one action."""

from server.delivery import deliver_waiting
from workflows.corridor.letters import Post, mail_waiting
from workflows.corridor.retention import forget_due
from workflows.proposals.dumps.actions import make_dumps
from workflows.proposals.moderation.actions import end_blindings
from workflows.proposals.support.actions import demand_interim_answers
from workflows.record.kept_answers import forget_old_answers
from workflows.record.uow import Sessions, unit_of_work
from workflows.voting.actions import close_due_polls


async def deliver(sessions: Sessions) -> int:
    """Deliver the outbox; return how many messages were taken."""
    return await deliver_waiting(sessions)


async def close_polls(sessions: Sessions) -> None:
    """Close the polls whose hour has struck by the database's clock."""
    async with unit_of_work(sessions) as uow:
        await close_due_polls(uow)


async def forget_answers(sessions: Sessions) -> None:
    """Forget answers kept for repeated requests, after seven days."""
    async with unit_of_work(sessions) as uow:
        await forget_old_answers(uow)


async def look_for_lateness(sessions: Sessions) -> None:
    """Let every late answer beget the duty of an interim one."""
    async with unit_of_work(sessions) as uow:
        await demand_interim_answers(uow)


async def mail(sessions: Sessions, *, post: Post, address: str) -> int:
    """Mail what is due to be mailed; return how many letters went out."""
    return await mail_waiting(sessions, post, address)


async def open_data(sessions: Sessions) -> None:
    """Make a version of the open data of every place where something changed."""
    async with unit_of_work(sessions) as uow:
        await make_dumps(uow)


async def forget(sessions: Sessions) -> None:
    """Erase the personal values that have been kept long enough."""
    async with unit_of_work(sessions) as uow:
        await forget_due(uow, dry=False)


async def show_again(sessions: Sessions) -> None:
    """Show again what was blinded for a time that is over."""
    async with unit_of_work(sessions) as uow:
        await end_blindings(uow)
