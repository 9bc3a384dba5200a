"""The verb by which minutes that were withheld as a whole are opened, before an expected end or without one.

A decision in progress (ground 5) ends by itself on the day that was told; of the other grounds of the
Information Disclosure Act, Article 9(1), somebody has to say that they are no more.
"""

from uuid import UUID

from sqlalchemy import select

from workflows.councils.minutes import policy
from workflows.councils.minutes.events import MinutesEvent
from workflows.councils.minutes.hiding import GROUNDS, committed, gives_away, hidden_text
from workflows.councils.minutes.locked import Desk, hidden_of, locked_minutes, span_of, standing
from workflows.councils.minutes.models import MeetingMinutes, MinutesCorrigendum, MinutesHidden
from workflows.councils.minutes.states import FROZEN_RULE, Publication
from workflows.kit.refusal import Conflict, Invalid, WrongState
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork, database_now

LONGEST_WHY = 1_000


async def release_minutes(uow: UnitOfWork, *, minutes_id: UUID, reason: str) -> MeetingMinutes:
    """Open minutes that are withheld as a whole; the spans that are hidden in them stay gaps.

    Before anything is read by the public, the text is compared with the digest that was signed, and each gap
    with the commitment to what it hides. Allowed: as registering. Refuses: minutes that are not withheld, no
    reason, one or a corrigendum that gives away what stays hidden, a text or a gap that is not what was
    signed or hidden. Records: ``minutes.released`` with the ground and how many gaps are left.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.publishing_hat(uow.actor, desk.table)
    row = desk.row
    check_withheld(row)
    why = clean(reason, field="reason", longest=LONGEST_WHY, lines=True)
    rows = await hidden_of(uow.session, minutes_id)
    _check_digests(desk, rows)
    hidden = standing(rows)
    if gives_away(why, desk.minutes, hidden):
        raise Invalid("reason_gives_away", field="reason", rule=GROUNDS)
    beside = await uow.session.scalars(
        select(MinutesCorrigendum).where(MinutesCorrigendum.minutes_id == minutes_id)
    )
    if any(gives_away(f"{one.words}\n{one.reason}", desk.minutes, hidden) for one in beside):
        raise Invalid("corrigendum_gives_away", field="minutesId", rule=GROUNDS)
    now = await database_now(uow.session)
    row.publication = Publication.REDACTED if hidden else Publication.FULL
    row.released_at, row.released_why = now, why
    row.released_by = uow.actor.person_id
    uow.record(
        MinutesEvent.RELEASED,
        minutes_id,
        programme_id=row.programme_id,
        ground=row.withheld_ground.number if row.withheld_ground else None,
        left=len(hidden),
    )
    await uow.session.flush()
    return row


def check_withheld(row: MeetingMinutes) -> None:
    """Refuse minutes of which the public reads something, or that are not published at all."""
    if row.publication is not Publication.WITHHELD:
        raise WrongState("minutes_not_withheld", field="minutesId", state=row.state.value)


def _check_digests(desk: Desk, rows: list[MinutesHidden]) -> None:
    whole = desk.minutes.digest == desk.row.sha256
    if not whole or any(
        committed(one.salt, hidden_text(desk.minutes, span_of(one))) != one.commitment
        for one in rows
    ):
        raise Conflict("minutes_not_what_was_signed", field="minutesId", rule=FROZEN_RULE)
