"""Papers of meetings as files and who has opened them; that a meeting is recorded."""

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
    op.create_table(
        "meeting_recording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False, comment="writes it down"),
        sa.Column("transcript_due", sa.Date(), nullable=False),
        sa.Column("withheld_until", sa.Date(), nullable=True, comment="from the public, if at all"),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("transcribed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "transcribed_at IS NULL OR ended_at IS NOT NULL",
            name=op.f("ck_meeting_recording_transcribed"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_recording_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_meeting_recording_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_recording_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_recording")),
    )
    op.create_index(op.f("ix_meeting_recording_meeting_id"), "meeting_recording", ["meeting_id"])
    op.create_index(
        "uq_meeting_recording_on",
        "meeting_recording",
        ["meeting_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    stances.append_only("meeting_paper_reading")
    stances.changeable("meeting_recording")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
