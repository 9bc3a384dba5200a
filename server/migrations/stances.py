"""What the database lets the application do with a new table, by the stance the table has.

The words are those of `workflows.tables.Change`; a migration keeps its own copy, because it must go
on giving what it gave when it was written.
"""

from pathlib import Path

from alembic import op

KEPT = (
    "CREATE TRIGGER {0}_kept BEFORE UPDATE OR DELETE ON {0}"
    " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
)
WHOLE = (
    "CREATE TRIGGER {0}_whole BEFORE TRUNCATE ON {0}"
    " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
)
ENDING = (
    "CREATE TRIGGER {0}_ending BEFORE UPDATE ON {0}"
    " FOR EACH ROW EXECUTE FUNCTION refuse_all_but_ending()"
)
NOT_DELETED = (
    "CREATE TRIGGER {0}_kept BEFORE DELETE ON {0} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
)


def append_only(*tables: str) -> None:
    """Let rows be read and added, and nothing else."""
    for table in tables:
        op.execute(f"GRANT SELECT, INSERT ON {table} TO dure_app")
        op.execute(KEPT.format(table))
        op.execute(WHOLE.format(table))


def end_only(*tables: str) -> None:
    """Let rows be read and added, and their `recorded` range be closed once."""
    for table in tables:
        op.execute(f"GRANT SELECT, INSERT, UPDATE (recorded) ON {table} TO dure_app")
        op.execute(ENDING.format(table))
        op.execute(NOT_DELETED.format(table))
        op.execute(WHOLE.format(table))


def changeable(*tables: str) -> None:
    """Let rows be read, added and changed, never deleted."""
    for table in tables:
        op.execute(f"GRANT SELECT, INSERT, UPDATE ON {table} TO dure_app")


def guarded(table: str, *, read: str, add: str, change: str | None = None) -> None:
    """Put row-level security on a table: SQL conditions for reading, adding and changing a row."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY {table}_read ON {table} FOR SELECT TO dure_app USING ({read})")
    op.execute(f"CREATE POLICY {table}_add ON {table} FOR INSERT TO dure_app WITH CHECK ({add})")
    if change is not None:
        op.execute(
            f"CREATE POLICY {table}_change ON {table} FOR UPDATE TO dure_app"
            f" USING ({change}) WITH CHECK ({change})"
        )


def run_script(path: Path) -> None:
    """Run a file of several statements, which the driver takes only outside prepared statements."""
    driver = op.get_bind().connection.dbapi_connection
    if driver is None:
        msg = "the migration has lost its connection"
        raise RuntimeError(msg)
    script = path.read_text("utf-8")
    driver.run_async(lambda connection: connection.execute(script))
