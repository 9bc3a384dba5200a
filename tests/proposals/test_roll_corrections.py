"""Who is added to a roll meets the rules of the notice: age, verification, standing; two officers, on record."""

from uuid import uuid4

import pytest

from workflows.identity.actions import appoint, verify_resident
from workflows.identity.models import StandingKind
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, RuleBroken
from workflows.proposals.campaigns import roll_corrections
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role
from workflows.voting.casting import Receipt
from workflows.voting.states import CorrectionKind, CorrectionState

OFFICER, CLERK = "municipality.officer", "municipality.clerk2"


async def ask(town, campaign, voter, who=OFFICER, *, kind=CorrectionKind.ADD, on_proof=False):
    return await town.act(
        who,
        roll_corrections.propose_correction,
        campaign_id=campaign.id,
        voter_id=town.people[voter],
        kind=kind,
        reason="전입 신고가 늦게 반영됨",
        on_proof=on_proof,
    )


async def decide(town, correction, who=CLERK):
    return await town.act(who, roll_corrections.decide_correction, correction_id=correction.id)


async def verified(town, name, *standings):
    async with unit_of_work(town.sessions) as uow:
        await verify_resident(
            uow,
            person_id=town.people[name],
            programme_id=town.programme_id,
            di_hash=uuid4().hex,
            standings=standings or (StandingKind.ADDRESS,),
        )


@pytest.mark.parametrize("on_proof", [False, True])
@pytest.mark.parametrize(
    ("voter", "reason"),
    [
        ("minor", "voter_too_young"),
        ("unverified", "voter_not_verified"),
        ("municipality.clerk2", "voter_is_official"),
        ("auditor", "voter_no_resident"),
        ("stranger", "voter_no_resident"),
    ],
)
async def test_nobody_is_added_against_the_notice_and_no_document_changes_that(
    town, voter, reason, on_proof
):
    campaign = await town.open_campaign()
    with pytest.raises(RuleBroken, match=reason):
        await ask(town, campaign, voter, on_proof=on_proof)


async def test_whoever_meets_the_rules_is_added_by_two(town):
    campaign = await town.open_campaign()
    await verified(town, "unverified")
    correction = await ask(town, campaign, "unverified", on_proof=True)
    done = await decide(town, correction)

    assert (done.state, done.on_proof) == (CorrectionState.APPLIED, False)
    assert isinstance(await town.vote("unverified", campaign.poll_id, "1"), Receipt)


async def test_a_standing_that_the_register_lacks_is_shown_by_documents_and_so_noted(town):
    campaign = await town.open_campaign()
    await verified(town, "unverified", StandingKind.STUDY)

    with pytest.raises(RuleBroken, match="voter_without_standing"):
        await ask(town, campaign, "unverified")
    correction = await ask(town, campaign, "unverified", on_proof=True)
    done = await decide(town, correction)

    assert (done.state, done.on_proof) == (CorrectionState.APPLIED, True)


async def test_who_became_an_official_between_the_two_is_not_added(town):
    campaign = await town.open_campaign()
    await verified(town, "unverified")
    correction = await ask(town, campaign, "unverified")
    async with unit_of_work(town.sessions) as uow:
        await appoint(
            uow,
            person_id=town.people["unverified"],
            body_id=town.city_id,
            role=Role.MUNICIPAL_OFFICER,
            programme_id=town.programme_id,
            mandate="발령",
        )
    with pytest.raises(RuleBroken, match="voter_is_official"):
        await decide(town, correction)


async def test_the_refusal_tells_nobody_else_how_old_somebody_is(town):
    campaign = await town.open_campaign()
    with pytest.raises(NotAllowed, match="no_capacity"):
        await ask(town, campaign, "minor", "resident.1")
    await verified(town, "unverified")
    correction = await ask(town, campaign, "unverified")
    with pytest.raises(NotFound, match="no_such_correction"):
        await decide(town, correction, "resident.1")
    with pytest.raises(NotAllowed, match="two_people_needed"):
        await decide(town, correction, OFFICER)


async def test_who_meets_every_rule_is_struck_only_on_documents(town):
    campaign = await town.open_campaign()
    with pytest.raises(RuleBroken, match="voter_meets_rules"):
        await ask(town, campaign, "resident.1", kind=CorrectionKind.STRIKE)
    proved = await ask(town, campaign, "resident.1", kind=CorrectionKind.STRIKE, on_proof=True)
    async with unit_of_work(town.sessions) as uow:
        await appoint(
            uow,
            person_id=town.people["resident.2"],
            body_id=town.city_id,
            role=Role.MUNICIPAL_OFFICER,
            programme_id=town.programme_id,
            mandate="발령",
        )
    plain = await ask(town, campaign, "resident.2", kind=CorrectionKind.STRIKE)
    with pytest.raises(Conflict, match="was_not_on_roll"):
        await ask(town, campaign, "unverified", kind=CorrectionKind.STRIKE)

    assert (proved.on_proof, plain.on_proof) == (True, False)
    assert (await decide(town, proved)).state is CorrectionState.APPLIED
    assert (await decide(town, plain)).state is CorrectionState.APPLIED
