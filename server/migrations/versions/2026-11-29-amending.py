"""Amending: instruments of an agreement in force, their operations, and obligations they end."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129c"
down_revision = "20261129d"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-amending.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "amendment",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("base_id", sa.Uuid(), nullable=False, comment="what it amends"),
        sa.Column(
            "number",
            sa.Integer(),
            nullable=True,
            comment="its turn among the amendments of a day; given at the freeze",
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it is amended"),
        sa.Column("effective_on", sa.Date(), nullable=True, comment="none: when it is sealed"),
        sa.Column(
            "raised_why", sa.Text(), nullable=True, comment="why it is treated as a major one"
        ),
        sa.Column("raised_by", sa.Uuid(), nullable=True),
        sa.Column(
            "approver",
            sa.Enum(
                "MINISTRY",
                "PROVINCE",
                "MUNICIPALITY",
                "COUNCIL",
                name="approver",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("approval_document", sa.Text(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("in_force_on", sa.Date(), nullable=True, comment="the day from which it holds"),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_amendment_reason")),
        sa.CheckConstraint(
            "(approver IS NULL) = (approval_document IS NULL) AND (approver IS NULL) = (approved_on IS NULL)",
            name=op.f("ck_amendment_approval"),
        ),
        sa.CheckConstraint(
            "(raised_why IS NULL) = (raised_by IS NULL)", name=op.f("ck_amendment_raised")
        ),
        sa.CheckConstraint("in_force_on >= effective_on", name=op.f("ck_amendment_day")),
        sa.CheckConstraint("number > 0", name=op.f("ck_amendment_number")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_amendment_agreement_id")
        ),
        sa.ForeignKeyConstraint(["base_id"], ["agreement.id"], name=op.f("fk_amendment_base_id")),
        sa.ForeignKeyConstraint(["raised_by"], ["body.id"], name=op.f("fk_amendment_raised_by")),
        sa.PrimaryKeyConstraint("agreement_id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("base_id", "number", name=op.f("uq_amendment_base_id_number")),
    )
    op.create_table(
        "amendment_operation",
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("REPLACE", "ADD", "REMOVE", "MOVE", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("target_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column(
            "after_id", sa.Uuid(), nullable=True, comment="the sibling it comes after; none: first"
        ),
        sa.Column("drafted_on", sa.Text(), nullable=True, comment="digest of what it is done to"),
        sa.CheckConstraint(
            "(kind = 'ADD') = (drafted_on IS NULL)", name=op.f("ck_amendment_operation_drafted_on")
        ),
        sa.CheckConstraint(
            "(kind = 'ADD') = (target_id IS NULL)", name=op.f("ck_amendment_operation_target")
        ),
        sa.CheckConstraint(
            "kind IN ('ADD', 'MOVE') OR (parent_id IS NULL AND after_id IS NULL)",
            name=op.f("ck_amendment_operation_place"),
        ),
        sa.CheckConstraint(
            "target_id <> parent_id AND target_id <> after_id",
            name=op.f("ck_amendment_operation_itself"),
        ),
        sa.ForeignKeyConstraint(
            ["after_id"], ["clause.id"], name=op.f("fk_amendment_operation_after_id")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_amendment_operation_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_amendment_operation_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["clause.id"], name=op.f("fk_amendment_operation_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["clause.id"], name=op.f("fk_amendment_operation_target_id")
        ),
        sa.PrimaryKeyConstraint("clause_id", name=op.f("pk_amendment_operation")),
    )
    op.create_table(
        "duty_end",
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False, comment="the instrument"),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False, comment="the first day without it"),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_duty_end_agreement_id")
        ),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_duty_end_duty_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_duty_end_programme_id")
        ),
        sa.PrimaryKeyConstraint("duty_id", name=op.f("pk_duty_end")),
    )
    op.add_column(
        "agreement",
        sa.Column("amends_id", sa.Uuid(), nullable=True, comment="none: an agreement of its own"),
    )
    op.create_foreign_key(
        op.f("fk_agreement_amends_id"), "agreement", "agreement", ["amends_id"], ["id"]
    )
    stances.append_only("amendment_operation", "duty_end")
    stances.changeable("amendment")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    writes = f"{house} OR speaks_for(parties, programme_id) OR {city}"
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    drafts = f"agreement_id IN (SELECT a.id FROM agreement a WHERE {writes})"
    stances.guarded("amendment", read=told, add=drafts, change=drafts)
    stances.guarded("amendment_operation", read=told, add=drafts)
    stances.guarded("duty_end", read=told, add=house)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
