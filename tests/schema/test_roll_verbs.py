"""Corrections of a frozen roll through the API: two people, a public note, nobody named in it."""

from uuid import uuid4

from schema.kit.ids import global_id
from tests.fixtures.town import Town
from tests.schema.conftest import Ask
from tests.schema.test_verbs import REFUSED, attempts
from workflows.identity.actions import verify_resident
from workflows.record.uow import Sessions, unit_of_work

CORRECTION = "correction { id kind state personId decidedAt }"
PROPOSE = f"""mutation ($input: ProposeRollCorrectionInput!) {{ proposeRollCorrection(input: $input) {{
  __typename ... on ProposeRollCorrectionSuccess {{ {CORRECTION} }} {REFUSED} }} }}"""
APPROVE = f"""mutation ($id: ID!) {{ approveRollCorrection(input: {{correctionId: $id}}) {{
  __typename ... on ApproveRollCorrectionSuccess {{ {CORRECTION} }} {REFUSED} }} }}"""
READ = """query ($number: String!) { campaign(number: $number) { rollSize
  rollNotes { kind reason state recordedAt } rollCorrections { id state } } }"""


async def verified(town: Town) -> None:
    """Verify after the opening whom the opening left out."""
    async with unit_of_work(town.sessions) as uow:
        await verify_resident(
            uow,
            person_id=town.people["unverified"],
            programme_id=town.programme_id,
            di_hash=uuid4().hex,
        )


def asked(town: Town, campaign, who: str, kind: str, **changed: object) -> dict[str, object]:
    return {
        "campaignId": global_id("Campaign", campaign.id),
        "personId": global_id("Person", town.people[who]),
        "kind": kind,
        "reason": "전입 신고가 늦게 반영됨",
        **changed,
    }


async def test_a_correction_takes_two_officers_and_leaves_a_public_note(ask: Ask, town: Town):
    campaign = await town.open_campaign()
    await verified(town)
    officer, clerk = town.people["municipality.officer"], town.people["municipality.clerk2"]

    proposed = await ask(PROPOSE, as_=officer, input=asked(town, campaign, "unverified", "ADD"))
    correction = proposed.sole()["correction"]
    own = await ask(APPROVE, as_=officer, id=correction["id"])
    approved = await ask(APPROVE, as_=clerk, id=correction["id"])
    again = await ask(APPROVE, as_=clerk, id=correction["id"])

    assert correction["state"] == "PROPOSED"
    assert (own.sole()["code"], own.sole()["reason"]) == ("NOT_ALLOWED", "two_people_needed")
    assert approved.sole()["correction"]["state"] == "APPLIED"
    assert again.sole()["reason"] == "correction_decided"
    public = (await ask(READ, number=campaign.number)).sole()
    assert public["rollSize"] == 7
    assert public["rollCorrections"] == []
    (note,) = public["rollNotes"]
    assert (note["kind"], note["state"]) == ("ADD", "APPLIED")
    assert str(town.people["unverified"]) not in str(public)
    seen = (await ask(READ, number=campaign.number, as_=clerk)).sole()
    assert seen["rollCorrections"] == [{"id": correction["id"], "state": "APPLIED"}]


async def test_a_strike_after_the_ballot_is_refused_and_noted(ask: Ask, town: Town):
    campaign = await town.open_campaign()
    await town.vote("resident.1", campaign.poll_id, "1")
    officer, clerk = town.people["municipality.officer"], town.people["municipality.clerk2"]

    proposed = await ask(
        PROPOSE, as_=officer, input=asked(town, campaign, "resident.1", "STRIKE", onProof=True)
    )
    decided = await ask(APPROVE, as_=clerk, id=proposed.sole()["correction"]["id"])

    assert decided.sole()["correction"]["state"] == "REFUSED_AFTER_BALLOT"
    assert (await ask(READ, number=campaign.number)).sole()["rollSize"] == 6


async def test_a_correction_that_cannot_be_asked_for_is_refused(
    ask: Ask, town: Town, sessions: Sessions
):
    campaign = await town.open_campaign()
    await verified(town)
    officer = town.people["municipality.officer"]
    cases = {
        "already_on_roll": asked(town, campaign, "resident.1", "ADD"),
        "was_not_on_roll": asked(town, campaign, "unverified", "STRIKE"),
        "text_empty": asked(town, campaign, "unverified", "ADD", reason=""),
        "id_of_another_type": asked(
            town, campaign, "unverified", "ADD", personId=global_id("Campaign", campaign.id)
        ),
    }

    said = {
        reason: (await ask(PROPOSE, as_=officer, input=given)).sole()["reason"]
        for reason, given in cases.items()
    }

    assert said == {reason: reason for reason in cases}
    assert (await ask(READ, number=campaign.number)).sole()["rollNotes"] == []


async def test_a_resident_corrects_no_roll(ask: Ask, town: Town, sessions: Sessions):
    campaign = await town.open_campaign()

    said = await ask(
        PROPOSE,
        as_=town.people["resident.1"],
        input=asked(town, campaign, "unverified", "ADD"),
    )

    assert (said.sole()["code"], said.sole()["reason"]) == ("NOT_ALLOWED", "no_capacity")
    (noted,) = await attempts(sessions, campaign.id)
    assert noted["action"] == "proposeRollCorrection"


async def test_a_correction_is_hidden_from_whoever_does_not_read_the_roll(ask: Ask, town: Town):
    campaign = await town.open_campaign()
    await verified(town)
    proposed = await ask(
        PROPOSE,
        as_=town.people["municipality.officer"],
        input=asked(town, campaign, "unverified", "ADD"),
    )
    correction = proposed.sole()["correction"]["id"]

    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert (await ask(node, as_=town.people["resident.1"], id=correction)).sole() is None
    refused = await ask(APPROVE, as_=town.people["resident.1"], id=correction)

    assert (refused.sole()["code"], refused.sole()["reason"]) == ("NOT_FOUND", "no_such_correction")
