"""The life of an idea: its moves, answers and progress; support, ladders and duties."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127e"
down_revision = "20261127d"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "support_rung",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "DEPT_ANSWER",
                "FORUM",
                "HEAD_ANSWER",
                "COUNCIL_AGENDA",
                "INTERIM_ANSWER",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("supports", sa.Integer(), nullable=False),
        sa.Column("within_days", sa.Integer(), nullable=False),
        sa.Column("answer_days", sa.Integer(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.CheckConstraint(
            "supports > 0 AND within_days > 0 AND answer_days > 0",
            name=op.f("ck_support_rung_positive"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_support_rung_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_rung")),
    )
    op.create_index(
        "uq_support_rung_standing",
        "support_rung",
        ["programme_id", "kind"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_table(
        "proposal_answer",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "ADOPTED",
                "PARTLY_ADOPTED",
                "REJECTED",
                name="outcome",
                native_enum=False,
                length=40,
            ),
            nullable=True,
            comment="none: an interim answer",
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True, comment="promised start, if adopted"),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_proposal_answer_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_answer_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_answer")),
    )
    op.create_index(
        op.f("ix_proposal_answer_proposal_id"), "proposal_answer", ["proposal_id"], unique=False
    )
    op.create_table(
        "proposal_duty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "DEPT_ANSWER",
                "FORUM",
                "HEAD_ANSWER",
                "COUNCIL_AGENDA",
                "INTERIM_ANSWER",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("supports", sa.Integer(), nullable=False, comment="at the moment it arose"),
        sa.Column("arose_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_proposal_duty_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_duty_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_duty")),
        sa.UniqueConstraint("proposal_id", "kind", name=op.f("uq_proposal_duty_proposal_id_kind")),
    )
    op.create_index(
        op.f("ix_proposal_duty_programme_id"), "proposal_duty", ["programme_id"], unique=False
    )
    op.create_table(
        "proposal_move",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column(
            "from_state",
            sa.Enum(
                "SUBMITTED",
                "SUPPLEMENT",
                "OPEN",
                "THRESHOLD_MET",
                "REVIEW",
                "ADOPTED",
                "PARTLY_ADOPTED",
                "REJECTED",
                "REEXAMINATION",
                "TRANSFERRED",
                "CLOSED",
                "ON_BALLOT",
                "SELECTED",
                "NOT_SELECTED",
                "IMPLEMENTING",
                "DONE",
                name="from_state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "to_state",
            sa.Enum(
                "SUBMITTED",
                "SUPPLEMENT",
                "OPEN",
                "THRESHOLD_MET",
                "REVIEW",
                "ADOPTED",
                "PARTLY_ADOPTED",
                "REJECTED",
                "REEXAMINATION",
                "TRANSFERRED",
                "CLOSED",
                "ON_BALLOT",
                "SELECTED",
                "NOT_SELECTED",
                "IMPLEMENTING",
                "DONE",
                name="to_state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "ground",
            sa.Enum(
                "WITHDRAWN",
                "DUPLICATE",
                "ANOTHERS_RIGHT",
                "ALREADY_DONE",
                "UNWORKABLE",
                "COMPLAINT",
                "PROFIT",
                "NOT_PUBLIC",
                "NOT_SUPPLEMENTED",
                name="ground",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="public; says nothing personal"),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_proposal_move_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_move_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_move")),
    )
    op.create_index(
        op.f("ix_proposal_move_proposal_id"), "proposal_move", ["proposal_id"], unique=False
    )
    op.create_table(
        "proposal_progress",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_proposal_progress_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_progress_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_progress")),
    )
    op.create_index(
        op.f("ix_proposal_progress_proposal_id"), "proposal_progress", ["proposal_id"], unique=False
    )
    op.create_table(
        "proposal_support",
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("supported_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("withdrawn_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_proposal_support_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_support_proposal_id")
        ),
        sa.PrimaryKeyConstraint("proposal_id", "person_id", name=op.f("pk_proposal_support")),
    )
    op.create_index(
        op.f("ix_proposal_support_person_id"), "proposal_support", ["person_id"], unique=False
    )
    op.add_column(
        "proposal", sa.Column("supports", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "proposal",
        sa.Column("opened_on", sa.Date(), nullable=True, comment="open for support since"),
    )
    op.create_index(
        "ix_proposal_of_state",
        "proposal",
        ["programme_id", "state", sa.literal_column("submitted_at DESC"), "id"],
        unique=False,
    )
    op.create_check_constraint(op.f("ck_proposal_supports"), "proposal", "supports >= 0")
    stances.append_only("proposal_move", "proposal_answer", "proposal_progress")
    stances.end_only("support_rung")
    stances.changeable("proposal_duty", "proposal_support")
    own = "person_id = (SELECT asking_person()) OR (SELECT asking_house())"
    stances.guarded("proposal_support", read=own, add=own, change=own)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
