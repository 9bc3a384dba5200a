"""A prepared campaign may be revised until its poll opens, take reviewed ideas only, and keep its result back."""

import sqlalchemy as sa
from alembic import op

revision = "20261128d"
down_revision = "20261128c"
branch_labels = None
depends_on = None

FROZEN = """
CREATE FUNCTION refuse_campaign_change() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_catalog AS $$
DECLARE free text[] := ARRAY['title', 'summary', 'minimum_age', 'excludes_officials', 'reviewed_only',
  'standings', 'version'];
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


# A poll goes forward only, its definition is frozen from the opening on, and its result is published once.
FORWARD = """
CREATE OR REPLACE FUNCTION refuse_poll_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['state', 'closed_at', 'closed_early_reason', 'roll_size', 'result_published_at'];
  late text[] := ARRAY['state', 'result_published_at'];
BEGIN
  IF (OLD.state, NEW.state) NOT IN (('DRAFT','DRAFT'), ('DRAFT','OPEN'), ('OPEN','OPEN'), ('OPEN','CLOSED'),
                                    ('CLOSED','CLOSED'), ('CLOSED','TALLIED'), ('TALLIED','TALLIED')) THEN
    RAISE EXCEPTION 'poll: % does not lead to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state <> 'DRAFT' AND (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
    RAISE EXCEPTION 'poll: the definition is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state IN ('CLOSED', 'TALLIED') AND (to_jsonb(NEW) - late) IS DISTINCT FROM (to_jsonb(OLD) - late) THEN
    RAISE EXCEPTION 'poll: closed is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.result_published_at IS DISTINCT FROM OLD.result_published_at AND
     (OLD.state <> 'TALLIED' OR OLD.result_visibility <> 'ON_PUBLICATION' OR OLD.result_published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'poll: a result is published once, after its count' USING ERRCODE = 'restrict_violation';
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
    op.add_column(
        "campaign",
        sa.Column(
            "reviewed_only",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="only ideas of which a panel has published a review",
        ),
    )
    op.add_column(
        "poll",
        sa.Column(
            "result_visibility",
            sa.Enum(
                "AT_COUNT",
                "ON_PUBLICATION",
                name="result_visibility",
                native_enum=False,
                length=40,
            ),
            server_default="AT_COUNT",
            nullable=False,
        ),
    )
    op.add_column(
        "poll",
        sa.Column(
            "result_published_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="only where the result shows on publication",
        ),
    )
    op.execute(FORWARD)
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
