"""Drafts: seen by their authors alone, changed under their version, agreed to, submitted together."""

import asyncio
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select

from workflows.corridor.retention import forget_due
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, Refusal, RuleBroken
from workflows.proposals.drafts.actions import (
    Words,
    begin_draft,
    drop_draft,
    drop_idle_drafts,
    edit_draft,
    submit_draft,
)
from workflows.proposals.drafts.models import DraftAuthor, ProposalAuthor, ProposalDraft
from workflows.proposals.drafts.queries import drafts_by_id, my_drafts, written_by
from workflows.proposals.drafts.states import DraftState
from workflows.proposals.drafts.together import (
    agree_draft,
    invite_authors,
    join_draft,
    leave_draft,
    part_author,
    pass_lead,
    set_shares,
)
from workflows.proposals.handling.actions import (
    begin_review,
    close_proposal,
    receive_proposal,
)
from workflows.proposals.handling.queries import proposal_offers
from workflows.proposals.models import Proposal
from workflows.proposals.review.actions import form_panel
from workflows.proposals.states import Category, CloseGround, ProposalState
from workflows.proposals.support.actions import support_proposal
from workflows.record.models import Event
from workflows.record.uow import introduce, unit_of_work

LEAD, FRIEND, THIRD = "resident.1", "resident.2", "resident.3"
OFFICER = "municipality.officer"
WHOLE = Words("그늘막", "그늘이 필요해요.", "여름에 더워요.", "가온동", Category.WELFARE, 1_000)


async def begun(town, words=WHOLE, who=LEAD):
    return await town.act(who, begin_draft, programme_id=town.programme_id, words=words)


async def joined(town, draft, *names):
    draft = await town.act(LEAD, invite_authors, draft_id=draft.id)
    for name in names:
        draft = await town.act(name, join_draft, draft_id=draft.id, invitation=draft.invitation)
    return draft


async def shared(town, draft, **shares):
    return await town.act(
        LEAD,
        set_shares,
        draft_id=draft.id,
        expected_version=draft.version,
        shares={town.people[name.replace("_", ".")]: share for name, share in shares.items()},
    )


async def agreed(town, draft, *names):
    for name in names:
        await town.act(name, agree_draft, draft_id=draft.id, expected_version=draft.version)


async def seen_by(town, who):
    async with town.sessions() as session, session.begin():
        actor = await actor_for(session, town.people[who])
        await introduce(session, actor)
        return [one.id for one in await my_drafts(session, actor)]


async def test_one_writes_alone_bit_by_bit_and_submits_under_the_same_key(town):
    draft = await begun(town, Words(title="그늘"))
    assert await seen_by(town, LEAD) == [draft.id]
    with pytest.raises(Invalid, match="category_missing"):
        await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=1)
    draft = await town.act(LEAD, edit_draft, draft_id=draft.id, expected_version=1, words=WHOLE)
    idea = await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=2)

    assert (idea.id, idea.title, idea.state) == (draft.id, "그늘막", ProposalState.SUBMITTED)
    assert idea.author_id == town.people[LEAD]
    assert await seen_by(town, LEAD) == []
    async with unit_of_work(town.sessions) as uow:
        left = await uow.session.get(ProposalDraft, draft.id)
        authors = list(
            await uow.session.scalars(
                select(ProposalAuthor).where(ProposalAuthor.proposal_id == idea.id)
            )
        )
    assert (left.state, left.title, left.body, authors) == (DraftState.SUBMITTED, "", "", [])


