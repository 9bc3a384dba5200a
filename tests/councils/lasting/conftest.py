"""A council that can meet, for how long it lasts."""

from tests.councils.meetings.conftest import council, town

__all__ = ["council", "town"]
