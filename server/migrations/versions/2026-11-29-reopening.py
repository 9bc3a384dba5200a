"""Papers opened again, voters who were helped, corrections on proof, few papers, and what open data told."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129zf"
down_revision = "20261129ze"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-reopening.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "paper_vote_before",
        sa.Column("reopening_id", sa.Uuid(), nullable=False),
        sa.Column("turn", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("keyed_by", sa.Uuid(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("reopening_id", "turn", name=op.f("pk_paper_vote_before")),
    )
    op.create_table(
        "paper_reopening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, comment="read by everybody"),
        sa.Column("reopened_by", sa.Uuid(), nullable=False),
        sa.Column("reopened_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_paper_reopening_programme_id_poll_id"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["paper_batch.id"], name=op.f("fk_paper_reopening_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_reopening")),
    )
    op.create_index(op.f("ix_paper_reopening_batch_id"), "paper_reopening", ["batch_id"])
    op.add_column(
        "paper_mark",
        sa.Column(
            "assisted",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="two people helped with the paper",
        ),
    )
    op.add_column("paper_mark", sa.Column("assisted_with", sa.Uuid(), nullable=True))
    op.create_check_constraint(
        op.f("ck_paper_mark_two_helpers"), "paper_mark", "assisted_with IS DISTINCT FROM marked_by"
    )
    op.add_column(
        "paper_batch",
        sa.Column(
            "assisted",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="of those who came, who were helped with the paper",
        ),
    )
    op.add_column(
        "roll_correction",
        sa.Column(
            "on_proof",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="the standing is shown by a document, the register does not hold it yet",
        ),
    )
    op.add_column(
        "poll",
        sa.Column(
            "least_apart",
            sa.Integer(),
            nullable=True,
            comment="ballots a channel needs to be counted and told by itself",
        ),
    )
    op.add_column(
        "open_dump",
        sa.Column(
            "fields",
            postgresql.JSONB(),
            server_default="{}",
            nullable=False,
            comment="by field: ideas, authors, and what was told of the authors",
        ),
    )
    stances.append_only("paper_reopening")
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
