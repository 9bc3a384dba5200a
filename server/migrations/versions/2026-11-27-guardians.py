"""Guardians of children under fourteen."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127p"
down_revision = "20261127o"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "guardian_consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False, comment="way of the Decree, Article 17-2"),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("verified_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("withdrawn_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_guardian_consent_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["child_id"], ["person.id"], name=op.f("fk_guardian_consent_child_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["person.id"], name=op.f("fk_guardian_consent_guardian_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_guardian_consent_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian_consent")),
    )
    op.create_index(
        op.f("ix_guardian_consent_guardian_id"), "guardian_consent", ["guardian_id"], unique=False
    )
    op.create_index(
        "uq_guardian_consent_standing",
        "guardian_consent",
        ["programme_id", "child_id"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    stances.changeable("guardian_consent")
    person = "(SELECT asking_person())"
    house = "(SELECT asking_house())"
    desk = "asking_as(ARRAY['MUNICIPAL_OFFICER'], programme_id)"
    stances.guarded(
        "guardian_consent",
        read=f"child_id = {person} OR guardian_id = {person} OR {house} OR {desk}",
        add=f"{house} OR {desk}",
        change=f"guardian_id = {person} OR {house}",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
