"""Votes on paper: batches, who came, papers in the box; standings; channels and fields of a notice."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127v"
down_revision = "20261127u"
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql"
SCRIPTS = (SQL / "2026-11-27-paper.sql", SQL / "2026-11-27-standings.sql")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "paper_vote",
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("turn", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("keyed_by", sa.Uuid(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=True),
        sa.CheckConstraint("turn BETWEEN 1 AND 3", name=op.f("ck_paper_vote_turn")),
        sa.PrimaryKeyConstraint("batch_id", "serial", "turn", name=op.f("pk_paper_vote")),
    )
    op.create_table(
        "resident_standing",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ADDRESS", "WORK", "BUSINESS", "STUDY", name="kind", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_resident_standing_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_resident_standing_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_standing")),
    )
    op.create_index(
        op.f("ix_resident_standing_person_id"), "resident_standing", ["person_id"], unique=False
    )
    op.create_index(
        "uq_resident_standing",
        "resident_standing",
        ["programme_id", "person_id", "kind"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_table(
        "paper_batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "ONLINE",
                "PAPER",
                "COMMITTEE",
                "SCHOOL",
                "SURVEY",
                name="channel",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.Text(), nullable=False, comment="the place, in words"),
        sa.Column(
            "state",
            sa.Enum("OPEN", "RECONCILED", "SET_ASIDE", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "came", sa.Integer(), server_default="0", nullable=False, comment="marked on the roll"
        ),
        sa.Column("papers_found", sa.Integer(), nullable=True),
        sa.Column(
            "note", sa.Text(), server_default="", nullable=False, comment="read by everybody"
        ),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("reconciled_by", sa.Uuid(), nullable=True),
        sa.Column("reconciled_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("papers_found >= 0", name=op.f("ck_paper_batch_papers_found")),
        sa.CheckConstraint(
            "reconciled_by IS DISTINCT FROM opened_by", name=op.f("ck_paper_batch_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_paper_batch_programme_id_poll_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_batch")),
        sa.UniqueConstraint("poll_id", "label", name=op.f("uq_paper_batch_poll_id_label")),
    )
    op.create_table(
        "paper_mark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("voter_id", sa.Uuid(), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=False),
        sa.Column("marked_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "withdrawn_by IS DISTINCT FROM marked_by", name=op.f("ck_paper_mark_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_paper_mark_programme_id_poll_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_mark")),
    )
    op.create_index(op.f("ix_paper_mark_batch_id"), "paper_mark", ["batch_id"], unique=False)
    op.create_index(
        "uq_paper_mark_standing",
        "paper_mark",
        ["poll_id", "voter_id"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.add_column(
        "campaign",
        sa.Column(
            "standings",
            postgresql.ARRAY(sa.Text()),
            server_default="{ADDRESS}",
            nullable=False,
            comment="by which of them one may vote",
        ),
    )
    op.add_column(
        "poll",
        sa.Column("most_in_group", sa.Integer(), nullable=True, comment="options of one field"),
    )
    op.add_column(
        "poll",
        sa.Column(
            "channels",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=True,
            comment="[channel, weight in per cent or null]; null: online alone",
        ),
    )
    op.add_column(
        "poll_option",
        sa.Column(
            "field",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="where a ballot may name only so many of one",
        ),
    )
    stances.changeable("paper_batch", "paper_mark")
    stances.end_only("resident_standing")
    house = "(SELECT asking_house())"
    own = f"voter_id = (SELECT asking_person()) OR {house}"
    desk = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    stances.guarded(
        "paper_mark",
        read=f"{own} OR {desk} OR asking_as(ARRAY['AUDITOR'], programme_id)",
        add=f"{house} OR {desk}",
        change=f"{house} OR {desk}",
    )
    officers = f"{house} OR asking_as(ARRAY['MUNICIPAL_OFFICER'], programme_id)"
    stances.guarded(
        "resident_standing",
        read=f"person_id = (SELECT asking_person()) OR {officers}"
        " OR asking_as(ARRAY['MUNICIPAL_HEAD'], programme_id)",
        add=officers,
        change=officers,
    )
    for path in SCRIPTS:
        stances.run_script(path)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
