"""Legal days on the wire: a date in Korea, written as 2026-11-22 (ISO 8601)."""

import re
from datetime import date

from workflows.kit.refusal import Invalid

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(given: str, *, field: str) -> date:
    """Return the day a text names. Refuses none at all (`day_empty`), and anything else (`day_malformed`)."""
    if not given:
        raise Invalid("day_empty", field=field)
    if WRITTEN.fullmatch(given) is None:
        raise Invalid("day_malformed", field=field)
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Invalid("day_malformed", field=field) from None
