"""The first tables, and the stance of the database toward change, personal data and ballots."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261123a"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    op.create_table(
        "body",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name_ko", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "GOVERNMENT",
                "PROVINCE",
                "MUNICIPALITY",
                "PUBLIC_CORPORATION",
                "COMPANY",
                "RESIDENT_GROUP",
                "EXPERT_BODY",
                "COMMITTEE",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("name_ko", name=op.f("uq_body_name_ko")),
    )
    op.create_table(
        "ended_token",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("sid", sa.Text(), nullable=True),
        sa.Column("jti", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("issued_before", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("whole_person", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("ended_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ended_token")),
    )
    op.create_index(op.f("ix_ended_token_jti"), "ended_token", ["jti"], unique=False)
    op.create_index("ix_ended_token_person", "ended_token", ["person_id"], unique=False)
    op.create_index(op.f("ix_ended_token_sid"), "ended_token", ["sid"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("leaf_index", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("leaf_index", name=op.f("uq_event_leaf_index")),
    )
    op.create_index(
        "ix_event_refused",
        "event",
        ["appointment_id", "recorded_at"],
        unique=False,
        postgresql_where=sa.text("kind = 'attempt.refused'"),
    )
    op.create_index("ix_event_subject", "event", ["subject_id", "id"], unique=False)
    op.create_table(
        "kept_answer",
        sa.Column("who", sa.Uuid(), nullable=False, comment="appointment, or person if hatless"),
        sa.Column("path", sa.Text(), nullable=False, comment="response path of the field"),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_digest", sa.Text(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("kept_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("who", "path", "key", name=op.f("pk_kept_answer")),
    )
    op.create_index(op.f("ix_kept_answer_kept_at"), "kept_answer", ["kept_at"], unique=False)
    op.create_table(
        "legal_rule",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("title_ko", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("source_ko", sa.Text(), nullable=False),
        sa.Column("source_en", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("limit", sa.Integer(), nullable=True, comment="the rule's number, if it has one"),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_rule")),
    )
    op.create_index(
        "uq_legal_rule_standing",
        "legal_rule",
        ["rule_id", "valid"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("legal_name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name_ko", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("place_ko", sa.Text(), nullable=False),
        sa.Column("place_en", sa.Text(), nullable=False),
        sa.Column("cohort_year", sa.Integer(), nullable=False),
        sa.Column(
            "rehearsal",
            sa.Boolean(),
            nullable=False,
            comment="replayed elections: never shown among the places",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("slug", name=op.f("uq_programme_slug")),
    )
    op.create_table(
        "public_number",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "year", name=op.f("pk_public_number")),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
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
            nullable=False,
        ),
        sa.Column(
            "mandate",
            sa.Text(),
            nullable=False,
            comment="the decision or rule the capacity rests on",
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_appointment_body_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_appointment_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_appointment_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_person", "appointment", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_appointment_programme_id"), "appointment", ["programme_id"], unique=False
    )
    op.create_table(
        "designation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "GOVERNMENT",
                "MUNICIPALITY",
                "DEVELOPER",
                "COMPANY",
                "RESIDENT",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("programme_id"), "="),
            (sa.column("body_id"), "="),
            (sa.column("role"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded)"),
            using="gist",
            name="ex_designation_once",
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_designation_body_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_designation_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_designation")),
    )
    op.create_table(
        "login",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_login_person_id")),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_login")),
    )
    op.create_index(op.f("ix_login_person_id"), "login", ["person_id"], unique=False)
    op.create_table(
        "milestone",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("name_ko", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column(
            "planned", sa.Text(), nullable=False, comment="as the call published it, e.g. 2022-09"
        ),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_milestone_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "step", name=op.f("pk_milestone")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("next_try_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_outbox_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["next_try_at"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "poll",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT", "OPEN", "CLOSED", "TALLIED", name="state", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "ballot_kind",
            sa.Enum(
                "APPROVAL",
                "CHOOSE_ONE",
                "ORDINAL",
                "CUMULATIVE",
                name="ballot_kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "rule",
            sa.Enum(
                "greedy",
                "greedy-no-skip",
                "greedy-threshold",
                "equalshares/add1",
                "equalshares/add1+greedy",
                name="rule",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "tie_rule",
            sa.Enum(
                "LOWER_COST",
                "EARLIER_SUBMITTED",
                "PUBLIC_LOT",
                name="tie_rule",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "budget", sa.BigInteger(), nullable=False, comment="smallest unit of the currency"
        ),
        sa.Column("min_length", sa.Integer(), nullable=True),
        sa.Column("max_length", sa.Integer(), nullable=True),
        sa.Column("min_points_sum", sa.Integer(), nullable=True),
        sa.Column("max_points_sum", sa.Integer(), nullable=True),
        sa.Column("max_points", sa.Integer(), nullable=True),
        sa.Column("max_cost_sum", sa.BigInteger(), nullable=True),
        sa.Column("threshold", sa.Integer(), nullable=True),
        sa.Column("step", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column(
            "as_cast",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="a replay keeps irregular ballots as they were cast",
        ),
        sa.Column("revoting", sa.Boolean(), nullable=False),
        sa.Column("early_close", sa.Boolean(), nullable=False),
        sa.Column("opens_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("closes_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_early_reason", sa.Text(), nullable=True),
        sa.Column("roll_size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lot_commitment", sa.Text(), nullable=True),
        sa.CheckConstraint("budget >= 0", name=op.f("ck_poll_budget")),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_poll_window")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_poll_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll")),
        sa.UniqueConstraint("programme_id", "id", name=op.f("uq_poll_programme_id_id")),
    )
    op.create_index(
        "ix_poll_due",
        "poll",
        ["closes_at"],
        unique=False,
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_table(
        "public_name",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_public_name_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_public_name")),
        sa.UniqueConstraint("number", name=op.f("uq_public_name_number")),
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("cookie_digest", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("sid", sa.Text(), nullable=True),
        sa.Column("id_token", sa.Text(), nullable=True, comment="hint for the issuer's own logout"),
        sa.Column("began_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("cookie_digest", name=op.f("uq_sign_in_cookie_digest")),
    )
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"], unique=False)
    op.create_index(op.f("ix_sign_in_sid"), "sign_in", ["sid"], unique=False)
    op.create_table(
        "verified_resident",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("di_hash", sa.Text(), nullable=False),
        sa.Column("verified_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_verified_resident_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_verified_resident_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "person_id", name=op.f("pk_verified_resident")),
        sa.UniqueConstraint(
            "programme_id", "di_hash", name=op.f("uq_verified_resident_programme_id_di_hash")
        ),
    )
    op.create_table(
        "appointment_term",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("valid", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("appointment_id"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded)"),
            using="gist",
            name="ex_appointment_term_once",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_appointment_term_appointment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_term")),
    )
    op.create_index(
        op.f("ix_appointment_term_appointment_id"),
        "appointment_term",
        ["appointment_id"],
        unique=False,
    )
    op.create_table(
        "ballot",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("ballot_key", sa.LargeBinary(), nullable=False),
        sa.Column("counter", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ballot_id", sa.Uuid(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.CheckConstraint("counter BETWEEN 1 AND 1000", name=op.f("ck_ballot_counter")),
        sa.PrimaryKeyConstraint(
            "programme_id", "poll_id", "ballot_key", "counter", name=op.f("pk_ballot")
        ),
    )
    op.create_index("ix_ballot_receipt", "ballot", ["receipt"], unique=False)
    op.create_table(
        "campaign",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("minimum_age", sa.Integer(), nullable=False),
        sa.Column("excludes_officials", sa.Boolean(), nullable=False),
        sa.Column("prepared_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_campaign_poll_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_campaign_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("number", name=op.f("uq_campaign_number")),
        sa.UniqueConstraint("poll_id", name=op.f("uq_campaign_poll_id")),
        sa.UniqueConstraint("programme_id", "number", name=op.f("uq_campaign_programme_id_number")),
    )
    op.create_index(op.f("ix_campaign_prepared_at"), "campaign", ["prepared_at"], unique=False)
    op.create_table(
        "permission_grant",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("grant_id", sa.Uuid(), nullable=False, comment="the same through all its rows"),
        sa.Column("programme_id", sa.Uuid(), nullable=False, comment="the scope"),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
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
                "body.register",
                "body.designate",
                "person.register",
                "appointment.make",
                "appointment.end",
                "grant.make",
                "grant.end",
                "resident.verify",
                "legalName.read",
                "agreement.negotiate",
                "agreement.sign",
                "agreement.lead",
                "agreement.readOwn",
                "agreement.readAll",
                "agreement.readPublic",
                "council.form",
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
                "aggregate.read",
                "campaign.prepare",
                "campaign.open",
                "campaign.close",
                "ballot.cast",
                "roll.correct",
                "roll.approve",
                "roll.read",
                "record.read",
                name="permission",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("valid", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("appointment_id"), "="),
            (sa.column("permission"), "="),
            (sa.column("valid"), "&&"),
            where=sa.text("upper_inf(recorded)"),
            using="gist",
            name="ex_permission_grant_once",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_permission_grant_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_permission_grant_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permission_grant")),
    )
    op.create_index(
        op.f("ix_permission_grant_grant_id"), "permission_grant", ["grant_id"], unique=False
    )
    op.create_table(
        "poll_option",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column(
            "submitted", sa.Integer(), nullable=False, comment="place in the order of submission"
        ),
        sa.Column("withdrawn", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("reference_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_poll_option_programme_id_poll_id"),
        ),
        sa.PrimaryKeyConstraint("programme_id", "poll_id", "number", name=op.f("pk_poll_option")),
    )
    op.create_index("ix_poll_option_reference", "poll_option", ["reference_id"], unique=False)
    op.create_table(
        "poll_result",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("ballots", sa.Integer(), nullable=False),
        sa.Column("replaced", sa.Integer(), nullable=False),
        sa.Column("roll_size", sa.Integer(), nullable=False),
        sa.Column("lot_seed", sa.Text(), nullable=False),
        sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("tallied_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_poll_result_programme_id_poll_id"),
        ),
        sa.PrimaryKeyConstraint("programme_id", "poll_id", name=op.f("pk_poll_result")),
    )
    op.create_table(
        "poll_secret",
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("inner_pad", sa.LargeBinary(), nullable=False),
        sa.Column("outer_pad", sa.LargeBinary(), nullable=False),
        sa.Column("lot_seed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_poll_secret_poll_id")),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_poll_secret")),
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "MOBILITY",
                "ENERGY",
                "SAFETY",
                "ENVIRONMENT",
                "WELFARE",
                "CULTURE",
                "ADMINISTRATION",
                name="category",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False, comment="won"),
        sa.Column(
            "state",
            sa.Enum(
                "SUBMITTED",
                "ON_BALLOT",
                "SELECTED",
                "NOT_SELECTED",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_appointment_id", sa.Uuid(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column("submitted_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("search_grams", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.CheckConstraint("cost >= 0", name=op.f("ck_proposal_cost")),
        sa.ForeignKeyConstraint(
            ["author_appointment_id"],
            ["appointment.id"],
            name=op.f("fk_proposal_author_appointment_id"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_proposal_author_id")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_proposal_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("number", name=op.f("uq_proposal_number")),
        sa.UniqueConstraint("programme_id", "number", name=op.f("uq_proposal_programme_id_number")),
    )
    op.create_index(op.f("ix_proposal_author_id"), "proposal", ["author_id"], unique=False)
    op.create_index("ix_proposal_cost", "proposal", ["cost", "id"], unique=False)
    op.create_index("ix_proposal_newest", "proposal", ["submitted_at", "id"], unique=False)
    op.create_index(
        "ix_proposal_search_grams",
        "proposal",
        ["search_grams"],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index("ix_proposal_title", "proposal", ["title", "id"], unique=False)
    op.create_table(
        "roll_correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("voter_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("ADD", "STRIKE", name="kind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "PROPOSED",
                "APPLIED",
                "REFUSED_AFTER_BALLOT",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("proposed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "decided_by IS DISTINCT FROM proposed_by", name=op.f("ck_roll_correction_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_roll_correction_programme_id_poll_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_correction")),
    )
    op.create_index(
        "ix_roll_correction_poll", "roll_correction", ["poll_id", "proposed_at"], unique=False
    )
    op.create_table(
        "roll_entry",
        sa.Column(
            "entry_id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False
        ),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("voter_id", sa.Uuid(), nullable=False),
        sa.Column("valid", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("recorded", postgresql.TSTZRANGE(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "poll_id"],
            ["poll.programme_id", "poll.id"],
            name=op.f("fk_roll_entry_programme_id_poll_id"),
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_roll_entry")),
    )
    op.create_index(
        "uq_roll_entry_standing",
        "roll_entry",
        ["programme_id", "poll_id", "voter_id"],
        unique=True,
        postgresql_where=sa.text("upper_inf(recorded)"),
    )
    for name in ("stance", "box"):
        run_file(f"2026-11-23-{name}.sql")


def run_file(name: str) -> None:
    """Run a file of several statements, which the driver takes only outside prepared statements."""
    script = (Path(__file__).parent.parent / "sql" / name).read_text("utf-8")
    driver = op.get_bind().connection.dbapi_connection
    if driver is None:
        msg = "the migration has lost its connection"
        raise RuntimeError(msg)
    driver.run_async(lambda connection: connection.execute(script))


def downgrade() -> None:
    """Refuse: the record is never taken back, a backup is restored instead."""
    msg = "the first migration is not undone: restore a backup"
    raise RuntimeError(msg)
