"""A council that can meet, for its working groups."""

from tests.councils.meetings.conftest import council, rows

__all__ = ["council", "rows"]
