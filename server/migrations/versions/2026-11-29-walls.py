"""Row-level walls around the council's house, and the duty to report private interests."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261129g"
down_revision = "20261128z"
branch_labels = None
depends_on = None

SCRIPT = Path(__file__).parents[1] / "sql" / "2026-11-29-walls.sql"

HOUSE, ME = "(SELECT asking_house())", "(SELECT asking_person())"
SITS = f"{HOUSE} OR council_id IN (SELECT my_councils())"
APPOINTS = f"{HOUSE} OR programme_id IN (SELECT appointing_places())"
OWN = f"{HOUSE} OR person_id = {ME}"
# A meeting is seen by who may see it, and with it its agenda; the inside is for those within.
SEEN = "meeting_id IN (SELECT m.id FROM meeting m)"
WITHIN = f"{HOUSE} OR meeting_id IN (SELECT meetings_within())"
COMES = f"{HOUSE} OR meeting_id IN (SELECT meetings_attended())"
ITEM_SEEN = "item_id IN (SELECT i.id FROM meeting_item i)"
ITEM_WITHIN = (
    f"{HOUSE} OR item_id IN (SELECT i.id FROM meeting_item i"
    " WHERE i.meeting_id IN (SELECT meetings_within()))"
)
ITEM_AT_DESK = (
    "item_id IN (SELECT i.id FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id"
    " WHERE m.council_id IN (SELECT my_desks()))"
)
PAPER_WITHIN = (
    "paper_id IN (SELECT p.id FROM meeting_paper p JOIN meeting_item i ON i.id = p.item_id"
    " WHERE i.meeting_id IN (SELECT meetings_within()))"
)
# A seat has one ballot: whoever stands in for a member casts it in his place.
STANDS_IN = (
    "EXISTS (SELECT FROM meeting_proxy p JOIN meeting_vote v ON v.meeting_id = p.meeting_id"
    f" WHERE v.id = vote_id AND p.member_id = meeting_ballot.person_id AND p.person_id = {ME})"
)
VOTE_AT_DESK = (
    "vote_id IN (SELECT v.id FROM meeting_vote v JOIN meeting m ON m.id = v.meeting_id"
    " WHERE m.council_id IN (SELECT my_desks()))"
)
VOTE_TOLD = (
    "vote_id IN (SELECT v.id FROM meeting_vote v"
    " WHERE v.closed_at IS NOT NULL AND v.meeting_id IN (SELECT meetings_told()))"
)
DESK_OF_MINUTES = (
    f"{HOUSE} OR minutes_id IN (SELECT n.id FROM minutes n"
    " WHERE n.meeting_id IN (SELECT meetings_within()))"
)
MINUTES_WITHIN = f"{HOUSE} OR minutes_id IN (SELECT minutes_within())"
PUBLISHED = (
    "minutes_id IN (SELECT n.id FROM minutes n"
    " WHERE n.state = 'PUBLISHED' AND n.publication <> 'WITHHELD')"
)
OWES = (
    f"EXISTS (SELECT FROM appointment a WHERE a.person_id = {ME}"
    " AND (a.id = owner_appointment_id OR a.body_id = owner_id))"
)
KEEPS = (
    f"{HOUSE} OR decision_id IN (SELECT d.id FROM decision d"
    " WHERE d.council_id IN (SELECT my_councils()))"
)
ACTS = (
    f"{KEEPS} OR decision_id IN (SELECT d.id FROM decision d JOIN appointment a"
    " ON a.id = d.owner_appointment_id OR a.body_id = d.owner_id"
    f" WHERE a.person_id = {ME})"
)
ROSTER = (
    f"{HOUSE} OR person_id = {ME} OR council_id IN (SELECT my_councils())"
    " OR programme_id IN (SELECT council_places()) OR programme_id IN (SELECT appointing_places())"
    " OR lower(recorded) <= roster_told(council_id)"
)
SENT = f"{COMES} OR person_id = {ME} OR member_id = {ME}"

# Table: who reads a row, who adds one, and what a changed row must be (none: it is never changed). Whoever
# sees a row may lock it, so that a verb can say why it refuses; what he makes of it is looked at.
WALLS: dict[str, tuple[str, str, str | None]] = {
    # That there is a council, and its published editions, is public.
    "council": ("true", APPOINTS, APPOINTS),
    "council_roster": ("true", APPOINTS, None),
    "council_extension": ("true", APPOINTS, None),
    "council_seat": (ROSTER, APPOINTS, APPOINTS),
    "council_post": (ROSTER, APPOINTS, APPOINTS),
    "meeting": (
        f"state <> 'PREPARED' OR {SITS} OR id IN (SELECT meetings_within())",
        SITS,
        f"{HOUSE} OR id IN (SELECT meetings_attended())",
    ),
    "meeting_backing": (f"{WITHIN} OR person_id = {ME}", OWN, OWN),
    "meeting_notice": (
        f"{HOUSE} OR person_id = {ME} OR meeting_id IN (SELECT meetings_told())",
        WITHIN,
        WITHIN,
    ),
    "meeting_item": (SEEN, WITHIN, WITHIN),
    "meeting_item_party": (ITEM_SEEN, ITEM_WITHIN, None),
    "meeting_paper": (ITEM_SEEN, ITEM_WITHIN, None),
    "meeting_paper_reading": (f"{OWN} OR {PAPER_WITHIN}", OWN, None),
    "meeting_recording": (SEEN, WITHIN, WITHIN),
    "meeting_interest": (f"{OWN} OR {ITEM_AT_DESK}", OWN, OWN),
    "working_group": (
        "true",
        APPOINTS,
        f"{APPOINTS} OR id IN (SELECT my_groups())",
    ),
    "working_group_member": ("true", APPOINTS, APPOINTS),
    "working_group_report": (
        (
            f"{HOUSE} OR group_id IN (SELECT my_groups())"
            " OR group_id IN (SELECT g.id FROM working_group g"
            " WHERE g.council_id IN (SELECT my_councils()))"
            f" OR programme_id IN (SELECT council_places()) OR {ITEM_SEEN}"
        ),
        f"{HOUSE} OR (by_id = {ME} AND group_id IN (SELECT my_groups()))",
        (
            f"{HOUSE} OR group_id IN (SELECT g.id FROM working_group g"
            " WHERE g.council_id IN (SELECT my_councils()))"
        ),
    ),
    "interest_duty": (
        (
            f"{OWN} OR council_id IN (SELECT my_desks())"
            " OR programme_id IN (SELECT appointing_places())"
            " OR asking_as(ARRAY['AUDITOR', 'ADMINISTRATOR'], programme_id)"
        ),
        OWN,
        (
            f"{OWN} OR council_id IN (SELECT my_desks())"
            " OR programme_id IN (SELECT appointing_places())"
        ),
    ),
    "meeting_entry": (f"{WITHIN} OR person_id = {ME}", COMES, None),
    "meeting_vote": (SEEN, WITHIN, WITHIN),
    "meeting_ballot": (
        f"{OWN} OR {STANDS_IN} OR {VOTE_AT_DESK} OR {VOTE_TOLD}",
        f"{OWN} OR {STANDS_IN}",
        f"{OWN} OR {STANDS_IN}",
    ),
    # Who stands in for a member is shown among those who attend, once he is accepted; his letter is not.
    "meeting_proxy": (f"{SENT} OR (accepted_at IS NOT NULL AND {SEEN})", WITHIN, COMES),
    "meeting_guest": (f"{SEEN} OR person_id = {ME}", WITHIN, None),
    "motion_amendment": (ITEM_SEEN, ITEM_WITHIN, ITEM_WITHIN),
    "motion_text": (ITEM_SEEN, ITEM_WITHIN, None),
    "amendment_support": (
        "amendment_id IN (SELECT a.id FROM motion_amendment a)",
        OWN,
        None,
    ),
    "minutes": (
        (
            f"content IS NULL OR {WITHIN} OR programme_id IN (SELECT minutes_places())"
            " OR (state = 'PUBLISHED' AND publication <> 'WITHHELD')"
        ),
        WITHIN,
        WITHIN,
    ),
    "minutes_gist": (MINUTES_WITHIN, DESK_OF_MINUTES, None),
    "minutes_correction": (
        MINUTES_WITHIN,
        f"({DESK_OF_MINUTES}) AND ({HOUSE} OR by_id = {ME})",
        DESK_OF_MINUTES,
    ),
    "minutes_signature": (f"{MINUTES_WITHIN} OR {PUBLISHED}", OWN, None),
    "minutes_hidden": (MINUTES_WITHIN, DESK_OF_MINUTES, DESK_OF_MINUTES),
    "minutes_corrigendum": (f"{MINUTES_WITHIN} OR {PUBLISHED}", DESK_OF_MINUTES, None),
    # The register of decisions is public; who keeps it and who has to act write in it.
    "decision": ("true", SITS, f"{SITS} OR {OWES}"),
    "decision_terms": ("true", KEEPS, None),
    "decision_step": ("true", ACTS, None),
    "decision_reminder": (HOUSE, HOUSE, None),
}


def upgrade() -> None:
    """Apply."""
    _duties()
    _lives()
    _groups()
    stances.run_script(SCRIPT)
    for table, (read, add, change) in WALLS.items():
        stances.guarded(table, read=read, add=add)
        if change is not None:
            op.execute(
                f"CREATE POLICY {table}_change ON {table} FOR UPDATE TO dure_app"
                f" USING ({read}) WITH CHECK ({change})"
            )


def _duties() -> None:
    op.create_table(
        "interest_duty",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "bond",
            sa.Enum(
                "SELF",
                "REPRESENTS",
                "SPOUSE",
                "JOINT_HOLDER",
                "RELATIVE",
                "ADVICE",
                "AGENT",
                "OFFICER",
                "EMPLOYEE",
                "SHARES",
                "CAPITAL",
                name="bond",
                native_enum=False,
                length=40,
            ),
            nullable=False,
            comment="as known, then as told",
        ),
        sa.Column("known_on", sa.Date(), nullable=False, comment="since when he knows of it"),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "warned",
            sa.Enum("SOON", "TODAY", "LATE", name="warned", native_enum=False, length=40),
            nullable=True,
            comment="last",
        ),
        sa.Column(
            "met",
            sa.Enum("REPORTED", "RECUSED", "CALLED_OFF", name="met", native_enum=False, length=40),
            nullable=True,
            comment="none: it is open",
        ),
        sa.Column("met_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("received_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "received_by", sa.Uuid(), nullable=True, comment="the head who confirmed that he has it"
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_interest_duty_body_id")),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_interest_duty_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_interest_duty_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_interest_duty_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_interest_duty_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_interest_duty_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["received_by"], ["appointment.id"], name=op.f("fk_interest_duty_received_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest_duty")),
        sa.UniqueConstraint(
            "item_id",
            "person_id",
            "body_id",
            name=op.f("uq_interest_duty_item_id_person_id_body_id"),
        ),
    )
    op.create_index(
        "ix_interest_duty_of_council", "interest_duty", ["council_id", "due_on"], unique=False
    )
    op.create_index(
        "ix_interest_duty_open",
        "interest_duty",
        ["due_on"],
        unique=False,
        postgresql_where=sa.text("met IS NULL"),
    )
    stances.changeable("interest_duty")


def _lives() -> None:
    op.create_table(
        "council_extension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ends_before", sa.Date(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("extended_on", sa.Date(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_council_extension_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_extension_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_council_extension_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_extension")),
        sa.UniqueConstraint(
            "council_id", "number", name=op.f("uq_council_extension_council_id_number")
        ),
    )
    stances.append_only("council_extension")


def _groups() -> None:
    op.create_table(
        "working_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column(
            "reports", sa.Integer(), server_default="0", nullable=False, comment="numbers given"
        ),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("dissolved_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_working_group_council_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_working_group_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group")),
    )
    op.create_index(op.f("ix_working_group_council_id"), "working_group", ["council_id"])
    op.create_table(
        "working_group_member",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("chairs", sa.Boolean(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_working_group_member_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["working_group.id"], name=op.f("fk_working_group_member_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_working_group_member_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_working_group_member_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group_member")),
    )
    op.create_index(
        "uq_working_group_member_once",
        "working_group_member",
        ["group_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("left_on IS NULL"),
    )
    op.create_index(
        "uq_working_group_chair",
        "working_group_member",
        ["group_id"],
        unique=True,
        postgresql_where=sa.text("chairs AND left_on IS NULL"),
    )
    op.create_table(
        "working_group_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "item_id", sa.Uuid(), nullable=True, comment="the item it was laid before as a paper"
        ),
        sa.Column("laid_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_working_group_report_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["working_group.id"], name=op.f("fk_working_group_report_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meeting_item.id"], name=op.f("fk_working_group_report_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_working_group_report_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group_report")),
        sa.UniqueConstraint(
            "group_id", "number", name=op.f("uq_working_group_report_group_id_number")
        ),
    )
    stances.changeable("working_group", "working_group_member", "working_group_report")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
