"""Who judges a settlement report says of each line how much of what was spent is recognised, and why not all."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261130da"
down_revision = "20261130eb"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-30-settlement_findings.sql"
SOURCES = ("STATE", "PROVINCE", "MUNICIPALITY", "PUBLIC_CORP", "PRIVATE")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "settlement_finding",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False, comment="the judgement it belongs to"),
        sa.Column(
            "source", sa.Enum(*SOURCES, name="source", native_enum=False, length=40), nullable=False
        ),
        sa.Column(
            "form",
            sa.Enum("CASH", "IN_KIND", name="form", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False, comment="which one was judged"),
        sa.Column("recognised", sa.BigInteger(), nullable=False, comment="of what was spent, won"),
        sa.Column("why", sa.Text(), nullable=False, comment="empty where all of it is recognised"),
        sa.CheckConstraint("recognised >= 0", name=op.f("ck_settlement_finding_recognised")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_settlement_finding_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["settlement_report.id"], name=op.f("fk_settlement_finding_report_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id", "step"],
            ["settlement_step.report_id", "settlement_step.number"],
            name=op.f("fk_settlement_finding_report_id_step"),
        ),
        sa.ForeignKeyConstraint(
            ["report_id", "edition", "source", "form", "year"],
            [
                f"settlement_line.{one}"
                for one in ("report_id", "edition", "source", "form", "year")
            ],
            name=op.f("fk_settlement_finding_line"),
        ),
        sa.PrimaryKeyConstraint(
            "report_id", "step", "source", "form", "year", name=op.f("pk_settlement_finding")
        ),
    )
    stances.append_only("settlement_finding")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    funds = (
        "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'MINISTRY_OFFICER'], programme_id)"
    )
    of_one = "report_id IN (SELECT r.id FROM settlement_report r)"
    not_own = (
        "report_id NOT IN (SELECT r.id FROM settlement_report r"
        " WHERE speaks_for(ARRAY[r.body_id], r.programme_id))"
    )
    stances.guarded(
        "settlement_finding",
        read=of_one,
        add=f"{of_one} AND ({house} OR ({funds} AND {not_own}))",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
