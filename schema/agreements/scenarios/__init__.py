"""Scenarios on the wire: sheets of changes, what would follow, and tabling."""
