"""Decisions the council itself carries out, and the items by which it deals with what it took up."""

import sqlalchemy as sa
from alembic import op

revision = "20261129zq"
down_revision = "20261129zo"
branch_labels = None
depends_on = None

# What was decided before belongs to the council as well, and where it is dealt with already, it is done.
OLD = """
UPDATE decision d SET by_council = true,
  state = CASE WHEN EXISTS (SELECT FROM meeting_item i WHERE i.taken_up_by = d.item_id
    AND i.state IN ('RESOLVED', 'REJECTED', 'DISCUSSED')) THEN 'DONE' ELSE 'OPEN' END
FROM meeting_item r WHERE r.id = d.item_id AND r.asked = 'TAKE_UP' AND d.state = 'UNASSIGNED'
"""


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "decision",
        sa.Column(
            "by_council",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="the council itself carries it out",
        ),
    )
    op.add_column(
        "decision_terms",
        sa.Column(
            "by_council",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="the council itself; the owner is its government",
        ),
    )
    op.add_column(
        "decision_step",
        sa.Column(
            "item_id",
            sa.Uuid(),
            nullable=True,
            comment="the item by which the council deals with it",
        ),
    )
    op.create_foreign_key(
        op.f("fk_decision_step_item_id"), "decision_step", "meeting_item", ["item_id"], ["id"]
    )
    op.execute(OLD)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
