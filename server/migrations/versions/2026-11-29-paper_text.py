"""What is read out of papers that are PDFs, so that it can be searched."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129t"
down_revision = "20261129s"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "meeting_paper_text",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "found",
            sa.Enum(
                "READ", "CUT", "NO_TEXT", "UNREADABLE", name="found", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("read_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("folded_words(words)", persisted=True),
            nullable=False,
            comment="words as search compares them",
        ),
        sa.CheckConstraint(
            "(found IN ('READ', 'CUT')) = (words <> '')", name=op.f("ck_meeting_paper_text_found")
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["meeting_paper.id"], name=op.f("fk_meeting_paper_text_paper_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_paper_text_programme_id")
        ),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_meeting_paper_text")),
    )
    stances.append_only("meeting_paper_text")
    # Whoever sees a paper sees what it says; the house alone reads it out.
    stances.guarded(
        "meeting_paper_text",
        read="paper_id IN (SELECT p.id FROM meeting_paper p)",
        add="(SELECT asking_house())",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
