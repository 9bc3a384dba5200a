"""Delivery: empties the outbox, message by message, each with its reactions in one transaction."""

import time

import structlog

from workflows.corridor.reactions import REACTIONS
from workflows.record.outbox import Reactions, deliver_one
from workflows.record.uow import Sessions

log = structlog.get_logger(__name__)

# One round gives way after this many seconds, so that a job never outlives its time limit.
ROUND = 10.0


async def deliver_waiting(
    sessions: Sessions, reactions: Reactions = REACTIONS, *, round_seconds: float = ROUND
) -> int:
    """Deliver what waits, for at most one round; return how many messages were taken.

    Several workers may run this at once: each message is claimed by one (SKIP LOCKED). A reaction
    that fails is put off by the outbox itself and does not stop the others.
    """
    taken = 0
    until = time.monotonic() + round_seconds
    while time.monotonic() < until and await deliver_one(sessions, reactions):
        taken += 1
    if taken:
        log.info("outbox.delivered", messages=taken)
    return taken
