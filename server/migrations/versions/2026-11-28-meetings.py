"""Meetings: agenda, papers, notices, log, votes and ballots."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128j"
down_revision = "20261128g"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-meetings.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column(
            "number", sa.Integer(), nullable=False, comment="of the council's meetings, from 1"
        ),
        sa.Column(
            "state",
            sa.Enum(
                "PREPARED",
                "CALLED",
                "OPEN",
                "CLOSED",
                "CANCELLED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "form",
            sa.Enum("IN_PERSON", "WRITTEN", name="form", native_enum=False, length=40),
            server_default="IN_PERSON",
            nullable=False,
        ),
        sa.Column(
            "written_case",
            sa.Enum(
                "MINOR",
                "URGENT",
                "BARRED",
                "CHAIR_DEEMS_MINOR",
                name="written_case",
                native_enum=False,
                length=40,
            ),
            nullable=True,
            comment="why it may be in writing",
        ),
        sa.Column("written_reason", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "starts_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=False,
            comment="in writing: until when answers are taken",
        ),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column(
            "by_video", sa.Boolean(), nullable=False, comment="whether one may attend by video"
        ),
        sa.Column("demanded", sa.Boolean(), nullable=False, comment="by members, not by the chair"),
        sa.Column("prepared_by", sa.Uuid(), nullable=False),
        sa.Column("called_by", sa.Uuid(), nullable=True),
        sa.Column(
            "urgency",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="why the notice is late",
        ),
        sa.Column("cancel_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("rules", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("chair_id", sa.Uuid(), nullable=True, comment="who presides"),
        sa.Column(
            "items", sa.Integer(), server_default="0", nullable=False, comment="numbers given"
        ),
        sa.Column(
            "entries", sa.Integer(), server_default="0", nullable=False, comment="numbers given"
        ),
        sa.Column("called_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["called_by"], ["person.id"], name=op.f("fk_meeting_called_by")),
        sa.ForeignKeyConstraint(["chair_id"], ["person.id"], name=op.f("fk_meeting_chair_id")),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_meeting_council_id")),
        sa.ForeignKeyConstraint(
            ["prepared_by"], ["person.id"], name=op.f("fk_meeting_prepared_by")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("council_id", "number", name=op.f("uq_meeting_council_id_number")),
    )
    op.create_index(
        "ix_meeting_of_council",
        "meeting",
        ["council_id", sa.literal_column("starts_at DESC"), "id"],
        unique=False,
    )
    op.create_table(
        "meeting_backing",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_backing_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_backing_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_backing_programme_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_backing")),
    )
    op.create_table(
        "meeting_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "IMPLEMENTATION_PLAN",
                "OPERATION_AND_FUNDING",
                "HANDOVER",
                "COMPLETION_INSPECTION",
                "OTHER_BY_RESOLUTION",
                name="topic",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "asked",
            sa.Enum(
                "TAKE_UP",
                "RESOLUTION",
                "CONSULTATION",
                "REPORT",
                name="asked",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "motion", sa.Text(), nullable=False, comment="the words that are put to the vote"
        ),
        sa.Column("sponsor_id", sa.Uuid(), nullable=False),
        sa.Column("taken_up_by", sa.Uuid(), nullable=True, comment="the resolution to take it up"),
        sa.Column(
            "proposal_id", sa.Uuid(), nullable=True, comment="the residents' idea it comes from"
        ),
        sa.Column(
            "state",
            sa.Enum(
                "TABLED",
                "CALLED",
                "RESOLVED",
                "REJECTED",
                "DISCUSSED",
                "DEFERRED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "conclusion", sa.Text(), server_default="", nullable=False, comment="where no vote was"
        ),
        sa.Column("ended_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_item_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_item_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["sponsor_id"], ["person.id"], name=op.f("fk_meeting_item_sponsor_id")
        ),
        sa.ForeignKeyConstraint(
            ["taken_up_by"], ["meeting_item.id"], name=op.f("fk_meeting_item_taken_up_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_item")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_meeting_item_meeting_id_number")),
    )
    op.create_table(
        "meeting_notice",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.Column("papers_on", sa.Date(), nullable=True, comment="the day the last paper arrived"),
        sa.Column("read_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_notice_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_notice_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_notice_programme_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_notice")),
    )
    op.create_table(
        "meeting_interest",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "bond",
            sa.Enum(
                "SELF",
                "REPRESENTS",
                "SPOUSE",
                "JOINT_HOLDER",
                "RELATIVE",
                "ADVICE",
                "AGENT",
                "OFFICER",
                "EMPLOYEE",
                "SHARES",
                "CAPITAL",
                name="bond",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("declared_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_meeting_interest_body_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_meeting_interest_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_interest_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_interest_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_interest")),
    )
    op.create_table(
        "meeting_item_party",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_meeting_item_party_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_meeting_item_party_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_item_party_programme_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "body_id", name=op.f("pk_meeting_item_party")),
    )
    op.create_table(
        "meeting_paper",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("put_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_meeting_paper_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_paper_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_paper")),
        sa.UniqueConstraint(
            "item_id", "number", "version", name=op.f("uq_meeting_paper_item_id_number_version")
        ),
    )
    op.create_table(
        "meeting_vote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("ROLL_CALL", "SECRET", "CONSENT", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("motion", sa.Text(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=True, comment="the ballot box of a secret vote"),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_meeting_vote_poll_id")),
        sa.Column("challenged_id", sa.Uuid(), nullable=True, comment="on whose challenge it is"),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "result",
            sa.Enum(
                "CARRIED",
                "LOST",
                "NO_QUORUM",
                "AWAITS_CHAIR",
                "AWAITS_VOTE",
                name="result",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["challenged_id"], ["person.id"], name=op.f("fk_meeting_vote_challenged_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_meeting_vote_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_vote_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_vote_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_vote")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_meeting_vote_meeting_id_number")),
    )
    op.create_index(
        "uq_meeting_vote_open",
        "meeting_vote",
        ["meeting_id"],
        unique=True,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "meeting_ballot",
        sa.Column("vote_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum("FOR", "AGAINST", "ABSTAIN", name="choice", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("cast_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_ballot_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_ballot_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["meeting_vote.id"], name=op.f("fk_meeting_ballot_vote_id")
        ),
        sa.PrimaryKeyConstraint("vote_id", "person_id", name=op.f("pk_meeting_ballot")),
    )
    op.create_table(
        "meeting_entry",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "NOTICE",
                "OPENED",
                "JOINED",
                "LEFT",
                "STEPPED_OUT",
                "RETURNED",
                "RECUSED",
                "CHALLENGED",
                "UPHELD",
                "DISMISSED",
                "ITEM_CALLED",
                "REMARK",
                "VOTE_OPENED",
                "VOTE_CLOSED",
                "ITEM_ENDED",
                "CLOSED",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("vote_id", sa.Uuid(), nullable=True),
        sa.Column(
            "mode",
            sa.Enum("ROOM", "VIDEO", "WRITING", name="mode", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True, comment="who noted it"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_meeting_entry_by_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_meeting_entry_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_entry_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_entry_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_entry_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["meeting_vote.id"], name=op.f("fk_meeting_entry_vote_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_entry")),
        sa.UniqueConstraint(
            "meeting_id", "number", name=op.f("uq_meeting_entry_meeting_id_number")
        ),
    )
    stances.changeable(
        "meeting",
        "meeting_notice",
        "meeting_item",
        "meeting_vote",
        "meeting_ballot",
        "meeting_interest",
    )
    stances.append_only(
        "meeting_backing",
        "meeting_item_party",
        "meeting_paper",
        "meeting_entry",
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