async def test_nobody_else_sees_a_draft_or_whether_there_is_one(town):
    draft = await begun(town)
    given = {"draft_id": draft.id, "expected_version": 1}
    for who in (FRIEND, OFFICER, "auditor"):
        with pytest.raises(NotFound, match="no_such_draft"):
            await town.act(who, edit_draft, words=WHOLE, **given)
    async with town.sessions() as session, session.begin():
        actor = await actor_for(session, town.people[OFFICER])
        await introduce(session, actor)
        assert await drafts_by_id(session, actor, [draft.id]) == {}
        assert await session.get(ProposalDraft, draft.id) is None
        assert (
            list(await session.scalars(select(DraftAuthor).where(DraftAuthor.draft_id == draft.id)))
            == []
        )
    async with unit_of_work(town.sessions) as uow:
        told = list(await uow.session.scalars(select(Event).where(Event.subject_id == draft.id)))
    assert [one.kind for one in told] == ["draft.begun"]
    assert "그늘" not in str([one.data for one in told])


async def test_friends_join_by_a_link_agree_and_stand_on_the_idea_with_their_shares(town):
    draft = await joined(town, await begun(town), FRIEND, THIRD)
    with pytest.raises(RuleBroken, match="shares_open"):
        await agreed(town, draft, FRIEND)
    draft = await shared(
        town,
        draft,
        resident_1=Fraction(1, 2),
        resident_2=Fraction(1, 3),
        resident_3=Fraction(1, 6),
    )
    await agreed(town, draft, FRIEND)
    given = {"draft_id": draft.id, "expected_version": draft.version}
    with pytest.raises(RuleBroken, match="not_all_agreed"):
        await town.act(LEAD, submit_draft, **given)
    with pytest.raises(NotAllowed, match="not_the_lead"):
        await town.act(FRIEND, submit_draft, **given)
    await agreed(town, draft, THIRD)
    idea = await town.act(LEAD, submit_draft, **given)

    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.scalars(
            select(ProposalAuthor)
            .where(ProposalAuthor.proposal_id == idea.id)
            .order_by(ProposalAuthor.position)
        )
        authors = [
            (row.person_id, Fraction(row.share_numerator, row.share_denominator)) for row in rows
        ]
    assert authors == [
        (town.people[LEAD], Fraction(1, 2)),
        (town.people[FRIEND], Fraction(1, 3)),
        (town.people[THIRD], Fraction(1, 6)),
    ]


async def test_any_change_asks_everybody_anew(town):
    draft = await joined(town, await begun(town), FRIEND)
    draft = await shared(town, draft, resident_1=Fraction(1, 2), resident_2=Fraction(1, 2))
    await agreed(town, draft, FRIEND)
    draft = await town.act(
        LEAD, edit_draft, draft_id=draft.id, expected_version=draft.version, words=WHOLE
    )
    with pytest.raises(RuleBroken, match="not_all_agreed"):
        await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=draft.version)


@pytest.mark.races
async def test_two_who_edit_at_once_lose_nothing_and_one_is_asked_to_compare(town):
    draft = await joined(town, await begun(town), FRIEND)

    async def tried(who, title):
        try:
            await town.act(
                who,
                edit_draft,
                draft_id=draft.id,
                expected_version=draft.version,
                words=Words(title=title),
            )
        except Refusal as refusal:
            return refusal.reason
        return "edited"

    said = await asyncio.gather(tried(LEAD, "하나"), tried(FRIEND, "둘"))

    assert sorted(said) == ["draft_changed", "edited"]


async def test_an_old_link_leads_nowhere_and_nobody_joins_twice(town):
    draft = await joined(town, await begun(town), FRIEND)
    with pytest.raises(Conflict, match="writes_along_already"):
        await town.act(FRIEND, join_draft, draft_id=draft.id, invitation=draft.invitation)
    await town.act(LEAD, invite_authors, draft_id=draft.id)
    with pytest.raises(NotFound, match="invitation_over"):
        await town.act(THIRD, join_draft, draft_id=draft.id, invitation=draft.invitation)
    for who in ("stranger", "minor"):
        with pytest.raises((NotAllowed, RuleBroken)):
            await town.act(who, join_draft, draft_id=draft.id, invitation=draft.invitation + 1)
    with pytest.raises(NotAllowed, match="not_the_lead"):
        await town.act(FRIEND, invite_authors, draft_id=draft.id)


