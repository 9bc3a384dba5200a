"""Councils: the council, its seats and posts through time, sexes apart, published rosters."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128g"
down_revision = "20261128f"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-councils.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "council",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False, comment="the local government"),
        sa.Column("name_ko", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False, comment="whose ordinances it stands under"),
        sa.Column(
            "lifecycle",
            sa.Enum("STANDING", "PER_AGENDA", name="lifecycle", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "agenda", sa.Text(), server_default="", nullable=False, comment="of one for an agenda"
        ),
        sa.Column(
            "members", sa.Integer(), server_default="0", nullable=False, comment="numbers given"
        ),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("project_ends_on", sa.Date(), nullable=True, comment="the day of completion"),
        sa.Column("dissolved_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_council_body_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
    )
    op.create_index(
        "ix_council_of_place",
        "council",
        ["programme_id", sa.literal_column("formed_on DESC"), "id"],
        unique=False,
    )
    op.create_index(
        "uq_council_standing",
        "council",
        ["programme_id", "body_id"],
        unique=True,
        postgresql_where=sa.text("lifecycle = 'STANDING' AND dissolved_on IS NULL"),
    )
    op.create_table(
        "council_post",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "post",
            sa.Enum(
                "CHAIR",
                "VICE_CHAIR",
                "SECRETARY",
                "OBSERVER",
                name="post",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("council_id"), "="),
            (sa.column("person_id"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded)"),
            using="gist",
            name="ex_council_post_of_one",
        ),
        postgresql.ExcludeConstraint(
            (sa.column("council_id"), "="),
            (sa.column("post"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded) AND post <> 'OBSERVER'"),
            using="gist",
            name="ex_council_post_once",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_council_post_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_post_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_council_post_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_post_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_post")),
    )
    op.create_index(
        op.f("ix_council_post_council_id"), "council_post", ["council_id"], unique=False
    )
    op.create_index(op.f("ix_council_post_person_id"), "council_post", ["person_id"], unique=False)
    op.create_table(
        "council_roster",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column(
            "largest", sa.Integer(), nullable=False, comment="appointed members of the larger sex"
        ),
        sa.Column("appointed", sa.Integer(), nullable=False),
        sa.Column(
            "exception_ref",
            sa.Text(),
            nullable=False,
            comment="the resolution that allows another share (양성평등기본법 21)",
        ),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_council_roster_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_roster_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_roster_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_roster")),
        sa.UniqueConstraint(
            "council_id", "edition", name=op.f("uq_council_roster_council_id_edition")
        ),
    )
    op.create_table(
        "council_seat",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "number", sa.Integer(), nullable=False, comment="of the member, through all terms"
        ),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "appointment_id", sa.Uuid(), nullable=False, comment="the capacity he was chosen in"
        ),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="of the Act, or added by the ordinance"
        ),
        sa.Column(
            "capacity",
            sa.Enum("EX_OFFICIO", "APPOINTED", name="capacity", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.Column("ends_with_project", sa.Boolean(), nullable=False),
        sa.Column("substitutes", sa.Integer(), nullable=True, comment="number of the predecessor"),
        sa.Column(
            "ended",
            sa.Enum(
                "RESIGNED",
                "POST_LEFT",
                "UNABLE",
                "DISMISSED",
                name="ended",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "until",
            sa.Date(),
            nullable=True,
            comment="before which day the term was to end; kept when it ends earlier",
        ),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("council_id"), "="),
            (sa.column("number"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded)"),
            using="gist",
            name="ex_council_seat_once",
        ),
        postgresql.ExcludeConstraint(
            (sa.column("council_id"), "="),
            (sa.column("person_id"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded)"),
            using="gist",
            name="ex_council_seat_of_one",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_council_seat_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_seat_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_council_seat_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_seat_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_seat")),
    )
    op.create_index(
        op.f("ix_council_seat_council_id"), "council_seat", ["council_id"], unique=False
    )
    op.create_index(op.f("ix_council_seat_person_id"), "council_seat", ["person_id"], unique=False)
    op.create_table(
        "council_sex",
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("FEMALE", "MALE", "UNSAID", name="sex", native_enum=False, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_sex_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_council_sex_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_sex_programme_id")
        ),
        sa.PrimaryKeyConstraint("council_id", "person_id", name=op.f("pk_council_sex")),
    )
    stances.changeable("council", "council_sex")
    stances.end_only("council_seat", "council_post")
    stances.append_only("council_roster")
    stances.run_script(SCRIPT)
    city = (
        "(SELECT asking_house())"
        " OR asking_as(ARRAY['MUNICIPAL_HEAD', 'MUNICIPAL_OFFICER'], programme_id)"
    )
    stances.guarded(
        "council_sex",
        read=f"person_id = (SELECT asking_person()) OR {city}",
        add=city,
        change=city,
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
