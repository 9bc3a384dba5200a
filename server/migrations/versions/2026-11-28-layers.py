"""Layers of talk about agreements, and sealed offers."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128s"
down_revision = "20261128r"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-layers.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "agreement_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "clause_id", sa.Uuid(), nullable=True, comment="none: of the agreement as a whole"
        ),
        sa.Column(
            "layer",
            sa.Enum("PARTY", "BILATERAL", "TABLE", name="layer", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="the party that said it"),
        sa.Column("other_id", sa.Uuid(), nullable=True, comment="the party it was said to"),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("said_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("withdrawn_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(layer = 'BILATERAL') = (other_id IS NOT NULL)",
            name=op.f("ck_agreement_message_other"),
        ),
        sa.CheckConstraint("words <> ''", name=op.f("ck_agreement_message_words")),
        sa.CheckConstraint("other_id <> body_id", name=op.f("ck_agreement_message_self")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_message_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_agreement_message_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_agreement_message_body_id")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_agreement_message_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["body.id"], name=op.f("fk_agreement_message_other_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_message_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_message")),
    )
    op.create_index(
        "ix_agreement_message_of",
        "agreement_message",
        ["agreement_id", "layer", "clause_id", sa.literal_column("said_at DESC"), "id"],
        unique=False,
    )
    op.create_table(
        "sealed_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("called_by", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("called_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "closes_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=False,
            comment="from then on all are open",
        ),
        sa.CheckConstraint("closes_at > called_at", name=op.f("ck_sealed_call_hour")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_sealed_call_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_sealed_call_appointment_id")
        ),
        sa.ForeignKeyConstraint(["called_by"], ["body.id"], name=op.f("fk_sealed_call_called_by")),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_sealed_call_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_sealed_call_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_call")),
    )
    op.create_index(
        "ix_sealed_call_of",
        "sealed_call",
        ["clause_id", sa.literal_column("called_at DESC"), "id"],
        unique=False,
    )
    op.create_table(
        "sealed_offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("won", sa.BigInteger(), nullable=True),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.CheckConstraint(
            "words <> '' OR won IS NOT NULL", name=op.f("ck_sealed_offer_something")
        ),
        sa.CheckConstraint("won BETWEEN 0 AND 10000000000000", name=op.f("ck_sealed_offer_won")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_sealed_offer_appointment_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_sealed_offer_body_id")),
        sa.ForeignKeyConstraint(
            ["call_id"], ["sealed_call.id"], name=op.f("fk_sealed_offer_call_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_sealed_offer_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_offer")),
    )
    op.create_index(
        "uq_sealed_offer_standing",
        "sealed_offer",
        ["call_id", "body_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    stances.changeable("agreement_message")
    stances.append_only("sealed_call")
    stances.end_only("sealed_offer")
    stances.run_script(SCRIPT)
    # No word for the house: nobody reads a private layer, not even the house's own work.
    read_by_all = "agreement_id IN (SELECT a.id FROM agreement a)"
    own = "speaks_for(ARRAY[body_id], programme_id)"
    stances.guarded(
        "agreement_message",
        read="CASE layer"
        f" WHEN 'TABLE' THEN {read_by_all}"
        " WHEN 'BILATERAL' THEN speaks_for(ARRAY[body_id, other_id], programme_id)"
        f" WHEN 'PARTY' THEN {own} ELSE false END",
        add=own,
        change=own,
    )
    stances.guarded(
        "sealed_call",
        read=read_by_all,
        add=f"{read_by_all} AND speaks_for(ARRAY[called_by], programme_id)",
    )
    opened = "SELECT c.id FROM sealed_call c WHERE c.closes_at <= dure_now()"
    stances.guarded(
        "sealed_offer",
        read=f"{own} OR (upper_inf(recorded) AND call_id IN ({opened}))",
        add=own,
        change=own,
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
