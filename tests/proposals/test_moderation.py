"""Discussion and moderation: who writes, what is hidden from whom, and appeals to somebody else."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from workflows.kit.refusal import (
    Busy,
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    RuleBroken,
    WrongState,
)
from workflows.proposals.campaigns.actions import prepare_campaign
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.campaigns.open_data import counted_file
from workflows.proposals.deliberation.actions import mend_comment, write_comment
from workflows.proposals.deliberation.models import Comment, CommentVersion
from workflows.proposals.deliberation.states import Position
from workflows.proposals.handling.actions import close_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.moderation import actions
from workflows.proposals.moderation.models import ModerationAct, Report
from workflows.proposals.moderation.queries import statistics
from workflows.proposals.moderation.states import (
    AppealState,
    Decision,
    ReportGround,
    SubjectKind,
)
from workflows.proposals.queries import proposal_by_number
from workflows.proposals.states import CloseGround
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import Role
from workflows.voting.kinds import BallotKind, Rule, TieRule

OFFICER = "municipality.officer"
COMMENT, IDEA = SubjectKind.COMMENT, SubjectKind.PROPOSAL


@pytest.fixture
async def moderated(town):
    """The town with two moderators."""
    async with unit_of_work(town.sessions) as uow:
        for name in ("moderator", "moderator.2"):
            await town.settle(uow, name, Role.MODERATOR, town.city_id)
    return town


async def said(town, *, who="resident.2", idea=None, **given):
    idea = idea or await town.propose("이야기할 거리")
    return await town.act(
        who, write_comment, proposal_id=idea, **{"text": "좋은 생각이에요.", **given}
    )


async def reported(town, comment, *, who="resident.3", ground=ReportGround.ABUSE):
    return await town.act(
        who,
        actions.report_text,
        kind=COMMENT,
        subject_id=comment.id,
        ground=ground,
        text="거친 말이 있어요.",
    )


async def decided(town, comment, decision=Decision.HIDE, *, who="moderator", **given):
    return await town.act(
        who,
        actions.moderate_text,
        kind=COMMENT,
        subject_id=comment.id,
        decision=decision,
        **{"ground": ReportGround.ABUSE, "reason": "욕설이 있어요.", **given},
    )


async def is_hidden(town, comment):
    async with unit_of_work(town.sessions) as uow:
        return (await uow.session.get_one(Comment, comment.id)).hidden


async def test_answers_go_three_levels_deep_and_take_no_position(town):
    first = await said(town, position=Position.FOR)
    second = await said(town, idea=first.proposal_id, parent_id=first.id, who="company.a")
    third = await said(town, idea=first.proposal_id, parent_id=second.id)
    with pytest.raises(Invalid, match="thread_too_deep"):
        await said(town, idea=first.proposal_id, parent_id=third.id)
    with pytest.raises(Invalid, match="position_of_an_answer"):
        await said(town, idea=first.proposal_id, parent_id=first.id, position=Position.AGAINST)
    with pytest.raises(NotFound, match="no_such_comment"):
        await said(town, parent_id=first.id)

    assert [first.depth, second.depth, third.depth] == [1, 2, 3]


@pytest.mark.parametrize("who", ["auditor", "stranger"])
async def test_only_who_belongs_to_the_place_takes_part(town, who):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await said(town, who=who)


@pytest.mark.parametrize(
    ("given", "reason"),
    [("", "text_empty"), ("가" * 2001, "text_too_long"), ("\u202e거꾸로", "control")],
)
async def test_words_have_their_bounds(town, given, reason):
    with pytest.raises(Invalid, match=reason):
        await said(town, text=given)


async def test_combining_hangul_comes_out_whole(town):
    comment = await said(town, text="\u1112\u1161\u11ab\u1100\u1173\u11af 🙂 漢字")

    assert comment.text == "한글 🙂 漢字"


async def test_a_comment_is_mended_for_half_an_hour_and_what_it_said_is_kept(town):
    comment = await said(town)
    mend = {"comment_id": comment.id, "text": "아주 좋은 생각이에요."}
    with pytest.raises(NotAllowed, match="not_the_author"):
        await town.act("resident.3", mend_comment, **mend, expected_version=1)
    await town.act("resident.2", mend_comment, **mend, expected_version=1)
    with pytest.raises(Conflict, match="comment_changed"):
        await town.act("resident.2", mend_comment, **mend, expected_version=1)
    async with unit_of_work(town.sessions) as uow:
        kept = await uow.session.get_one(CommentVersion, (comment.id, 1))
        await uow.session.execute(
            text("UPDATE comment SET written_at = written_at - interval '31 minutes'")
        )
    with pytest.raises(WrongState, match="too_late_to_mend"):
        await town.act("resident.2", mend_comment, **mend, expected_version=2)

    assert kept.text == "좋은 생각이에요."


async def test_one_person_does_not_flood_a_discussion(town):
    comment = await said(town)
    async with unit_of_work(town.sessions) as uow:
        await uow.session.execute(
            text(
                "INSERT INTO comment (id, programme_id, proposal_id, depth, position, text, version,"
                " author_id, written_at) SELECT uuidv7(), programme_id, proposal_id, 1, 'REMARK',"
                " 'x', 1, author_id, written_at FROM comment, generate_series(1, 29)"
                " WHERE id = :id"
            ),
            {"id": comment.id},
        )
    with pytest.raises(Busy, match="too_many_comments"):
        await said(town, idea=comment.proposal_id)


async def test_a_closed_idea_is_not_talked_about(town):
    idea = await town.propose("끝난 일")
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea,
        ground=CloseGround.DUPLICATE,
        reason="같은 제안",
    )
    with pytest.raises(WrongState, match="discussion_over"):
        await said(town, idea=idea)


async def test_a_text_is_reported_once_a_person_and_not_by_its_author_or_nobody(moderated):
    comment = await said(moderated)
    await reported(moderated, comment)
    with pytest.raises(Conflict, match="reported_already"):
        await reported(moderated, comment)
    with pytest.raises(NotAllowed, match="own_text_reported"):
        await reported(moderated, comment, who="resident.2")
    with pytest.raises(NotSignedIn):
        async with unit_of_work(moderated.sessions, nobody) as uow:
            await actions.report_text(
                uow,
                kind=COMMENT,
                subject_id=comment.id,
                ground=ReportGround.ABUSE,
                text="x",
            )


async def nobody(_):
    return ANONYMOUS


async def test_who_reported_is_read_by_moderators_alone(moderated):
    await reported(moderated, await said(moderated))

    async def read(uow):
        return len((await uow.session.scalars(select(Report.id))).all())

    assert await moderated.act("resident.2", read) == 0
    assert await moderated.act(OFFICER, read) == 0
    assert await moderated.act("resident.3", read) == 1
    assert await moderated.act("moderator", read) >= 1


async def test_only_moderators_decide_each_report_once_and_not_on_their_own_text(moderated):
    comment = await said(moderated)
    await reported(moderated, comment)
    for who in ("resident.1", OFFICER, "auditor"):
        with pytest.raises(NotAllowed, match="no_capacity"):
            await decided(moderated, comment, who=who)
    answers = await asyncio.gather(
        decided(moderated, comment),
        decided(moderated, comment, who="moderator.2", decision=Decision.DISMISS),
        return_exceptions=True,
    )

    assert sum(isinstance(one, Conflict) for one in answers) == 1
    async with unit_of_work(moderated.sessions) as uow:
        acts = await uow.session.scalars(
            select(ModerationAct).where(ModerationAct.subject_id == comment.id)
        )
        assert len(acts.all()) == 1


async def test_a_blinding_rests_on_a_claim_of_right_and_ends_after_thirty_days(moderated, clock):
    comment = await said(moderated)
    await reported(moderated, comment, ground=ReportGround.RIGHTS_CLAIM)
    with pytest.raises(RuleBroken, match="blinding_without_claim"):
        await decided(moderated, comment, Decision.BLIND)
    act = await decided(
        moderated, comment, Decision.BLIND, ground=ReportGround.RIGHTS_CLAIM, reason="주장"
    )
    assert await moderated.act(None, actions.end_blindings) == 0
    assert (act.until - act.decided_at.date()) in (timedelta(days=30), timedelta(days=31))
    assert await is_hidden(moderated, comment)
    await clock.set(act.decided_at + timedelta(days=31))
    assert await moderated.act(None, actions.end_blindings) == 1
    assert not await is_hidden(moderated, comment)
    assert await moderated.act(None, actions.end_blindings) == 0


async def test_an_appeal_is_decided_by_somebody_else_and_once(moderated):
    comment = await said(moderated)
    await reported(moderated, comment)
    act = await decided(moderated, comment)
    with pytest.raises(NotAllowed, match="not_the_author"):
        await moderated.act("resident.3", actions.appeal_act, act_id=act.id, text="남의 글")
    await moderated.act("resident.2", actions.appeal_act, act_id=act.id, text="욕이 아니에요.")
    with pytest.raises(Conflict, match="appealed_already") as twice:
        await moderated.act("resident.2", actions.appeal_act, act_id=act.id, text="또")
    assert twice.value.field == "decisionId"  # as the input of the API calls it
    decision = {"act_id": act.id, "lift": True, "reason": "사투리였어요."}
    with pytest.raises(RuleBroken, match="appeal_to_oneself"):
        await moderated.act("moderator", actions.decide_appeal, **decision)
    appeal = await moderated.act("moderator.2", actions.decide_appeal, **decision)
    with pytest.raises(Conflict, match="appeal_decided"):
        await moderated.act(OFFICER, actions.decide_appeal, **decision)

    assert appeal.state is AppealState.LIFTED
    assert not await is_hidden(moderated, comment)


async def test_what_was_dismissed_is_not_appealed(moderated):
    comment = await said(moderated)
    await reported(moderated, comment)
    act = await decided(moderated, comment, Decision.DISMISS)
    with pytest.raises(WrongState, match="nothing_to_appeal"):
        await moderated.act("resident.2", actions.appeal_act, act_id=act.id, text="?")


async def test_a_hidden_idea_is_found_by_its_author_and_moderators_alone(moderated):
    idea = await moderated.propose("숨길 제안")
    async with unit_of_work(moderated.sessions) as uow:
        number = (await uow.session.get_one(Proposal, idea)).number
    given = {"kind": IDEA, "subject_id": idea, "ground": ReportGround.PERSONAL_DATA}
    await moderated.act("resident.3", actions.report_text, text="이름이 있어요.", **given)
    await moderated.act(
        "moderator",
        actions.moderate_text,
        decision=Decision.HIDE,
        reason="이름이 적혀 있어요.",
        **given,
    )

    async def found(uow):
        return await proposal_by_number(uow.session, uow.actor, number=number) is not None

    for who, sees in (
        ("resident.1", True),
        ("moderator", True),
        (OFFICER, True),
        ("resident.2", False),
        ("auditor", False),
    ):
        assert await moderated.act(who, found) is sees
    async with unit_of_work(moderated.sessions, nobody) as uow:
        assert not await found(uow)
        assert await counted_file(uow.session, uow.actor, number=number) is None


async def test_what_stands_on_a_ballot_paper_is_not_hidden_and_what_is_hidden_not_put_there(
    moderated,
):
    await moderated.open_campaign()
    on_paper, hidden = moderated.proposals[-1], await moderated.propose("가려질 제안")
    for idea in (on_paper, hidden):
        given = {"kind": IDEA, "subject_id": idea, "ground": ReportGround.ABUSE}
        await moderated.act("resident.3", actions.report_text, text="거칠어요.", **given)
    decide = {
        "kind": IDEA,
        "ground": ReportGround.ABUSE,
        "reason": "욕설",
        "decision": Decision.HIDE,
    }
    with pytest.raises(RuleBroken, match="ballot_paper_frozen"):
        await moderated.act("moderator", actions.moderate_text, subject_id=on_paper, **decide)
    await moderated.act("moderator", actions.moderate_text, subject_id=hidden, **decide)
    async with unit_of_work(moderated.sessions) as uow:
        now = uow.now
    with pytest.raises(RuleBroken, match="not_to_be_put_on_ballot"):
        await moderated.act(
            OFFICER,
            prepare_campaign,
            programme_id=moderated.programme_id,
            title="투표",
            summary="어느 것을",
            terms=Terms(
                budget=500,
                rule=Rule.GREEDY,
                ballot_kind=BallotKind.APPROVAL,
                tie_rule=TieRule.LOWER_COST,
                opens_at=now,
                closes_at=now + timedelta(hours=1),
            ),
            proposal_ids=[hidden],
        )


async def test_numbers_of_a_month_are_told_unless_they_are_small(moderated):
    for number in range(6):
        comment = await said(moderated, text=f"거친 말 {number}")
        await reported(moderated, comment)
        await decided(moderated, comment, Decision.DISMISS if number == 0 else Decision.HIDE)
    async with unit_of_work(moderated.sessions) as uow:
        (month,) = await statistics(
            uow.session, ANONYMOUS, programme_id=moderated.programme_id, smallest=5
        )

    # One dismissal is withheld, and with it the sum that would give it away.
    assert (month.hidden, month.dismissed, month.decided, month.blinded) == (5, None, None, 0)
