"""A meeting that is not opened yet, tried out: who would be there, and which items lose the quorum."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import bench_on, happenings, with_visitors
from workflows.councils.meetings.models import Meeting, MeetingInterest, MeetingItem
from workflows.councils.meetings.policy import Bench
from workflows.councils.meetings.queries import declared_on, items_by_meeting, parties_by_item
from workflows.councils.meetings.standing import Standing, standing_of
from workflows.councils.meetings.states import ItemState, MeetingState
from workflows.councils.reckoning.happenings import Happening, Roster
from workflows.councils.reckoning.recusal import (
    CAPITAL_HOLDING,
    PAST_EMPLOYER,
    SHARE_HOLDING,
    Interest,
    measures_of,
    suggested,
)
from workflows.councils.reckoning.rehearsal import Absence, Planned, Rehearsal, rehearse
from workflows.councils.roster.models import Council
from workflows.kit.refusal import NotFound
from workflows.kit.wording import SEOUL
from workflows.law.queries import standing_limit
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

AN_ITEM_TAKES = timedelta(minutes=20)
NOT_OPENED = frozenset({MeetingState.PREPARED, MeetingState.CALLED})
MEASURES = (PAST_EMPLOYER, SHARE_HOLDING, CAPITAL_HOLDING)


@dataclass(frozen=True, slots=True)
class Trial:
    """A meeting as it would go, with its items and who sits on its day.

    `all_declared` says that nothing members have declared was kept from who asks.
    """

    items: Sequence[MeetingItem]
    bench: Bench
    absent: frozenset[UUID]
    rehearsal: Rehearsal
    all_declared: bool


async def tried_out(
    session: AsyncSession,
    actor: Actor,
    *,
    meeting: Meeting,
    absent: Collection[UUID] = (),
    recused: Collection[tuple[UUID, UUID]] | None = None,
) -> Trial | None:
    """Return how a meeting would go if these appointments were absent; nothing of it is kept.

    All others come, and who stands in for one who is absent. The items take 20 minutes each, in their order, from the hour of the notice on.
    `recused` are items with the appointments expected to leave for them; without it, those are whose
    declarations the asker may read. Whoever is out by the log is out in any case. None for whoever is
    not of the council and does not prepare it, for a meeting that was opened or cancelled, and for one
    without items. Refuses an appointment in which nobody sits on that day, and an item of another meeting.
    """
    now = await database_now(session)
    standing = await standing_of(session, meeting, now)
    if meeting.state not in NOT_OPENED or not policy.tries_out(actor, standing.bench):
        return None
    agenda = (await items_by_meeting(session, actor, [meeting.id]))[meeting.id]
    items = [one for one in agenda if one.state is not ItemState.TAKEN_OFF]
    if not items:
        return None
    council = await session.get_one(Council, meeting.council_id)
    day = meeting.starts_at.astimezone(SEOUL).date()
    bench = await with_visitors(session, meeting.id, await bench_on(session, council, day, now))
    seated = {held: who for who, held in bench.members.items()}
    away = frozenset(_seated(seated, one, field="absent") for one in absent)
    if recused is None:
        out = await _declared(session, actor, standing, items, day)
    else:
        out = _given(items, seated, recused)
    for one in happenings(standing.log):
        if one.what is Happening.RECUSED and one.item is not None:
            out[one.item].add(one.who)
    begins = [meeting.starts_at + nth * AN_ITEM_TAKES for nth in range(len(items))]
    planned = [
        Planned(one.id, at, at + AN_ITEM_TAKES, frozenset(out[one.id]))
        for one, at in zip(items, begins, strict=True)
    ]
    rehearsal = rehearse(
        standing.rules,
        Roster(frozenset(bench.members), bench.proxies),
        planned,
        [Absence(one, sends=one in bench.proxies) for one in away],
    )
    knows_all = policy.reads_declared(actor, standing.bench, standing.presiding)
    return Trial(items, bench, away, rehearsal, knows_all)


async def _declared(
    session: AsyncSession, actor: Actor, standing: Standing, items: Sequence[MeetingItem], day: date
) -> defaultdict[UUID, set[UUID]]:
    """Return who has declared what shuts him out on a day, by item, as far as the asker may read it."""
    ids = [one.id for one in items]
    rows = await declared_on(session, actor, standing, ids)
    parties = await parties_by_item(session, actor, ids)
    measures = measures_of({one: await standing_limit(session, one, day) for one in MEASURES})
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for item in ids:
        told = suggested(
            standing.rules,
            [_interest(row) for row in rows],
            item=item,
            parties=frozenset(parties[item]),
            day=day,
            measures=measures,
        )
        found[item].update(one.member for one in told)
    return found


def _interest(row: MeetingInterest) -> Interest:
    return Interest(row.person_id, row.body_id, row.bond, until=row.until, item=row.item_id)


def _given(
    items: Sequence[MeetingItem],
    seated: Mapping[UUID, UUID],
    recused: Collection[tuple[UUID, UUID]],
) -> defaultdict[UUID, set[UUID]]:
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for item, held in recused:
        if all(one.id != item for one in items):
            raise NotFound("no_such_item", field="itemId")
        found[item].add(_seated(seated, held, field="appointmentId"))
    return found


def _seated(seated: Mapping[UUID, UUID], appointment_id: UUID, *, field: str) -> UUID:
    """Return who sits in an appointment. Refuses one in which nobody sits."""
    if appointment_id not in seated:
        raise NotFound("no_such_member", field=field)
    return seated[appointment_id]