async def test_who_leaves_sees_it_no_more_may_come_back_and_the_shares_are_open(town):
    draft = await joined(town, await begun(town), FRIEND, THIRD)
    draft = await shared(
        town,
        draft,
        **{f"resident_{n}": Fraction(1, 3) for n in (1, 2, 3)},
    )
    await town.act(THIRD, leave_draft, draft_id=draft.id)
    assert await seen_by(town, THIRD) == []
    with pytest.raises(RuleBroken, match="shares_open"):
        await town.act(FRIEND, agree_draft, draft_id=draft.id, expected_version=draft.version + 1)
    with pytest.raises(RuleBroken, match="lead_does_not_leave"):
        await town.act(LEAD, leave_draft, draft_id=draft.id)
    await joined(town, draft, THIRD)
    assert await seen_by(town, THIRD) == [draft.id]
    for who in (FRIEND, THIRD):
        await town.act(who, leave_draft, draft_id=draft.id)
    async with unit_of_work(town.sessions) as uow:
        alone = await uow.session.get(ProposalDraft, draft.id)
    await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=alone.version)


async def test_a_dropped_draft_says_nothing_any_more_and_an_idle_one_is_dropped(town, clock):
    dropped, idle = await begun(town), await begun(town)
    await town.act(LEAD, drop_draft, draft_id=dropped.id)
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(days=364))
    await town.act(None, drop_idle_drafts)
    assert await seen_by(town, LEAD) == [idle.id]
    await clock.set(now + timedelta(days=366))
    await town.act(None, drop_idle_drafts)

    assert await seen_by(town, LEAD) == []
    async with unit_of_work(town.sessions) as uow:
        for one in (dropped, idle):
            row = await uow.session.get(ProposalDraft, one.id)
            assert (row.state, row.title + row.summary + row.body + row.place) == (
                DraftState.DROPPED,
                "",
            )


async def test_nobody_has_more_drafts_than_the_rule_says_and_texts_keep_their_bounds(town):
    with pytest.raises(Invalid, match="text_too_long"):
        await begun(town, Words(title="가" * 101))
    with pytest.raises(Invalid, match="cost_too_small"):
        await begun(town, Words(cost=0))
    for _ in range(20):
        await begun(town, Words(title="하나"))
    with pytest.raises(RuleBroken, match="too_many_drafts"):
        await begun(town, Words(title="더"))


async def together(town):
    draft = await joined(town, await begun(town), FRIEND)
    draft = await shared(town, draft, resident_1=Fraction(1, 2), resident_2=Fraction(1, 2))
    await agreed(town, draft, FRIEND)
    return await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=draft.version)


async def test_no_author_sits_on_the_panel_that_reviews_the_idea(town):
    idea = await together(town)
    await town.act(OFFICER, receive_proposal, proposal_id=idea.id, reason="접수")
    await town.act(OFFICER, begin_review, proposal_id=idea.id, reason="검토")
    seats = [town.appointments[name] for name in (FRIEND, THIRD, "resident.4")]
    with pytest.raises(RuleBroken, match="author_on_the_panel"):
        await town.act(OFFICER, form_panel, proposal_id=idea.id, appointment_ids=seats)


async def test_forgetting_an_idea_forgets_who_wrote_it_together(town, clock):
    idea = await together(town)
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea.id,
        ground=CloseGround.UNWORKABLE,
        reason="자리가 없어요.",
    )
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(days=1_100))
    await town.act(None, forget_due, dry=False)
    async with unit_of_work(town.sessions) as uow:
        rows = [
            *(
                await uow.session.scalars(
                    select(ProposalAuthor).where(ProposalAuthor.proposal_id == idea.id)
                )
            ),
            *(
                await uow.session.scalars(
                    select(DraftAuthor).where(DraftAuthor.draft_id == idea.id)
                )
            ),
        ]
        draft = await uow.session.get(ProposalDraft, idea.id)
        kept = await uow.session.get(Proposal, idea.id)
    assert (rows, draft.lead_id.int, kept.author_id) == ([], 0, None)


