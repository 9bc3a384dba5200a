"""What leads to what, from this release on, and promised milestones."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127o"
down_revision = "20261127n"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "trace_node",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "IDEA",
                "DUTY",
                "REVIEW",
                "ANSWER",
                "VOTE",
                "WORK",
                "MILESTONE",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "label", sa.Text(), nullable=False, comment="a public number or a word of a list"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_trace_node_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trace_node")),
    )
    op.create_index(
        op.f("ix_trace_node_programme_id"), "trace_node", ["programme_id"], unique=False
    )
    op.create_table(
        "trace_edge",
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "MERGED_INTO",
                "BEGOT",
                "REVIEWED_BY",
                "ANSWERED_BY",
                "PUT_TO",
                "CARRIED_OUT_AS",
                "REACHED",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["trace_node.id"], name=op.f("fk_trace_edge_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["trace_node.id"], name=op.f("fk_trace_edge_to_id")),
        sa.PrimaryKeyConstraint("from_id", "to_id", "kind", name=op.f("pk_trace_edge")),
    )
    op.create_index(op.f("ix_trace_edge_to_id"), "trace_edge", ["to_id"], unique=False)
    op.create_table(
        "proposal_milestone",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_milestone_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_milestone")),
    )
    op.create_index(
        op.f("ix_proposal_milestone_proposal_id"),
        "proposal_milestone",
        ["proposal_id"],
        unique=False,
    )
    stances.append_only("trace_node", "trace_edge")
    stances.changeable("proposal_milestone")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
