"""Forgetting is whole: every column with a period is taken, and what others rest on stays as it was."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.clock import shown_now
from workflows.corridor.reactions import REACTIONS
from workflows.corridor.retention import RULES, forget_due
from workflows.identity.actions import end_appointment
from workflows.identity.models import Login, Person, PersonalRead
from workflows.identity.queries import actor_for
from workflows.identity.reads import read_legal_name
from workflows.inventory import PERSONAL
from workflows.kit.refusal import NotFound
from workflows.law.texts import rule_texts
from workflows.proposals.campaigns.actions import close_campaign
from workflows.proposals.campaigns.open_data import counted_file
from workflows.proposals.deliberation.actions import mend_comment, write_comment
from workflows.proposals.deliberation.models import Comment, CommentVersion
from workflows.proposals.dumps.actions import make_dump
from workflows.proposals.dumps.models import OpenBytes, OpenDump, OpenFile
from workflows.proposals.handling.actions import close_proposal, receive_proposal
from workflows.proposals.handling.carrying_out import finish_implementing, start_implementing
from workflows.proposals.models import Proposal
from workflows.proposals.moderation.actions import appeal_act, moderate_text, report_text
from workflows.proposals.moderation.models import Appeal, Report
from workflows.proposals.moderation.queries import idea_offers
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.proposals.states import CloseGround
from workflows.record.models import Event
from workflows.record.outbox import deliver_one
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role

OFFICER = "municipality.officer"
SQL = Path(__file__).parents[2] / "server/migrations/sql"
SCRIPT = (SQL / "2026-11-27-retention-whole.sql").read_text("utf-8")
# What hangs on an idea is forgotten by a function of its own, under the rule of the idea's words.
BESIDE = "".join((SQL / f"2026-11-27-{name}.sql").read_text("utf-8") for name in ("drafts", "map"))
# Of each rule, the statements that erase under it: what stands before its row of the report.
PARTS = re.split(r"RETURN QUERY SELECT '(retention\.\w+)'", SCRIPT)
ERASING = dict(zip(PARTS[1::2], PARTS[0::2], strict=False))
ERASING["retention.talk"] += BESIDE
ERASING["retention.stay"] += (SQL / "2026-11-27-standings.sql").read_text("utf-8")
ERASING["retention.stay"] += (SQL / "2026-11-28-passkeys.sql").read_text("utf-8")
OPINIONS = (SQL / "2026-11-30-opinions.sql").read_text("utf-8")
ERASING["retention.talk"] += OPINIONS
ERASING["retention.stay"] += OPINIONS
ERASING["retention.labs"] = (SQL / "2026-11-28-labs.sql").read_text("utf-8")
ERASING["retention.signers"] = (SQL / "2026-11-29-signers.sql").read_text("utf-8")
ERASING["retention.councils"] = (SQL / "2026-11-28-councils.sql").read_text("utf-8")
THREE_YEARS, TWO_YEARS, TEN_YEARS = 1100, 731, 3653


@pytest.mark.parametrize("name", [name for name, one in PERSONAL.items() if one.keeping.rule])
def test_every_column_with_a_period_is_erased_under_its_rule(name):
    table, _, column = name.partition(".")
    statements = ERASING[PERSONAL[name].keeping.rule].split(";")
    takes = [
        one
        for one in statements
        if re.search(rf"DELETE FROM {table}\b", one)
        or (re.search(rf"UPDATE {table} SET\b", one) and re.search(rf"\b{column} =", one))
    ]

    assert takes, f"{name}: nothing of {PERSONAL[name].keeping.rule} erases it"


def test_every_period_is_a_rule_of_law_and_every_rule_of_forgetting_is_used():
    used = {one.keeping.rule for one in PERSONAL.values() if one.keeping.rule}

    assert used == {f"retention.{one}" for one in RULES} == set(ERASING)
    assert all(rule_texts()[one].limit for one in used)


def test_what_another_law_keeps_longer_is_put_apart_before_it_is_erased():
    held = {name.partition(".")[2] for name, one in PERSONAL.items() if one.keeping.held}
    put = set(re.findall(r"'(\w+)', p\.\1", SCRIPT))

    # What search is made of says nothing that the words do not.
    assert held - {"search_text", "search_grams"} == put


async def later(clock, days):
    await clock.set(shown_now() + timedelta(days=days))


async def forget(town, *, dry=False):
    return {one.rule_id: one.due for one in await town.act(None, forget_due, dry=dry)}


async def closed_with_talk(town):
    """An idea that was talked about, reported, hidden in part, appealed against, and closed."""
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    idea = await town.propose("오래된 생각")
    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수")
    said = await town.act("resident.3", write_comment, proposal_id=idea, text="처음 말")
    await town.act(
        "resident.3", mend_comment, comment_id=said.id, text="고친 말", expected_version=1
    )
    about = {
        "kind": SubjectKind.COMMENT,
        "subject_id": said.id,
        "ground": ReportGround.ABUSE,
    }
    await town.act("resident.4", report_text, text="거칠어요.", **about)
    act = await town.act("moderator", moderate_text, decision=Decision.HIDE, reason="규칙", **about)
    await town.act("resident.3", appeal_act, act_id=act.id, text="욕이 아니에요.")
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea,
        ground=CloseGround.UNWORKABLE,
        reason="자리가 없어요.",
    )
    return idea, said.id, act.id


async def test_nobody_is_found_behind_a_finished_idea_and_what_happened_stays_countable(
    town, clock
):
    idea, said, act = await closed_with_talk(town)
    async with unit_of_work(town.sessions) as uow:
        events = await uow.session.scalar(select(func.count()).select_from(Event))
    await later(clock, THREE_YEARS)
    await forget(town)
    async with unit_of_work(town.sessions) as uow:
        session = uow.session
        gone = await session.get_one(Proposal, idea)
        comment = await session.get_one(Comment, said)
        appeal = await session.get_one(Appeal, act)
        versions = await session.scalar(
            select(func.count()).where(CommentVersion.comment_id == said)
        )
        reports = await session.scalar(select(func.count()).where(Report.subject_id == said))
        kept = await session.scalar(
            select(func.count()).select_from(Event).where(Event.kind != "retention.erased")
        )

    assert (gone.author_id, gone.author_appointment_id, gone.title) == (None, None, gone.number)
    assert (comment.author_id.int, comment.author_appointment_id, comment.text) == (0, None, "")
    assert (appeal.appellant_id.int, appeal.text) == (0, "")
    assert (versions, reports) == (0, 0)
    assert kept == events


async def test_words_that_were_erased_are_not_reported_any_more(town, clock):
    idea, _, _ = await closed_with_talk(town)
    await later(clock, THREE_YEARS)
    await forget(town)
    reader = town.people["resident.5"]
    about = {"kind": SubjectKind.PROPOSAL, "subject_id": idea, "ground": ReportGround.ABUSE}
    with pytest.raises(NotFound, match="no_such_text"):
        await town.act("resident.5", report_text, text="거칠어요.", **about)
    async with unit_of_work(town.sessions, lambda s: actor_for(s, reader)) as uow:
        row = await uow.session.get_one(Proposal, idea)
        (report, _) = idea_offers(uow.actor, row, None, ())

    assert (report.name, report.allowed) == ("reportText", False)


async def test_words_are_kept_apart_for_ten_years_and_the_application_reads_none(
    town, clock, services, database_name
):
    idea, _, _ = await closed_with_talk(town)
    await later(clock, THREE_YEARS)
    await forget(town)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text("SELECT words FROM held_value"))
    await services.as_superuser(
        database_name,
        f"DO $$ BEGIN ASSERT (SELECT words->>'title' FROM held_value WHERE source_id = '{idea}')"
        " = '오래된 생각'; END $$",
    )
    await later(clock, THREE_YEARS + TEN_YEARS - 2)
    await forget(town)
    held = f"SELECT FROM held_value WHERE source_id = '{idea}'"
    await services.as_superuser(database_name, f"DO $$ BEGIN ASSERT EXISTS ({held}); END $$")
    await later(clock, THREE_YEARS + TEN_YEARS + 2)
    await forget(town)
    await services.as_superuser(database_name, f"DO $$ BEGIN ASSERT NOT EXISTS ({held}); END $$")


async def counted_vote(town):
    campaign = await town.open_campaign(early_close=True)
    for turn in (1, 2):
        await town.vote(f"resident.{turn}", campaign.poll_id, "1")
    await town.act(OFFICER, close_campaign, campaign_id=campaign.id, reason="끝")
    while await deliver_one(town.sessions, REACTIONS):
        pass
    return campaign


async def file_of(town, campaign):
    async with unit_of_work(town.sessions) as uow:
        return await counted_file(uow.session, ANONYMOUS, number=campaign.number)


async def test_a_ballot_paper_and_its_count_stay_as_they_were_without_the_author(town, clock):
    campaign = await counted_vote(town)
    idea = town.proposals[-4]
    await town.act(OFFICER, start_implementing, proposal_id=idea, reason="시작했어요.")
    await town.act(OFFICER, finish_implementing, proposal_id=idea, reason="끝났어요.")
    before = await file_of(town, campaign)
    await later(clock, THREE_YEARS)
    first, again = await forget(town), await forget(town)
    after = await file_of(town, campaign)
    async with unit_of_work(town.sessions) as uow:
        row = await uow.session.get_one(Proposal, idea)

    assert before == after
    assert (row.title, row.author_id) == ("모임터 1", None)
    assert first["retention.talk"] >= 1
    assert again["retention.talk"] == 0


async def test_who_stands_on_the_roll_of_an_open_vote_can_sign_in_until_it_is_counted(town, clock):
    campaign = await town.open_campaign(closes_in=timedelta(days=30), early_close=True)
    leaving = town.people["resident.4"]
    await town.act(
        OFFICER, end_appointment, appointment_id=town.appointments["resident.4"], reason="전출"
    )

    async def known():
        async with unit_of_work(town.sessions) as uow:
            name = (await uow.session.get_one(Person, leaving)).legal_name
            logins = await uow.session.scalar(
                select(func.count()).where(Login.person_id == leaving)
            )
        return bool(name), logins

    await later(clock, 10)
    await forget(town)
    assert await known() == (True, 1)
    await town.act(OFFICER, close_campaign, campaign_id=campaign.id, reason="끝")
    while await deliver_one(town.sessions, REACTIONS):
        pass
    await forget(town)
    assert await known() == (False, 0)


async def test_a_trace_of_a_read_goes_after_two_years_and_not_before(town, clock):
    trace = await town.act(
        OFFICER,
        read_legal_name,
        programme_id=town.programme_id,
        appointment_id=town.appointments["resident.1"],
        purpose="민원",
    )

    async def stands():
        async with unit_of_work(town.sessions) as uow:
            return await uow.session.get(PersonalRead, trace.id) is not None

    await later(clock, TWO_YEARS - 1)
    await forget(town)
    assert await stands()
    await later(clock, TWO_YEARS + 1)
    await forget(town, dry=True)
    assert await stands()
    await forget(town)
    assert not await stands()


async def test_published_files_with_erased_words_go_and_their_digests_stay(town, clock):
    await closed_with_talk(town)
    dump = await town.act(None, make_dump, programme_id=town.programme_id)

    async def files():
        async with unit_of_work(town.sessions) as uow:
            found = await uow.session.scalar(
                select(func.count()).where(OpenFile.dump_id == dump.id)
            )
            orphans = await uow.session.scalar(
                select(func.count()).where(OpenBytes.sha256.not_in(select(OpenFile.sha256)))
            )
            kept = await uow.session.get_one(OpenDump, dump.id)
        return found, orphans, kept.digest

    before, _, _ = await files()
    await later(clock, THREE_YEARS)
    await forget(town)

    assert before > 0
    assert await files() == (0, 0, dump.digest)
