"""A matter of an agreement on an agenda: one act, its story tells of it, and nothing private is told."""

import pytest
from sqlalchemy import select

from tests.fixtures.agreements import opened as drafted
from tests.fixtures.agreements import put_with
from tests.fixtures.sittings import CHAIR, SECRETARY, prepared
from workflows.agreements.clauses.models import Agreement
from workflows.corridor.take_agreement_to_council import Matter, take_agreement_to_council
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.trace.kinds import EdgeKind
from workflows.trace.queries import walked_from

MATTER = {"topic": AgendaTopic.OPERATION_AND_FUNDING, "asked": Asked.CONSULTATION}
SECRET_HEADING = "위약벌의 비밀"


async def take(town, meeting, agreement, *, who=CHAIR, **more):
    await town.act(
        who,
        take_agreement_to_council,
        meeting_id=meeting.id,
        agreement_id=agreement,
        matter=Matter(**{**MATTER, **more}),
    )


async def test_an_agreement_becomes_an_item_that_tells_its_number_and_title_alone(
    town, council, rows
):
    table, (clause,) = await put_with(town, SECRET_HEADING)
    meeting = await prepared(town, council, items=0)
    await take(town, meeting, table.id)
    await take(town, meeting, table.id, clause_id=clause)
    for again in ({}, {"clause_id": clause}):
        with pytest.raises(Conflict, match="on_the_agenda_already"):
            await take(town, meeting, table.id, **again)

    whole, of_clause = await rows(MeetingItem, meeting_id=meeting.id)
    async with unit_of_work(town.sessions) as uow:
        number = await uow.session.scalar(select(Agreement.number).where(Agreement.id == table.id))
        story = await walked_from(uow.session, ANONYMOUS, thing_id=table.id)
    assert (whole.agreement_number, whole.title) == (number, f"{number} 공동협약")
    assert (of_clause.title, of_clause.motion) == (whole.title, whole.motion)
    assert (whole.clause_id, of_clause.clause_id) == (None, clause)
    told = sorted((one.kind, one.source.label, one.target.label) for one in story)
    assert told == [(EdgeKind.TAKEN_TO, f"{number} 공동협약", label) for label in ("1-1", "1-2")]
    assert SECRET_HEADING not in f"{told} {whole.motion} {whole.title}"


async def test_who_does_not_read_it_or_has_no_part_in_the_meeting_takes_nothing_to_it(
    town, council, rows
):
    table, _ = await put_with(town, "목적")
    meeting = await prepared(town, council, items=0)
    with pytest.raises(NotFound, match="no_such_agreement"):
        await take(town, meeting, table.id, who=SECRETARY)
    with pytest.raises(NotAllowed, match="not_of_the_council"):
        await take(town, meeting, table.id, who="company.b")
    with pytest.raises(NotFound, match="no_such_clause"):
        await take(town, meeting, table.id, clause_id=table.id)
    with pytest.raises(RuleBroken, match="topic_not_taken_up"):
        await take(town, meeting, table.id, topic=AgendaTopic.OTHER_BY_RESOLUTION)

    assert await rows(MeetingItem, meeting_id=meeting.id) == []


async def test_a_draft_nobody_has_seen_is_no_matter_yet(town, council):
    table = await drafted(town)
    meeting = await prepared(town, council, items=0)
    with pytest.raises(WrongState, match="agreement_not_negotiated"):
        await take(town, meeting, table.id)
