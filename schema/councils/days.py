"""Days of councils on the wire: within the years a council can be of, the last day said as such."""

from datetime import date, timedelta

from schema.kit.days import day_of
from workflows.councils.roster.rules import check_day

DAY = timedelta(days=1)


def day_given(given: str, *, field: str) -> date:
    """Return a day. Refuses what is no day, or far away."""
    day = day_of(given, field=field)
    check_day(day, field=field)
    return day


def day_or_none(given: str | None, *, field: str) -> date | None:
    """Return a day, if one is given. Refuses what is no day, or far away."""
    return None if given is None else day_given(given, field=field)


def day_after(given: str | None, *, field: str) -> date | None:
    """Return the day after a last day, if one is given."""
    day = day_or_none(given, field=field)
    return None if day is None else day + DAY


def last_day(ends_before: date | None) -> str | None:
    """Show the last day of a term that ends before a day."""
    return None if ends_before is None else (ends_before - DAY).isoformat()
