"""Verbs of a poll besides voting: drafting, opening on a frozen roll, closing, counting."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, text, update

from workflows.kit.hashing import Canonical, digest
from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.voting import box, policy, queries
from workflows.voting.closing import closable, close_reason, openable, revisable
from workflows.voting.definitions import check_definition
from workflows.voting.events import PollEvent
from workflows.voting.inside import by_channel, tally_inside
from workflows.voting.kinds import Definition
from workflows.voting.models import Poll, PollOption, PollResult
from workflows.voting.states import POLL_MOVES, PollState, ResultVisibility
from workflows.voting.tally import Tally, tally_record

LONGEST_REASON = 500
# Entry ids are chance of this statement alone, stretched by hashing, and tell nothing of the voter.
ROLL = text(
    "INSERT INTO roll_entry (entry_id, programme_id, poll_id, voter_id, valid, recorded)"
    " SELECT encode(substr(sha256(CAST(:chance AS bytea) || uuid_send(voter)), 1, 16), 'hex')::uuid,"
    " :programme, :poll, voter, tstzrange(:now, NULL), tstzrange(:now, NULL)"
    " FROM unnest(CAST(:voters AS uuid[])) AS voter"
)


async def draft_poll(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    definition: Definition,
    references: Sequence[UUID],
    opens_at: datetime,
    closes_at: datetime,
    revoting: bool,
    early_close: bool,
    as_cast: bool = False,
    result_visibility: ResultVisibility = ResultVisibility.AT_COUNT,
) -> Poll:
    """Draft a poll with its ballot paper; `references` names what stands on each line, in order.

    Allowed: officers who may prepare votes. Refuses: a definition that no rule can count
    (`definitions.check_definition`), a window that ends before it begins. Records: ``poll.drafted``.
    """
    uow.wear(Permission.CAMPAIGN_PREPARE, programme_id)
    poll = Poll(
        id=uuid4(),
        programme_id=programme_id,
        state=PollState.DRAFT,
        as_cast=as_cast,
        roll_size=0,
        **written(
            definition,
            opens_at=opens_at,
            closes_at=closes_at,
            revoting=revoting,
            early_close=early_close,
            result_visibility=result_visibility,
        ),
    )
    uow.session.add(poll)
    await uow.session.flush()
    uow.session.add_all(
        PollOption(
            programme_id=programme_id,
            poll_id=poll.id,
            number=option.number,
            cost=option.cost,
            submitted=option.submitted,
            withdrawn=option.withdrawn,
            group=option.group,
            reference_id=reference,
        )
        for option, reference in zip(definition.options, references, strict=True)
    )
    uow.record(PollEvent.DRAFTED, poll.id, programme_id=programme_id)
    await uow.session.flush()
    return poll


async def redraft_poll(
    uow: UnitOfWork,
    *,
    poll_id: UUID,
    definition: Definition,
    opens_at: datetime,
    closes_at: datetime,
    revoting: bool,
    early_close: bool,
    result_visibility: ResultVisibility = ResultVisibility.AT_COUNT,
) -> Poll:
    """Put other terms in the place of those of a draft; the lines of its paper stay.

    Allowed: officers who may prepare votes. Refuses: a poll that is no draft any more, and what
    drafting refuses. Records: ``poll.redrafted``.
    """
    poll = await locked_poll(uow, poll_id)
    uow.wear(Permission.CAMPAIGN_PREPARE, poll.programme_id)
    demand(revisable(poll.state))
    terms = written(
        definition,
        opens_at=opens_at,
        closes_at=closes_at,
        revoting=revoting,
        early_close=early_close,
        result_visibility=result_visibility,
    )
    for name, value in terms.items():
        setattr(poll, name, value)
    uow.record(PollEvent.REDRAFTED, poll_id, programme_id=poll.programme_id)
    await uow.session.flush()
    return poll


async def open_poll(uow: UnitOfWork, *, poll_id: UUID, voters: Sequence[UUID]) -> Poll:
    """Open a poll on a roll that is frozen from here on, and seal its box.

    Allowed: officers who may open votes. Refuses: a poll that is not a draft, has no options, or
    whose window has passed. Records: ``poll.opened`` with the definition's digest and the roll's size.
    """
    poll = await locked_poll(uow, poll_id)
    demand(policy.may_open(uow.actor, poll.programme_id))
    uow.wear(Permission.CAMPAIGN_OPEN, poll.programme_id)
    papers = await queries.options_by_poll(uow.session, uow.actor, {poll_id})
    demand(openable(poll.state, poll.closes_at, len(papers[poll_id]), uow.now))
    if not voters:
        raise RuleBroken("empty_roll", rule="vote.roll")
    await uow.session.execute(
        ROLL,
        {
            "programme": poll.programme_id,
            "poll": poll_id,
            "voters": list(voters),
            "now": uow.now,
            "chance": secrets.token_bytes(32),
        },
    )
    poll.lot_commitment = await box.seal(uow.session, poll_id)
    poll.state = POLL_MOVES.after(poll.state, "open")
    poll.opened_at = uow.now
    poll.roll_size = len(voters)
    uow.record(
        PollEvent.OPENED,
        poll_id,
        programme_id=poll.programme_id,
        definition=_definition_digest(poll, papers[poll_id]),
        roll_size=len(voters),
        lot_commitment=poll.lot_commitment,
    )
    await uow.session.flush()
    return poll


async def close_poll(uow: UnitOfWork, *, poll_id: UUID, reason: str | None = None) -> Poll:
    """Close a poll for good: at its hour, or earlier with a public reason if its notice allows it.

    Allowed: officers who may close votes; the house at the hour. Refuses: a poll that is not open,
    one before its hour whose notice knows no early close, an early close without a reason, one with
    papers that are not reconciled. Records: ``poll.closed``. The row lock waits for voters in flight.
    """
    poll = await locked_poll(uow, poll_id)
    demand(policy.may_close(uow.actor, poll.programme_id))
    uow.wear(Permission.CAMPAIGN_CLOSE, poll.programme_id)
    demand(closable(poll.state, poll.closes_at, early_close=poll.early_close, moment=uow.now))
    batches = await queries.batches_open(uow.session, poll_id)
    if batches:
        raise RuleBroken("batches_open", rule="vote.paper", batches=batches)
    why = close_reason(poll.closes_at, uow.now, reason)
    poll.closed_early_reason = (
        clean(why, field="reason", longest=LONGEST_REASON, lines=True) if why else None
    )
    poll.state = POLL_MOVES.after(poll.state, "close")
    poll.closed_at = uow.now
    uow.record(PollEvent.CLOSED, poll_id, programme_id=poll.programme_id, early=why is not None)
    await uow.session.flush()
    return poll


async def close_due_polls(uow: UnitOfWork) -> list[UUID]:
    """Close every open poll whose hour has passed and whose papers add up; return their ids.

    Allowed: the house. Refuses: nothing. Records: ``poll.closed`` for each. Several closers at once
    skip what another holds; voting does not depend on any of them.
    """
    due = list(
        await uow.session.scalars(
            select(Poll.id)
            .where(
                Poll.state == PollState.OPEN,
                Poll.closes_at <= func.dure_now(),
                ~queries.HAS_OPEN_BATCH,
            )
            .order_by(Poll.id)
            .with_for_update(skip_locked=True)
        )
    )
    for poll_id in due:
        await close_poll(uow, poll_id=poll_id)
    return due


@dataclass(frozen=True, slots=True)
class Counted:
    """A stored result, and the tally it was made from."""

    row: PollResult
    tally: Tally


async def tally_poll(uow: UnitOfWork, *, poll_id: UUID) -> Counted:
    """Count a closed poll, keep the result with every step, and destroy the key of the box.

    Allowed: the house. Refuses: a poll that is not closed. Records: ``poll.tallied`` with the
    result's digest. Runs in a transaction that began after the close.
    """
    poll = await locked_poll(uow, poll_id)
    after = POLL_MOVES.after(poll.state, "tally")
    papers = await queries.options_by_poll(uow.session, uow.actor, {poll_id})
    inside = await box.contents(uow.session, poll_id)
    channels = await by_channel(uow.session, poll, inside.groups)
    # Equal shares may take seconds: the process goes on answering meanwhile.
    counted = await asyncio.to_thread(
        tally_inside,
        queries.definition_of(poll, papers[poll_id], lot_seed=inside.lot_seed),
        channels,
    )
    outcome = tally_record(counted)
    result = PollResult(
        programme_id=poll.programme_id,
        poll_id=poll_id,
        ballots=counted.ballots,
        replaced=inside.replaced,
        roll_size=poll.roll_size,
        lot_seed=inside.lot_seed.hex(),
        outcome=outcome,
        digest=digest(outcome),
        tallied_at=uow.now,
    )
    uow.session.add(result)
    poll.state = after
    await box.destroy_key(uow.session, poll_id)
    uow.record(PollEvent.TALLIED, poll_id, programme_id=poll.programme_id, result=result.digest)
    await uow.session.flush()
    return Counted(result, counted)


async def locked_poll(uow: UnitOfWork, poll_id: UUID) -> Poll:
    """Return a poll under its row lock, or refuse with `no_such_campaign`."""
    poll = await uow.session.scalar(
        select(Poll)
        .where(Poll.id == poll_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if poll is None:
        raise NotFound("no_such_campaign", field="campaignId")
    await uow.locked()
    return poll


async def change_roll_size(uow: UnitOfWork, poll_id: UUID, change: int) -> None:
    """Add to the size of a roll, in the database's own arithmetic."""
    await uow.session.execute(
        update(Poll).where(Poll.id == poll_id).values(roll_size=Poll.roll_size + change)
    )


