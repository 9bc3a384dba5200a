"""Who is told of what several do together: joining a draft, agreeing to it, keying papers as the second."""

from fractions import Fraction

from tests.notices.test_notices import CLERK, OFFICER, duties, told
from workflows.notices.kinds import NoticeKind
from workflows.proposals.drafts.actions import (
    Words,
    begin_draft,
    drop_draft,
    drop_drafts_of,
    edit_draft,
    submit_draft,
)
from workflows.proposals.drafts.together import (
    agree_draft,
    invite_authors,
    join_draft,
    leave_draft,
    part_author,
    pass_lead,
    set_shares,
)
from workflows.proposals.handling.actions import receive_proposal, request_supplement
from workflows.proposals.handling.authors import supply_proposal
from workflows.proposals.states import Category
from workflows.voting.kinds import Channel
from workflows.voting.paper.actions import open_batch, set_batch_aside

K = NoticeKind
LEAD, SECOND, THIRD = "resident.1", "resident.2", "resident.3"


async def written_by_three(town):
    draft = await town.act(
        LEAD, begin_draft, programme_id=town.programme_id, words=Words(title="함께")
    )
    draft = await town.act(LEAD, invite_authors, draft_id=draft.id)
    for who in (SECOND, THIRD):
        draft = await town.act(who, join_draft, draft_id=draft.id, invitation=draft.invitation)
    return draft


async def shared(town, draft):
    third = Fraction(1, 3)
    return await town.act(
        LEAD,
        set_shares,
        draft_id=draft.id,
        expected_version=draft.version,
        shares={town.people[one]: third for one in (LEAD, SECOND, THIRD)},
    )


async def test_the_lead_hears_who_joined_and_the_others_that_they_are_asked(town):
    draft = await written_by_three(town)
    assert await told(town, LEAD) == [(K.AUTHOR_JOINED, True)] * 2
    draft = await shared(town, draft)
    asked = [await duties(town, one) for one in (LEAD, SECOND, THIRD)]
    await town.act(SECOND, agree_draft, draft_id=draft.id, expected_version=draft.version)
    after = [await duties(town, one) for one in (SECOND, THIRD)]
    await town.act(THIRD, leave_draft, draft_id=draft.id)

    assert asked == [[], [K.AGREE_ASKED], [K.AGREE_ASKED]]
    assert after == [[], [K.AGREE_ASKED]]
    assert await duties(town, THIRD) == []


async def test_who_is_asked_again_is_asked_once_and_a_dropped_draft_asks_nobody(town):
    draft = await shared(town, await written_by_three(town))
    await duties(town, SECOND)
    await shared(town, draft)
    again = await duties(town, SECOND)
    await town.act(LEAD, drop_draft, draft_id=draft.id)

    assert again == [K.AGREE_ASKED]
    assert await duties(town, SECOND) == []


async def test_who_had_agreed_is_asked_again_when_the_words_change_and_nobody_twice(town):
    draft = await shared(town, await written_by_three(town))
    await duties(town, SECOND)
    await town.act(SECOND, agree_draft, draft_id=draft.id, expected_version=draft.version)
    before = [await duties(town, one) for one in (SECOND, THIRD)]
    for title in ("함께 고침", "함께 또 고침"):
        draft = await town.act(
            LEAD,
            edit_draft,
            draft_id=draft.id,
            expected_version=draft.version,
            words=Words(title=title),
        )
        after = [await duties(town, one) for one in (LEAD, SECOND, THIRD)]
        assert after == [[], [K.AGREE_ASKED], [K.AGREE_ASKED]]

    assert before == [[], [K.AGREE_ASKED]]


async def test_a_new_lead_and_the_lead_whom_somebody_left_hear_of_it(town):
    draft = await shared(town, await written_by_three(town))
    await duties(town, SECOND)
    await town.act(LEAD, pass_lead, draft_id=draft.id, person_id=town.people[SECOND])
    second = await told(town, SECOND)
    open_for_second = await duties(town, SECOND)
    await town.act(LEAD, leave_draft, draft_id=draft.id)

    assert second[-1] == (K.LEAD_PASSED, True)
    assert open_for_second == []
    assert (await told(town, SECOND))[-1] == (K.AUTHOR_LEFT, True)


