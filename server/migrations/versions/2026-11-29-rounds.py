"""What a whole roll is told, batch by batch."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129zn"
down_revision = "20261129zm"
branch_labels = None
depends_on = None

KINDS = ("VOTE_OPEN", "VOTE_OPEN_IDEA", "VOTE_CLOSES_SOON", "VOTE_RESULT")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "notice_round",
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind", sa.Enum(*KINDS, name="kind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False, comment="the vote it is about"),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("starts_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "after", sa.Uuid(), nullable=True, comment="the last who was told, until all are"
        ),
        sa.Column("told", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "done_at IS NULL OR after IS NULL", name=op.f("ck_notice_round_no_cursor_left")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_notice_round_event_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_notice_round_programme_id")
        ),
        sa.PrimaryKeyConstraint("poll_id", "kind", name=op.f("pk_notice_round")),
    )
    op.create_index(
        "ix_notice_round_due",
        "notice_round",
        ["starts_at"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
    )
    stances.changeable("notice_round")
    house = "(SELECT asking_house())"
    stances.guarded("notice_round", read=house, add=house, change=house)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
