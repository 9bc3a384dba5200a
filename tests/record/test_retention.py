"""Forgetting: what is due and nothing else, by one role alone, and what was public stays countable."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.clock import shown_now
from workflows.corridor.retention import forget_due
from workflows.identity.models import Login, Person, VerifiedResident
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.handling.actions import close_proposal, receive_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import CloseGround
from workflows.proposals.support.actions import support_proposal
from workflows.proposals.support.models import ProposalSupport
from workflows.record.uow import unit_of_work

OFFICER = "municipality.officer"


@pytest.fixture
def later(clock):
    """Return what moves the database's clock on by days, for this test."""

    async def move(days):
        await clock.set(shown_now() + timedelta(days=days))

    return move


async def report(town, *, dry):
    return {one.rule_id: (one.due, one.erased) for one in await town.act(None, forget_due, dry=dry)}


async def finished(town):
    idea = await town.propose("오래된 생각")
    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수")
    await town.act("resident.2", support_proposal, proposal_id=idea)
    await town.act("resident.3", write_comment, proposal_id=idea, text="제 생각은 이래요.")
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea,
        ground=CloseGround.UNWORKABLE,
        reason="자리가 없어요.",
    )
    return idea


async def test_words_of_a_finished_idea_go_after_three_years_and_its_number_stays(town, later):
    idea, fresh = await finished(town), await town.propose("아직 열린 생각")
    await later(1000)
    early = await report(town, dry=False)
    await later(1100)
    dry = await report(town, dry=True)
    async with unit_of_work(town.sessions) as uow:
        before = (await uow.session.get_one(Proposal, idea)).body
    done = await report(town, dry=False)
    again = await report(town, dry=False)
    async with unit_of_work(town.sessions) as uow:
        gone = await uow.session.get_one(Proposal, idea)
        kept = await uow.session.get_one(Proposal, fresh)
        words = await uow.session.scalar(select(Comment.text).where(Comment.proposal_id == idea))
        behind = await uow.session.scalar(
            select(func.count())
            .select_from(ProposalSupport)
            .where(ProposalSupport.proposal_id == idea)
        )

    assert early["retention.talk"][0] == 0
    assert dry["retention.talk"][0] >= 1
    assert dry["retention.talk"][1] == 0
    assert before
    assert done["retention.talk"] == (dry["retention.talk"][0],) * 2
    assert again["retention.talk"] == (0, 0)
    assert (gone.title, gone.body, gone.author_id, gone.supports) == (gone.number, "", None, 1)
    assert (words, behind) == ("", 0)
    assert kept.body


async def test_who_has_no_capacity_left_is_forgotten_after_five_days_and_others_are_not(
    town, later
):
    leaving, staying = town.people["resident.4"], town.people["resident.5"]
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            text(
                "UPDATE appointment_term SET recorded = tstzrange(lower(recorded), dure_now())"
                " WHERE appointment_id = :one AND upper_inf(recorded)"
            ),
            {"one": town.appointments["resident.4"]},
        )
        await uow.session.execute(
            text(
                "INSERT INTO appointment_term (appointment_id, valid, recorded, reason)"
                " VALUES (:one, tstzrange('2020-01-01', dure_now()), tstzrange(dure_now(), NULL), '')"
            ),
            {"one": town.appointments["resident.4"]},
        )
    await later(4)
    await report(town, dry=False)
    async with unit_of_work(town.sessions) as uow:
        early = (await uow.session.get_one(Person, leaving)).legal_name
    await later(6)
    await report(town, dry=False)
    async with unit_of_work(town.sessions) as uow:
        gone = await uow.session.get_one(Person, leaving)
        kept = await uow.session.get_one(Person, staying)
        logins = await uow.session.scalar(
            select(func.count()).select_from(Login).where(Login.person_id == leaving)
        )
        verified = await uow.session.get(VerifiedResident, (town.programme_id, leaving))

    assert early
    assert (gone.legal_name, gone.birth_date, logins, verified) == ("", None, 0, None)
    assert kept.legal_name


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM login",
        "DELETE FROM verified_resident",
        "DELETE FROM notice",
        "UPDATE proposal_move SET reason = ''",
        "SET LOCAL ROLE dure_retention",
    ],
)
async def test_the_application_erases_nothing_by_itself(town, statement):
    with pytest.raises(DBAPIError, match="permission denied"):
        async with unit_of_work(town.sessions) as uow:
            await uow.session.execute(text(statement))
