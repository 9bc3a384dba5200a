"""Which ideas have been reviewed in public: a panel of theirs has published what it found."""

from uuid import UUID

from sqlalchemy import Select, select

from workflows.proposals.review.models import ReviewPanel
from workflows.proposals.review.states import PanelState


def reviewed_in_public() -> Select[UUID]:
    """Return the statement of their keys."""
    return select(ReviewPanel.proposal_id).where(ReviewPanel.state == PanelState.PUBLISHED)
