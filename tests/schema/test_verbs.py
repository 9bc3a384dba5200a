"""Verbs through the API: successes, typed refusals that store nothing, and traces of attempts."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from schema.kit.ids import global_id
from tests.fixtures.clock import shown_now
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from workflows.proposals.models import Proposal
from workflows.record.models import Event
from workflows.record.uow import Sessions

REFUSED = "... on Refused { code reason message field remedy rule { id title source article } }"
SUBMIT = f"""mutation ($input: SubmitProposalInput!) {{ submitProposal(input: $input) {{
  __typename ... on SubmitProposalSuccess {{ proposal {{ id number title cost state }} }} {REFUSED} }} }}"""
CAST = f"""mutation ($input: CastBallotInput!) {{ castBallot(input: $input) {{ __typename
  ... on CastBallotSuccess {{ receipt counter campaign {{ turnout viewerBallot {{ receipt }} }} }}
  {REFUSED} }} }}"""
PREPARE = f"""mutation ($input: PrepareCampaignInput!) {{ prepareCampaign(input: $input) {{ __typename
  ... on PrepareCampaignSuccess {{ campaign {{ id number state lines {{ number }} }} }} {REFUSED} }} }}"""
OPEN = f"""mutation ($id: ID!) {{ openCampaign(input: {{campaignId: $id}}) {{ __typename
  ... on OpenCampaignSuccess {{ campaign {{ state rollSize lotCommitment }} }} {REFUSED} }} }}"""
CLOSE = f"""mutation ($id: ID!, $reason: String) {{
  closeCampaign(input: {{campaignId: $id, reason: $reason}}) {{ __typename
  ... on CloseCampaignSuccess {{ campaign {{ state closedEarlyReason }} }} {REFUSED} }} }}"""


def proposal(town: Town, **changed: object) -> dict[str, object]:
    return {
        "programmeId": global_id("Programme", town.programme_id),
        "title": "그늘막",
        "summary": "횡단보도에 그늘막을",
        "body": "여름에 너무 더워요.",
        "category": "SAFETY",
        "place": "가온동",
        "cost": 3_000_000,
        **changed,
    }


async def count(sessions: Sessions, town: Town) -> int:
    async with sessions() as session:
        return (
            await session.scalar(
                select(func.count())
                .select_from(Proposal)
                .where(Proposal.programme_id == town.programme_id)
            )
            or 0
        )


async def attempts(sessions: Sessions, subject: UUID) -> list[dict[str, object]]:
    async with sessions() as session:
        return list(
            await session.scalars(
                select(Event.data).where(
                    Event.kind == "attempt.refused", Event.subject_id == subject
                )
            )
        )


async def test_a_resident_submits_a_proposal(ask: Ask, town: Town):
    said = (await ask(SUBMIT, as_=town.people["resident.1"], input=proposal(town))).sole()

    assert said["__typename"] == "SubmitProposalSuccess"
    assert said["proposal"]["title"] == "그늘막"
    assert (said["proposal"]["cost"], said["proposal"]["state"]) == (3_000_000, "SUBMITTED")


@pytest.mark.parametrize(
    ("changed", "code", "reason", "field"),
    [
        ({"title": ""}, "INVALID", "text_empty", "title"),
        ({"title": "가" * 101}, "INVALID", "text_too_long", "title"),
        ({"body": "가" * 10_001}, "INVALID", "text_too_long", "body"),
        ({"place": "a\x00b"}, "INVALID", "text_control_characters", "place"),
        ({"summary": "\ud800"}, "INVALID", "text_control_characters", "summary"),
        ({"cost": 0}, "INVALID", "cost_too_small", "cost"),
        ({"cost": 2**53 - 1}, "INVALID", "cost_too_large", "cost"),
        ({"programmeId": "x"}, "INVALID", "id_malformed", "programmeId"),
        (
            {"programmeId": global_id("Campaign", uuid4())},
            "INVALID",
            "id_of_another_type",
            "programmeId",
        ),
        (
            {"programmeId": global_id("Programme", uuid4())},
            "NOT_FOUND",
            "no_such_programme",
            "programmeId",
        ),
    ],
)
async def test_a_proposal_that_cannot_stand_is_refused_and_not_stored(
    ask: Ask, town: Town, sessions: Sessions, changed, code, reason, field
):
    answer = await ask(SUBMIT, as_=town.people["resident.1"], input=proposal(town, **changed))

    said = answer.sole()
    assert (said["__typename"], said["code"], said["reason"]) == ("Refused", code, reason)
    assert said["field"] == field
    assert said["message"] != reason
    assert said["remedy"]
    assert await count(sessions, town) == 0


@pytest.mark.parametrize("cost", [1.5, "300", True, 2**53])
async def test_a_cost_that_is_no_whole_won_is_refused_before_anything_runs(
    ask: Ask, town: Town, sessions: Sessions, cost
):
    said = (
        await ask(SUBMIT, as_=town.people["resident.1"], input=proposal(town, cost=cost))
    ).sole()

    assert (said["code"], said["reason"], said["field"]) == ("INVALID", "amount_not_whole", "cost")
    assert await count(sessions, town) == 0


async def test_an_idea_without_a_cost_is_no_request(ask: Ask, town: Town, sessions: Sessions):
    answer = await ask(SUBMIT, as_=town.people["resident.1"], input=proposal(town, cost=None))

    assert answer.data is None
    assert answer.reasons == ["request_invalid"]
    assert await count(sessions, town) == 0


async def test_nobody_submits_without_a_fitting_capacity(ask: Ask, town: Town, sessions: Sessions):
    reasons = [
        (await ask(SUBMIT, as_=who, input=proposal(town))).sole()["reason"]
        for who in (None, town.people["stranger"], town.people["auditor"])
    ]

    assert reasons == ["sign_in_first", "no_capacity", "no_capacity"]
    assert await count(sessions, town) == 0


async def test_a_hat_that_is_anothers_is_refused(ask: Ask, town: Town):
    said = await ask(
        SUBMIT,
        as_=town.people["resident.1"],
        hat=town.appointments["resident.2"],
        input=proposal(town),
    )

    assert (said.sole()["code"], said.sole()["reason"]) == ("NOT_ALLOWED", "hat_not_yours")
    assert said.sole()["rule"]["id"] == "rights.capacity"


async def test_a_write_with_two_fitting_hats_asks_which(ask: Ask, town: Town, sessions: Sessions):
    appoint = f"""mutation ($input: AppointInput!) {{ appoint(input: $input) {{ __typename
      ... on AppointSuccess {{ appointment {{ id role }} }} {REFUSED} }} }}"""
    both = await ask(
        appoint,
        as_=town.people["municipality.officer"],
        input={
            "personId": global_id("Person", town.people["company.a"]),
            "bodyId": await _group(ask, town),
            "role": "RESIDENT",
            "programmeId": global_id("Programme", town.programme_id),
            "mandate": "주민 등록",
        },
    )
    assert both.sole()["__typename"] == "AppointSuccess"

    unclear = await ask(SUBMIT, as_=town.people["company.a"], input=proposal(town))
    clear = await ask(
        SUBMIT,
        as_=town.people["company.a"],
        hat=town.appointments["company.a"],
        input=proposal(town),
    )

    assert unclear.sole()["reason"] == "choose_hat"
    assert unclear.sole()["field"] == "Dure-Appointment"
    assert clear.sole()["__typename"] == "SubmitProposalSuccess"


async def _group(ask: Ask, town: Town) -> str:
    read = await ask("{ viewer { appointments { body { id } } } }", as_=town.people["resident.1"])
    group: str = read.sole()["appointments"][0]["body"]["id"]
    return group


async def test_a_campaign_goes_from_its_notice_to_a_receipt_and_its_close(ask: Ask, town: Town):
    officer = town.people["municipality.officer"]
    ideas = [global_id("Proposal", await town.propose(f"제안 {n}")) for n in range(3)]
    now = shown_now()
    prepared = await ask(
        PREPARE,
        as_=officer,
        input={
            "programmeId": global_id("Programme", town.programme_id),
            "title": "여름 투표",
            "summary": "무엇부터",
            "budget": 500,
            "rule": "GREEDY",
            "ballotKind": "APPROVAL",
            "tieRule": "LOWER_COST",
            "maxChoices": 2,
            "earlyClose": True,
            "opensAt": (now - timedelta(minutes=1)).isoformat(),
            "closesAt": (now + timedelta(hours=1)).isoformat(),
            "proposalIds": ideas,
        },
    )
    campaign = prepared.sole()["campaign"]
    assert (campaign["state"], len(campaign["lines"])) == ("DRAFT", 3)

    opened = (await ask(OPEN, as_=officer, id=campaign["id"])).sole()["campaign"]
    assert (opened["state"], opened["rollSize"]) == ("OPEN", 6)

    ballot = {"campaignId": campaign["id"], "counter": 1, "choices": [{"number": 2}, {"number": 1}]}
    cast = (await ask(CAST, as_=town.people["resident.1"], input=ballot)).sole()
    again = (await ask(CAST, as_=town.people["resident.1"], input=ballot)).sole()
    assert cast["campaign"] == {"turnout": 0, "viewerBallot": {"receipt": cast["receipt"]}}
    assert again["receipt"] == cast["receipt"]

    unreasoned = (await ask(CLOSE, as_=officer, id=campaign["id"])).sole()
    assert (unreasoned["code"], unreasoned["field"]) == ("INVALID", "reason")
    closed = (await ask(CLOSE, as_=officer, id=campaign["id"], reason="모두 투표함")).sole()
    assert closed["campaign"] == {"state": "CLOSED", "closedEarlyReason": "모두 투표함"}


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ([], "empty_choice"),
        ([1, 2, 3], "too_many_choices"),
        ([9], "unknown_option"),
        ([1, 1], "option_repeated"),
        ([-1], "malformed_choice"),
    ],
)
async def test_a_vote_outside_the_rules_is_refused_with_its_rule(
    ask: Ask, town: Town, choices, reason
):
    campaign = await town.open_campaign()
    ballot = {
        "campaignId": global_id("Campaign", campaign.id),
        "counter": 1,
        "choices": [{"number": number} for number in choices],
    }

    said = (await ask(CAST, as_=town.people["resident.1"], input=ballot)).sole()

    assert (said["code"], said["reason"], said["field"]) == ("RULE", reason, "choices")
    assert said["rule"]["id"] == "vote.choices"


async def test_points_on_a_paper_that_takes_none_are_refused(ask: Ask, town: Town):
    campaign = await town.open_campaign()
    ballot = {
        "campaignId": global_id("Campaign", campaign.id),
        "counter": 1,
        "choices": [{"number": 1, "points": 3}],
    }

    said = (await ask(CAST, as_=town.people["resident.1"], input=ballot)).sole()

    assert (said["code"], said["reason"]) == ("RULE", "malformed_choice")


async def test_a_voter_who_is_shut_out_leaves_a_trace_without_his_choice(
    ask: Ask, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign()
    ballot = {
        "campaignId": global_id("Campaign", campaign.id),
        "counter": 1,
        "choices": [{"number": 3}],
    }

    said = (await ask(CAST, as_=town.people["unverified"], input=ballot)).sole()

    assert (said["code"], said["reason"]) == ("NOT_ALLOWED", "not_on_roll")
    assert await attempts(sessions, campaign.id) == [
        {"action": "castBallot", "code": "NOT_ALLOWED", "reason": "not_on_roll"}
    ]


async def test_closing_without_the_right_is_refused_and_noted(
    ask: Ask, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign(early_close=True)

    said = await ask(
        CLOSE,
        as_=town.people["resident.1"],
        hat=town.appointments["resident.1"],
        id=global_id("Campaign", campaign.id),
        reason="그만",
    )

    assert (said.sole()["code"], said.sole()["reason"]) == ("NOT_ALLOWED", "not_in_this_capacity")
    (noted,) = await attempts(sessions, campaign.id)
    assert noted["action"] == "closeCampaign"


async def test_closing_in_anothers_hat_is_noted_for_the_person(
    ask: Ask, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign(early_close=True)
    resident = town.people["resident.1"]

    said = await ask(
        CLOSE.replace("closeCampaign(", "myAlias: closeCampaign("),
        as_=resident,
        hat=town.appointments["municipality.officer"],
        id=global_id("Campaign", campaign.id),
        reason="그만",
    )

    assert said.sole()["reason"] == "hat_not_yours"
    assert await attempts(sessions, resident) == [
        {"action": "closeCampaign", "code": "NOT_ALLOWED", "reason": "hat_not_yours"}
    ]


async def test_a_text_that_is_too_long_hears_its_limit_its_length_and_the_rule(
    ask: Ask, town: Town
):
    query = """mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) {
      ... on Refused { message remedy rule { id article } } } }"""
    body = proposal(town, body="가" * 300_000)
    said = (await ask(query, as_=town.people["resident.1"], input=body)).sole()

    assert "300,000" in said["message"]
    assert "10,000" in said["message"]
    assert "10,000" in said["remedy"]
    assert said["rule"] == {"id": "texts.length", "article": "6-12"}
