"""Counting days as the law counts them. Pure: days off are given, no clock is read.

Four bodies of law count in five ways, because the Complaints Act counts short periods in hours:

==================  ==================  ================  ==========================================
calendar            first day           days off          the last day
==================  ==================  ================  ==========================================
CIVIL               left out            counted           rolls on to the next working day
COMPLAINT_HOURS     from the hour       not counted       8 office hours make a day (up to 5 days)
COMPLAINT_DAYS      counted             not counted       a working day by itself (6 days and more)
DISCLOSURE          counted             not counted       a working day by itself
BURDEN              counted             counted           never rolls: a burden ends when it ends
==================  ==================  ================  ==========================================

CIVIL: 민법 (Civil Act) 157, 159-161. COMPLAINT: 민원 처리에 관한 법률 (Civil Petitions Treatment Act) 19.
DISCLOSURE: 공공기관의 정보공개에 관한 법률 (Information Disclosure Act) 29. BURDEN: 행정기본법 (Framework
Act on Administration) 6(2). A day off is a Saturday, a Sunday or a day in `off`.
"""

from calendar import monthrange
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
SATURDAY = 5
# Office hours of public offices (국가공무원 복무규정, 9): 8 hours a day without the hour of lunch.
MORNING, AFTERNOON = (time(9), time(12)), (time(13), time(18))
OFFICE_HOURS = 8

Off = AbstractSet[date]


class Calendar(StrEnum):
    """The five ways of counting."""

    CIVIL = "CIVIL"
    COMPLAINT_HOURS = "COMPLAINT_HOURS"
    COMPLAINT_DAYS = "COMPLAINT_DAYS"
    DISCLOSURE = "DISCLOSURE"
    BURDEN = "BURDEN"


class Unit(StrEnum):
    """What a length is given in."""

    DAYS = "DAYS"
    MONTHS = "MONTHS"


WORKING = frozenset({Calendar.COMPLAINT_HOURS, Calendar.COMPLAINT_DAYS, Calendar.DISCLOSURE})


def is_off(day: date, off: Off) -> bool:
    """Say whether a day is a Saturday, a Sunday or a holiday."""
    return day.weekday() >= SATURDAY or day in off


def next_working(day: date, off: Off) -> date:
    """Return the day itself, or the first working day after it (Civil Act 161)."""
    while is_off(day, off):
        day += DAY
    return day


def due_day(
    received: date,
    length: int,
    calendar: Calendar,
    off: Off,
    *,
    unit: Unit = Unit.DAYS,
    paused: int = 0,
) -> date:
    """Return the last day of a period that begins with what was received on a day.

    `paused` days (as `paused_days` counts them) are added before the last day rolls on. Hours are
    counted by `due_moment`; here COMPLAINT_HOURS gives the day of its last hour for what came in
    at the opening of the office. Raises ValueError for a length below 1, or months of working days.
    """
    if length < 1 or paused < 0:
        msg = "a period lasts at least one day, and no pause is negative"
        raise ValueError(msg)
    if unit is Unit.MONTHS and calendar in WORKING:
        msg = f"{calendar} counts days, not months"
        raise ValueError(msg)
    if calendar in WORKING:
        return _working_day(received, length + paused, off)
    begins = received if calendar is Calendar.BURDEN else received + DAY
    last = _month_end(begins, length) if unit is Unit.MONTHS else begins + (length - 1) * DAY
    last += paused * DAY
    return last if calendar is Calendar.BURDEN else next_working(last, off)


def due_moment(received: datetime, days: int, off: Off) -> datetime:
    """Return the end of a period of so many 8-hour days, counted from an hour (Complaints Act 19(1)).

    `received` is a moment of the Seoul clock. Outside office hours nothing passes.
    """
    left = timedelta(hours=OFFICE_HOURS * days)
    at = received
    while True:
        if not is_off(at.date(), off):
            for opens, closes in (MORNING, AFTERNOON):
                since = max(at, datetime.combine(at.date(), opens, at.tzinfo))
                until = datetime.combine(at.date(), closes, at.tzinfo)
                if since < until:
                    if left <= until - since:
                        return since + left
                    left -= until - since
        at = datetime.combine(at.date() + DAY, MORNING[0], at.tzinfo)


def paused_days(begun: date, resumed: date, calendar: Calendar, off: Off) -> int:
    """Return how many days of a calendar a pause takes: from its first day to the day before it ends."""
    days = [begun + n * DAY for n in range(max(0, (resumed - begun).days))]
    return len(days) if calendar not in WORKING else sum(not is_off(day, off) for day in days)


def latest_arrival(meeting: date, clear_days: int) -> date:
    """Return the last day on which a notice may arrive: so many whole days lie before the meeting."""
    return meeting - (clear_days + 1) * DAY


def days_late(due: date, day: date) -> int:
    """Return by how many calendar days a day is past its due day; 0 while it is not."""
    return max(0, (day - due).days)


def full_age(born: date, day: date) -> int:
    """Return the completed years of age (만 나이) on a day (Civil Act 158: the day of birth counts).

    One born on 29 February completes a year on 1 March of a common year.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _working_day(received: date, count: int, off: Off) -> date:
    """Return the working day with a number, the first being the day of receipt if it is one."""
    day = next_working(received, off)
    for _ in range(count - 1):
        day = next_working(day + DAY, off)
    return day


def _month_end(begins: date, months: int) -> date:
    """Return the last day of a period of months that begins on a day (Civil Act 160(2), (3))."""
    year, month = divmod(begins.year * 12 + begins.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    if begins.day > last:
        return date(year, month + 1, last)
    return date(year, month + 1, begins.day) - DAY
