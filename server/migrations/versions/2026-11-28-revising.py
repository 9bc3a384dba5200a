"""A prepared campaign may be revised until its poll opens; from then on the database freezes it."""

import sqlalchemy as sa
from alembic import op

revision = "20261128d"
down_revision = "20261128c"
branch_labels = None
depends_on = None

FROZEN = """
CREATE FUNCTION refuse_campaign_change() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_catalog AS $$
DECLARE free text[] := ARRAY['title', 'summary', 'minimum_age', 'excludes_officials', 'standings', 'version'];
BEGIN
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
    RAISE EXCEPTION 'campaign: its number, poll and place stay' USING ERRCODE = 'restrict_violation';
  END IF;
  -- An opening that is under way is waited for; what it leaves is then seen.
  PERFORM FROM poll WHERE id = OLD.poll_id FOR SHARE;
  IF EXISTS (SELECT FROM poll WHERE id = OLD.poll_id AND state <> 'DRAFT') THEN
    RAISE EXCEPTION 'campaign: the notice is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "campaign",
        sa.Column(
            "version",
            sa.Integer(),
            server_default="1",
            nullable=False,
            comment="of its words and terms, until it opens",
        ),
    )
    op.execute(FROZEN)
    op.execute("DROP TRIGGER campaign_kept ON campaign")
    op.execute(
        "CREATE TRIGGER campaign_frozen BEFORE UPDATE ON campaign"
        " FOR EACH ROW EXECUTE FUNCTION refuse_campaign_change()"
    )
    op.execute(
        "CREATE TRIGGER campaign_kept BEFORE DELETE ON campaign"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute("GRANT UPDATE ON campaign TO dure_app")


def downgrade() -> None:
    """Refuse: what was revised does not come back."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
