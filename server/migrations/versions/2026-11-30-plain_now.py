"""The clock of the database is read in place: a call of its own took longer than the clock itself.

With its search path set at every call it could not be folded into the statements that ask it, and
nearly all do, several times. Its name is resolved when it is made instead.
"""

from alembic import op

revision = "20261130aj"
down_revision = "20261129zu"
branch_labels = None
depends_on = None

HEAD = "CREATE OR REPLACE FUNCTION dure_now() RETURNS timestamptz LANGUAGE sql VOLATILE "


def upgrade() -> None:
    """Apply."""
    op.execute(HEAD + "RETURN pg_catalog.clock_timestamp()")


def downgrade() -> None:
    """Undo."""
    op.execute(HEAD + "SET search_path = pg_catalog AS 'SELECT clock_timestamp()'")
