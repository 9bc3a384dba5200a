"""The negotiation room: agreements, clauses, versions of their texts, positions of parties."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128h"
down_revision = "20261128i"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-clauses.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("consortium_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "NEGOTIATING", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "parties",
            postgresql.ARRAY(sa.Uuid()),
            nullable=False,
            comment="the bodies that were in the consortium when it was opened, lead first",
        ),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="of its tree, not of its texts"),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "put_at",
            postgresql.TIMESTAMP(timezone=True),
            nullable=True,
            comment="before the parties",
        ),
        sa.CheckConstraint("(state = 'DRAFT') = (put_at IS NULL)", name=op.f("ck_agreement_put")),
        sa.CheckConstraint("cardinality(parties) >= 2", name=op.f("ck_agreement_parties")),
        sa.ForeignKeyConstraint(
            ["consortium_id"], ["consortium.id"], name=op.f("fk_agreement_consortium_id")
        ),
        sa.ForeignKeyConstraint(["opened_by"], ["body.id"], name=op.f("fk_agreement_opened_by")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_agreement_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("number", name=op.f("uq_agreement_number")),
    )
    op.create_index(
        "ix_agreement_of",
        "agreement",
        ["consortium_id", sa.literal_column("opened_at DESC"), "id"],
        unique=False,
    )
    op.create_index(
        "uq_agreement_going",
        "agreement",
        ["consortium_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('DRAFT', 'NEGOTIATING')"),
    )
    op.create_table(
        "clause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False, comment="among its siblings, from 0"),
        sa.Column("kind", sa.Text(), nullable=True, comment="of the catalogue; none: of its own"),
        sa.Column(
            "version", sa.Integer(), nullable=False, comment="the version of its text that stands"
        ),
        sa.Column("added_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("removed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("removed_why", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (removed_why IS NULL)", name=op.f("ck_clause_removed")
        ),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_clause_parent")),
        sa.CheckConstraint("place >= 0", name=op.f("ck_clause_place")),
        sa.CheckConstraint("version > 0", name=op.f("ck_clause_version")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_clause_agreement_id")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["clause.id"], name=op.f("fk_clause_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause")),
    )
    op.create_index("ix_clause_of", "clause", ["agreement_id", "parent_id", "place"], unique=False)
    op.create_table(
        "clause_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("taken_from", sa.Uuid(), nullable=True, comment="the counter it took over"),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_clause_version_number")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_clause_version_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_clause_version_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_clause_version_clause_id")
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by"], ["body.id"], name=op.f("fk_clause_version_drafted_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_version")),
        sa.UniqueConstraint("clause_id", "number", name=op.f("uq_clause_version_clause_id_number")),
    )
    op.create_table(
        "clause_position",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "ACCEPT",
                "ACCEPT_IF",
                "COUNTER",
                "RESERVE",
                "OBJECT",
                name="stance",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "words",
            sa.Text(),
            nullable=False,
            comment="the condition, the text of the counter, or the reason",
        ),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.CheckConstraint(
            "CASE stance WHEN 'ACCEPT' THEN words = '' WHEN 'RESERVE' THEN true ELSE words <> '' END",
            name=op.f("ck_clause_position_words"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_clause_position_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_clause_position_appointment_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_clause_position_body_id")),
        sa.ForeignKeyConstraint(
            ["clause_id", "version"],
            ["clause_version.clause_id", "clause_version.number"],
            name=op.f("fk_clause_position_clause_id_version"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_clause_position_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_position")),
    )
    op.create_index(
        "uq_clause_position_standing",
        "clause_position",
        ["clause_id", "version", "body_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_foreign_key(
        op.f("fk_clause_version_taken_from"),
        "clause_version",
        "clause_position",
        ["taken_from"],
        ["id"],
    )
    stances.changeable("agreement", "clause")
    stances.append_only("clause_version")
    stances.end_only("clause_position")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    parties = f"{house} OR speaks_for(parties, programme_id)"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    audits = "asking_as(ARRAY['AUDITOR'], programme_id)"
    writes = f"{parties} OR {city}"
    stances.guarded("agreement", read=f"{writes} OR {audits}", add=writes, change=writes)
    # Sets, not questions about one row: they are asked once for a statement.
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    shapes = f"agreement_id IN (SELECT a.id FROM agreement a WHERE {writes})"
    stances.guarded("clause", read=told, add=shapes, change=shapes)
    drafts = (
        "EXISTS (SELECT FROM agreement a WHERE a.id = agreement_id"
        f" AND ({house} OR speaks_for(ARRAY[drafted_by], a.programme_id)))"
    )
    stances.guarded("clause_version", read=told, add=drafts)
    own = f"{house} OR speaks_for(ARRAY[body_id], programme_id)"
    stances.guarded("clause_position", read=told, add=own, change=own)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