async def test_who_wrote_an_idea_with_others_does_not_support_it(town):
    draft = await joined(town, await begun(town), FRIEND)
    draft = await shared(town, draft, resident_1=Fraction(1, 2), resident_2=Fraction(1, 2))
    await agreed(town, draft, FRIEND)
    idea = await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=draft.version)
    await town.act(OFFICER, receive_proposal, proposal_id=idea.id, reason="접수")

    for author in (LEAD, FRIEND):
        with pytest.raises(RuleBroken, match="own_idea_supported"):
            await town.act(author, support_proposal, proposal_id=idea.id)
    assert (await town.act(THIRD, support_proposal, proposal_id=idea.id)).supports == 1
    async with town.sessions() as session, session.begin():
        friend = await actor_for(session, town.people[FRIEND])
        together = await written_by(session, idea.id)
    offers = proposal_offers(friend, idea, supported=False, together=together)
    assert [one.allowed for one in offers if one.name == "supportProposal"] == [False]


async def test_a_lead_who_goes_passes_the_lead_on_and_all_agree_anew(town):
    draft = await joined(town, await begun(town), FRIEND, THIRD)
    thirds = {f"resident_{number}": Fraction(1, 3) for number in (1, 2, 3)}
    draft = await shared(town, draft, **thirds)
    await agreed(town, draft, FRIEND, THIRD)
    passed = {"draft_id": draft.id, "person_id": town.people[FRIEND]}
    with pytest.raises(NotAllowed, match="not_the_lead"):
        await town.act(FRIEND, pass_lead, **passed)
    with pytest.raises(NotFound, match="not_an_author"):
        await town.act(LEAD, pass_lead, draft_id=draft.id, person_id=town.people["resident.4"])
    with pytest.raises(RuleBroken, match="lead_does_not_leave"):
        await town.act(LEAD, pass_lead, draft_id=draft.id, person_id=town.people[LEAD])

    draft = await town.act(LEAD, pass_lead, **passed)
    with pytest.raises(NotAllowed, match="not_the_lead"):
        await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=draft.version)
    with pytest.raises(RuleBroken, match="not_all_agreed"):
        await town.act(FRIEND, submit_draft, draft_id=draft.id, expected_version=draft.version)
    await town.act(LEAD, leave_draft, draft_id=draft.id)

    assert await seen_by(town, LEAD) == []
    assert await seen_by(town, FRIEND) == [draft.id]


async def test_the_lead_parts_with_who_came_by_a_link_that_went_round(town):
    draft = await joined(town, await begun(town), FRIEND, THIRD)
    given = {"draft_id": draft.id, "person_id": town.people[THIRD]}
    with pytest.raises(NotAllowed, match="not_the_lead"):
        await town.act(FRIEND, part_author, **given)
    with pytest.raises(RuleBroken, match="lead_does_not_leave"):
        await town.act(LEAD, part_author, draft_id=draft.id, person_id=town.people[LEAD])
    link = draft.invitation
    draft = await town.act(LEAD, part_author, **given)

    assert (await seen_by(town, THIRD), await seen_by(town, FRIEND)) == ([], [draft.id])
    await town.act(LEAD, invite_authors, draft_id=draft.id)
    with pytest.raises(NotFound, match="invitation_over"):
        await town.act(THIRD, join_draft, draft_id=draft.id, invitation=link)
    with pytest.raises(NotFound, match="no_such_draft"):
        await town.act(
            THIRD, edit_draft, draft_id=draft.id, expected_version=draft.version, words=WHOLE
        )
    with pytest.raises(NotFound, match="not_an_author"):
        await town.act(LEAD, part_author, **given)
    # Who is left alone has the whole of it.
    draft = await town.act(LEAD, part_author, draft_id=draft.id, person_id=town.people[FRIEND])
    idea = await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=draft.version)
    assert idea.author_id == town.people[LEAD]
