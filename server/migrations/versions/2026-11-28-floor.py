"""A meeting's floor: who stands in for whom, and who is invited to an item."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261128v"
down_revision = "20261128t"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-28-floor.sql"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "meeting_proxy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False, comment="of the letter"),
        sa.Column("named_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("accepted_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("served", sa.Boolean(), server_default="false", nullable=False),
        sa.ForeignKeyConstraint(
            ["accepted_by"], ["person.id"], name=op.f("fk_meeting_proxy_accepted_by")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_meeting_proxy_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_proxy_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_meeting_proxy_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_proxy_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_proxy_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_proxy")),
    )
    op.create_index(
        "uq_meeting_proxy_for_one",
        "meeting_proxy",
        ["meeting_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL OR served"),
    )
    op.create_index(
        "uq_meeting_proxy_of_member",
        "meeting_proxy",
        ["meeting_id", "member_id"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL OR served"),
    )
    op.create_table(
        "meeting_guest",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("invited_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_meeting_guest_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_meeting_guest_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_guest_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_guest_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_guest_programme_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "person_id", name=op.f("pk_meeting_guest")),
    )
    op.create_table(
        "meeting_letter",
        sa.Column("proxy_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_meeting_letter_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"], ["meeting_proxy.id"], name=op.f("fk_meeting_letter_proxy_id")
        ),
        sa.PrimaryKeyConstraint("proxy_id", name=op.f("pk_meeting_letter")),
    )
    op.add_column(
        "meeting_ballot",
        sa.Column(
            "proxy_id", sa.Uuid(), nullable=True, comment="who cast it in the member's place"
        ),
    )
    op.create_foreign_key(
        op.f("fk_meeting_ballot_proxy_id"), "meeting_ballot", "person", ["proxy_id"], ["id"]
    )
    # Whoever declared before this was counted has no such days.
    op.add_column(
        "meeting_interest",
        sa.Column("known_on", sa.Date(), nullable=True, comment="since when he knows of it"),
    )
    op.add_column(
        "meeting_interest",
        sa.Column("due_on", sa.Date(), nullable=True, comment="until when it had to be reported"),
    )
    stances.changeable("meeting_proxy", "meeting_letter")
    stances.append_only("meeting_guest")
    stances.run_script(SCRIPT)
    house, me = "(SELECT asking_house())", "(SELECT asking_person())"
    own = f"proxy_id IN (SELECT p.id FROM meeting_proxy p WHERE p.member_id = {me})"
    sent = f"proxy_id IN (SELECT p.id FROM meeting_proxy p WHERE p.person_id = {me})"
    keeps = (
        "proxy_id IN (SELECT p.id FROM meeting_proxy p JOIN meeting m ON m.id = p.meeting_id"
        " JOIN council_post c ON c.council_id = m.council_id AND upper_inf(c.recorded)"
        f" WHERE c.person_id = {me} AND c.post IN ('CHAIR', 'VICE_CHAIR', 'SECRETARY'))"
    )
    audits = "asking_as(ARRAY['AUDITOR'], programme_id)"
    stances.guarded(
        "meeting_letter",
        read=f"{house} OR {own} OR {sent} OR {keeps} OR {audits}",
        add=f"{house} OR {own}",
    )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
