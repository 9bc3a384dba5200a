"""The auditor's monthly review of who read personal data: what waits, and that it was done.

개인정보의 안전성 확보조치 기준 (Safety Standard for Personal Data), Article 8: the log is looked through every month.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.events import IdentityEvent
from workflows.identity.models import PersonalRead, ReadReview
from workflows.identity.policy import may_review_reads
from workflows.kit.refusal import Conflict, Invalid, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.days import DAY, Calendar, Unit, due_day
from workflows.law.queries import limit_on, off_days
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_NOTE = 2_000
MOST_MONTHS = 60
MONTH_FORM = re.compile(r"20[0-9][0-9]-(0[1-9]|1[0-2])")
MONTH: ColumnElement[str] = func.to_char(
    func.timezone("Asia/Seoul", PersonalRead.read_at), "YYYY-MM"
)


@dataclass(frozen=True, slots=True)
class MonthOfReads:
    """A month: how much was read by how many, and its review, or until when that is due."""

    month: str
    reads: int
    exports: int
    readers: int
    review: ReadReview | None
    due_on: date | None


async def review_reads(uow: UnitOfWork, *, programme_id: UUID, month: str, note: str) -> ReadReview:
    """Say that the reads of a month were looked through, and what was found.

    Allowed: auditors. Refuses: a month that is not over, one reviewed already, one in which the
    auditor himself read: somebody else reviews that. Records: ``personalData.reviewed``.
    """
    demand(may_review_reads(uow.actor, programme_id))
    hat = uow.wear(Permission.ACCESS_REVIEW, programme_id)
    if not MONTH_FORM.fullmatch(month):
        raise Invalid("month_malformed", field="month")
    if month >= uow.now.astimezone(SEOUL).strftime("%Y-%m"):
        raise WrongState("month_not_over", field="month", rule="access.review")
    await uow.alone(f"reads/{programme_id}")
    reviewed = await uow.session.scalar(
        select(ReadReview.id).where(
            ReadReview.programme_id == programme_id, ReadReview.month == month
        )
    )
    if reviewed is not None:
        raise Conflict("month_reviewed", field="month", rule="access.review")
    acts = await uow.session.execute(
        select(PersonalRead.act_id, PersonalRead.reader_id)
        .where(PersonalRead.programme_id == programme_id, MONTH.in_([month]))
        .distinct()
    )
    readers = [row.reader_id for row in acts]
    if uow.actor.person_id in readers:
        raise RuleBroken("own_reads_reviewed", field="month", rule="access.review")
    review = ReadReview(
        id=uuid4(),
        programme_id=programme_id,
        month=month,
        reads=len(readers),
        note=clean(note, field="note", longest=LONGEST_NOTE, lines=True),
        reviewed_by=uow.actor.person_id,
        appointment_id=hat.appointment_id if hat else None,
        reviewed_at=uow.now,
    )
    uow.session.add(review)
    uow.record(
        IdentityEvent.READS_REVIEWED,
        review.id,
        programme_id=programme_id,
        month=month,
        reads=len(readers),
    )
    await uow.session.flush()
    return review


async def reviews_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, ReadReview]:
    """Return reviews by key, for those who review."""
    rows = await session.scalars(
        select(ReadReview).where(
            ReadReview.id.in_(ids),
            ReadReview.programme_id.in_(actor.programmes(Permission.ACCESS_REVIEW)),
        )
    )
    return {row.id: row for row in rows}


async def months_of_reads(
    session: AsyncSession, actor: Actor, *, programme_id: UUID
) -> list[MonthOfReads]:
    """Return the months in which anything was read, newest first; empty for who does not review.

    A month that is over and not reviewed is a task, due when the rule's months have passed.
    """
    if programme_id not in actor.programmes(Permission.ACCESS_REVIEW):
        return []
    today = await session.scalar(select(func.date(func.timezone("Asia/Seoul", func.dure_now()))))
    within = (await limit_on(session, "access.review", today) if today else None) or 1
    holidays = await off_days(session)
    acts = func.count(PersonalRead.act_id.distinct())
    rows = await session.execute(
        select(
            MONTH.label("month"),
            acts.label("reads"),
            acts.filter(PersonalRead.exported).label("exports"),
            func.count(PersonalRead.reader_id.distinct()).label("readers"),
        )
        .where(PersonalRead.programme_id == programme_id)
        .group_by(MONTH)
        .order_by(MONTH.desc())
        .limit(MOST_MONTHS)
    )
    reviews = {
        row.month: row
        for row in await session.scalars(
            select(ReadReview).where(ReadReview.programme_id == programme_id)
        )
    }
    found = []
    for row in rows:
        year, number = (int(part) for part in row.month.split("-"))
        after = date(year + number // 12, number % 12 + 1, 1)
        over = today is not None and today >= after
        due = due_day(after - DAY, within, Calendar.CIVIL, holidays, unit=Unit.MONTHS)
        review = reviews.get(row.month)
        found.append(
            MonthOfReads(
                row.month, row.reads, row.exports, row.readers, review, due if over else None
            )
        )
    return found
