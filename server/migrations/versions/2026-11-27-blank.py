"""Words of a move may be blanked by the retention role, and nothing else of a move ever changes."""

from alembic import op

revision = "20261127h"
down_revision = "20261127g"
branch_labels = None
depends_on = None

ONLY_BLANKING = """
CREATE FUNCTION refuse_all_but_blanking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'reason') IS DISTINCT FROM (to_jsonb(OLD) - 'reason') OR NEW.reason <> '' THEN
    RAISE EXCEPTION '% keeps its history: only its words may be blanked', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Apply."""
    op.execute(ONLY_BLANKING)
    op.execute("DROP TRIGGER proposal_move_kept ON proposal_move")
    op.execute(
        "CREATE TRIGGER proposal_move_blanking BEFORE UPDATE ON proposal_move"
        " FOR EACH ROW EXECUTE FUNCTION refuse_all_but_blanking()"
    )
    op.execute(
        "CREATE TRIGGER proposal_move_kept BEFORE DELETE ON proposal_move"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "COMMENT ON COLUMN proposal_move.reason IS 'public; the retention role may blank it'"
    )
    op.execute("GRANT SELECT, UPDATE (reason) ON proposal_move TO dure_retention")


def downgrade() -> None:
    """Refuse: what was blanked does not come back."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
