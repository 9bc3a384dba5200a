"""Row-level walls around the council's house: rosters, meetings, minutes, decisions."""

from pathlib import Path

from alembic import op

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
    stances.run_script(SCRIPT)
    for table, (read, add, change) in WALLS.items():
        stances.guarded(table, read=read, add=add)
        if change is not None:
            op.execute(
                f"CREATE POLICY {table}_change ON {table} FOR UPDATE TO dure_app"
                f" USING ({read}) WITH CHECK ({change})"
            )


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
