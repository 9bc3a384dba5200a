"""The log of reads tells from where and what was taken home; auditors review it by month."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127s"
down_revision = "20261127q"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "personal_read",
        sa.Column(
            "act_id",
            sa.Uuid(),
            nullable=False,
            # What stands there already was read one by one.
            server_default=sa.text("gen_random_uuid()"),
            comment="the same for all that was read at once",
        ),
    )
    op.alter_column("personal_read", "act_id", server_default=None)
    op.add_column(
        "personal_read",
        sa.Column(
            "exported",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="taken home as a file",
        ),
    )
    op.add_column(
        "personal_read",
        sa.Column(
            "address_digest",
            sa.Text(),
            nullable=True,
            comment="of where the request came from, under a key of the house",
        ),
    )
    op.create_table(
        "read_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False, comment="as 2026-11, in Korea"),
        sa.Column("reads", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False, comment="what was found"),
        sa.Column("reviewed_by", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_read_review_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_read_review_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["person.id"], name=op.f("fk_read_review_reviewed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_read_review")),
        sa.UniqueConstraint(
            "programme_id", "month", name=op.f("uq_read_review_programme_id_month")
        ),
    )
    stances.append_only("read_review")
    auditors = "asking_as(ARRAY['AUDITOR'], programme_id)"
    house = "(SELECT asking_house())"
    stances.guarded(
        "read_review",
        read=f"{house} OR {auditors}",
        add=f"reviewed_by = (SELECT asking_person()) AND {auditors}",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
