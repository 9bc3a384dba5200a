"""Amendments with their votes, decisions with who has to act, and what was done about them."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128u"
down_revision = "20261128v"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-motions.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column(
            "item_id", sa.Uuid(), nullable=True, comment="none: entered from earlier minutes"
        ),
        sa.Column(
            "source", sa.Text(), server_default="", nullable=False, comment="the earlier minutes"
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "number", sa.Integer(), nullable=False, comment="of the council's decisions in the year"
        ),
        sa.Column("text", sa.Text(), nullable=False, comment="as it was adopted"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="of the text"),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("declared_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "UNASSIGNED",
                "OPEN",
                "POSTPONED",
                "REPORTED",
                "DONE",
                "LAPSED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "terms", sa.Integer(), server_default="0", nullable=False, comment="versions given"
        ),
        sa.Column(
            "steps", sa.Integer(), server_default="0", nullable=False, comment="numbers given"
        ),
        sa.Column("owner_id", sa.Uuid(), nullable=True, comment="who has to act"),
        sa.Column("owner_appointment_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True, comment="as it stands, postponed or not"),
        sa.Column("reported_on", sa.Date(), nullable=True, comment="of the report that stands"),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_decision_council_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["meeting_item.id"], name=op.f("fk_decision_item_id")),
        sa.ForeignKeyConstraint(
            ["owner_appointment_id"],
            ["appointment.id"],
            name=op.f("fk_decision_owner_appointment_id"),
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["body.id"], name=op.f("fk_decision_owner_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_decision_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint(
            "council_id", "year", "number", name=op.f("uq_decision_council_id_year_number")
        ),
        sa.UniqueConstraint("item_id", name=op.f("uq_decision_item_id")),
    )
    op.create_index("ix_decision_due", "decision", ["state", "due_on"], unique=False)
    op.create_table(
        "motion_amendment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column(
            "number", sa.Integer(), nullable=False, comment="of the item's amendments, from 1"
        ),
        sa.Column(
            "changes",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="passage of the original (none: all of it) and the words in its place",
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("mover_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "MOVED",
                "OPEN",
                "WITHDRAWN",
                "ADOPTED",
                "LOST",
                "DROPPED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=True, comment="in the chair's order, from 1"),
        sa.Column("moved_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "ready_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=True,
            comment="since when it is open",
        ),
        sa.Column("ended_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_motion_amendment_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["mover_id"], ["person.id"], name=op.f("fk_motion_amendment_mover_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_motion_amendment_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_amendment")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_motion_amendment_item_id_number")),
    )
    op.create_table(
        "motion_text",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "amendment", sa.Integer(), nullable=False, comment="the number of what was adopted"
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_motion_text_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_motion_text_programme_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f("pk_motion_text")),
    )
    op.create_table(
        "amendment_support",
        sa.Column("amendment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["amendment_id"],
            ["motion_amendment.id"],
            name=op.f("fk_amendment_support_amendment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_amendment_support_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_amendment_support_programme_id")
        ),
        sa.PrimaryKeyConstraint("amendment_id", "person_id", name=op.f("pk_amendment_support")),
    )
    op.create_table(
        "decision_reminder",
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "warned",
            sa.Enum("SOON", "TODAY", "LATE", name="warned", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_reminder_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_decision_reminder_programme_id")
        ),
        sa.PrimaryKeyConstraint(
            "decision_id", "due_on", "warned", name=op.f("pk_decision_reminder")
        ),
    )
    op.create_table(
        "decision_step",
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "REPORTED",
                "ACCEPTED",
                "RETURNED",
                "POSTPONED",
                "LAPSED",
                "EXPLAINED",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), server_default="", nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True, comment="the due day until then"),
        sa.Column("moved_to", sa.Date(), nullable=True, comment="the due day since"),
        sa.Column(
            "resolution_id",
            sa.Uuid(),
            nullable=True,
            comment="the decision of the council that says so",
        ),
        sa.Column("body_id", sa.Uuid(), nullable=True, comment="for whom he acts"),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_decision_step_body_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_decision_step_by_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_step_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_decision_step_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["decision.id"], name=op.f("fk_decision_step_resolution_id")
        ),
        sa.PrimaryKeyConstraint("decision_id", "number", name=op.f("pk_decision_step")),
    )
    op.create_table(
        "decision_terms",
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "effect",
            sa.Enum(
                "CONSULTED",
                "RECOMMENDS",
                "ASKS",
                "OWN_AFFAIRS",
                name="effect",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("addressee_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("owner_appointment_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "due_days", sa.Integer(), nullable=True, comment="the period it was counted from"
        ),
        sa.Column("evidence", sa.Text(), nullable=False, comment="what will show that it is done"),
        sa.Column("supersedes", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["addressee_id"], ["body.id"], name=op.f("fk_decision_terms_addressee_id")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_decision_terms_by_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_terms_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_appointment_id"],
            ["appointment.id"],
            name=op.f("fk_decision_terms_owner_appointment_id"),
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["body.id"], name=op.f("fk_decision_terms_owner_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_decision_terms_programme_id")
        ),
        sa.PrimaryKeyConstraint("decision_id", "version", name=op.f("pk_decision_terms")),
    )
    op.add_column(
        "meeting_vote",
        sa.Column(
            "amendment",
            sa.Integer(),
            nullable=True,
            comment="the number of the amendment it is on; none: the item itself",
        ),
    )
    op.add_column(
        "meeting_item",
        sa.Column("agreement_id", sa.Uuid(), nullable=True, comment="the agreement it is about"),
    )
    op.add_column(
        "meeting_item",
        sa.Column("clause_id", sa.Uuid(), nullable=True, comment="its clause; none: all of it"),
    )
    op.add_column(
        "meeting_item",
        sa.Column("agreement_number", sa.Text(), nullable=True, comment="which the public reads"),
    )
    stances.changeable("motion_amendment", "decision")
    stances.append_only(
        "amendment_support", "motion_text", "decision_terms", "decision_step", "decision_reminder"
    )
    stances.run_script(SCRIPT)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
