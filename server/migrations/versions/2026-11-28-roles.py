"""The role matrix of an agreement: duties, what each actor is for them, what the parties say of it."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128w"
down_revision = "20261128q"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-roles.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "role_matrix",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "edition",
            sa.Integer(),
            nullable=False,
            comment="every change of a duty or field adds one",
        ),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("edition > 0", name=op.f("ck_role_matrix_edition")),
        sa.ForeignKeyConstraint(["id"], ["agreement.id"], name=op.f("fk_role_matrix_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["body.id"], name=op.f("fk_role_matrix_opened_by")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_role_matrix_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_matrix")),
    )
    op.create_table(
        "role_clause",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="of the clause's text"),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_matrix.id"], name=op.f("fk_role_clause_agreement_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_role_clause_body_id")),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_role_clause_clause_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_clause")),
    )
    op.create_index("ix_role_clause_of", "role_clause", ["agreement_id", "edition"], unique=False)
    op.create_table(
        "role_duty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=True, comment="of the template; none: of its own"),
        sa.Column("step", sa.Text(), nullable=True, comment="of the programme"),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column(
            "version", sa.Integer(), nullable=False, comment="the version of its name that stands"
        ),
        sa.Column("added_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("removed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("removed_why", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (removed_why IS NULL)", name=op.f("ck_role_duty_removed")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_role_duty_version")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_matrix.id"], name=op.f("fk_role_duty_agreement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_duty")),
    )
    op.create_index("ix_role_duty_of", "role_duty", ["agreement_id", "place"], unique=False)
    op.create_table(
        "role_duty_name",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name_ko", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("drafted_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_matrix.id"], name=op.f("fk_role_duty_name_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by"], ["body.id"], name=op.f("fk_role_duty_name_drafted_by")
        ),
        sa.ForeignKeyConstraint(
            ["duty_id"], ["role_duty.id"], name=op.f("fk_role_duty_name_duty_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_duty_name")),
        sa.UniqueConstraint("duty_id", "number", name=op.f("uq_role_duty_name_duty_id_number")),
    )
    op.create_table(
        "role_value",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column(
            "actor",
            sa.Enum(
                "GOVERNMENT",
                "MUNICIPALITY",
                "DEVELOPER",
                "COMPANY",
                "RESIDENT",
                name="actor",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("letters", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "letters IN ('', 'R', 'A', 'RA', 'C', 'I')", name=op.f("ck_role_value_letters")
        ),
        sa.CheckConstraint("num_nonnulls(body_id, actor) = 1", name=op.f("ck_role_value_column")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_matrix.id"], name=op.f("fk_role_value_agreement_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_role_value_body_id")),
        sa.ForeignKeyConstraint(["duty_id"], ["role_duty.id"], name=op.f("fk_role_value_duty_id")),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["body.id"], name=op.f("fk_role_value_proposed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_value")),
        sa.UniqueConstraint(
            "duty_id",
            "body_id",
            "actor",
            "number",
            name=op.f("uq_role_value_duty_id_body_id_actor_number"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_table(
        "role_voice",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("value_id", sa.Uuid(), nullable=False),
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("duty_version", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column(
            "consent",
            sa.Enum("AGREE", "OBJECT", name="consent", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.CheckConstraint(
            "(consent = 'OBJECT') = (reason <> '')", name=op.f("ck_role_voice_reason")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["role_matrix.id"], name=op.f("fk_role_voice_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["duty_id", "duty_version"],
            ["role_duty_name.duty_id", "role_duty_name.number"],
            name=op.f("fk_role_voice_duty_id_duty_version"),
        ),
        sa.ForeignKeyConstraint(["party_id"], ["body.id"], name=op.f("fk_role_voice_party_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_role_voice_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["value_id"], ["role_value.id"], name=op.f("fk_role_voice_value_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_voice")),
    )
    op.create_index(
        "uq_role_voice_standing",
        "role_voice",
        ["value_id", "duty_version", "party_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    stances.changeable("role_matrix", "role_duty")
    stances.append_only("role_duty_name", "role_value", "role_clause")
    stances.end_only("role_voice")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], a.programme_id)"
    writes = f"{house} OR speaks_for(a.parties, a.programme_id) OR {city}"
    # Sets, not questions about one row: they are asked once for a statement.
    for table, key in (("role_matrix", "id"), ("role_duty", "agreement_id")):
        shapes = f"{key} IN (SELECT a.id FROM agreement a WHERE {writes})"
        stances.guarded(
            table,
            read=f"{key} IN (SELECT a.id FROM agreement a)",
            add=shapes,
            change=shapes,
        )
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    for table, who in (("role_duty_name", "drafted_by"), ("role_value", "proposed_by")):
        drafts = (
            "EXISTS (SELECT FROM agreement a WHERE a.id = agreement_id"
            f" AND ({house} OR speaks_for(ARRAY[{who}], a.programme_id)))"
        )
        stances.guarded(table, read=told, add=drafts)
    stances.guarded(
        "role_clause",
        read=told,
        add=f"agreement_id IN (SELECT a.id FROM agreement a WHERE {writes})",
    )
    own = f"{house} OR speaks_for(ARRAY[party_id], programme_id)"
    stances.guarded("role_voice", read=told, add=own, change=own)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
