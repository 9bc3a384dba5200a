"""Notices: what people are told, and how they want to be told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127k"
down_revision = "20261127j"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "SUPPLEMENT_ASKED",
                "REEXAMINATION_OPEN",
                "MERGE_ASKED",
                "PANEL_SEATED",
                "DUTY_AROSE",
                "ANSWER_LATE",
                "REVIEW_BEGUN_DESK",
                "APPEAL_WAITING",
                "IDEA_RECEIVED",
                "THRESHOLD_MET",
                "REVIEW_BEGUN",
                "PANEL_PUBLISHED",
                "ANSWER_DELAYED",
                "INTERIM_ANSWER",
                "ANSWERED",
                "TRANSFERRED",
                "CLOSED",
                "MERGED",
                "ON_BALLOT",
                "VOTE_DECIDED",
                "STARTED",
                "PROGRESS",
                "DONE",
                "TEXT_MODERATED",
                "APPEAL_DECIDED",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False, comment="the idea it is about"),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("arose_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("read_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "done_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=True,
            comment="of a duty: when it was met; of the rest: when it arose",
        ),
        sa.Column("mailed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_notice_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_notice_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "event_id", "person_id", "kind", name=op.f("uq_notice_event_id_person_id_kind")
        ),
    )
    op.create_index(
        "ix_notice_about",
        "notice",
        ["subject_id", "kind"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(
        "ix_notice_of",
        "notice",
        ["person_id", sa.literal_column("arose_at DESC"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_notice_to_do",
        "notice",
        ["person_id", "due_on"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(
        "ix_notice_to_mail",
        "notice",
        ["arose_at"],
        unique=False,
        postgresql_where=sa.text("mailed_at IS NULL"),
    )
    op.create_table(
        "notice_setting",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "locale",
            sa.Enum("ko", "en", name="locale", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "rhythm",
            sa.Enum("AT_ONCE", "DAILY", "WEEKLY", name="rhythm", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("muted", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column(
            "calendar_serial",
            sa.Integer(),
            nullable=False,
            comment="raised when the calendar's link is renewed; 0: no calendar",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notice_setting_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_notice_setting")),
    )
    stances.changeable("notice", "notice_setting")
    own = "person_id = (SELECT asking_person()) OR (SELECT asking_house())"
    stances.guarded("notice", read=own, add="(SELECT asking_house())", change=own)
    stances.guarded("notice_setting", read=own, add=own, change=own)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
