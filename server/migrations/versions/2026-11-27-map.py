"""The target area with its districts, and where ideas lie."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127x"
down_revision = "20261127w"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-27-map.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "target_area",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name_ko", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column(
            "ring",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="[longitude, latitude] in millionths of a degree",
        ),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_target_area_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_area")),
    )
    op.create_index(
        "uq_target_area_standing",
        "target_area",
        ["programme_id", "number"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.add_column(
        "proposal",
        sa.Column("longitude", sa.Integer(), nullable=True, comment="millionths of a degree"),
    )
    op.add_column(
        "proposal",
        sa.Column("latitude", sa.Integer(), nullable=True, comment="millionths of a degree"),
    )
    op.add_column(
        "proposal",
        sa.Column("area", sa.Integer(), nullable=True, comment="number of the district it lies in"),
    )
    op.create_index(
        "ix_proposal_of_area",
        "proposal",
        ["programme_id", "area", sa.literal_column("submitted_at DESC"), "id"],
        unique=False,
    )
    op.add_column(
        "proposal_draft",
        sa.Column("longitude", sa.Integer(), nullable=True, comment="millionths of a degree"),
    )
    op.add_column(
        "proposal_draft",
        sa.Column("latitude", sa.Integer(), nullable=True, comment="millionths of a degree"),
    )
    op.create_check_constraint(
        op.f("ck_proposal_point_whole"), "proposal", "(longitude IS NULL) = (latitude IS NULL)"
    )
    stances.end_only("target_area")
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
