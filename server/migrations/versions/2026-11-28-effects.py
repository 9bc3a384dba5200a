"""Effects: what a signed clause lets a party do, and grants to a post of a body."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128z"
down_revision = "20261129a"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-effects.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "enacted_effect",
        sa.Column("grant_id", sa.Uuid(), nullable=False, comment="of permission_grant"),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False, comment="of what was signed"),
        sa.Column(
            "terms", sa.Text(), nullable=False, comment="what the effect says, as canonical bytes"
        ),
        sa.Column("enacted_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_enacted_effect_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_enacted_effect_clause_id")
        ),
        sa.PrimaryKeyConstraint("grant_id", name=op.f("pk_enacted_effect")),
    )
    op.create_index("ix_enacted_effect_of", "enacted_effect", ["agreement_id"], unique=False)
    op.create_table(
        "clause_effect",
        sa.Column("clause_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, comment="from 0"),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "permission",
            sa.Enum(
                "cohort.create",
                "programme.apply",
                "programme.select",
                "programme.approve",
                "programme.manage",
                "programme.report",
                "plan.propose",
                "plan.submit",
                "plan.evaluate",
                "completion.report",
                "holiday.add",
                "body.register",
                "body.designate",
                "person.register",
                "appointment.make",
                "appointment.end",
                "grant.make",
                "grant.end",
                "resident.verify",
                "legalName.read",
                "file.upload",
                "agreement.negotiate",
                "agreement.sign",
                "agreement.lead",
                "agreement.readOwn",
                "agreement.readAll",
                "agreement.readVotes",
                "agreement.readPublic",
                "council.form",
                "council.appoint",
                "council.convene",
                "council.chair",
                "council.attend",
                "council.vote",
                "minutes.write",
                "minutes.publish",
                "minutes.correct",
                "minutes.readOwn",
                "minutes.readAll",
                "minutes.readPublished",
                "minutes.dispose",
                "proposal.submit",
                "proposal.support",
                "proposal.comment",
                "proposal.receive",
                "proposal.answer",
                "proposal.review",
                "proposal.implement",
                "proposal.moderate",
                "proposal.appeal",
                "appeal.decide",
                "aggregate.read",
                "lab.run",
                "lab.join",
                "campaign.prepare",
                "campaign.open",
                "campaign.close",
                "ballot.cast",
                "roll.correct",
                "roll.approve",
                "roll.read",
                "paper.key",
                "paper.approve",
                "record.read",
                "access.review",
                name="permission",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "MINISTRY_OFFICER",
                "MUNICIPAL_OFFICER",
                "MUNICIPAL_HEAD",
                "DEVELOPER_LEAD",
                "COMPANY_REPRESENTATIVE",
                "COUNCIL_CHAIR",
                "COUNCIL_SECRETARY",
                "COUNCIL_MEMBER",
                "OBSERVER",
                "EXPERT",
                "RESIDENT",
                "MODERATOR",
                "AUDITOR",
                "ADMINISTRATOR",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=True,
            comment="none: each post that speaks for the party",
        ),
        sa.Column("since_day", sa.Date(), nullable=True),
        sa.Column("since_after", sa.Integer(), nullable=True, comment="days after it is in force"),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("until_after", sa.Integer(), nullable=True, comment="days after it is in force"),
        sa.CheckConstraint(
            "(since_day IS NULL) <> (since_after IS NULL)", name=op.f("ck_clause_effect_since")
        ),
        sa.CheckConstraint(
            "since_after >= 0 AND until_after >= 0", name=op.f("ck_clause_effect_after")
        ),
        sa.CheckConstraint(
            "until_day IS NULL OR until_after IS NULL", name=op.f("ck_clause_effect_until")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_clause_effect_agreement_id")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_clause_effect_body_id")),
        sa.ForeignKeyConstraint(
            ["clause_id", "version"],
            ["clause_version.clause_id", "clause_version.number"],
            name=op.f("fk_clause_effect_clause_id_version"),
        ),
        sa.PrimaryKeyConstraint("clause_id", "version", "place", name=op.f("pk_clause_effect")),
    )
    op.create_index(
        "ix_clause_effect_of", "clause_effect", ["agreement_id", "clause_id"], unique=False
    )
    op.add_column(
        "permission_grant", sa.Column("body_id", sa.Uuid(), nullable=True, comment="whose post")
    )
    op.add_column(
        "permission_grant",
        sa.Column(
            "role",
            sa.Enum(
                "MINISTRY_OFFICER",
                "MUNICIPAL_OFFICER",
                "MUNICIPAL_HEAD",
                "DEVELOPER_LEAD",
                "COMPANY_REPRESENTATIVE",
                "COUNCIL_CHAIR",
                "COUNCIL_SECRETARY",
                "COUNCIL_MEMBER",
                "OBSERVER",
                "EXPERT",
                "RESIDENT",
                "MODERATOR",
                "AUDITOR",
                "ADMINISTRATOR",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=True,
            comment="which post",
        ),
    )
    op.alter_column("permission_grant", "appointment_id", existing_type=sa.UUID(), nullable=True)
    op.create_index(
        "ix_permission_grant_post",
        "permission_grant",
        ["body_id"],
        unique=False,
        postgresql_where=sa.text("body_id IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_permission_grant_body_id"), "permission_grant", "body", ["body_id"], ["id"]
    )
    op.create_check_constraint(
        op.f("ck_permission_grant_holder"),
        "permission_grant",
        "(appointment_id IS NULL) = (body_id IS NOT NULL)",
    )
    op.create_check_constraint(
        op.f("ck_permission_grant_post"), "permission_grant", "(body_id IS NULL) = (role IS NULL)"
    )
    stances.append_only("clause_effect", "enacted_effect")
    stances.run_script(SCRIPT)
    house = "(SELECT asking_house())"
    city = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], programme_id)"
    writes = f"{house} OR speaks_for(parties, programme_id) OR {city}"
    told = "agreement_id IN (SELECT a.id FROM agreement a)"
    drafts = f"agreement_id IN (SELECT a.id FROM agreement a WHERE {writes})"
    stances.guarded("clause_effect", read=told, add=drafts)
    stances.guarded("enacted_effect", read=told, add=house)


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
