"""The register of obligations: duties, sentences that are none, facts, steps, reminders."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129a"
down_revision = "20261128w"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-duties.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "duty_fact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "COMPLETION",
                "ABANDONMENT",
                "FISCAL_YEAR_END",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("evidence <> ''", name=op.f("ck_duty_fact_evidence")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_duty_fact_agreement_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_duty_fact_body_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_duty_fact_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["appointment.id"], name=op.f("fk_duty_fact_recorded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_fact")),
        sa.UniqueConstraint(
            "agreement_id",
            "kind",
            "happened_on",
            name=op.f("uq_duty_fact_agreement_id_kind_happened_on"),
        ),
    )
    op.create_index(
        "uq_duty_fact_once",
        "duty_fact",
        ["agreement_id", "kind"],
        unique=True,
        postgresql_where=sa.text("kind <> 'FISCAL_YEAR_END'"),
    )
    op.create_table(
        "duty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="of the agreement, from 1"),
        sa.Column("sentence", sa.Text(), nullable=False, comment="as it stood when it was mapped"),
        sa.Column("sentence_digest", sa.Text(), nullable=False),
        sa.Column("debtor_id", sa.Uuid(), nullable=False),
        sa.Column("creditor_id", sa.Uuid(), nullable=True, comment="none: all the other parties"),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column(
            "trigger",
            sa.Enum(
                "FIXED_DAY",
                "IN_FORCE",
                "DUTY_DONE",
                "FACT",
                name="trigger",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("fixed_day", sa.Date(), nullable=True),
        sa.Column(
            "fact",
            sa.Enum(
                "COMPLETION",
                "ABANDONMENT",
                "FISCAL_YEAR_END",
                name="fact",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("after_id", sa.Uuid(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column(
            "count",
            sa.Enum("DAYS", "MONTHS", "BUSINESS_DAYS", name="count", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("evidence", sa.Text(), nullable=False, comment="what will show that it is done"),
        sa.Column(
            "consequence", sa.Text(), server_default="", nullable=False, comment="of not doing it"
        ),
        sa.Column("escalate_to", sa.Uuid(), nullable=True),
        sa.Column("escalate_after", sa.Integer(), nullable=True, comment="days late"),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "REPORTED",
                "RETURNED",
                "DISPUTED",
                "DONE",
                "WAIVED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("extended_to", sa.Date(), nullable=True, comment="by the creditor, last"),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("mapped_by", sa.Uuid(), nullable=True),
        sa.Column("mapped_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("withdrawn_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(trigger = 'FIXED_DAY') = (fixed_day IS NOT NULL) AND (trigger = 'FACT') = (fact IS NOT NULL) AND (trigger = 'DUTY_DONE') = (after_id IS NOT NULL) AND (trigger = 'FIXED_DAY') = (length IS NULL) AND (length IS NULL) = (count IS NULL)",
            name=op.f("ck_duty_rule"),
        ),
        sa.CheckConstraint(
            "(escalate_to IS NULL) = (escalate_after IS NULL)", name=op.f("ck_duty_escalation")
        ),
        sa.CheckConstraint("after_id <> id", name=op.f("ck_duty_after")),
        sa.CheckConstraint("creditor_id <> debtor_id", name=op.f("ck_duty_parties")),
        sa.CheckConstraint("number > 0", name=op.f("ck_duty_number")),
        sa.ForeignKeyConstraint(["after_id"], ["duty.id"], name=op.f("fk_duty_after_id")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_duty_agreement_id")
        ),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_duty_clause_id")),
        sa.ForeignKeyConstraint(["creditor_id"], ["body.id"], name=op.f("fk_duty_creditor_id")),
        sa.ForeignKeyConstraint(["debtor_id"], ["body.id"], name=op.f("fk_duty_debtor_id")),
        sa.ForeignKeyConstraint(["escalate_to"], ["body.id"], name=op.f("fk_duty_escalate_to")),
        sa.ForeignKeyConstraint(["mapped_by"], ["appointment.id"], name=op.f("fk_duty_mapped_by")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_duty_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
        sa.UniqueConstraint("agreement_id", "number", name=op.f("uq_duty_agreement_id_number")),
    )
    op.create_table(
        "duty_none",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("sentence_digest", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("marked_by", sa.Uuid(), nullable=True),
        sa.Column("marked_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_duty_none_reason")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_duty_none_agreement_id")
        ),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_duty_none_clause_id")),
        sa.ForeignKeyConstraint(
            ["marked_by"], ["appointment.id"], name=op.f("fk_duty_none_marked_by")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_duty_none_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_none")),
        sa.UniqueConstraint(
            "clause_id", "sentence_digest", name=op.f("uq_duty_none_clause_id_sentence_digest")
        ),
    )
    op.create_table(
        "duty_reminder",
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "warned",
            sa.Enum(
                "SOON", "TODAY", "LATE", "ESCALATED", name="warned", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_duty_reminder_duty_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_duty_reminder_programme_id")
        ),
        sa.PrimaryKeyConstraint("duty_id", "due_on", "warned", name=op.f("pk_duty_reminder")),
    )
    op.create_table(
        "duty_step",
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "REPORTED",
                "ACCEPTED",
                "RETURNED",
                "DISPUTED",
                "EXTENDED",
                "WAIVED",
                name="act",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True, comment="until then"),
        sa.Column("moved_to", sa.Date(), nullable=True, comment="since"),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="for which party"),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_duty_step_agreement_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_duty_step_body_id")),
        sa.ForeignKeyConstraint(["by_id"], ["appointment.id"], name=op.f("fk_duty_step_by_id")),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_duty_step_duty_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_duty_step_programme_id")
        ),
        sa.PrimaryKeyConstraint("duty_id", "number", name=op.f("pk_duty_step")),
    )
    stances.changeable("duty")
    stances.append_only("duty_none", "duty_fact", "duty_step", "duty_reminder")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    writes = (
        "agreement_id IN (SELECT a.id FROM agreement a"
        f" WHERE {house} OR speaks_for(a.parties, a.programme_id)"
        f" OR {city.replace('programme_id', 'a.programme_id')})"
    )
    own = f"{house} OR speaks_for(ARRAY[body_id], programme_id)"
    stances.guarded("duty", read=told, add=writes, change=writes)
    stances.guarded("duty_none", read=told, add=writes)
    stances.guarded("duty_fact", read=told, add=f"{told} AND ({own})")
    stances.guarded("duty_step", read=told, add=f"{told} AND ({own})")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
