"""The clock and who asks are read in place: calling them took longer than what they do.

With a search path set at every call they could not be folded into the statements and policies that
ask them, and nearly all do, several times. Their names are resolved when they are made instead.
"""

from alembic import op

revision = "20261130aj"
down_revision = "20261130ag"
branch_labels = None
depends_on = None

# What each gives, how steady it is, and what it says.
READ = (
    ("dure_now", "timestamptz", "VOLATILE", "pg_catalog.clock_timestamp()"),
    (
        "asking_person",
        "uuid",
        "STABLE",
        "nullif(pg_catalog.current_setting('dure.person_id', true), '')::uuid",
    ),
    (
        "asking_house",
        "boolean",
        "STABLE",
        "coalesce(pg_catalog.current_setting('dure.house', true), '') = 'yes'",
    ),
)


def upgrade() -> None:
    """Apply."""
    for name, kind, steadiness, said in READ:
        op.execute(_head(name, kind, steadiness) + f"RETURN {said}")


def downgrade() -> None:
    """Undo."""
    for name, kind, steadiness, said in READ:
        body = said.replace("pg_catalog.", "")
        op.execute(
            _head(name, kind, steadiness) + f"SET search_path = pg_catalog AS $$ SELECT {body} $$"
        )


def _head(name: str, kind: str, steadiness: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS {kind} LANGUAGE sql {steadiness} "
