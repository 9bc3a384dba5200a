"""Ballot papers of opened campaigns, kept: which poll, and what a ballot says there, never change.

Whether the poll still takes votes is judged by the box alone, under its lock.
"""

from typing import Final
from uuid import UUID

from workflows.proposals.campaigns.queries import Paper, opened_papers
from workflows.record.uow import Sessions

# Open votes of a house are few; strangers may ask for any number, and only those found are kept.
KEPT: Final = 256


class Papers:
    """The papers asked for last, by campaign."""

    def __init__(self, glances: Sessions) -> None:
        """Take the maker of sessions for single questions."""
        self._glances = glances
        self._kept: dict[UUID, Paper] = {}

    async def of(self, campaign_id: UUID) -> Paper | None:
        """Return the paper of a campaign that was opened; None for a draft or nothing at all."""
        kept = self._kept.get(campaign_id)
        if kept is not None:
            return kept
        async with self._glances() as session:
            found = (await opened_papers(session, {campaign_id})).get(campaign_id)
        if found is not None:
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[campaign_id] = found
        return found
