"""Merging ideas by consent: offers, and into what an idea went."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127j"
down_revision = "20261127i"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "merge_offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "PROPOSED",
                "AGREED",
                "DECLINED",
                "WITHDRAWN",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proposer_id", sa.Uuid(), nullable=False),
        sa.Column("answerer_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, comment="the answer's"),
        sa.Column("proposed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("answered_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("source_id <> target_id", name=op.f("ck_merge_offer_two")),
        sa.ForeignKeyConstraint(
            ["answerer_id"], ["person.id"], name=op.f("fk_merge_offer_answerer_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_merge_offer_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposer_id"], ["person.id"], name=op.f("fk_merge_offer_proposer_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["proposal.id"], name=op.f("fk_merge_offer_source_id")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["proposal.id"], name=op.f("fk_merge_offer_target_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_offer")),
    )
    op.create_index(op.f("ix_merge_offer_target_id"), "merge_offer", ["target_id"], unique=False)
    op.create_index(
        "uq_merge_offer_standing",
        "merge_offer",
        ["source_id", "target_id"],
        unique=True,
        postgresql_where=sa.text("state = 'PROPOSED'"),
    )
    op.add_column(
        "proposal",
        sa.Column(
            "merged_into_id",
            sa.Uuid(),
            nullable=True,
            comment="where it went by its author's consent",
        ),
    )
    op.create_index(
        op.f("ix_proposal_merged_into_id"), "proposal", ["merged_into_id"], unique=False
    )
    op.create_foreign_key(
        op.f("fk_proposal_merged_into_id"), "proposal", "proposal", ["merged_into_id"], ["id"]
    )
    stances.changeable("merge_offer")
    house = "(SELECT asking_house())"
    person = "(SELECT asking_person())"
    parties = f"proposer_id = {person} OR answerer_id = {person}"
    desk = "asking_as(ARRAY['MUNICIPAL_OFFICER'], programme_id)"
    stances.guarded(
        "merge_offer",
        read=f"state = 'AGREED' OR {parties} OR {house} OR {desk}",
        add=f"proposer_id = {person} OR {house}",
        change=f"{parties} OR {house}",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
