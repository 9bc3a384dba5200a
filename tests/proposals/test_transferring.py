"""An idea that is sent on: its number and page, who receives it, what he says, and its way back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.fixtures.clock import shown_now
from tests.notices.test_notices import duties, told
from workflows.identity.actions import designate, register_body
from workflows.identity.models import Body
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Invalid, NotAllowed, WrongState
from workflows.law.clocks import ClockState, clocks_by_subject
from workflows.notices.kinds import NoticeKind
from workflows.proposals.handling import actions, transferring
from workflows.proposals.handling.models import ProposalAnswer, ProposalMove
from workflows.proposals.handling.queries import proposal_offers
from workflows.proposals.handling.sent_here import sent_here
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import BodyKind, ProgrammeRole, Role

K = NoticeKind
OFFICER, AUTHOR, THERE = "municipality.officer", "resident.1", "developer.lead"


@pytest.fixture
async def two_bodies(town):
    """The town with a public corporation that takes part, and somebody in it."""
    async with unit_of_work(town.sessions) as uow:
        name = f"도시공사 {town.slug}"
        body = await register_body(
            uow, name_ko=name, name_en=f"Corp {town.slug}", kind=BodyKind.PUBLIC_CORPORATION
        )
        await designate(
            uow, programme_id=town.programme_id, body_id=body.id, role=ProgrammeRole.DEVELOPER
        )
        await town.settle(uow, THERE, Role.DEVELOPER_LEAD, body.id)
    return town, name


async def in_review(town):
    idea = await town.propose("지하 주차장 물막이", who=AUTHOR)
    await town.act(OFFICER, actions.receive_proposal, proposal_id=idea, reason="접수")
    await town.act(OFFICER, actions.begin_review, proposal_id=idea, reason="검토")
    return idea


async def sent(town, idea, to, who=OFFICER):
    return await town.act(
        who, transferring.transfer_proposal, proposal_id=idea, to=to, reason="그곳 일이에요."
    )


async def test_it_is_not_sent_to_itself_nor_twice_nor_by_the_wrong_person(two_bodies):
    town, name = two_bodies
    idea = await in_review(town)
    async with unit_of_work(town.sessions) as uow:
        own = (await uow.session.get_one(Body, town.city_id)).name_ko
    for itself in (own, f"  {own} "):
        with pytest.raises(Invalid, match="transfer_to_itself"):
            await sent(town, idea, itself)
    for wrong in (AUTHOR, THERE):
        with pytest.raises(NotAllowed):
            await sent(town, idea, name, who=wrong)
    await sent(town, idea, name)
    with pytest.raises(WrongState):
        await sent(town, idea, name)


async def test_who_receives_it_says_what_becomes_of_it_on_the_same_page(two_bodies):
    town, name = two_bodies
    idea = await in_review(town)
    async with unit_of_work(town.sessions) as uow:
        number = (await uow.session.get_one(Proposal, idea)).number
    await sent(town, idea, name)

    assert await duties(town, THERE) == [K.TRANSFER_RECEIVED]
    assert (K.TRANSFERRED, True) in await told(town, AUTHOR)
    for wrong in (AUTHOR, OFFICER):
        with pytest.raises(NotAllowed, match="not_the_receiver"):
            await town.act(
                wrong, transferring.tell_transferred, proposal_id=idea, text="우리가 할게요."
            )
    await town.act(THERE, transferring.tell_transferred, proposal_id=idea, text="우리가 할게요.")

    assert await duties(town, THERE) == []
    assert (K.INTERIM_ANSWER, True) in await told(town, AUTHOR)
    async with unit_of_work(town.sessions) as uow:
        after = await uow.session.get_one(Proposal, idea)
        said = await uow.session.scalar(
            select(ProposalAnswer.text).where(ProposalAnswer.proposal_id == idea)
        )
        clocks = (await clocks_by_subject(uow.session, ANONYMOUS, [idea]))[idea]
        day = clocks[-1].row.stopped_on
    assert (after.number, after.state) == (number, ProposalState.TRANSFERRED)
    assert said == f"{name}: 우리가 할게요."
    assert day is not None
    assert clocks[-1].state(day) is ClockState.STOPPED


async def test_what_is_sent_back_is_received_anew_and_its_whole_way_is_told(two_bodies):
    town, name = two_bodies
    idea = await in_review(town)
    await sent(town, idea, name)
    await town.act(THERE, transferring.return_proposal, proposal_id=idea, reason="시의 일이에요.")

    assert (K.SENT_BACK, True) in await told(town, AUTHOR)
    assert (K.SENT_BACK, True) in await told(town, OFFICER)
    assert await duties(town, THERE) == []
    with pytest.raises(NotAllowed, match="not_the_receiver"):
        await town.act(THERE, transferring.return_proposal, proposal_id=idea, reason="또")
    await town.act(OFFICER, actions.receive_proposal, proposal_id=idea, reason="다시 접수")
    async with unit_of_work(town.sessions) as uow:
        moves = await uow.session.scalars(
            select(ProposalMove.verb)
            .where(ProposalMove.proposal_id == idea)
            .order_by(ProposalMove.id)
        )
        assert list(moves) == ["receive", "begin_review", "transfer", "send_back", "receive"]


async def test_who_received_it_sees_it_on_a_list_with_what_is_due_by_when(two_bodies):
    town, name = two_bodies
    first, second = await in_review(town), await in_review(town)
    for idea in (first, second):
        await sent(town, idea, name)

    async def listed(who):
        person_id = town.people[who]
        async with unit_of_work(town.sessions, lambda s: actor_for(s, person_id)) as uow:
            return await sent_here(uow.session, uow.actor)

    waiting = await listed(THERE)
    assert {one.proposal.id for one in waiting} == {first, second}
    assert {one.due_on - one.sent_on for one in waiting} == {timedelta(days=30)}
    assert {one.told_on for one in waiting} == {None}
    for other in (AUTHOR, OFFICER):
        assert await listed(other) == []
    await town.act(THERE, transferring.tell_transferred, proposal_id=first, text="우리가 할게요.")
    assert [(one.proposal.id, one.told_on is None) for one in await listed(THERE)] == [
        (second, True),
        (first, False),
    ]
    await town.act(THERE, transferring.return_proposal, proposal_id=second, reason="시의 일")
    assert [one.proposal.id for one in await listed(THERE)] == [first]


async def test_a_detour_neither_takes_days_open_for_support_nor_gives_new_ones(two_bodies):
    """Rule E6.3 counts days open: sent away on its tenth day, it has twenty left when it is back."""
    town, name = two_bodies
    idea = await town.propose("그늘막", who=AUTHOR)
    day = shown_now().date() - timedelta(days=100)

    async def acted(verb, after, who=OFFICER, **given):
        await town.act(
            who,
            verb,
            proposal_id=idea,
            reason="까닭",
            happened_on=day + timedelta(days=after),
            **given,
        )

    async def since():
        async with unit_of_work(town.sessions) as uow:
            return ((await uow.session.get_one(Proposal, idea)).opened_on - day).days

    await acted(actions.receive_proposal, 0)
    await acted(transferring.transfer_proposal, 10, to=name)
    await acted(transferring.return_proposal, 50, who=THERE)
    await acted(actions.receive_proposal, 52)
    assert await since() == 42
    await acted(actions.begin_review, 60)
    await acted(transferring.transfer_proposal, 70, to=name)
    await acted(transferring.return_proposal, 80, who=THERE)
    await acted(actions.receive_proposal, 80)
    assert await since() == 80 - 18


async def test_elsewhere_means_nobody_here_has_it(two_bodies):
    town, _ = two_bodies
    idea = await in_review(town)
    await sent(town, idea, "경찰서")
    assert await duties(town, THERE) == []
    async with unit_of_work(town.sessions) as uow:
        proposal = await uow.session.get_one(Proposal, idea)
        offered = {
            one.name: one.allowed for one in proposal_offers(uow.actor, proposal, supported=False)
        }
    assert proposal.sent_to_id is None
    assert not offered["tellTransferred"]


async def test_an_idea_is_never_sent_to_all_residents(two_bodies):
    town, _ = two_bodies
    idea = await in_review(town)
    async with unit_of_work(town.sessions) as uow:
        group = await register_body(
            uow,
            name_ko=f"주민 모임 {town.slug}",
            name_en=f"Residents {town.slug}",
            kind=BodyKind.RESIDENT_GROUP,
        )
        await designate(
            uow, programme_id=town.programme_id, body_id=group.id, role=ProgrammeRole.RESIDENT
        )
        await town.settle(uow, "neighbour", Role.RESIDENT, group.id)
    await sent(town, idea, f"주민 모임 {town.slug}")
    assert await duties(town, "neighbour") == []
