"""The walls of the council's house: what the database shows and lets write, whatever the code asks for."""

import re
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.councils import seen
from tests.fixtures.database import Clock
from tests.fixtures.minutes import (
    CHAIR,
    OFFICER,
    SECRETARY,
    STARTS,
    drafted,
    held_meeting,
    prepared,
)
from tests.fixtures.town import as_house
from workflows.councils.meetings import calling
from workflows.councils.minutes import confirming, drafting, publishing
from workflows.councils.minutes.locked import hidden_of, told_minutes
from workflows.kit.refusal import NotAllowed, NotFound
from workflows.tables import STANCES, Change

OUTSIDE = ("resident.1", "company.a")
WITHIN = ("expert.1", CHAIR, SECRETARY, OFFICER, "auditor")
SAID = re.compile(
    r"row-level security|permission denied|the vote is closed|nothing is hidden|append-only"
)

# The columns of a table that are written, not reckoned by the database itself.
WRITTEN = text(
    "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns"
    " WHERE table_schema = 'public' AND table_name = :name AND is_generated = 'NEVER'"
)

# Rows nobody outside may see: of a meeting that is only prepared, and the inside of one that was held.
PREPARED = "meeting_id = :prepared"
ITEM = "item_id = ANY(:items)"
HELD = "meeting_id = :held"
HIDDEN = {
    "meeting": "id = :prepared",
    "meeting_item": PREPARED,
    "meeting_item_party": ITEM,
    "meeting_paper": ITEM,
    "motion_amendment": ITEM,
    "motion_text": ITEM,
    "council_rule_change": ITEM,
    "amendment_support": "true",
    "meeting_recording": PREPARED,
    "meeting_guest": PREPARED,
    "meeting_proxy": PREPARED,
    "meeting_backing": PREPARED,
    "meeting_paper_text": "true",
    "meeting_paper_reading": "true",
    "meeting_interest": "true",
    "interest_duty": "true",
    "working_group_report": "true",
    "meeting_notice": HELD,
    "meeting_entry": HELD,
    "meeting_ballot": "true",
    "minutes": HELD,
    "minutes_gist": "true",
    "minutes_correction": "true",
    "minutes_signature": "true",
    "minutes_hidden": "true",
    "minutes_corrigendum": "true",
    # Who is seated since the last meeting is not published yet.
    "council_seat": "person_id = :late",
    "council_post": "person_id = :late",
    "decision_reminder": "true",
}
PUBLIC = {
    "meeting_change",
    "council_rule",
    "council",
    "council_extension",
    "working_group",
    "working_group_member",
    "council_roster",
    "meeting_vote",
    "decision",
    "decision_terms",
    "decision_step",
}
HOUSES = {"council", "meeting", "minutes", "decision", "motion", "amendment", "interest"}
# These are told to fewer than all of the council.
OWN = {"meeting_interest", "interest_duty", "decision_reminder"}
# Rows of every table that the verbs of a held and a prepared meeting do not leave behind by themselves.
ROWS = {
    "council_seat (council_id, programme_id, number, person_id, appointment_id, kind, capacity, renewals,"
    " ends_with_project, valid, recorded)": (
        "id, programme_id, 90, :late, :post, 'EXPERT', 'APPOINTED', 0, false, daterange('2027-01-01', NULL),"
        " tstzrange(dure_now(), NULL) FROM council"
    ),
    "council_post (council_id, programme_id, post, person_id, appointment_id, valid, recorded)": (
        "id, programme_id, 'OBSERVER', :late, :post, daterange('2027-01-01', NULL),"
        " tstzrange(dure_now(), NULL) FROM council"
    ),
    "meeting_paper (id, programme_id, item_id, number, version, title, words, sha256, put_at)": (
        "gen_random_uuid(), programme_id, id, 7, 1, '자료', '글', 'x', now() FROM {items}"
    ),
    "meeting_item_party (item_id, body_id, programme_id)": "id, :body, programme_id FROM {items}",
    "motion_amendment (id, programme_id, item_id, number, changes, reason, mover_id, state, moved_at)": (
        "gen_random_uuid(), programme_id, id, 1, '[]', '까닭', :expert, 'MOVED', now() FROM {items}"
    ),
    "amendment_support (amendment_id, person_id, programme_id)": (
        "id, :expert, programme_id FROM motion_amendment"
    ),
    "council_rule_change (id, programme_id, council_id, item_id, key, said, before, effective_on, source,"
    " article, state, put_at)": (
        "gen_random_uuid(), programme_id, (SELECT id FROM council LIMIT 1), id, 'tie', '{{LOST}}', '{{}}',"
        " '2027-01-01', '운영세칙', '1', 'PROPOSED', now() FROM {items}"
    ),
    "council_rule (programme_id, council_id, change_id, key, said, source, article, valid, recorded)": (
        "programme_id, council_id, id, 'tie', '{{LOST}}', '운영세칙', '1', daterange('2027-01-01', NULL),"
        " tstzrange(dure_now(), NULL) FROM council_rule_change LIMIT 1"
    ),
    "motion_text (item_id, version, programme_id, amendment, words, sha256, made_at)": (
        "id, 2, programme_id, 1, '글', 'x', now() FROM {items}"
    ),
    "meeting_recording (id, programme_id, meeting_id, reason, owner_id, transcript_due, declared_at)": (
        "gen_random_uuid(), programme_id, :prepared, '까닭', :expert, current_date, now()"
        " FROM meeting WHERE id = :prepared"
    ),
    "meeting_guest (item_id, person_id, programme_id, meeting_id, appointment_id, why, invited_at)": (
        "id, :guest, programme_id, meeting_id, :hat, '까닭', now() FROM {items}"
    ),
    "meeting_proxy"
    " (id, programme_id, meeting_id, member_id, person_id, appointment_id, sha256, named_at)": (
        "gen_random_uuid(), programme_id, id, :expert, :guest, :hat, 'x', now()"
        " FROM meeting WHERE id = :prepared"
    ),
    "meeting_backing (meeting_id, person_id, programme_id)": "id, :expert, programme_id FROM meeting",
    "meeting_paper_text (paper_id, programme_id, found, words, read_at)": (
        "id, programme_id, 'READ', '글', now() FROM meeting_paper WHERE item_id = ANY(:items)"
    ),
    "meeting_paper_reading (paper_id, person_id, programme_id, first_at)": (
        "id, :expert, programme_id, now() FROM meeting_paper"
    ),
    "meeting_interest (programme_id, item_id, person_id, body_id, bond, declared_at)": (
        "programme_id, id, :expert, :body, 'ADVICE', now() FROM {items}"
    ),
    "working_group (id, programme_id, council_id, name, purpose, formed_on)": (
        "gen_random_uuid(), programme_id, id, '실무', '일', current_date FROM council"
    ),
    "working_group_member (programme_id, group_id, person_id, appointment_id, chairs, joined_on)": (
        "programme_id, id, :late, :post, true, current_date FROM working_group"
    ),
    "working_group_report (id, programme_id, group_id, number, held_on, title, words, by_id, at)": (
        "gen_random_uuid(), programme_id, id, 1, current_date, '제목', '글', :late, now()"
        " FROM working_group"
    ),
    "interest_duty (programme_id, council_id, meeting_id, item_id, person_id, body_id, bond, known_on, due_on)": (
        "i.programme_id, m.council_id, m.id, i.id, :expert, :body, 'ADVICE', current_date, current_date"
        " FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id WHERE m.id = :prepared"
    ),
    "decision_terms"
    " (decision_id, version, programme_id, effect, owner_id, due_on, evidence, supersedes, at)": (
        "id, 1, programme_id, 'ASKS', :body, current_date, '증거', false, now() FROM decision"
    ),
    "decision_step (decision_id, number, programme_id, kind, words, acted_on, at)": (
        "id, 1, programme_id, 'REPORTED', '했음', current_date, now() FROM decision"
    ),
    "decision_reminder (decision_id, due_on, warned, programme_id, at)": (
        "id, current_date, 'LATE', programme_id, now() FROM decision"
    ),
}
DRAFTED = {
    "minutes_gist (programme_id, minutes_id, item_id, version, words, at)": (
        "n.programme_id, n.id, i.id, 1, '요지', now() FROM minutes n, meeting_item i"
        " WHERE i.meeting_id = n.meeting_id"
    ),
    "minutes_correction"
    " (programme_id, minutes_id, number, line, asked, by_id, asked_at, accepted, reason, answered_at)": (
        "programme_id, id, 1, 'gist.2', '글', :expert, now(), false, '까닭', now() FROM minutes"
    ),
}
CONFIRMED = {
    "minutes_hidden (programme_id, minutes_id, number, line, ground, salt, commitment, hidden_at)": (
        "programme_id, id, 1, 'remark.1', 'PERSONAL', 'salt', 'x', now() FROM minutes"
    ),
    "minutes_corrigendum (programme_id, minutes_id, number, line, words, reason, at)": (
        "programme_id, id, 1, 'gist.2', '글', '까닭', now() FROM minutes"
    ),
}


