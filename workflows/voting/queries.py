"""Questions about polls: definitions, options, the roll, results and the notes on the roll."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, exists, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.among import among
from workflows.kit.shape import Shape
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.voting import policy
from workflows.voting.box import OwnBallot
from workflows.voting.kinds import Channel, Definition, Option
from workflows.voting.models import (
    Poll,
    PollComparison,
    PollOption,
    PollResult,
    RollCorrection,
    RollEntry,
)
from workflows.voting.paper.models import PaperBatch
from workflows.voting.paper.states import BatchState
from workflows.voting.states import CorrectionKind, CorrectionState

# The definitions of polls are public, and so are results once they show.
POLL_SHAPE = Shape(Poll)
RESULT_SHAPE = Shape(PollResult, policy.readable_results)
# Asked for every ballot: written down once, so that no time goes into making them again.
_IDS = among("ids", Uuid)
POLLS = select(Poll).where(Poll.id == _IDS)
HAS_OPEN_BATCH = exists().where(PaperBatch.poll_id == Poll.id, PaperBatch.state == BatchState.OPEN)
PAPERS = select(PollOption).where(PollOption.poll_id == _IDS).order_by(PollOption.number)


async def polls_by_id(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, Poll]:
    """Return polls; their definitions are public."""
    rows = await session.scalars(POLLS, {"ids": list(ids)})
    return {row.id: row for row in rows}


async def options_by_poll(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Sequence[PollOption]]:
    """Return the lines of ballot papers, in the order of their numbers."""
    found: dict[UUID, list[PollOption]] = {poll_id: [] for poll_id in ids}
    rows = await session.scalars(PAPERS, {"ids": list(ids)})
    for row in rows:
        found[row.poll_id].append(row)
    return dict(found)


async def options_by_reference(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Sequence[PollOption]]:
    """Return where these things stand or stood on ballot papers, the newest poll last."""
    found: dict[UUID, list[PollOption]] = {one: [] for one in ids}
    rows = await session.scalars(
        select(PollOption)
        .join(Poll, Poll.id == PollOption.poll_id)
        .where(PollOption.reference_id.in_(ids))
        .order_by(Poll.opens_at, PollOption.poll_id)
    )
    for row in rows:
        found[row.reference_id].append(row)
    return dict(found)


async def results_by_poll(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, PollResult]:
    """Return the results of tallied polls, as far as they show."""
    rows = await session.scalars(
        select(PollResult).where(PollResult.poll_id.in_(ids), policy.readable_results(actor))
    )
    return {row.poll_id: row for row in rows}


async def comparisons_by_poll(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Sequence[PollComparison]]:
    """Return what other rules would have made of polls, in the order of the rules' names."""
    found: dict[UUID, list[PollComparison]] = {poll_id: [] for poll_id in ids}
    rows = await session.scalars(
        select(PollComparison)
        .where(PollComparison.poll_id.in_(ids), policy.readable_results(actor, of=PollComparison))
        .order_by(PollComparison.rule)
    )
    for row in rows:
        found[row.poll_id].append(row)
    return dict(found)


async def is_on_roll(session: AsyncSession, poll_id: UUID, voter_id: UUID) -> bool:
    """Say whether a voter stands on the roll of a poll; the asker sees his own entry."""
    found = await session.scalar(
        select(RollEntry.entry_id).where(
            RollEntry.poll_id == poll_id,
            RollEntry.voter_id == voter_id,
            func.upper_inf(RollEntry.recorded),
        )
    )
    return found is not None


def definition_of(
    poll: Poll, options: Sequence[PollOption], *, lot_seed: bytes | None = None
) -> Definition:
    """Return the pure definition of a poll, as the tally takes it."""
    return Definition(
        kind=poll.ballot_kind,
        rule=poll.rule,
        tie_rule=poll.tie_rule,
        budget=poll.budget,
        options=tuple(
            Option(
                number=one.number,
                cost=one.cost,
                submitted=one.submitted,
                withdrawn=one.withdrawn,
                group=one.group,
            )
            for one in options
        ),
        min_length=poll.min_length,
        max_length=poll.max_length,
        min_points_sum=poll.min_points_sum,
        max_points_sum=poll.max_points_sum,
        max_points=poll.max_points,
        max_cost_sum=poll.max_cost_sum,
        threshold=poll.threshold,
        step=poll.step,
        lot_seed=lot_seed,
        most_in_group=poll.most_in_group,
        channels=channels_of(poll),
        least_apart=poll.least_apart,
    )


