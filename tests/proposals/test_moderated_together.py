"""Nobody decides on a text he wrote along: the others an idea has are refused as its lead is."""

from fractions import Fraction

import pytest

from tests.proposals.test_drafts import FRIEND, LEAD, agreed, begun, joined, shared
from workflows.identity.actions import appoint
from workflows.identity.queries import actor_for
from workflows.kit.refusal import NotAllowed, RuleBroken
from workflows.proposals.drafts.actions import submit_draft
from workflows.proposals.models import Proposal
from workflows.proposals.moderation import actions, queries
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

ABUSE = ReportGround.ABUSE
HALF = Fraction(1, 2)


@pytest.fixture
async def idea(town):
    """An idea of two, the second of whom holds a moderator's hat besides; and a moderator."""
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
        await appoint(
            uow,
            person_id=town.people[FRIEND],
            body_id=town.city_id,
            role=Role.MODERATOR,
            programme_id=town.programme_id,
            mandate="시험을 위한 임명",
        )
    draft = await joined(town, await begun(town), FRIEND)
    draft = await shared(town, draft, resident_1=HALF, resident_2=HALF)
    await agreed(town, draft, FRIEND)
    given = {"draft_id": draft.id, "expected_version": draft.version}
    return (await town.act(LEAD, submit_draft, **given)).id


async def reported(town, idea, who="resident.4"):
    given = {"kind": SubjectKind.PROPOSAL, "subject_id": idea, "ground": ABUSE}
    await town.act(who, actions.report_text, text="거칠어요.", **given)


async def hidden(town, idea, who="moderator"):
    return await town.act(
        who,
        actions.moderate_text,
        kind=SubjectKind.PROPOSAL,
        subject_id=idea,
        decision=Decision.HIDE,
        ground=ABUSE,
        reason="욕설",
    )


async def offered(town, who, offers):
    """What somebody is offered, by name: whether it is open to him."""
    async with unit_of_work(
        town.sessions, lambda session: actor_for(session, town.people[who])
    ) as uow:
        return {one.name: one.allowed for one in await offers(uow)}


@pytest.mark.parametrize(("who", "allowed"), [("moderator", True), (FRIEND, False)])
async def test_who_wrote_an_idea_along_does_not_decide_on_it(town, idea, who, allowed):
    async def desk(uow):
        place = {"programme_id": town.programme_id}
        (one,) = await queries.waiting_texts(uow.session, uow.actor, **place)
        return queries.waiting_offers(uow.actor, one)

    await reported(town, idea)
    assert await offered(town, who, desk) == {"moderateText": allowed}
    if allowed:
        assert (await hidden(town, idea, who)).subject_id == idea
        return
    with pytest.raises(RuleBroken, match="own_text_moderated"):
        await hidden(town, idea, who)


@pytest.mark.parametrize(("who", "allowed"), [(FRIEND, False), (LEAD, False), ("resident.4", True)])
async def test_who_wrote_an_idea_along_does_not_report_it(town, idea, who, allowed):
    async def page(uow):
        row = await uow.session.get_one(Proposal, idea)
        together = await queries.authors_by_proposal(uow.session, uow.actor, [idea])
        along = [one.person_id for one in together[idea]]
        return queries.idea_offers(uow.actor, row, None, along)

    assert (await offered(town, who, page))["reportText"] is allowed
    if allowed:
        await reported(town, idea, who)
        return
    with pytest.raises(NotAllowed, match="own_text_reported"):
        await reported(town, idea, who)


async def test_who_wrote_an_idea_along_does_not_decide_the_appeal_of_its_lead(town, idea):
    async def desk(uow):
        place = {"programme_id": town.programme_id}
        (told,) = await queries.waiting_appeals(uow.session, uow.actor, **place)
        return queries.appeal_offers(uow.actor, told)

    await reported(town, idea)
    act = await hidden(town, idea)
    await town.act(LEAD, actions.appeal_act, act_id=act.id, text="욕설이 아니에요.")
    assert await offered(town, FRIEND, desk) == {"decideAppeal": False}
    with pytest.raises(RuleBroken, match="appeal_to_oneself"):
        await town.act(FRIEND, actions.decide_appeal, act_id=act.id, lift=True, reason="풀어요.")
