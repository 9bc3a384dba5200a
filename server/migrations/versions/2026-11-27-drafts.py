"""Drafts, who writes on them, and the authors an idea has together."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127w"
down_revision = "20261127v"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-27-drafts.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "proposal_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("WRITING", "SUBMITTED", "DROPPED", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False, comment="of words and shares, from 1"),
        sa.Column(
            "invitation",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="which link leads here; 0: none",
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "MOBILITY",
                "ENERGY",
                "SAFETY",
                "ENVIRONMENT",
                "WELFARE",
                "CULTURE",
                "ADMINISTRATION",
                name="category",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("cost", sa.BigInteger(), nullable=True, comment="won"),
        sa.Column("begun_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("touched_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["person.id"], name=op.f("fk_proposal_draft_lead_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_proposal_draft_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_draft")),
    )
    op.create_index(op.f("ix_proposal_draft_lead_id"), "proposal_draft", ["lead_id"], unique=False)
    op.create_index(
        op.f("ix_proposal_draft_touched_at"), "proposal_draft", ["touched_at"], unique=False
    )
    op.create_table(
        "draft_author",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("share_numerator", sa.Integer(), nullable=True),
        sa.Column("share_denominator", sa.Integer(), nullable=True),
        sa.Column("agreed_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("joined_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("left_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(share_numerator IS NULL) = (share_denominator IS NULL)",
            name=op.f("ck_draft_author_share"),
        ),
        sa.CheckConstraint(
            "share_numerator > 0 AND share_denominator >= share_numerator",
            name=op.f("ck_draft_author_share_of_one"),
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["proposal_draft.id"], name=op.f("fk_draft_author_draft_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_draft_author_person_id")
        ),
        sa.PrimaryKeyConstraint("draft_id", "person_id", name=op.f("pk_draft_author")),
    )
    op.create_index(op.f("ix_draft_author_person_id"), "draft_author", ["person_id"], unique=False)
    op.create_table(
        "proposal_author",
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column(
            "position", sa.Integer(), autoincrement=False, nullable=False, comment="the lead is 1"
        ),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("share_numerator", sa.Integer(), nullable=False),
        sa.Column("share_denominator", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "share_numerator > 0 AND share_denominator >= share_numerator",
            name=op.f("ck_proposal_author_share_of_one"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_proposal_author_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_author_proposal_id")
        ),
        sa.PrimaryKeyConstraint("proposal_id", "position", name=op.f("pk_proposal_author")),
    )
    op.create_index(
        op.f("ix_proposal_author_person_id"), "proposal_author", ["person_id"], unique=False
    )
    op.create_index(
        "uq_proposal_author_lead",
        "proposal_author",
        ["proposal_id"],
        unique=True,
        postgresql_where=sa.text("position = 1"),
    )
    stances.changeable("proposal_draft", "draft_author")
    stances.append_only("proposal_author")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    invited = "= (SELECT nullif(current_setting('dure.invitation', true), '')::uuid)"
    lead = f"lead_id = (SELECT asking_person()) OR {house}"
    along = f"{lead} OR writes_along(id) OR id {invited}"
    stances.guarded("proposal_draft", read=along, add=lead, change=along)
    own = f"person_id = (SELECT asking_person()) OR {house}"
    beside = f"{own} OR writes_along(draft_id) OR draft_id {invited}"
    stances.guarded("draft_author", read=beside, add=own, change=beside)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
