"""The money of a consortium: its plan, the amounts by version, and rules whose number is in won."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128i"
down_revision = "20261128j"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-money.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "contribution_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "PROPOSED", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "version", sa.Integer(), nullable=False, comment="of the last act; it only rises"
        ),
        sa.Column("changed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["consortium.id"], name=op.f("fk_contribution_plan_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_contribution_plan_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_plan")),
    )
    op.create_table(
        "contribution",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
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
        sa.Column("payer_id", sa.Uuid(), nullable=False),
        sa.Column("won", sa.BigInteger(), nullable=False),
        sa.Column(
            "version", sa.Integer(), nullable=False, comment="of the plan, which it came with"
        ),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.CheckConstraint("won BETWEEN 1 AND 10000000000000", name=op.f("ck_contribution_won")),
        sa.ForeignKeyConstraint(["payer_id"], ["body.id"], name=op.f("fk_contribution_payer_id")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["contribution_plan.id"], name=op.f("fk_contribution_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_contribution_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
    )
    op.create_index(
        "uq_contribution_standing",
        "contribution",
        ["plan_id", "source", "form", "year", "payer_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_table(
        "contribution_plan_version",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "SET", "REMOVED", "PROPOSED", "WITHDRAWN", name="act", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=True, comment="of what was put forward"),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_contribution_plan_version_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["contribution_plan.id"], name=op.f("fk_contribution_plan_version_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_contribution_plan_version_programme_id"),
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", name=op.f("pk_contribution_plan_version")),
    )
    op.alter_column(
        "legal_rule",
        "limit",
        existing_type=sa.INTEGER(),
        type_=sa.BigInteger(),
        existing_comment="the rule's number, if it has one",
        existing_nullable=True,
    )
    stances.changeable("contribution_plan")
    stances.end_only("contribution")
    stances.append_only("contribution_plan_version")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    for table, plan in (
        ("contribution_plan", "id"),
        ("contribution", "plan_id"),
        ("contribution_plan_version", "plan_id"),
    ):
        writes = f"{house} OR writes_money({plan}, programme_id)"
        stances.guarded(
            table,
            read=f"{house} OR reads_money({plan}, programme_id)",
            add=writes,
            change=None if table == "contribution_plan_version" else writes,
        )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
