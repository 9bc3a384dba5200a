"""Opinions on comments, the maps drawn of them, and the answers behind a frozen map."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261130fa"
down_revision = "20261130da"
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql" / "2026-11-30-opinions.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "opinion",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column(
            "comment_version",
            sa.Integer(),
            nullable=False,
            comment="which it was; mended, a comment is asked of again",
        ),
        sa.Column(
            "answer",
            sa.Enum("AGREE", "DISAGREE", "PASS", name="answer", native_enum=False, length=40),
            nullable=True,
            comment="none: taken back",
        ),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name="fk_opinion_comment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_opinion_person_id"),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name="fk_opinion_proposal_id"),
        sa.PrimaryKeyConstraint("comment_id", "person_id", name="pk_opinion"),
    )
    op.create_index("ix_opinion_person_id", "opinion", ["person_id"])
    op.create_index("ix_opinion_of_idea", "opinion", ["proposal_id", "person_id"])
    op.create_table(
        "opinion_map",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, comment="1 for the idea's first map"),
        sa.Column(
            "frozen", sa.Boolean(), nullable=False, comment="whether it was made for a review"
        ),
        sa.Column(
            "people", sa.Integer(), nullable=False, comment="who had answered enough by then"
        ),
        sa.Column(
            "content", sa.Text(), nullable=False, comment="canonical JSON, see opinions.told"
        ),
        sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of the content"),
        sa.Column("drawn_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name="fk_opinion_map_programme_id"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name="fk_opinion_map_proposal_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_opinion_map"),
        sa.UniqueConstraint("proposal_id", "place", name="uq_opinion_map_proposal_id_place"),
    )
    op.create_index("ix_opinion_map_programme_id", "opinion_map", ["programme_id"])
    op.create_table(
        "opinion_sheet",
        sa.Column("map_id", sa.Uuid(), nullable=False),
        sa.Column(
            "lines", sa.Text(), nullable=False, comment="one line a person; blanked with the idea"
        ),
        sa.ForeignKeyConstraint(["map_id"], ["opinion_map.id"], name="fk_opinion_sheet_map_id"),
        sa.PrimaryKeyConstraint("map_id", name="pk_opinion_sheet"),
    )
    stances.changeable("opinion")
    stances.append_only("opinion_map")
    own = "person_id = (SELECT asking_person()) OR (SELECT asking_house())"
    stances.guarded("opinion", read=own, add=own, change=own)
    # Nobody who asks reads the sheets: the house does, to draw a map again.
    stances.guarded(
        "opinion_sheet",
        read="(SELECT asking_house())",
        add="EXISTS (SELECT FROM opinion_map m WHERE m.id = map_id AND m.frozen)",
    )
    stances.run_script(SQL)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