def channels_of(poll: Poll) -> tuple[tuple[Channel, int | None], ...]:
    """Return the channels of a notice with their weights; none is online alone."""
    return tuple(
        (Channel(str(name)), None if weight is None else int(str(weight)))
        for name, weight in poll.channels or ()
    )


async def batches_open(session: AsyncSession, poll_id: UUID) -> int:
    """Return how many batches of papers of a poll are neither reconciled nor set aside."""
    number = await session.scalar(
        select(func.count())
        .select_from(PaperBatch)
        .where(PaperBatch.poll_id == poll_id, PaperBatch.state == BatchState.OPEN)
    )
    return number or 0


@dataclass(frozen=True, slots=True)
class RollNote:
    """That the roll was corrected or a correction refused, without the person."""

    kind: CorrectionKind
    state: CorrectionState
    reason: str
    proposed_at: datetime


async def roll_notes_by_poll(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[RollNote]]:
    """Return the public notes on rolls, oldest first."""
    found: dict[UUID, list[RollNote]] = {one: [] for one in ids}
    rows = await session.execute(
        text(
            "SELECT poll, n.kind, n.state, n.reason, n.proposed_at"
            " FROM unnest(CAST(:polls AS uuid[])) WITH ORDINALITY AS p(poll, place),"
            " LATERAL roll_notes(poll) WITH ORDINALITY AS n(kind, state, reason, proposed_at, nth)"
            " ORDER BY p.place, n.nth"
        ),
        {"polls": list(ids)},
    )
    for row in rows:
        found[row.poll].append(
            RollNote(
                CorrectionKind(row.kind),
                CorrectionState(row.state),
                row.reason,
                row.proposed_at,
            )
        )
    return found


def _reads_roll(actor: Actor, programme_id: UUID) -> bool:
    return actor.holds(Permission.ROLL_READ, programme_id) or actor.holds(
        Permission.ROLL_APPROVE, programme_id
    )


async def corrections_by_poll(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[RollCorrection]]:
    """Return the corrections of rolls for those who read or approve them, oldest first."""
    found: dict[UUID, list[RollCorrection]] = {one: [] for one in ids}
    rows = await session.scalars(
        select(RollCorrection)
        .where(RollCorrection.poll_id.in_(ids))
        .order_by(RollCorrection.proposed_at, RollCorrection.id)
    )
    for row in rows:
        if _reads_roll(actor, row.programme_id):
            found[row.poll_id].append(row)
    return found


async def corrections_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, RollCorrection]:
    """Return corrections for those who read or approve the roll."""
    rows = await session.scalars(select(RollCorrection).where(RollCorrection.id.in_(ids)))
    return {row.id: row for row in rows if _reads_roll(actor, row.programme_id)}


async def rolls_with_asker(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, bool]:
    """Say of each poll whether the asker himself stands on its roll."""
    rows = await session.scalars(
        select(RollEntry.poll_id).where(
            RollEntry.poll_id.in_(ids),
            RollEntry.voter_id == actor.person_id,
            func.upper_inf(RollEntry.recorded),
        )
    )
    on_roll = set(rows)
    return {one: one in on_roll for one in ids}


async def turnout_by_poll(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, int]:
    """Return how many have voted: in whole steps of 20 while a poll is open, then exactly."""
    rows = await session.execute(
        text("SELECT poll, box_turnout(poll) AS n FROM unnest(CAST(:polls AS uuid[])) AS poll"),
        {"polls": list(ids)},
    )
    return {row.poll: row.n for row in rows}


async def own_ballots_by_poll(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, OwnBallot]:
    """Return the asker's own last ballots while the keys live; never their choices."""
    if actor.person_id is None:
        return {}
    rows = await session.execute(
        text(
            "SELECT poll, b.counter, b.receipt FROM unnest(CAST(:polls AS uuid[])) AS poll,"
            " LATERAL box_own(poll, :voter) AS b"
        ),
        {"polls": list(ids), "voter": actor.person_id},
    )
    return {row.poll: OwnBallot(row.counter, row.receipt) for row in rows}


def selected_numbers(result: PollResult) -> tuple[int, ...]:
    """Return the option numbers a count selected, in the order taken."""
    selected = result.outcome["selected"]
    if not isinstance(selected, list):
        msg = "a stored result has a list of selected options"
        raise TypeError(msg)
    return tuple(int(number) for number in selected)