ITEMS = "meeting_item WHERE meeting_id = :prepared"


async def laid(town, rows, values):
    """Add rows as the house, which stands behind no wall."""
    async with as_house(town.sessions) as session:
        for into, chosen in rows.items():
            said = f"INSERT INTO {into} SELECT {chosen.format(items=ITEMS)}"
            await session.execute(text(said), _given(said, values))


def _given(said, values):
    return {key: one for key, one in values.items() if f":{key}" in said}


async def _do(uow, *, said, values):
    found = await uow.session.execute(text(said), _given(said, values))
    return found.scalar_one() if found.returns_rows else found.rowcount


@pytest.fixture(scope="module")
async def house(sessions, services, database_name):
    """A council that held a meeting, with frozen minutes nobody has published, and prepares another."""
    clock = Clock(services, database_name)
    held = await held_meeting(sessions, clock)
    town = held.town
    again = await prepared(sessions, clock, again=held)
    await clock.set(STARTS + timedelta(hours=1))
    minutes_id = await drafted(held)
    values = {
        "held": held.meeting_id,
        "prepared": again.meeting_id,
        "items": again.items,
        "expert": town.people["expert.1"],
        "guest": town.people["expert.5"],
        "hat": town.appointments["expert.5"],
        "body": town.city_id,
        "late": town.people["developer.lead"],
        "post": town.appointments["developer.lead"],
    }
    await laid(town, DRAFTED | ROWS, values)
    await town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    sha256 = (await held.text()).digest
    await town.act(CHAIR, confirming.confirm_minutes, minutes_id=minutes_id, sha256=sha256)
    await laid(town, CONFIRMED, values)
    return held, values


