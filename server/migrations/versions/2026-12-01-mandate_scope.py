"""Let a mandate to sign be for one agreement alone, and a signature keep for what its mandate was."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261201sm"
down_revision = "20261201sc"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-12-01-mandate_scope.sql"


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "signing_mandate",
        sa.Column(
            "agreement_id",
            sa.Uuid(),
            nullable=True,
            comment="the only one it is for; none: any of the programme its body is a party to",
        ),
    )
    op.create_foreign_key(
        op.f("fk_signing_mandate_agreement_id"),
        "signing_mandate",
        "agreement",
        ["agreement_id"],
        ["id"],
    )
    op.drop_index("uq_signing_mandate_standing", table_name="signing_mandate")
    op.create_index(
        "uq_signing_mandate_standing",
        "signing_mandate",
        ["appointment_id", "agreement_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
        postgresql_nulls_not_distinct=True,
    )
    op.add_column(
        "agreement_signature",
        sa.Column(
            "mandate_scope",
            sa.Enum("AGREEMENT", "ALL", name="mandate_scope", native_enum=False, length=40),
            nullable=True,
            comment="as it stood then; none: by office, or signed before a mandate had one",
        ),
    )
    op.create_check_constraint(
        op.f("ck_agreement_signature_scope_of_terms"),
        "agreement_signature",
        "mandate_scope IS NULL OR mandate_since IS NOT NULL",
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
