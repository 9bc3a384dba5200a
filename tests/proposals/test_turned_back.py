"""What the residents' loop turns back: bounds and hours that no other test comes to."""

from datetime import timedelta

import pytest

from tests.fixtures.labs import CROWD, adopted, apply, called, now, working_lab
from tests.fixtures.town import make_town
from tests.proposals.test_drafts import begun
from tests.proposals.test_moderation import moderated, said  # noqa: F401 - a fixture
from tests.voting.test_paper import BOTH, FIRST, HEAD, SECOND, WEIGHED, place, staffed  # noqa: F401
from workflows.identity import actions as identity
from workflows.identity.models import StandingKind
from workflows.identity.sexes import Sex
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, RuleBroken, WrongState
from workflows.kit.wording import SEOUL
from workflows.notices.actions import MOST_AT_ONCE, read_notices
from workflows.proposals.campaigns.actions import close_campaign, prepare_campaign
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.deliberation.actions import mend_comment
from workflows.proposals.drafts.together import invite_authors, join_draft
from workflows.proposals.handling.milestones import MOST_MILESTONES, plan_milestone
from workflows.proposals.living_lab import calling, judging, working
from workflows.proposals.moderation import actions as moderation
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role
from workflows.voting.kinds import BallotKind, Channel, Rule, TieRule
from workflows.voting.paper.actions import key_paper, mark_came, open_batch
from workflows.voting.paper.again import confirm_assisted

OFFICER = "municipality.officer"
ABUSE = {"kind": SubjectKind.COMMENT, "ground": ReportGround.ABUSE}


@pytest.fixture
async def lab_town(sessions):
    """A town with enough residents for a panel."""
    return await make_town(sessions, residents=CROWD + 1)


async def test_an_official_who_lives_there_does_not_sit_on_the_panel_that_judges_the_city(lab_town):
    town = lab_town
    _, lab = await called(town)
    async with unit_of_work(town.sessions) as uow:
        await identity.appoint(
            uow,
            person_id=town.people["resident.2"],
            body_id=town.city_id,
            role=Role.MUNICIPAL_OFFICER,
            programme_id=town.programme_id,
            mandate="시험을 위한 임명",
        )

    with pytest.raises(NotAllowed, match="officials_stand_back"):
        await town.act(
            "resident.2",
            calling.apply_to_lab,
            town.appointments["resident.2"],
            lab_id=lab.id,
            groups=calling.Groups(Sex.FEMALE, None, StandingKind.ADDRESS),
        )
    await apply(town, lab, "resident.3")


async def test_who_says_he_works_there_has_to_have_it_put_down(lab_town):
    town = lab_town
    idea = await adopted(town)
    call = calling.Call(
        title="그늘막을 어디에 둘까",
        purpose="함께 정하고 한 달 써 봅니다.",
        seats=25,
        apply_until=await now(town) + timedelta(days=8),
        standings=(StandingKind.ADDRESS, StandingKind.WORK),
        bounds=(),
    )
    lab = await town.act(OFFICER, calling.call_for_panel, proposal_id=idea, call=call)

    with pytest.raises(RuleBroken, match="standing_not_held"):
        await apply(town, lab, "resident.2", standing=StandingKind.WORK)


async def test_a_call_is_given_more_time_and_never_less(lab_town):
    town = lab_town
    _, lab = await called(town)
    for hours in (0, -1):
        with pytest.raises(Invalid, match="call_not_longer"):
            await town.act(
                OFFICER,
                calling.extend_call,
                lab_id=lab.id,
                apply_until=lab.apply_until + timedelta(hours=hours),
                bounds=(),
                reason="더 알릴게요.",
            )


async def test_a_trial_ends_after_it_begins_is_measured_in_the_past_and_reviewed_when_it_is_over(
    lab_town, clock
):
    town = lab_town
    _, lab, _ = await working_lab(town, clock)
    day = (await now(town)).astimezone(SEOUL).date()
    days = {"place": "역 앞", "words": "오늘부터"}
    for first, last in ((1, 0), (-3, -1)):
        with pytest.raises(Invalid, match="trial_days"):
            await town.act(
                OFFICER,
                working.begin_trial,
                lab_id=lab.id,
                starts_on=day + timedelta(days=first),
                ends_on=day + timedelta(days=last),
                **days,
            )
    await town.act(OFFICER, working.begin_trial, lab_id=lab.id, starts_on=day, ends_on=day, **days)
    with pytest.raises(Invalid, match="day_to_come"):
        await town.act(
            OFFICER,
            working.note_measurement,
            lab_id=lab.id,
            words="3도 낮아졌어요.",
            happened_on=day + timedelta(days=1),
        )
    with pytest.raises(RuleBroken, match="trial_still_runs"):
        await town.act(OFFICER, judging.begin_lab_review, lab_id=lab.id, words="평가해 주세요.")