def written(
    definition: Definition,
    *,
    opens_at: datetime,
    closes_at: datetime,
    revoting: bool,
    early_close: bool,
    result_visibility: ResultVisibility,
) -> dict[str, Any]:
    """Return the columns of a poll's terms. Refuses what no rule can count, and a crossed window."""
    check_definition(definition)
    if closes_at <= opens_at:
        raise Invalid("closes_before_it_opens", field="closesAt")
    return {
        "ballot_kind": definition.kind,
        "rule": definition.rule,
        "tie_rule": definition.tie_rule,
        "budget": definition.budget,
        "min_length": definition.min_length,
        "max_length": definition.max_length,
        "min_points_sum": definition.min_points_sum,
        "max_points_sum": definition.max_points_sum,
        "max_points": definition.max_points,
        "max_cost_sum": definition.max_cost_sum,
        "threshold": definition.threshold,
        "step": definition.step,
        "most_in_group": definition.most_in_group,
        "channels": [[channel.value, weight] for channel, weight in definition.channels] or None,
        "least_apart": definition.least_apart,
        "revoting": revoting,
        "early_close": early_close,
        "result_visibility": result_visibility,
        "opens_at": opens_at,
        "closes_at": closes_at,
    }


def _definition_digest(poll: Poll, options: Sequence[PollOption]) -> str:
    """Return the digest of what was put to the vote and how it will be counted."""
    more: dict[str, Canonical] = {}
    if poll.most_in_group is not None:
        more["groups"] = [poll.most_in_group, [one.group for one in options]]
    if poll.channels is not None:
        more["channels"] = [
            [channel.value, weight] for channel, weight in queries.channels_of(poll)
        ]
    if poll.least_apart is not None:
        more["least_apart"] = poll.least_apart
    if poll.result_visibility is not ResultVisibility.AT_COUNT:
        more["result"] = poll.result_visibility.value
    return digest(
        {
            **more,
            "poll": str(poll.id),
            "kind": poll.ballot_kind.value,
            "rule": poll.rule.value,
            "tie_rule": poll.tie_rule.value,
            "budget": poll.budget,
            "length": [poll.min_length, poll.max_length],
            "points": [poll.min_points_sum, poll.max_points_sum, poll.max_points],
            "cost_sum": poll.max_cost_sum,
            "threshold": poll.threshold,
            "step": poll.step,
            "revoting": poll.revoting,
            "early_close": poll.early_close,
            "window": [poll.opens_at.isoformat(), poll.closes_at.isoformat()],
            "options": [
                [one.number, one.cost, one.submitted, str(one.reference_id)] for one in options
            ],
        }
    )
