"""By when minutes have to be published: days of the council's rules, from the day of the meeting (E5.10)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.models import Meeting
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import Rulebook
from workflows.kit.wording import SEOUL
from workflows.law.days import Calendar, days_late, due_day
from workflows.law.queries import off_days


@dataclass(frozen=True, slots=True)
class PublicationDue:
    """The last day, how many days the rule gives, and the rule."""

    day: date
    days: int
    rule: str

    def late_by(self, day: date) -> int:
        """Return how many days after it a day is."""
        return days_late(self.day, day)


async def publication_due(
    session: AsyncSession, rules: Rulebook, meeting: Meeting
) -> PublicationDue | None:
    """Return by when the minutes of a closed meeting are due, counted as the Civil Act counts."""
    days, rule = rules.number(Key.MINUTES_PUBLISH_DAYS), rules.rule(Key.MINUTES_PUBLISH_DAYS)
    if days is None or rule is None or meeting.closed_at is None:
        return None
    closed = meeting.closed_at.astimezone(SEOUL).date()
    last = due_day(closed, days, Calendar.CIVIL, await off_days(session))
    return PublicationDue(last, days, rule)
