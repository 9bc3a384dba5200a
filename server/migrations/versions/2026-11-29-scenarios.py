"""Scenarios: sheets of changes that a party keeps on an agreement under negotiation."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129n"
down_revision = "20261129i"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-scenarios.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "agreement_scenario",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "layer",
            sa.Enum("PARTY", "BILATERAL", "TABLE", name="layer", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="the party that keeps it"),
        sa.Column("other_id", sa.Uuid(), nullable=True, comment="the party it is shown to"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "sheet",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="what it changes",
        ),
        sa.Column("version", sa.Integer(), nullable=False, comment="of title and sheet, from 1"),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("changed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("tabled_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("discarded_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(layer = 'BILATERAL') = (other_id IS NOT NULL)",
            name=op.f("ck_agreement_scenario_other"),
        ),
        sa.CheckConstraint("other_id <> body_id", name=op.f("ck_agreement_scenario_self")),
        sa.CheckConstraint("version > 0", name=op.f("ck_agreement_scenario_version")),
        sa.CheckConstraint(
            "discarded_at IS NULL OR (title = '' AND sheet = '{}'::jsonb)",
            name=op.f("ck_agreement_scenario_discarded"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_scenario_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_agreement_scenario_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_agreement_scenario_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["body.id"], name=op.f("fk_agreement_scenario_other_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_scenario_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_scenario")),
    )
    op.create_index(
        "ix_agreement_scenario_of",
        "agreement_scenario",
        ["agreement_id", "body_id"],
        unique=False,
    )
    stances.changeable("agreement_scenario")
    stances.run_script(SCRIPT)
    # No word for the house: nobody reads a private layer, not even the house's own work.
    own = "speaks_for(ARRAY[body_id], programme_id)"
    stances.guarded(
        "agreement_scenario",
        read="CASE layer"
        " WHEN 'TABLE' THEN agreement_id IN"
        " (SELECT a.id FROM agreement a WHERE reads_negotiation(a.parties, a.programme_id))"
        " WHEN 'BILATERAL' THEN speaks_for(ARRAY[body_id, other_id], programme_id)"
        f" WHEN 'PARTY' THEN {own} ELSE false END",
        add=own,
        change=own,
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
