"""Minutes: the text, gists, corrections, signatures, hidden spans, corrigenda."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128p"
down_revision = "20261128h"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-minutes.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "minutes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "CIRCULATED",
                "CORRECTIONS",
                "CONFIRMED",
                "REGISTERED",
                "PUBLISHED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "corrections", sa.Integer(), server_default="0", nullable=False, comment="numbers given"
        ),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True, comment="of the canonical bytes"),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column(
            "number", sa.Integer(), nullable=True, comment="of the place's minutes in the year"
        ),
        sa.Column(
            "publication",
            sa.Enum(
                "FULL", "REDACTED", "WITHHELD", name="publication", native_enum=False, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "withheld_ground",
            sa.Enum(
                "OTHER_LAW",
                "SECURITY",
                "LIFE_AND_PROPERTY",
                "TRIAL",
                "IN_PROGRESS",
                "PERSONAL",
                "BUSINESS",
                "SPECULATION",
                name="withheld_ground",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("withheld_stage", sa.Text(), server_default="", nullable=False),
        sa.Column("withheld_until", sa.Date(), nullable=True),
        sa.Column("drafted_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("circulated_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("confirmed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("registered_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_minutes_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_meeting_id")),
        sa.UniqueConstraint(
            "programme_id", "year", "number", name=op.f("uq_minutes_programme_id_year_number")
        ),
    )
    op.create_index(
        "ix_minutes_withheld",
        "minutes",
        ["withheld_until"],
        unique=False,
        postgresql_where=sa.text("publication = 'WITHHELD' AND withheld_until IS NOT NULL"),
    )
    op.create_table(
        "minutes_correction",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False, comment="the key of the line"),
        sa.Column("asked", sa.Text(), nullable=False, comment="how the line should read"),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column(
            "words",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="how the line reads since",
        ),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_minutes_correction_by_id")),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_correction_minutes_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_minutes_correction_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_correction")),
        sa.UniqueConstraint(
            "minutes_id", "number", name=op.f("uq_minutes_correction_minutes_id_number")
        ),
    )
    op.create_table(
        "minutes_corrigendum",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False, comment="the key of the line"),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_minutes_corrigendum_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_corrigendum_minutes_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_minutes_corrigendum_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_corrigendum")),
        sa.UniqueConstraint(
            "minutes_id", "number", name=op.f("uq_minutes_corrigendum_minutes_id_number")
        ),
    )
    op.create_table(
        "minutes_gist",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_minutes_gist_by_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_minutes_gist_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_gist_minutes_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_minutes_gist_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_gist")),
        sa.UniqueConstraint(
            "minutes_id",
            "item_id",
            "version",
            name=op.f("uq_minutes_gist_minutes_id_item_id_version"),
        ),
    )
    op.create_table(
        "minutes_hidden",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False, comment="the key of the line"),
        sa.Column("starts", sa.Integer(), nullable=True, comment="in letters; none: the name"),
        sa.Column("ends", sa.Integer(), nullable=True),
        sa.Column(
            "ground",
            sa.Enum(
                "OTHER_LAW",
                "SECURITY",
                "LIFE_AND_PROPERTY",
                "TRIAL",
                "IN_PROGRESS",
                "PERSONAL",
                "BUSINESS",
                "SPECULATION",
                name="ground",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column("expected_end", sa.Date(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False, comment="to what is hidden"),
        sa.Column("hidden_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("lifted_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_hidden_minutes_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_minutes_hidden_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_hidden")),
        sa.UniqueConstraint(
            "minutes_id", "number", name=op.f("uq_minutes_hidden_minutes_id_number")
        ),
    )
    op.create_index(
        "ix_minutes_hidden_due",
        "minutes_hidden",
        ["expected_end"],
        unique=False,
        postgresql_where=sa.text("lifted_at IS NULL AND expected_end IS NOT NULL"),
    )
    op.create_table(
        "minutes_signature",
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_signature_minutes_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_minutes_signature_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_minutes_signature_programme_id")
        ),
        sa.PrimaryKeyConstraint(
            "minutes_id", "person_id", "sha256", name=op.f("pk_minutes_signature")
        ),
    )
    stances.changeable("minutes", "minutes_correction", "minutes_hidden")
    stances.append_only("minutes_gist", "minutes_signature", "minutes_corrigendum")
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