async def test_whom_the_lead_parts_with_hears_of_it_and_is_asked_for_nothing_more(town):
    draft = await shared(town, await written_by_three(town))
    before = await duties(town, SECOND)
    await town.act(LEAD, part_author, draft_id=draft.id, person_id=town.people[SECOND])
    heard = [await told(town, one) for one in (LEAD, SECOND, THIRD)]

    assert before == [K.AGREE_ASKED]
    assert heard[1] == [(K.AGREE_ASKED, True), (K.AUTHOR_PARTED, True)]
    assert await duties(town, THIRD) == [K.AGREE_ASKED]
    assert [one for one in heard[0] + heard[2] if one[0] is K.AUTHOR_PARTED] == []


async def test_whoever_wrote_on_a_draft_hears_that_it_is_gone_but_who_took_it_away_and_who_had_left(
    town,
):
    draft = await shared(town, await written_by_three(town))
    await town.act(THIRD, leave_draft, draft_id=draft.id)
    await town.act(LEAD, drop_draft, draft_id=draft.id)
    by_lead = [K.DRAFT_DROPPED in dict(await told(town, one)) for one in (LEAD, SECOND, THIRD)]
    again = await written_by_three(town)
    await town.act(
        None, drop_drafts_of, person_id=town.people[LEAD], programme_id=town.programme_id
    )
    by_house = [K.DRAFT_DROPPED in dict(await told(town, one)) for one in (LEAD, SECOND, THIRD)]

    assert again.id != draft.id
    assert by_lead == [False, True, False]
    assert by_house == [True, True, True]


async def test_who_wrote_along_hears_each_step_and_the_lead_alone_what_only_he_may_do(town):
    draft = await written_by_three(town)
    draft = await town.act(
        LEAD,
        edit_draft,
        draft_id=draft.id,
        expected_version=draft.version,
        words=Words(
            title="함께 쓴 그늘막",
            summary="함께 씁니다",
            body="함께 쓴 글이에요.",
            category=Category.SAFETY,
            place="가온동",
            cost=1_000_000,
        ),
    )
    draft = await shared(town, draft)
    for who in (SECOND, THIRD):
        await town.act(who, agree_draft, draft_id=draft.id, expected_version=draft.version)
    idea = await town.act(LEAD, submit_draft, draft_id=draft.id, expected_version=draft.version)
    await town.act(OFFICER, request_supplement, proposal_id=idea.id, reason="어디인지 적어 주세요")
    await town.act(
        LEAD,
        supply_proposal,
        proposal_id=idea.id,
        summary="함께 씁니다",
        body="놀이터 옆이에요.",
        reason="보완",
    )
    await town.act(OFFICER, receive_proposal, proposal_id=idea.id, reason="접수")
    heard = [{kind for kind, _ in await told(town, one)} for one in (LEAD, SECOND, THIRD)]

    assert [K.IDEA_RECEIVED in one for one in heard] == [True, True, True]
    assert [K.SUPPLEMENT_ASKED in one for one in heard] == [True, False, False]


async def test_a_batch_of_papers_waits_for_the_other_clerk_until_it_ends(town):
    both = ((Channel.ONLINE, None), (Channel.PAPER, None))
    campaign = await town.open_campaign(channels=both)
    batch = await town.act(
        OFFICER, open_batch, poll_id=campaign.poll_id, channel=Channel.PAPER, label="가온동"
    )
    waits = [await duties(town, one) for one in (OFFICER, CLERK)]
    await town.act(CLERK, set_batch_aside, batch_id=batch.id, reason="함이 열려 있었어요")

    assert waits == [[], [K.PAPERS_WAIT]]
    assert await duties(town, CLERK) == []
