"""Discussion and moderation: comments, reports, decisions, appeals; what is hidden."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127f"
down_revision = "20261127e"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "subject_kind",
            sa.Enum("COMMENT", "PROPOSAL", name="subject_kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ground",
            sa.Enum(
                "RIGHTS_CLAIM",
                "ABUSE",
                "PERSONAL_DATA",
                "ADVERTISING",
                "OFF_TOPIC",
                "UNLAWFUL",
                name="ground",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("OPEN", "DECIDED", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("reported_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_report_programme_id")
        ),
        sa.ForeignKeyConstraint(["reporter_id"], ["person.id"], name=op.f("fk_report_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint(
            "subject_id", "reporter_id", name=op.f("uq_report_subject_id_reporter_id")
        ),
    )
    op.create_index(op.f("ix_report_subject_id"), "report", ["subject_id"], unique=False)
    op.create_index(
        "ix_report_waiting",
        "report",
        ["programme_id", "reported_at", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_table(
        "moderation_act",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "subject_kind",
            sa.Enum("COMMENT", "PROPOSAL", name="subject_kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum("DISMISS", "BLIND", "HIDE", name="decision", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "ground",
            sa.Enum(
                "RIGHTS_CLAIM",
                "ABUSE",
                "PERSONAL_DATA",
                "ADVERTISING",
                "OFF_TOPIC",
                "UNLAWFUL",
                name="ground",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, comment="the author reads it"),
        sa.Column("until", sa.Date(), nullable=True, comment="a blinding ends before this day"),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_moderation_act_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_moderation_act_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_moderation_act_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_act")),
    )
    op.create_index(
        "ix_moderation_act_of", "moderation_act", ["subject_id", "decided_at"], unique=False
    )
    op.create_index(
        op.f("ix_moderation_act_programme_id"), "moderation_act", ["programme_id"], unique=False
    )
    op.create_table(
        "appeal",
        sa.Column("act_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("appellant_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("appealed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum("OPEN", "UPHELD", "LIFTED", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["moderation_act.id"], name=op.f("fk_appeal_act_id")),
        sa.ForeignKeyConstraint(
            ["appellant_id"], ["person.id"], name=op.f("fk_appeal_appellant_id")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_appeal_decided_by")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_appeal_programme_id")
        ),
        sa.PrimaryKeyConstraint("act_id", name=op.f("pk_appeal")),
    )
    op.create_index(op.f("ix_appeal_programme_id"), "appeal", ["programme_id"], unique=False)
    op.create_table(
        "comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column(
            "position",
            sa.Enum(
                "FOR",
                "AGAINST",
                "QUESTION",
                "REMARK",
                name="position",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_appointment_id", sa.Uuid(), nullable=True),
        sa.Column("written_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("mended_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("depth BETWEEN 1 AND 3", name=op.f("ck_comment_depth")),
        sa.ForeignKeyConstraint(
            ["author_appointment_id"],
            ["appointment.id"],
            name=op.f("fk_comment_author_appointment_id"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_comment_author_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["comment.id"], name=op.f("fk_comment_parent_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_comment_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_comment_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    op.create_index("ix_comment_of_author", "comment", ["author_id", "written_at"], unique=False)
    op.create_index(
        "ix_comment_of_idea",
        "comment",
        ["proposal_id", "parent_id", "written_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_comment_parent_id"), "comment", ["parent_id"], unique=False)
    op.create_table(
        "comment_version",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("superseded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_comment_version_comment_id")
        ),
        sa.PrimaryKeyConstraint("comment_id", "version", name=op.f("pk_comment_version")),
    )
    op.add_column(
        "proposal", sa.Column("hidden", sa.Boolean(), server_default="false", nullable=False)
    )
    stances.append_only("moderation_act")
    stances.changeable("comment", "comment_version", "report", "appeal")
    own_comment = "EXISTS (SELECT FROM comment c WHERE c.id = comment_id AND c.author_id = (SELECT asking_person()))"
    house = "(SELECT asking_house())"
    stances.guarded(
        "comment_version", read=f"{own_comment} OR {house}", add=f"{own_comment} OR {house}"
    )
    moderators = "asking_as(ARRAY[\x27MODERATOR\x27], programme_id)"
    reporter = "reporter_id = (SELECT asking_person())"
    stances.guarded(
        "report",
        read=f"{reporter} OR {house} OR {moderators}",
        add=f"{reporter} OR {house}",
        change=f"{house} OR {moderators}",
    )
    deciders = "asking_as(ARRAY[\x27MODERATOR\x27, \x27MUNICIPAL_OFFICER\x27, \x27MUNICIPAL_HEAD\x27], programme_id)"
    appellant = "appellant_id = (SELECT asking_person())"
    stances.guarded(
        "appeal",
        read=f"{appellant} OR {house} OR {deciders}",
        add=f"{appellant} OR {house}",
        change=f"{house} OR {deciders}",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
