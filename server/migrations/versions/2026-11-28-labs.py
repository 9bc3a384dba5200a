"""Living labs: the call, who applied, workshops, verdicts, the story, and the seed of the lot."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128b"
down_revision = "20261127x"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-labs.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "lot_secret",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("seed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_lot_secret")),
    )
    op.create_table(
        "living_lab",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "CALLING",
                "SEATING",
                "WORKSHOPS",
                "TRIAL",
                "REVIEW",
                "REVIEWED",
                "CONCLUDED",
                "CALLED_OFF",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "purpose", sa.Text(), nullable=False, comment="the question, and what the city promises"
        ),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("standings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "bounds",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="[dimension, group, least, most]",
        ),
        sa.Column("apply_until", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("lot_commitment", sa.Text(), nullable=False, comment="SHA-256 of the seed, hex"),
        sa.Column(
            "applied", sa.Integer(), server_default="0", nullable=False, comment="numbers given"
        ),
        sa.Column("lot_seed", sa.Text(), nullable=True, comment="hex; none before the draw"),
        sa.Column("pool_digest", sa.Text(), nullable=True),
        sa.Column(
            "drawn",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="numbers, as the lot drew them",
        ),
        sa.Column("solution", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "measure", sa.Text(), server_default="", nullable=False, comment="what is measured, how"
        ),
        sa.Column("trial_place", sa.Text(), server_default="", nullable=False),
        sa.Column("trial_starts_on", sa.Date(), nullable=True),
        sa.Column("trial_ends_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum("KEEP", "CHANGE", "DROP", name="outcome", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("called_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("drawn_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(lot_seed IS NULL) = (pool_digest IS NULL)", name=op.f("ck_living_lab_drawn")
        ),
        sa.CheckConstraint("seats > 0", name=op.f("ck_living_lab_seats")),
        sa.CheckConstraint("trial_ends_on >= trial_starts_on", name=op.f("ck_living_lab_trial")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_living_lab_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_living_lab_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_living_lab")),
        sa.UniqueConstraint("number", name=op.f("uq_living_lab_number")),
    )
    op.create_index(
        "ix_living_lab_of_place",
        "living_lab",
        ["programme_id", sa.literal_column("called_at DESC"), "id"],
        unique=False,
    )
    op.create_index(
        "uq_living_lab_going",
        "living_lab",
        ["proposal_id"],
        unique=True,
        postgresql_where=sa.text("state NOT IN ('CONCLUDED', 'CALLED_OFF')"),
    )
    op.create_table(
        "lab_application",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lab_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "number", sa.Integer(), nullable=False, comment="drawn at random when one applies"
        ),
        sa.Column("person_id", sa.Uuid(), nullable=True, comment="none: forgotten"),
        sa.Column(
            "sex",
            sa.Enum("FEMALE", "MALE", "UNSAID", name="sex", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "age_band",
            sa.Enum(
                "UNDER_20",
                "FROM_20",
                "FROM_30",
                "FROM_40",
                "FROM_50",
                "FROM_60",
                name="age_band",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area", sa.Integer(), nullable=True, comment="number of a district"),
        sa.Column(
            "standing",
            sa.Enum(
                "ADDRESS",
                "WORK",
                "BUSINESS",
                "STUDY",
                name="standing",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "APPLIED",
                "WITHDRAWN",
                "WAITING",
                "OFFERED",
                "SEATED",
                "DECLINED",
                "LAPSED",
                "LEFT",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rank", sa.Integer(), nullable=True, comment="in the order of the lot, from 1"),
        sa.Column("applied_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True, comment="the last day to take the seat"),
        sa.Column("ended_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["lab_id"], ["living_lab.id"], name=op.f("fk_lab_application_lab_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_lab_application_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_lab_application_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lab_application")),
        sa.UniqueConstraint("lab_id", "number", name=op.f("uq_lab_application_lab_id_number")),
        sa.UniqueConstraint(
            "lab_id", "person_id", name=op.f("uq_lab_application_lab_id_person_id")
        ),
    )
    op.create_index(
        op.f("ix_lab_application_person_id"), "lab_application", ["person_id"], unique=False
    )
    op.create_table(
        "lab_step",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("lab_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "CALLED",
                "EXTENDED",
                "DRAWN",
                "BEGUN",
                "SETTLED",
                "TRIED",
                "MEASURED",
                "REVIEWED",
                "LOCKED",
                "CONCLUDED",
                "CALLED_OFF",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_lab_step_appointment_id")
        ),
        sa.ForeignKeyConstraint(["lab_id"], ["living_lab.id"], name=op.f("fk_lab_step_lab_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lab_step")),
    )
    op.create_index("ix_lab_step_of_lab", "lab_step", ["lab_id", "recorded_at"], unique=False)
    op.create_table(
        "lab_workshop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lab_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("starts_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "summary", sa.Text(), server_default="", nullable=False, comment="what was worked out"
        ),
        sa.Column("came", sa.Integer(), nullable=True, comment="none: not held yet"),
        sa.Column("held_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["lab_id"], ["living_lab.id"], name=op.f("fk_lab_workshop_lab_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_lab_workshop_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lab_workshop")),
        sa.UniqueConstraint("lab_id", "number", name=op.f("uq_lab_workshop_lab_id_number")),
    )
    op.create_table(
        "lab_attendance",
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["lab_application.id"],
            name=op.f("fk_lab_attendance_application_id"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_lab_attendance_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["lab_workshop.id"], name=op.f("fk_lab_attendance_workshop_id")
        ),
        sa.PrimaryKeyConstraint("workshop_id", "application_id", name=op.f("pk_lab_attendance")),
    )
    op.create_index(
        op.f("ix_lab_attendance_application_id"), "lab_attendance", ["application_id"], unique=False
    )
    op.create_table(
        "lab_judgement",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("lab_id", sa.Uuid(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("KEEP", "CHANGE", "DROP", name="verdict", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="published without the name"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["lab_application.id"], name=op.f("fk_lab_judgement_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["lab_id"], ["living_lab.id"], name=op.f("fk_lab_judgement_lab_id")
        ),
        sa.PrimaryKeyConstraint("application_id", name=op.f("pk_lab_judgement")),
    )
    op.create_index(op.f("ix_lab_judgement_lab_id"), "lab_judgement", ["lab_id"], unique=False)
    stances.changeable("living_lab", "lab_application", "lab_workshop", "lab_judgement")
    stances.append_only("lab_attendance", "lab_step")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    runs = f"{house} OR asking_as(ARRAY['MUNICIPAL_OFFICER'], programme_id)"
    own = f"person_id = (SELECT asking_person()) OR {house}"
    stances.guarded("lab_application", read=f"{own} OR {runs}", add=own, change=f"{own} OR {runs}")
    stances.guarded("lab_attendance", read=f"{runs} OR applied_as(application_id)", add=runs)
    judged = f"{house} OR applied_as(application_id)"
    told = (
        "EXISTS (SELECT FROM living_lab l WHERE l.id = lab_id"
        " AND l.state IN ('REVIEWED', 'CONCLUDED'))"
    )
    stances.guarded("lab_judgement", read=f"{judged} OR {told}", add=judged, change=judged)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
