"""Let one event tell a person of several things: of each mandate that ends with a capacity."""

from alembic import op

revision = "20261201ne"
down_revision = "20261202to"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.drop_constraint("uq_notice_event_id_person_id_kind", "notice", type_="unique")
    op.create_unique_constraint(
        op.f("uq_notice_event_id_person_id_kind_subject_id"),
        "notice",
        ["event_id", "person_id", "kind", "subject_id"],
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
