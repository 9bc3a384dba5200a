"""Meetings at another hour or place, items dropped, items heard in private, and whom the chair has named."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129s"
down_revision = "20261129m"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-changing.sql"
HOUSE = "(SELECT asking_house())"


def upgrade() -> None:
    """Apply."""
    op.alter_column(
        "meeting_item",
        "number",
        existing_type=sa.Integer(),
        comment="below 0: dropped before the notice",
    )
    op.add_column(
        "meeting_item",
        sa.Column(
            "was_number",
            sa.Integer(),
            nullable=True,
            comment="the number it had when it was dropped before the notice",
        ),
    )
    op.add_column(
        "meeting_vote",
        sa.Column(
            "private_ground",
            sa.Text(),
            nullable=True,
            comment="why the item is to be heard in private: that is what is voted on",
        ),
    )
    op.add_column(
        "meeting_notice",
        sa.Column("told_on", sa.Date(), nullable=True, comment="the day the first notice arrived"),
    )
    # Row security is forced on notices, of which their owner reads none: without this no row would change.
    op.execute("ALTER TABLE meeting_notice NO FORCE ROW LEVEL SECURITY")
    op.execute("UPDATE meeting_notice SET told_on = arrived_on")
    op.execute("ALTER TABLE meeting_notice FORCE ROW LEVEL SECURITY")
    op.alter_column("meeting_notice", "told_on", existing_type=sa.Date(), nullable=False)
    op.alter_column(
        "meeting_notice",
        "arrived_on",
        existing_type=sa.Date(),
        comment="the day the newest notice arrived",
    )
    op.create_table(
        "meeting_change",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "starts_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=False,
            comment="as it was before",
        ),
        sa.Column("place", sa.Text(), nullable=False, comment="as it was before"),
        sa.Column("by_video", sa.Boolean(), nullable=False, comment="as it was before"),
        sa.Column(
            "urgency",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="of the notice before, why it was late",
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it was changed"),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_meeting_change_by_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_change_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_change_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_change")),
        sa.UniqueConstraint(
            "meeting_id", "number", name=op.f("uq_meeting_change_meeting_id_number")
        ),
    )
    stances.append_only("meeting_change")
    stances.guarded(
        "meeting_change",
        read="meeting_id IN (SELECT m.id FROM meeting m)",
        add=f"{HOUSE} OR meeting_id IN (SELECT meetings_within())",
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
