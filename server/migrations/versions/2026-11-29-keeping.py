"""What is kept of a signed agreement: evidence files, settlement, and disputes."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129e"
down_revision = "20261129c"
branch_labels = None
depends_on = None

SETTLING = Path(__file__).parents[1] / "sql" / "2026-11-29-settling.sql"
DISPUTES = Path(__file__).parents[1] / "sql" / "2026-11-29-disputes.sql"


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "duty_step", sa.Column("file_id", sa.Uuid(), nullable=True, comment="what shows it")
    )
    op.add_column(
        "duty_step",
        sa.Column(
            "file_kind",
            sa.Enum("JPEG", "PNG", "WEBP", "PDF", name="file_kind", native_enum=False, length=40),
            nullable=True,
        ),
    )
    op.add_column("duty_step", sa.Column("file_sha256", sa.Text(), nullable=True))
    op.create_foreign_key(
        op.f("fk_duty_step_file_id"), "duty_step", "stored_file", ["file_id"], ["id"]
    )
    op.create_unique_constraint(op.f("uq_duty_step_file_id"), "duty_step", ["file_id"])
    op.create_check_constraint(
        op.f("ck_duty_step_file"),
        "duty_step",
        "(file_id IS NULL) = (file_kind IS NULL) AND (file_id IS NULL) = (file_sha256 IS NULL)",
    )
    _settle()
    _dispute()


def _settle() -> None:
    """Add the reports of settlement."""
    op.create_table(
        "settlement_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="who settles"),
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
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False, comment="the day of the fact"),
        sa.Column(
            "state",
            sa.Enum(
                "SUBMITTED",
                "CHECKED",
                "RETURNED",
                "ACCEPTED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("edition", sa.Integer(), nullable=False, comment="how often it was handed in"),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column(
            "audit",
            sa.Text(),
            nullable=False,
            comment="the audit from outside; none where none is asked",
        ),
        sa.Column("submitted_on", sa.Date(), nullable=False, comment="last"),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_settlement_report_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_settlement_report_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_settlement_report_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement_report")),
        sa.UniqueConstraint(
            "agreement_id",
            "body_id",
            "fact",
            "happened_on",
            name=op.f("uq_settlement_report_agreement_id_body_id_fact_happened_on"),
        ),
    )
    op.create_table(
        "settlement_line",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "STATE",
                "PROVINCE",
                "MUNICIPALITY",
                "PUBLIC_CORP",
                "PRIVATE",
                name="source",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "form",
            sa.Enum("CASH", "IN_KIND", name="form", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "form = 'CASH' OR interest = 0", name=op.f("ck_settlement_line_interest")
        ),
        sa.CheckConstraint(
            "received BETWEEN 0 AND 10000000000000 AND spent BETWEEN 0 AND received AND interest BETWEEN 0 AND 10000000000000",
            name=op.f("ck_settlement_line_won"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_settlement_line_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["settlement_report.id"], name=op.f("fk_settlement_line_report_id")
        ),
        sa.PrimaryKeyConstraint(
            "report_id", "edition", "source", "form", "year", name=op.f("pk_settlement_line")
        ),
    )
    op.create_table(
        "settlement_repayment",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "STATE",
                "PROVINCE",
                "MUNICIPALITY",
                "PUBLIC_CORP",
                "PRIVATE",
                name="source",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("won", sa.BigInteger(), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="who says that it came"),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("won > 0", name=op.f("ck_settlement_repayment_won")),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_settlement_repayment_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_settlement_repayment_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["settlement_report.id"], name=op.f("fk_settlement_repayment_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "source", name=op.f("pk_settlement_repayment")),
    )
    op.create_table(
        "settlement_step",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "SUBMITTED",
                "CHECKED",
                "RETURNED",
                "ACCEPTED",
                name="act",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="for which body"),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_settlement_step_body_id")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["appointment.id"], name=op.f("fk_settlement_step_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_settlement_step_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["settlement_report.id"], name=op.f("fk_settlement_step_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "number", name=op.f("pk_settlement_step")),
    )
    stances.changeable("settlement_report")
    stances.append_only("settlement_line", "settlement_step", "settlement_repayment")
    stances.run_script(SETTLING)
    house = "(SELECT asking_house())"
    funds = (
        "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'MINISTRY_OFFICER'], programme_id)"
    )
    ministry = "asking_as(ARRAY['MINISTRY_OFFICER'], programme_id)"
    told = f"(agreement_id IN (SELECT a.id FROM agreement a) OR {ministry})"
    own = f"{house} OR speaks_for(ARRAY[body_id], programme_id)"
    of_one = "report_id IN (SELECT r.id FROM settlement_report r)"
    of_mine = (
        "report_id IN (SELECT r.id FROM settlement_report r"
        f" WHERE {house} OR speaks_for(ARRAY[r.body_id], r.programme_id))"
    )
    stances.guarded(
        "settlement_report",
        read=told,
        add=f"{told} AND ({own})",
        change=f"{told} AND ({own} OR {funds})",
    )
    stances.guarded("settlement_line", read=of_one, add=of_mine)
    stances.guarded("settlement_step", read=of_one, add=f"{of_one} AND ({own})")
    stances.guarded(
        "settlement_repayment", read=of_one, add=f"{of_one} AND ({own}) AND ({house} OR {funds})"
    )


def _dispute() -> None:
    """Add disputes; the parties of the agreement alone read them."""
    op.create_table(
        "dispute",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="of the agreement, from 1"),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column(
            "sides", postgresql.ARRAY(sa.Uuid()), nullable=False, comment="who notified it, first"
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "ESCALATED",
                "SETTLED",
                "WITHDRAWN",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("step", sa.Integer(), nullable=False, comment="of its path, from 1"),
        sa.Column("began_on", sa.Date(), nullable=False, comment="the step"),
        sa.Column("acts", sa.Integer(), nullable=False),
        sa.Column(
            "told_over", sa.Integer(), nullable=False, comment="the last step whose end was told"
        ),
        sa.Column("notified_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (state IN ('OPEN', 'ESCALATED'))", name=op.f("ck_dispute_ended")
        ),
        sa.CheckConstraint(
            "cardinality(sides) > 1 AND opened_by = ANY (sides)", name=op.f("ck_dispute_sides")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_dispute_agreement_id")
        ),
        sa.ForeignKeyConstraint(["opened_by"], ["body.id"], name=op.f("fk_dispute_opened_by")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_dispute_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
        sa.UniqueConstraint("agreement_id", "number", name=op.f("uq_dispute_agreement_id_number")),
    )
    op.create_table(
        "dispute_path",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "NEGOTIATION",
                "COMMITTEE",
                "COUNCIL",
                "MEDIATION",
                "ARBITRATION",
                "COURT",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("days", sa.Integer(), nullable=True, comment="none: decided outside"),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="who set it"),
        sa.Column("set_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("days > 0", name=op.f("ck_dispute_path_days")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_dispute_path_agreement_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_dispute_path_body_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_dispute_path_programme_id")
        ),
        sa.PrimaryKeyConstraint("agreement_id", "edition", "number", name=op.f("pk_dispute_path")),
    )
    op.create_table(
        "dispute_step",
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "NEGOTIATION",
                "COMMITTEE",
                "COUNCIL",
                "MEDIATION",
                "ARBITRATION",
                "COURT",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["dispute.id"], name=op.f("fk_dispute_step_dispute_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_dispute_step_programme_id")
        ),
        sa.PrimaryKeyConstraint("dispute_id", "number", name=op.f("pk_dispute_step")),
    )
    op.create_table(
        "dispute_matter",
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=True),
        sa.Column("duty_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(clause_id IS NULL) <> (duty_id IS NULL)", name=op.f("ck_dispute_matter_one")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_dispute_matter_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["dispute.id"], name=op.f("fk_dispute_matter_dispute_id")
        ),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_dispute_matter_duty_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_dispute_matter_programme_id")
        ),
        sa.PrimaryKeyConstraint("dispute_id", "number", name=op.f("pk_dispute_matter")),
    )
    op.create_index(op.f("ix_dispute_matter_duty_id"), "dispute_matter", ["duty_id"], unique=False)
    op.create_table(
        "dispute_said",
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "NOTIFIED",
                "ANSWERED",
                "CONSENTED",
                "MOVED_ON",
                "PROPOSED",
                "AGREED",
                "WITHDRAWN",
                name="act",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("changes_clauses", sa.Boolean(), nullable=True, comment="of a settlement put"),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="for which party"),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_dispute_said_body_id")),
        sa.ForeignKeyConstraint(["by_id"], ["appointment.id"], name=op.f("fk_dispute_said_by_id")),
        sa.ForeignKeyConstraint(
            ["dispute_id", "step"],
            ["dispute_step.dispute_id", "dispute_step.number"],
            name=op.f("fk_dispute_said_dispute_id_step"),
        ),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["dispute.id"], name=op.f("fk_dispute_said_dispute_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_dispute_said_programme_id")
        ),
        sa.PrimaryKeyConstraint("dispute_id", "number", name=op.f("pk_dispute_said")),
    )
    stances.changeable("dispute")
    stances.append_only("dispute_path", "dispute_step", "dispute_matter", "dispute_said")
    stances.run_script(DISPUTES)
    house = "(SELECT asking_house())"
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    drafts = (
        f"{house} OR speaks_for(ARRAY[body_id], programme_id)"
        " OR asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    )
    parties = (
        f"{house} OR agreement_id IN (SELECT a.id FROM agreement a"
        " WHERE speaks_for(a.parties, a.programme_id))"
    )
    sides = f"{house} OR speaks_for(sides, programme_id)"
    of_one = "dispute_id IN (SELECT d.id FROM dispute d)"
    of_mine = f"dispute_id IN (SELECT d.id FROM dispute d WHERE {house} OR speaks_for(d.sides, d.programme_id))"
    own = f"({house} OR speaks_for(ARRAY[body_id], programme_id))"
    stances.guarded("dispute_path", read=told, add=f"{told} AND ({drafts})")
    stances.guarded(
        "dispute",
        read=parties,
        add=f"({parties}) AND ({house} OR speaks_for(ARRAY[opened_by], programme_id))",
        change=sides,
    )
    stances.guarded("dispute_step", read=of_one, add=of_mine)
    stances.guarded("dispute_matter", read=of_one, add=of_mine)
    stances.guarded("dispute_said", read=of_one, add=f"{of_mine} AND {own}")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
