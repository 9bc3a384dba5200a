"""Legal days on the wire: a date in Korea, written as 2026-11-22 (ISO 8601)."""

import re
from datetime import date

from workflows.kit.refusal import Invalid

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(given: str, *, field: str) -> date:
    """Return the day a text names. Refuses anything else (`day_malformed`)."""
    if WRITTEN.fullmatch(given) is None:
        raise Invalid("day_malformed", field=field)
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Invalid("day_malformed", field=field) from None
