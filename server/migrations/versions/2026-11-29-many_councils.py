"""Meetings and decisions are numbered through all councils of a place, so that an address means one of them.

Numbers already given stay, whichever council gave them.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261129zu"
down_revision = "20261129zr"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-many_councils.sql"


def upgrade() -> None:
    """Apply."""
    op.alter_column(
        "meeting",
        "number",
        existing_type=sa.Integer(),
        existing_nullable=False,
        comment="of the meetings of the place's councils",
        existing_comment="of the council's meetings, from 1",
    )
    op.alter_column(
        "decision",
        "number",
        existing_type=sa.Integer(),
        existing_nullable=False,
        comment="of the decisions of the place's councils in the year",
        existing_comment="of the council's decisions in the year",
    )
    # Numbers are looked for by place now, not within a council alone.
    op.create_index("ix_meeting_number", "meeting", ["programme_id", "number"])
    op.create_index("ix_decision_number", "decision", ["programme_id", "year", "number"])
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
