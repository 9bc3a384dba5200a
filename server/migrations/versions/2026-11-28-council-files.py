"""Papers of meetings as files, and who has opened them."""

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261128t"
down_revision = "20261128p"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("meeting_paper", sa.Column("file_id", sa.Uuid(), nullable=True))
    op.add_column(
        "meeting_paper",
        sa.Column(
            "file_kind",
            sa.Enum("JPEG", "PNG", "WEBP", "PDF", name="file_kind", native_enum=False, length=40),
            nullable=True,
        ),
    )
    op.alter_column("meeting_paper", "words", existing_type=sa.Text(), comment="of a file: none")
    op.create_foreign_key(
        op.f("fk_meeting_paper_file_id"), "meeting_paper", "stored_file", ["file_id"], ["id"]
    )
    op.create_unique_constraint(op.f("uq_meeting_paper_file_id"), "meeting_paper", ["file_id"])
    op.create_check_constraint(
        op.f("ck_meeting_paper_file"), "meeting_paper", "(file_id IS NULL) = (file_kind IS NULL)"
    )
    op.create_index(
        "ix_meeting_paper_file",
        "meeting_paper",
        ["sha256"],
        postgresql_where=sa.text("file_id IS NOT NULL"),
    )
    op.create_table(
        "meeting_paper_reading",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["meeting_paper.id"], name=op.f("fk_meeting_paper_reading_paper_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_paper_reading_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_paper_reading_programme_id")
        ),
        sa.PrimaryKeyConstraint("paper_id", "person_id", name=op.f("pk_meeting_paper_reading")),
    )
    stances.append_only("meeting_paper_reading")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