def test_every_table_of_the_house_is_behind_a_wall():
    guarded = {name for name, stance in STANCES.items() if stance.guarded}
    assert set(HIDDEN) | PUBLIC <= guarded
    agreements = {"amendment", "amendment_amount", "amendment_operation"}
    mine = {name for name in STANCES if name.split("_")[0] in HOUSES} - agreements
    assert mine - set(HIDDEN) - PUBLIC == {"council_sex", "meeting_letter"}


@pytest.mark.parametrize("table", HIDDEN)
async def test_nobody_outside_sees_what_is_inside(house, services, database_name, table):
    held, values = house
    said = f"SELECT count(*) FROM {table} WHERE {HIDDEN[table]}"
    town = held.town

    async def count(who):
        return await town.act(who, _do, said=said, values=values)

    assert await count(None) > 0
    for who in OUTSIDE:
        assert await count(who) == 0, who
    if table not in OWN:
        for who in WITHIN:
            assert await count(who) > 0, who
    # The control: without its wall the table shows it.
    await services.as_superuser(database_name, f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    try:
        assert await count("resident.1") > 0
    finally:
        await services.as_superuser(database_name, f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")


@pytest.mark.parametrize("table", sorted(set(HIDDEN) | PUBLIC))
async def test_nobody_outside_writes(house, table):
    held, _ = house
    async with as_house(held.town.sessions) as session:
        row = await session.scalar(text(f"SELECT to_jsonb(t)::text FROM {table} t LIMIT 1"))
        written = await session.scalar(WRITTEN, {"name": table})
    filled = f"jsonb_populate_record(NULL::{table}, CAST(:row AS jsonb))"
    forged = f"INSERT INTO {table} ({written}) SELECT {written} FROM {filled}"
    with pytest.raises(DBAPIError, match=SAID):
        await held.town.act("resident.1", _do, said=forged, values={"row": row})
    column = "recorded" if STANCES[table].change is Change.END_ONLY else "programme_id"
    change = f"UPDATE {table} SET {column} = {column}"
    changed = 0
    with suppress(DBAPIError):
        changed = await held.town.act("resident.1", _do, said=change, values={})
    assert changed == 0


async def test_what_a_member_declares_is_told_to_who_presides_alone(house):
    held, values = house
    said = "SELECT count(*) FROM meeting_interest"
    for who, sees in (("expert.1", True), (CHAIR, True), (SECRETARY, True), ("expert.2", False)):
        assert bool(await held.town.act(who, _do, said=said, values=values)) is sees, who


async def test_a_verb_tells_who_is_not_of_the_council_from_what_is_not(house):
    held, values = house
    with pytest.raises(NotAllowed) as refused:
        await held.town.act("resident.1", calling.call_meeting, meeting_id=values["prepared"])
    assert refused.value.reason == "not_of_the_council"
    with pytest.raises(NotFound):
        await held.town.act("resident.1", calling.call_meeting, meeting_id=uuid4())


async def test_published_minutes_show_gaps_without_the_salt(house):
    held, _ = house
    row = await held.minutes()
    assert [one.content for one in await seen(held.town, "resident.1", _told, ids=[row.id])] == [
        None
    ]
    assert await seen(held.town, "resident.1", _gaps, minutes_id=row.id) == []
    await held.town.act(SECRETARY, publishing.register_minutes, minutes_id=row.id)
    await held.town.act(SECRETARY, publishing.publish_minutes, minutes_id=row.id)
    (told,) = await seen(held.town, "resident.1", _told, ids=[row.id])
    assert told.content is not None
    assert await seen(held.town, "resident.1", _gaps, minutes_id=row.id) == [""]
    assert await seen(held.town, SECRETARY, _gaps, minutes_id=row.id) == ["salt"]


async def _told(session, _, *, ids):
    return await told_minutes(session, ids)


async def _gaps(session, _, *, minutes_id):
    return [one.salt for one in await hidden_of(session, minutes_id)]
