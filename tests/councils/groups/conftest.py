"""A council that can meet, for its working groups."""

from tests.councils.meetings.conftest import council, rows, town

__all__ = ["council", "rows", "town"]
