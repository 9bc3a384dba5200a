"""What other rules would have made of counted polls: a table that only grows."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261126c"
down_revision = "20261123a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "poll_comparison",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column(
            "rule",
            sa.Enum(
                "greedy",
                "greedy-no-skip",
                "greedy-threshold",
                "equalshares/add1",
                "equalshares/add1+greedy",
                name="rule",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("compared_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_poll_comparison_programme_id_poll_id"),
        ),
        sa.PrimaryKeyConstraint("programme_id", "poll_id", "rule", name=op.f("pk_poll_comparison")),
    )
    op.execute("GRANT SELECT, INSERT ON poll_comparison TO dure_app")
    op.execute(
        "CREATE TRIGGER poll_comparison_kept BEFORE UPDATE OR DELETE ON poll_comparison"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER poll_comparison_whole BEFORE TRUNCATE ON poll_comparison"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("poll_comparison")
