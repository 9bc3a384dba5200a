"""A council that can meet, for what its members have to report."""

from tests.councils.meetings.conftest import council, rows

__all__ = ["council", "rows"]
