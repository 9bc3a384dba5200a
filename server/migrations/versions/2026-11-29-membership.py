"""Parties that an amendment lets in and lets go."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129y"
down_revision = "20261129x"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-membership.sql"


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "agreement",
        sa.Column(
            "readers",
            postgresql.ARRAY(sa.Uuid()),
            server_default="{}",
            nullable=False,
            comment="no parties, who read it in force: let go by an amendment, or to come in by one",
        ),
    )
    op.add_column(
        "amendment_operation",
        sa.Column("party_id", sa.Uuid(), nullable=True, comment="who joins or leaves"),
    )
    op.create_foreign_key(
        op.f("fk_amendment_operation_party_id"),
        "amendment_operation",
        "body",
        ["party_id"],
        ["id"],
    )
    for name, rule in (
        ("target", "(kind IN ('ADD', 'JOIN', 'LEAVE')) = (target_id IS NULL)"),
        ("drafted_on", "(target_id IS NULL) = (drafted_on IS NULL)"),
    ):
        named = op.f(f"ck_amendment_operation_{name}")
        op.drop_constraint(named, "amendment_operation", type_="check")
        op.create_check_constraint(named, "amendment_operation", rule)
    op.create_check_constraint(
        op.f("ck_amendment_operation_party"),
        "amendment_operation",
        "(kind IN ('JOIN', 'LEAVE')) = (party_id IS NOT NULL)",
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
