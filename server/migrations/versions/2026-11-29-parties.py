"""Changes of the parties of agreements in negotiation, and names of signers that go in time."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129m"
down_revision = "20261129p"
branch_labels = None
depends_on = None

FOLDER = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "agreement_party_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="of the agreement, from 1"),
        sa.Column("before", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("after", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("positions", sa.Integer(), nullable=False, comment="words of leavers that ended"),
        sa.Column(
            "counters", sa.Integer(), nullable=False, comment="of them counters nobody took over"
        ),
        sa.Column("fields", sa.Integer(), nullable=False, comment="of the role matrix, open again"),
        sa.Column(
            "clauses",
            sa.Integer(),
            nullable=False,
            comment="that gave leavers rights, open again",
        ),
        sa.Column("duties", sa.Integer(), nullable=False, comment="of leavers, withdrawn"),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("changed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "NOT (before @> after AND before <@ after)",
            name=op.f("ck_agreement_party_change_moved"),
        ),
        sa.CheckConstraint("cardinality(after) >= 2", name=op.f("ck_agreement_party_change_after")),
        sa.CheckConstraint("number > 0", name=op.f("ck_agreement_party_change_number")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_agreement_party_change_reason")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_party_change_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_agreement_party_change_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["body.id"], name=op.f("fk_agreement_party_change_changed_by")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_party_change_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_party_change")),
        sa.UniqueConstraint(
            "agreement_id", "number", name=op.f("uq_agreement_party_change_agreement_id_number")
        ),
    )
    op.alter_column(
        "agreement",
        "parties",
        comment="the bodies that are in the consortium as of the last change, lead first",
    )
    stances.append_only("agreement_party_change")
    stances.run_script(FOLDER / "2026-11-29-parties.sql")
    negotiates = "agreement_id IN (SELECT a.id FROM agreement a WHERE {})"
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], a.programme_id)"
    own = f"({house} OR speaks_for(ARRAY[changed_by], programme_id))"
    stances.guarded(
        "agreement_party_change",
        read=negotiates.format("reads_negotiation(a.parties, a.programme_id)"),
        add=f"{own} AND "
        + negotiates.format(f"{house} OR speaks_for(a.parties, a.programme_id) OR {city}"),
    )
    stances.run_script(FOLDER / "2026-11-29-signers.sql")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
