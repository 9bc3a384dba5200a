"""Districts hold from a day on, and points lie where points can lie."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261128c"
down_revision = "20261128b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("target_area", sa.Column("valid", postgresql.DATERANGE(), nullable=True))
    # What is on record already holds from the day on which it was put there.
    op.execute("ALTER TABLE target_area DISABLE TRIGGER target_area_ending")
    op.execute(
        "UPDATE target_area SET valid ="
        " daterange((lower(recorded) AT TIME ZONE 'Asia/Seoul')::date, NULL)"
    )
    op.execute("ALTER TABLE target_area ENABLE TRIGGER target_area_ending")
    op.alter_column("target_area", "valid", nullable=False)
    op.drop_index("uq_target_area_standing", table_name="target_area")
    op.create_exclude_constraint(
        "ex_target_area_once",
        "target_area",
        ("programme_id", "="),
        ("number", "="),
        ("valid", "&&"),
        where=sa.text("upper_inf(recorded)"),
    )
    op.create_check_constraint(
        op.f("ck_proposal_point_in_korea"),
        "proposal",
        "longitude BETWEEN 124000000 AND 132500000 AND latitude BETWEEN 32500000 AND 39500000",
    )
    op.create_check_constraint(
        op.f("ck_proposal_draft_point_on_earth"),
        "proposal_draft",
        "abs(longitude) <= 180000000 AND abs(latitude) <= 90000000",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
