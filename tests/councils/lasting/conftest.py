"""A council that can meet, for how long it lasts."""

from tests.councils.meetings.conftest import council

__all__ = ["council"]
