"""The panel that reviews an idea: panels, seats, sheets."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from server.migrations import stances

revision = "20261127i"
down_revision = "20261127h"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "review_panel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column(
            "examination", sa.Integer(), nullable=False, comment="1, or 2 if it is examined again"
        ),
        sa.Column(
            "state",
            sa.Enum("FORMED", "LOCKED", "PUBLISHED", name="state", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("citizens", sa.Integer(), nullable=False, comment="how many of a side sit"),
        sa.Column("experts", sa.Integer(), nullable=False),
        sa.Column("officials", sa.Integer(), nullable=False),
        sa.Column("aside", sa.Integer(), nullable=False, comment="how many stand aside"),
        sa.Column(
            "summary", sa.Text(), nullable=False, comment="what the officer says of the result"
        ),
        sa.Column("formed_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("locked_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_review_panel_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_review_panel_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_panel")),
        sa.UniqueConstraint(
            "proposal_id", "examination", name=op.f("uq_review_panel_proposal_id_examination")
        ),
    )
    op.create_index(
        op.f("ix_review_panel_programme_id"), "review_panel", ["programme_id"], unique=False
    )
    op.create_table(
        "panel_seat",
        sa.Column("panel_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("CITIZEN", "EXPERT", "OFFICIAL", name="side", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("seated_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("aside_reason", sa.Text(), nullable=True, comment="none: sits"),
        sa.Column("aside_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_panel_seat_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["panel_id"], ["review_panel.id"], name=op.f("fk_panel_seat_panel_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_panel_seat_person_id")),
        sa.PrimaryKeyConstraint("panel_id", "person_id", name=op.f("pk_panel_seat")),
    )
    op.create_index(op.f("ix_panel_seat_person_id"), "panel_seat", ["person_id"], unique=False)
    op.create_table(
        "score_sheet",
        sa.Column("panel_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("CITIZEN", "EXPERT", "OFFICIAL", name="side", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("feasibility", sa.Integer(), nullable=False),
        sa.Column("creativity", sa.Integer(), nullable=False),
        sa.Column("effect", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Integer(), nullable=False),
        sa.Column("lasting", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, comment="published without the name"),
        sa.Column("scored_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("creativity BETWEEN 1 AND 5", name=op.f("ck_score_sheet_creativity")),
        sa.CheckConstraint("effect BETWEEN 1 AND 5", name=op.f("ck_score_sheet_effect")),
        sa.CheckConstraint("feasibility BETWEEN 1 AND 5", name=op.f("ck_score_sheet_feasibility")),
        sa.CheckConstraint("lasting BETWEEN 1 AND 5", name=op.f("ck_score_sheet_lasting")),
        sa.CheckConstraint("scope BETWEEN 1 AND 5", name=op.f("ck_score_sheet_scope")),
        sa.ForeignKeyConstraint(
            ["panel_id"], ["review_panel.id"], name=op.f("fk_score_sheet_panel_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_score_sheet_person_id")
        ),
        sa.PrimaryKeyConstraint("panel_id", "person_id", name=op.f("pk_score_sheet")),
    )
    stances.changeable("review_panel", "panel_seat", "score_sheet")
    own = "person_id = (SELECT asking_person())"
    house = "(SELECT asking_house())"
    place = "EXISTS (SELECT FROM review_panel p WHERE p.id = panel_id AND {})"
    runs = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD'], p.programme_id)"
    audits = "asking_as(ARRAY['MUNICIPAL_OFFICER', 'MUNICIPAL_HEAD', 'AUDITOR'], p.programme_id)"
    stances.guarded(
        "panel_seat",
        read=f"{own} OR {house} OR {place.format(audits)}",
        add=f"{house} OR {place.format(runs)}",
        change=f"{own} OR {house} OR {place.format(runs)}",
    )
    told = f"(p.state = 'PUBLISHED' OR (p.state = 'LOCKED' AND {audits}))"
    # Whether somebody sits, for policies that may not read the seats themselves.
    op.execute(
        """
        CREATE FUNCTION panel_sits(panel uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE
        SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT EXISTS (SELECT FROM panel_seat s WHERE s.panel_id = panel
            AND s.person_id = person AND s.aside_at IS NULL) $$
        """
    )
    op.execute("REVOKE ALL ON FUNCTION panel_sits(uuid, uuid) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION panel_sits(uuid, uuid) TO dure_app")
    seated = "panel_sits(panel_id, person_id)"
    stances.guarded(
        "score_sheet",
        read=f"{own} OR {house} OR ({place.format(told)} AND {seated})",
        add=f"({own} OR {house}) AND {seated}",
        change=f"({own} OR {house}) AND {seated}",
    )
    op.execute(
        """
        CREATE FUNCTION refuse_locked_sheet() RETURNS trigger LANGUAGE plpgsql
        SET search_path = public, pg_temp AS $$
        BEGIN
          PERFORM FROM review_panel WHERE id = NEW.panel_id AND state = 'FORMED';
          IF NOT FOUND THEN
            RAISE EXCEPTION 'the scores of panel % are locked', NEW.panel_id;
          END IF;
          RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER score_sheet_locked BEFORE INSERT OR UPDATE ON score_sheet"
        " FOR EACH ROW EXECUTE FUNCTION refuse_locked_sheet()"
    )
    # How many who sit have handed in a sheet: the number alone, for who may not read the sheets yet.
    op.execute(
        """
        CREATE FUNCTION panel_sheets(panel uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
          SELECT count(*)::integer FROM score_sheet c
          JOIN panel_seat s ON s.panel_id = c.panel_id AND s.person_id = c.person_id
          WHERE c.panel_id = panel AND s.aside_at IS NULL $$
        """
    )
    op.execute("REVOKE ALL ON FUNCTION panel_sheets(uuid) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION panel_sheets(uuid) TO dure_app")
    for table in ("panel_seat", "score_sheet"):
        op.execute(f"CREATE POLICY {table}_number ON {table} FOR SELECT TO dure_owner USING (true)")


def downgrade() -> None:
    """Refuse: what was kept since is not thrown away."""
    msg = "this migration is not undone: restore a backup"
    raise RuntimeError(msg)
