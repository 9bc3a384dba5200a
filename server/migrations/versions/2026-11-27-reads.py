"""Reads of personal data by staff."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127n"
down_revision = "20261127m"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "personal_read",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("subject_person_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False, comment="table.column of the inventory"),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("read_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_personal_read_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_personal_read_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["person.id"], name=op.f("fk_personal_read_reader_id")
        ),
        sa.ForeignKeyConstraint(
            ["subject_person_id"], ["person.id"], name=op.f("fk_personal_read_subject_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_read")),
    )
    op.create_index(
        "ix_personal_read_of_person",
        "personal_read",
        ["subject_person_id", sa.literal_column("read_at DESC")],
        unique=False,
    )
    op.create_index(
        "ix_personal_read_of_place",
        "personal_read",
        ["programme_id", sa.literal_column("read_at DESC"), "id"],
        unique=False,
    )
    stances.append_only("personal_read")
    person = "(SELECT asking_person())"
    house = "(SELECT asking_house())"
    audits = "asking_as(ARRAY['AUDITOR'], programme_id)"
    stances.guarded(
        "personal_read",
        read=f"reader_id = {person} OR subject_person_id = {person} OR {house} OR {audits}",
        add=f"reader_id = {person} OR {house}",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
