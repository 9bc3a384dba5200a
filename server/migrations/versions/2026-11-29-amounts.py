"""Amounts of the plan of money that an amendment sets."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from server.migrations import stances

revision = "20261129v"
down_revision = "20261129u"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-amounts.sql"
MOST = 10_000_000_000_000
SOURCES = ("STATE", "PROVINCE", "MUNICIPALITY", "PUBLIC_CORP", "PRIVATE")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "amendment_amount",
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="of the clause, from 1"),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(*SOURCES, name="source", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "form",
            sa.Enum("CASH", "IN_KIND", name="form", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("payer_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.BigInteger(), nullable=False, comment="as the plan stood; 0: none"),
        sa.Column("won", sa.BigInteger(), nullable=False, comment="0: none any more"),
        sa.CheckConstraint(
            f"before BETWEEN 0 AND {MOST} AND won BETWEEN 0 AND {MOST} AND before <> won",
            name=op.f("ck_amendment_amount_won"),
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"],
            ["amendment_operation.clause_id"],
            name=op.f("fk_amendment_amount_clause_id"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_amendment_amount_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["payer_id"], ["body.id"], name=op.f("fk_amendment_amount_payer_id")
        ),
        sa.PrimaryKeyConstraint("clause_id", "number", name=op.f("pk_amendment_amount")),
        sa.UniqueConstraint(
            "clause_id",
            "source",
            "form",
            "year",
            "payer_id",
            name=op.f("uq_amendment_amount_clause_id_source_form_year_payer_id"),
        ),
    )
    stances.append_only("amendment_amount")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    writes = f"{house} OR speaks_for(parties, programme_id) OR {city}"
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    drafts = f"agreement_id IN (SELECT a.id FROM agreement a WHERE {writes})"
    stances.guarded("amendment_amount", read=told, add=drafts)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
