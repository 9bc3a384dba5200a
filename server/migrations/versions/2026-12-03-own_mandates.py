"""Let whoever signed by a mandate read it still when the capacity is over in which he held it."""

from alembic import op

revision = "20261203om"
down_revision = "20261201ne"
branch_labels = None
depends_on = None

OWN = "(SELECT asking_house()) OR speaks_for(ARRAY[body_id], programme_id)"
AUDITS = "asking_as(ARRAY['AUDITOR'], programme_id)"
HELD = "appointment_id IN (SELECT a.id FROM appointment a WHERE a.person_id = (SELECT asking_person()))"


def upgrade() -> None:
    """Apply."""
    op.execute(
        f"ALTER POLICY signing_mandate_read ON signing_mandate USING ({OWN} OR {AUDITS} OR {HELD})"
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
