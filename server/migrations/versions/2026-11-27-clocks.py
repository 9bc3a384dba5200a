"""Holidays, legal clocks and their pauses; how a rule's days are counted."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127d"
down_revision = "20261127c"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "holiday",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name_ko", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "STATUTORY",
                "SUBSTITUTE",
                "ELECTION",
                "TEMPORARY",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
    )
    op.create_index(
        "uq_holiday_standing",
        "holiday",
        ["day"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_table(
        "legal_clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column(
            "calendar",
            sa.Enum(
                "CIVIL",
                "COMPLAINT_HOURS",
                "COMPLAINT_DAYS",
                "DISCLOSURE",
                "BURDEN",
                name="calendar",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "unit",
            sa.Enum("DAYS", "MONTHS", name="unit", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length > 0", name=op.f("ck_legal_clock_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_clock")),
    )
    op.create_index(
        "ix_legal_clock_due",
        "legal_clock",
        ["due_on"],
        unique=False,
        postgresql_where=sa.text("stopped_on IS NULL"),
    )
    op.create_index(
        op.f("ix_legal_clock_programme_id"), "legal_clock", ["programme_id"], unique=False
    )
    op.create_index(op.f("ix_legal_clock_subject_id"), "legal_clock", ["subject_id"], unique=False)
    op.create_index(
        "uq_legal_clock_running",
        "legal_clock",
        ["subject_id", "rule_id"],
        unique=True,
        postgresql_where=sa.text("stopped_on IS NULL"),
    )
    op.create_table(
        "clock_pause",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("clock_id", sa.Uuid(), nullable=False),
        sa.Column(
            "cause",
            sa.Enum("SUPPLEMENT", "OUTSIDE_OPINION", name="cause", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("paused_on", sa.Date(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False, comment="calendar days"),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["legal_clock.id"], name=op.f("fk_clock_pause_clock_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_pause")),
    )
    op.create_index(op.f("ix_clock_pause_clock_id"), "clock_pause", ["clock_id"], unique=False)
    op.create_index(
        "uq_clock_pause_open",
        "clock_pause",
        ["clock_id"],
        unique=True,
        postgresql_where=sa.text("resumed_on IS NULL"),
    )
    op.add_column(
        "legal_rule",
        sa.Column(
            "calendar",
            sa.Enum(
                "CIVIL",
                "COMPLAINT_HOURS",
                "COMPLAINT_DAYS",
                "DISCLOSURE",
                "BURDEN",
                name="calendar",
                native_enum=False,
                length=40,
            ),
            nullable=True,
            comment="how its days are counted, if it is a clock",
        ),
    )
    op.add_column(
        "legal_rule",
        sa.Column(
            "unit",
            sa.Enum("DAYS", "MONTHS", name="unit", native_enum=False, length=40),
            nullable=True,
        ),
    )
    stances.end_only("holiday")
    stances.changeable("legal_clock", "clock_pause")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
