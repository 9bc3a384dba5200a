"""A council that can meet, as for meetings, and a motion with two passages one can amend."""

from tests.councils.meetings.conftest import council, last_vote, rows, session_open

__all__ = ["council", "last_vote", "rows", "session_open"]
