"""Questions about changes of councils' own rules: what they say, where they were decided, what can be set."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.follow_up.models import Decision
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.roster.models import Council
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.models import CouncilRuleChange
from workflows.councils.rule_packs.queries import RulePack, rulings_on
from workflows.councils.rule_packs.resolving import HIGHER, Ruling
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.kit.wording import SEOUL
from workflows.law.texts import named_texts
from workflows.record.uow import database_now
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Change:
    """A change with the meeting and the item that put it, and the decision it came to."""

    row: CouncilRuleChange
    meeting: Meeting
    item: MeetingItem
    decision: Decision | None


async def rules_of_council(
    session: AsyncSession, _: Actor, *, council: Council, day: date | None = None
) -> RulePack:
    """Return what holds for a council on a day (none: today), with what it has resolved itself."""
    on = day or (await database_now(session)).astimezone(SEOUL).date()
    found = await rulings_on(session, council.place, on, council_id=council.id)
    return RulePack(council.place, on, found)


async def changes_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Change]:
    """Return changes by key, as far as the asker sees their items."""
    return {one.row.id: one for one in await _changes(session, CouncilRuleChange.id.in_(ids))}


async def changes_told_by_item(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Change]:
    """Return the changes that items put."""
    found = await _changes(session, CouncilRuleChange.item_id.in_(ids))
    return {one.row.item_id: one for one in found}


async def changes_of_council(session: AsyncSession, _: Actor, *, council: Council) -> list[Change]:
    """Return the changes of a council's own rules, the newest first."""
    found = await _changes(session, CouncilRuleChange.council_id == council.id)
    return sorted(found, key=lambda one: (one.row.put_at, one.row.id), reverse=True)


async def settable_by(session: AsyncSession, _: Actor, *, council: Council) -> list[Ruling]:
    """Return the keys a council can set itself today, with what holds: no higher source sets them for good."""
    today = (await database_now(session)).astimezone(SEOUL).date()
    book = await council_rules(session, council.place, today, council_id=council.id)
    return [
        book.rulings[name]
        for name, key in named_texts("key").items()
        if key.own is not None
        and name in book.rulings
        and _leaves_room(book.rulings[name], key.own)
    ]


async def amends_by(session: AsyncSession, _: Actor, *, council: Council) -> Ruling | None:
    """Return by which majority a council changes its own rules today, and where that stands."""
    today = (await database_now(session)).astimezone(SEOUL).date()
    book = await council_rules(session, council.place, today, council_id=council.id)
    return book.rulings.get(Key.RULES_AMEND)


def _leaves_room(ruling: Ruling, own: str) -> bool:
    said = (ruling.holds, *ruling.others)
    sets = any(one.level in HIGHER and one.bound is None for one in said)
    return not sets or own != "FREE"


async def _changes(session: AsyncSession, wanted: ColumnElement[bool]) -> list[Change]:
    rows = await session.execute(
        select(CouncilRuleChange, Meeting, MeetingItem, Decision)
        .join(MeetingItem, MeetingItem.id == CouncilRuleChange.item_id)
        .join(Meeting, Meeting.id == MeetingItem.meeting_id)
        .outerjoin(Decision, Decision.id == CouncilRuleChange.decision_id)
        .where(wanted)
    )
    return [Change(*row) for row in rows]
