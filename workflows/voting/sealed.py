"""A sealed vote for a room with rights of its own: one question, a fixed roll, and the count alone comes out.

It is the shared ballot box with a paper of a few lines of which one is chosen. Who may open, vote and close
is the room's to say. While the box is open nobody reads a choice; at its close the last ballot of each voter
is counted and the key is destroyed, so that no way leads from a voter to a ballot.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from workflows.kit.refusal import WrongState
from workflows.record.uow import UnitOfWork
from workflows.voting import box
from workflows.voting.actions import ROLL, locked_poll, written
from workflows.voting.box import BoxAnswer, Slip
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.models import Poll, PollOption
from workflows.voting.states import POLL_MOVES, PollState, ResultVisibility

LONGEST_OPEN = timedelta(days=30)


async def open_sealed(
    uow: UnitOfWork, *, programme_id: UUID, voters: Sequence[UUID], lines: int, at: datetime
) -> UUID:
    """Open a box for these voters with a paper of so many lines; return the poll's key."""
    definition = Definition(
        kind=BallotKind.CHOOSE_ONE,
        rule=Rule.GREEDY,
        tie_rule=TieRule.EARLIER_SUBMITTED,
        budget=1,
        options=tuple(Option(number, 1, number) for number in range(1, lines + 1)),
        min_length=1,
        max_length=1,
    )
    poll = Poll(
        id=uuid4(),
        programme_id=programme_id,
        state=PollState.DRAFT,
        as_cast=False,
        roll_size=0,
        **written(
            definition,
            opens_at=at,
            closes_at=at + LONGEST_OPEN,
            revoting=True,
            early_close=True,
            result_visibility=ResultVisibility.ON_PUBLICATION,
        ),
    )
    uow.session.add(poll)
    await uow.session.flush()
    uow.session.add_all(
        PollOption(
            programme_id=programme_id,
            poll_id=poll.id,
            number=one.number,
            cost=one.cost,
            submitted=one.submitted,
            withdrawn=False,
            group="",
            reference_id=uuid4(),
        )
        for one in definition.options
    )
    await uow.session.flush()
    await uow.session.execute(
        ROLL,
        {
            "programme": programme_id,
            "poll": poll.id,
            "voters": list(voters),
            "now": at,
            "chance": secrets.token_bytes(32),
        },
    )
    poll.lot_commitment = await box.seal(uow.session, poll.id)
    poll.state = POLL_MOVES.after(poll.state, "open")
    poll.opened_at, poll.roll_size = at, len(voters)
    await uow.session.flush()
    return poll.id


async def drop_sealed(uow: UnitOfWork, *, poll_id: UUID, voter_id: UUID, line: int) -> None:
    """Put a voter's choice into the box; a later one replaces it. Refuses a box that is closed to him."""
    own = await box.own_ballot(uow.session, poll_id, voter_id)
    counter = 1 if own is None else own.counter + 1
    (dropped,) = await box.drop_in(uow.session, [Slip(poll_id, voter_id, counter, str(line))])
    if dropped.answer is not BoxAnswer.CAST:
        raise WrongState("vote_is_closed", field="voteId")


async def count_sealed(uow: UnitOfWork, *, poll_id: UUID, at: datetime) -> dict[int, int]:
    """Close a box, destroy its key, and return how many chose each line."""
    poll = await locked_poll(uow, poll_id)
    poll.state = POLL_MOVES.after(poll.state, "close")
    poll.closed_at = at
    await uow.session.flush()
    counted = await box.counted_groups(uow.session, poll_id)
    poll.state = POLL_MOVES.after(poll.state, "tally")
    await box.destroy_key(uow.session, poll_id)
    await uow.session.flush()
    return {int(choice): number for choice, number in counted.items()}
