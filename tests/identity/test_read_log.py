"""What staff read beside names: rolls, voters in corrections, reporters; and the auditor's review."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from workflows.identity.models import PersonalRead
from workflows.identity.read_reviews import months_of_reads, review_reads
from workflows.identity.reads import read_legal_name
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.proposals.campaigns.roll_export import export_roll
from workflows.proposals.campaigns.roll_search import find_on_roll
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.moderation.actions import report_text
from workflows.proposals.moderation.reporters import read_reporters
from workflows.proposals.moderation.states import ReportGround, SubjectKind
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

OFFICER = "municipality.officer"


async def read(town, *, who=OFFICER, address="ab" * 32):
    return await town.act(
        who,
        read_legal_name,
        programme_id=town.programme_id,
        appointment_id=town.appointments["resident.1"],
        purpose="민원 확인",
        address=address,
    )


async def rows(town):
    async with unit_of_work(town.sessions) as uow:
        found = await uow.session.scalars(
            select(PersonalRead)
            .where(PersonalRead.programme_id == town.programme_id)
            .order_by(PersonalRead.read_at)
        )
        return found.all()


async def test_a_row_tells_who_in_which_hat_whose_what_and_from_where(town):
    await read(town)
    (row,) = await rows(town)
    async with unit_of_work(town.sessions) as uow:
        event = await uow.session.scalar(select(Event).where(Event.subject_id == row.act_id))

    assert (row.reader_id, row.appointment_id) == (
        town.people[OFFICER],
        town.appointments[OFFICER],
    )
    assert (row.subject_person_id, row.what) == (town.people["resident.1"], "person.legal_name")
    assert (row.address_digest, row.exported) == ("ab" * 32, False)
    # The event counts and names nobody whose data it was.
    assert event.data == {"what": "person.legal_name", "people": 1}


async def test_nothing_is_read_if_the_row_cannot_be_written(town, services, database_name):
    await services.as_superuser(database_name, "REVOKE INSERT ON personal_read FROM dure_app")
    try:
        with pytest.raises(DBAPIError, match="permission denied"):
            await read(town)
    finally:
        await services.as_superuser(database_name, "GRANT INSERT ON personal_read TO dure_app")


async def test_a_roll_is_taken_home_for_a_purpose_only_and_every_voter_can_see_it(town):
    campaign = await town.open_campaign()
    asked = {"campaign_id": campaign.id, "address": None}
    for nothing in ("", "  "):
        with pytest.raises(RuleBroken, match="export_needs_reason"):
            await town.act(OFFICER, export_roll, purpose=nothing, **asked)
    for who in ("resident.1", "company.a"):
        with pytest.raises(NotAllowed, match="no_capacity"):
            await town.act(who, export_roll, purpose="궁금해서", **asked)
    assert await rows(town) == []
    roll = await town.act(OFFICER, export_roll, purpose="선거인 열람 민원", **asked)
    found = await rows(town)

    assert roll.voters == 6
    assert "이름 resident.1" in roll.csv
    assert {row.subject_person_id for row in found} == set(town.residents)
    assert len({row.act_id for row in found}) == 1
    assert all(row.exported and row.purpose == "선거인 열람 민원" for row in found)


async def test_who_reported_is_read_by_moderators_and_leaves_a_trace(town):
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    idea = await town.propose("이야깃거리")
    comment = await town.act("resident.2", write_comment, proposal_id=idea, text="거친 말")
    about = {"kind": SubjectKind.COMMENT, "subject_id": comment.id}
    await town.act("resident.3", report_text, ground=ReportGround.ABUSE, text="거칠어요.", **about)
    asked = {"purpose": "신고 확인", "address": None, **about}
    for who in ("resident.2", OFFICER, "auditor"):
        with pytest.raises(NotFound, match="no_such_text"):
            await town.act(who, read_reporters, **asked)
    for nothing in ("", " \n", "\u200b"):
        with pytest.raises(Invalid, match="text_empty") as refused:
            await town.act("moderator", read_reporters, **(asked | {"purpose": nothing}))
        assert refused.value.field == "purpose"
    assert await rows(town) == []
    (reporter,) = await town.act("moderator", read_reporters, **asked)
    (row,) = await rows(town)

    assert reporter.person_id == row.subject_person_id == town.people["resident.3"]
    assert (row.what, row.purpose) == ("report.reporter_id report.text", "신고 확인")


async def test_nobody_is_looked_up_on_a_roll_without_saying_what_for(town):
    campaign = await town.open_campaign()
    asked = {"campaign_id": campaign.id, "name": "이름", "address": None}
    for nothing in ("", " \n", "\u200b"):
        with pytest.raises(Invalid, match="text_empty") as refused:
            await town.act(OFFICER, find_on_roll, purpose=nothing, **asked)
        assert refused.value.field == "purpose"
    assert await rows(town) == []
    found = await town.act(OFFICER, find_on_roll, purpose="투표소 명부 확인", **asked)

    assert {one.person_id for one in found} == {row.subject_person_id for row in await rows(town)}
    assert {row.purpose for row in await rows(town)} == {"투표소 명부 확인"}


async def test_nobody_writes_a_row_in_anothers_name(town):
    async def forged(uow):
        await uow.session.execute(
            text(
                "INSERT INTO personal_read (id, act_id, programme_id, reader_id, subject_person_id,"
                " what, purpose, read_at) VALUES (gen_random_uuid(), gen_random_uuid(), :place,"
                " :other, :other, '', '', now())"
            ),
            {"place": town.programme_id, "other": town.people["resident.2"]},
        )

    with pytest.raises(DBAPIError, match="row-level security"):
        await town.act(OFFICER, forged)


async def months(town, who="auditor"):
    async def asked(uow):
        return await months_of_reads(uow.session, uow.actor, programme_id=town.programme_id)

    return await town.act(who, asked)


async def test_an_auditor_reviews_a_month_that_is_over_once(town, clock):
    await read(town)
    (row,) = await rows(town)
    month = row.read_at.astimezone(SEOUL).strftime("%Y-%m")
    asked = {"programme_id": town.programme_id, "note": "이상 없음"}
    with pytest.raises(WrongState, match="month_not_over"):
        await town.act("auditor", review_reads, month=month, **asked)
    (going,) = await months(town)
    await clock.set(row.read_at + timedelta(days=32))
    for who in (OFFICER, "resident.1"):
        with pytest.raises(NotAllowed, match="no_capacity"):
            await town.act(who, review_reads, month=month, **asked)
    for wrong in ("2026-13", "2026-1", "２026-11"):
        with pytest.raises(Invalid, match="month_malformed"):
            await town.act("auditor", review_reads, month=wrong, **asked)
    (waiting,) = await months(town)
    review = await town.act("auditor", review_reads, month=month, **asked)
    with pytest.raises(Conflict, match="month_reviewed"):
        await town.act("auditor", review_reads, month=month, **asked)
    (done,) = await months(town)

    assert going.due_on is None
    assert (waiting.month, waiting.reads, waiting.review) == (month, 1, None)
    assert waiting.due_on is not None
    assert (done.review.id, review.reads) == (review.id, 1)
    assert await months(town, OFFICER) == []


async def test_an_auditor_does_not_review_what_he_read_himself(town, clock):
    await read(town, who="auditor")
    (row,) = await rows(town)
    await clock.set(row.read_at + timedelta(days=32))
    with pytest.raises(RuleBroken, match="own_reads_reviewed"):
        await town.act(
            "auditor",
            review_reads,
            programme_id=town.programme_id,
            month=row.read_at.astimezone(SEOUL).strftime("%Y-%m"),
            note="이상 없음",
        )


@pytest.mark.parametrize("change", ["UPDATE read_review SET note = ''", "DELETE FROM read_review"])
async def test_a_review_stays(town, change):
    with pytest.raises(DBAPIError, match="permission denied"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text(change))
