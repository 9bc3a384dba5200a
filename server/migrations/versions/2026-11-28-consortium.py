"""The consortium: itself, its rules, its parties by day, what is put to them and what they say."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128e"
down_revision = "20261128d"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-consortium.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "consortium",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "performance",
            sa.Enum("JOINT", "SPLIT", "MIXED", name="performance", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("FORMING", "FORMED", "NOT_FORMED", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "public_money", sa.Boolean(), nullable=False, comment="whether it touches public money"
        ),
        sa.Column(
            "notice_days",
            sa.Integer(),
            nullable=True,
            comment="before a party leaves; none: as the rule says",
        ),
        sa.Column("formed_on", sa.Date(), nullable=False, comment="its first day"),
        sa.Column(
            "ground",
            sa.Integer(),
            nullable=False,
            comment="how often it has changed: proposals stand on one ground",
        ),
        sa.Column("made_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("notice_days >= 0", name=op.f("ck_consortium_notice")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_consortium_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consortium")),
    )
    op.create_index(
        "uq_consortium_of_programme",
        "consortium",
        ["programme_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'NOT_FORMED'"),
    )
    op.create_table(
        "consortium_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consortium_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "FORM",
                "JOIN",
                "LEAVE",
                "EXPEL",
                "LEAD",
                "SHARES",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "CARRIED",
                "LOST",
                "WITHDRAWN",
                "OVERTAKEN",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ground", sa.Integer(), nullable=False),
        sa.Column("put_by", sa.Uuid(), nullable=False),
        sa.Column(
            "asked", postgresql.ARRAY(sa.Uuid()), nullable=False, comment="the bodies it is put to"
        ),
        sa.Column(
            "counted",
            postgresql.ARRAY(sa.Uuid()),
            nullable=False,
            comment="those of them whose voice counts, as it was put",
        ),
        sa.Column(
            "needed",
            postgresql.ARRAY(sa.Uuid()),
            nullable=False,
            comment="those of them without whose yes it fails",
        ),
        sa.Column(
            "subject_id",
            sa.Uuid(),
            nullable=True,
            comment="who joins, leaves, is expelled, or leads",
        ),
        sa.Column("numerator", sa.BigInteger(), nullable=True, comment="share of who joins"),
        sa.Column("denominator", sa.BigInteger(), nullable=True),
        sa.Column(
            "shares",
            postgresql.JSONB(none_as_null=True, astext_type=sa.Text()),
            nullable=True,
            comment="[body, numerator, denominator]",
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "hand_back",
            sa.Text(),
            nullable=False,
            comment="what who leaves gives back, a line each",
        ),
        sa.Column("effective_on", sa.Date(), nullable=True, comment="the day asked for"),
        sa.Column("took_effect_on", sa.Date(), nullable=True),
        sa.Column("liable_until", sa.Date(), nullable=True, comment="of who leaves or is expelled"),
        sa.Column("put_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(kind = 'JOIN') = (numerator IS NOT NULL)", name=op.f("ck_consortium_change_join")
        ),
        sa.CheckConstraint(
            "(kind = 'SHARES') = (subject_id IS NULL)", name=op.f("ck_consortium_change_subject")
        ),
        sa.CheckConstraint(
            "(kind IN ('FORM', 'SHARES')) = (shares IS NOT NULL)",
            name=op.f("ck_consortium_change_shares"),
        ),
        sa.ForeignKeyConstraint(
            ["consortium_id"], ["consortium.id"], name=op.f("fk_consortium_change_consortium_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_consortium_change_programme_id")
        ),
        sa.ForeignKeyConstraint(["put_by"], ["body.id"], name=op.f("fk_consortium_change_put_by")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["body.id"], name=op.f("fk_consortium_change_subject_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consortium_change")),
    )
    op.create_index(
        "ix_consortium_change_of",
        "consortium_change",
        ["consortium_id", sa.literal_column("put_at DESC"), "id"],
        unique=False,
    )
    op.create_table(
        "consortium_party",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("consortium_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("numerator", sa.BigInteger(), nullable=False),
        sa.Column("denominator", sa.BigInteger(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("consortium_id"), "="),
            (sa.column("body_id"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded)"),
            using="gist",
            name="ex_consortium_party_once",
        ),
        sa.CheckConstraint(
            "NOT isempty(valid) AND NOT lower_inf(valid)", name=op.f("ck_consortium_party_days")
        ),
        sa.CheckConstraint(
            "numerator > 0 AND denominator >= numerator", name=op.f("ck_consortium_party_share")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_consortium_party_body_id")),
        sa.ForeignKeyConstraint(
            ["consortium_id"], ["consortium.id"], name=op.f("fk_consortium_party_consortium_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consortium_party")),
    )
    op.create_table(
        "consortium_rule",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("consortium_id", sa.Uuid(), nullable=False),
        sa.Column(
            "matter",
            sa.Enum(
                "FORMATION",
                "ROUTINE",
                "ORDINARY",
                "MANAGERS",
                "AMENDMENT",
                "JOIN",
                "WITHDRAWAL",
                "EXPULSION",
                "LEAD",
                name="matter",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "majority",
            sa.Enum(
                "ANY_UNLESS_OBJECTION",
                "MORE_THAN_HALF",
                "TWO_THIRDS",
                "ALL",
                name="majority",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "weight",
            sa.Enum("HEAD", "SHARE", name="weight", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=False, comment="where the agreement says so"),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consortium_id"], ["consortium.id"], name=op.f("fk_consortium_rule_consortium_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consortium_rule")),
    )
    op.create_index(
        "uq_consortium_rule_standing",
        "consortium_rule",
        ["consortium_id", "matter"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_table(
        "consortium_voice",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("yes", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_consortium_voice_appointment_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_consortium_voice_body_id")),
        sa.ForeignKeyConstraint(
            ["change_id"], ["consortium_change.id"], name=op.f("fk_consortium_voice_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_consortium_voice_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consortium_voice")),
    )
    op.create_index(
        "uq_consortium_voice_standing",
        "consortium_voice",
        ["change_id", "body_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.add_column(
        "legal_rule",
        sa.Column(
            "majority",
            sa.Enum(
                "ANY_UNLESS_OBJECTION",
                "MORE_THAN_HALF",
                "TWO_THIRDS",
                "ALL",
                name="majority",
                native_enum=False,
                length=40,
            ),
            nullable=True,
            comment="how it is decided, if it says so",
        ),
    )
    stances.changeable("consortium", "consortium_change")
    stances.end_only("consortium_rule", "consortium_party", "consortium_voice")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    asked = f"{house} OR speaks_for(asked, programme_id)"
    audits = "asking_as(ARRAY['AUDITOR'], programme_id)"
    stances.guarded("consortium_change", read=f"{asked} OR {audits}", add=asked, change=asked)
    own = f"{house} OR speaks_for(ARRAY[body_id], programme_id)"
    told = "EXISTS (SELECT FROM consortium_change c WHERE c.id = change_id)"
    stances.guarded("consortium_voice", read=told, add=own, change=own)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
