"""A guardian's consent to the end: who hears of it, what is taken back when it ends, and what stays."""

import pytest
from sqlalchemy import func, select

from tests.identity.test_guardians import OFFICER, consented
from tests.notices.test_notices import told
from workflows.identity.guardians import withdraw_consent
from workflows.kit.refusal import RuleBroken
from workflows.notices.kinds import NoticeKind
from workflows.proposals.deliberation.actions import mend_comment, write_comment
from workflows.proposals.drafts.actions import Words, begin_draft, edit_draft
from workflows.proposals.drafts.models import ProposalDraft
from workflows.proposals.handling.actions import receive_proposal, request_supplement
from workflows.proposals.handling.authors import supply_proposal, withdraw_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.support.actions import support_proposal
from workflows.proposals.support.models import ProposalSupport
from workflows.record.uow import unit_of_work

K = NoticeKind
CHILD, GUARDIAN = "minor", "resident.1"


async def taking_part(town):
    """Let a child support, speak, submit and draft under a consent; return all of it."""
    open_idea = await town.propose("열린 놀이터", who="resident.2")
    await town.act(OFFICER, receive_proposal, proposal_id=open_idea, reason="접수")
    consent = await consented(town)
    await town.act(CHILD, support_proposal, proposal_id=open_idea)
    comment = await town.act(CHILD, write_comment, proposal_id=open_idea, text="그네가 좋아요.")
    own = await town.propose("아이의 그네", who=CHILD)
    draft = await town.act(
        CHILD, begin_draft, programme_id=town.programme_id, words=Words(title="쓰던 글")
    )
    return consent, open_idea, comment, own, draft


async def test_what_still_goes_on_is_taken_back_and_what_is_public_stays(town):
    consent, idea, _, own, draft = await taking_part(town)
    assert (K.CONSENT_GIVEN, True) in await told(town, CHILD)
    await town.act(GUARDIAN, withdraw_consent, consent_id=consent.id)
    heard = [await told(town, one) for one in (CHILD, GUARDIAN)]

    async with unit_of_work(town.sessions) as uow:
        supported = await uow.session.get_one(Proposal, idea)
        standing = await uow.session.scalar(
            select(func.count())
            .select_from(ProposalSupport)
            .where(ProposalSupport.proposal_id == idea, ProposalSupport.withdrawn_at.is_(None))
        )
        mine = await uow.session.get_one(Proposal, own)
        dropped = await uow.session.get_one(ProposalDraft, draft.id)

    assert (supported.supports, standing) == (0, 0)
    assert (mine.body != "", mine.author_id) == (True, town.people[CHILD])
    assert (dropped.state.value, dropped.title) == ("DROPPED", "")
    assert all((K.CONSENT_ENDED, True) in one for one in heard)


async def test_nothing_new_is_taken_from_the_child_and_it_may_take_back(town):
    consent, _, comment, own, draft = await taking_part(town)
    ask = {"proposal_id": own, "reason": "그림을 더해 주세요."}
    await town.act(OFFICER, request_supplement, **ask)
    await town.act(GUARDIAN, withdraw_consent, consent_id=consent.id)
    words = {"summary": "새 글", "body": "새 글", "reason": "더했어요."}
    for verb, given in (
        (mend_comment, {"comment_id": comment.id, "text": "새 말", "expected_version": 1}),
        (edit_draft, {"draft_id": draft.id, "expected_version": 1, "words": Words(title="새")}),
        (supply_proposal, {"proposal_id": own, **words}),
    ):
        with pytest.raises(RuleBroken, match="guardian_consent_missing"):
            await town.act(CHILD, verb, **given)
    await town.act(CHILD, withdraw_proposal, proposal_id=own, reason="그만할래요.")


async def test_a_consent_given_again_before_the_house_looks_takes_nothing_back(town):
    consent, idea, _, _, draft = await taking_part(town)
    await town.act(GUARDIAN, withdraw_consent, consent_id=consent.id)
    await consented(town)
    await told(town, CHILD)
    async with unit_of_work(town.sessions) as uow:
        assert (await uow.session.get_one(Proposal, idea)).supports == 1
        assert (await uow.session.get_one(ProposalDraft, draft.id)).title == "쓰던 글"