async def test_what_nobody_reports_any_more_is_decided_on_once(moderated):  # noqa: F811
    town = moderated
    comment = await said(town)
    about = {**ABUSE, "subject_id": comment.id}
    await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
    hide = {"decision": Decision.HIDE, "reason": "거친 말"}
    await town.act("moderator", moderation.moderate_text, **hide, **about)

    with pytest.raises(Conflict, match="decided_already"):
        await town.act("moderator.2", moderation.moderate_text, **hide, **about)
    with pytest.raises(WrongState, match="comment_hidden"):
        await town.act(
            "resident.2",
            mend_comment,
            comment_id=comment.id,
            text="고운 말",
            expected_version=comment.version,
        )


async def test_an_appeal_is_made_until_the_last_day_of_the_rule(moderated, clock):  # noqa: F811
    town = moderated
    acts = []
    for _ in range(2):
        comment = await said(town)
        about = {**ABUSE, "subject_id": comment.id}
        await town.act("resident.3", moderation.report_text, text="거칠어요.", **about)
        acts.append(
            await town.act(
                "moderator",
                moderation.moderate_text,
                decision=Decision.HIDE,
                reason="거친 말",
                **about,
            )
        )
    # Decided on Saturday 28 November: thirty days, of which the first does not count, end on Monday.
    last = acts[0].decided_at.astimezone(SEOUL).replace(month=12, day=28, hour=23, minute=59)
    await clock.set(last)
    await town.act("resident.2", moderation.appeal_act, act_id=acts[0].id, text="사투리예요.")
    await clock.set(last + timedelta(minutes=1))

    with pytest.raises(RuleBroken, match="too_late_to_appeal"):
        await town.act("resident.2", moderation.appeal_act, act_id=acts[1].id, text="사투리예요.")


async def test_a_channel_without_a_roll_marks_nobody_and_help_is_for_who_asked_for_it(
    staffed,  # noqa: F811
):
    town = staffed
    campaign, batch = await place(town, channels=WEIGHED)
    committee = await town.act(
        FIRST, open_batch, poll_id=campaign.poll_id, channel=Channel.COMMITTEE, label="위원회"
    )
    with pytest.raises(RuleBroken, match="channel_has_no_roll"):
        await town.act(FIRST, mark_came, batch_id=committee.id, voter_id=town.people["resident.2"])
    await town.act(FIRST, mark_came, batch_id=batch.id, voter_id=town.people["resident.2"])
    with pytest.raises(WrongState, match="not_assisted"):
        await town.act(
            SECOND, confirm_assisted, batch_id=batch.id, voter_id=town.people["resident.2"]
        )
    for serial in (0, 100_001):
        with pytest.raises(Invalid, match="serial_out_of_range"):
            await town.act(FIRST, key_paper, batch_id=batch.id, serial=serial, choice="1")


async def test_an_early_close_says_why(town):
    campaign = await town.open_campaign(early_close=True)
    for reason in (None, "  "):
        with pytest.raises(Invalid, match="early_close_needs_reason"):
            await town.act(OFFICER, close_campaign, campaign_id=campaign.id, reason=reason)


async def test_one_idea_stands_on_a_ballot_paper_once(town):
    idea = await town.propose("그늘막")
    moment = await now(town)
    terms = Terms(
        budget=500,
        rule=Rule.GREEDY,
        ballot_kind=BallotKind.APPROVAL,
        tie_rule=TieRule.LOWER_COST,
        opens_at=moment + timedelta(hours=1),
        closes_at=moment + timedelta(hours=2),
        min_choices=1,
        max_choices=1,
    )
    with pytest.raises(Invalid, match="line_repeated"):
        await town.act(
            OFFICER,
            prepare_campaign,
            programme_id=town.programme_id,
            title="주민투표",
            summary="어느 것을 먼저 할까요",
            terms=terms,
            proposal_ids=[idea, idea],
        )


async def test_no_more_write_one_draft_than_the_rule_says(sessions):
    town = await make_town(sessions, residents=12)
    draft = await town.act("resident.1", invite_authors, draft_id=(await begun(town)).id)
    for number in range(2, 11):
        await town.act(
            f"resident.{number}", join_draft, draft_id=draft.id, invitation=draft.invitation
        )

    with pytest.raises(RuleBroken, match="too_many_authors") as refused:
        await town.act("resident.11", join_draft, draft_id=draft.id, invitation=draft.invitation)
    assert refused.value.figures["most"] == 10


async def test_milestones_and_notices_keep_their_numbers(town):
    idea = await adopted(town)
    day = (await now(town)).astimezone(SEOUL).date()
    for number in range(MOST_MILESTONES):
        await town.act(
            OFFICER, plan_milestone, proposal_id=idea, name=f"{number + 1}단계", planned_on=day
        )
    with pytest.raises(RuleBroken, match="too_many_milestones"):
        await town.act(OFFICER, plan_milestone, proposal_id=idea, name="또", planned_on=day)
    with pytest.raises(Invalid, match="too_many_at_once"):
        await town.act("resident.1", read_notices, notice_ids=[idea] * (MOST_AT_ONCE + 1))
