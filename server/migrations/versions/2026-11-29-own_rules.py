"""What councils resolve of their own rules: changes put to them, and the versions that came of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129za"
down_revision = "20261129z"
branch_labels = None
depends_on = None

HOUSE = "(SELECT asking_house())"
SITS = f"{HOUSE} OR council_id IN (SELECT my_councils())"
ITEM_SEEN = "item_id IN (SELECT i.id FROM meeting_item i)"
ITEM_WITHIN = (
    f"{HOUSE} OR item_id IN (SELECT i.id FROM meeting_item i"
    " WHERE i.meeting_id IN (SELECT meetings_within()))"
)
SAID = "(\"limit\" IS NULL) <> (said = '{}')"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "council_rule_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("limit", sa.BigInteger(), nullable=True, comment="the number, if it says one"),
        sa.Column("said", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column(
            "before",
            postgresql.JSONB(),
            nullable=False,
            comment="what held when it was put: number, words, the rule's id",
        ),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="the council's rules it stands in"),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vote_id", sa.Uuid(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column(
            "void_reason",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="slug of a refusal",
        ),
        sa.Column("void_rule", sa.Text(), nullable=True, comment="the rule it breaks"),
        sa.CheckConstraint(SAID, name=op.f("ck_council_rule_change_said")),
        sa.CheckConstraint(
            "(state = 'PROPOSED') = (settled_at IS NULL)",
            name=op.f("ck_council_rule_change_settled"),
        ),
        sa.CheckConstraint(
            "(state = 'VOID') = (void_reason <> '')", name=op.f("ck_council_rule_change_void")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_rule_change_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_rule_change_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_council_rule_change_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["meeting_vote.id"], name=op.f("fk_council_rule_change_vote_id")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_council_rule_change_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_rule_change")),
        sa.UniqueConstraint("item_id", name=op.f("uq_council_rule_change_item_id")),
    )
    op.create_index(
        op.f("ix_council_rule_change_council_id"), "council_rule_change", ["council_id"]
    )
    op.create_table(
        "council_rule",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("limit", sa.BigInteger(), nullable=True),
        sa.Column("said", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.CheckConstraint(SAID, name=op.f("ck_council_rule_said")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_rule_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_rule_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["council_rule_change.id"], name=op.f("fk_council_rule_change_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_rule")),
    )
    op.create_index(
        "uq_council_rule_standing",
        "council_rule",
        ["council_id", "key", "valid"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    stances.changeable("council_rule_change")
    stances.end_only("council_rule")
    # A change is seen with its item; what holds is public, as the rules of every source are.
    stances.guarded("council_rule_change", read=ITEM_SEEN, add=ITEM_WITHIN, change=ITEM_WITHIN)
    stances.guarded("council_rule", read="true", add=SITS, change=SITS)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
