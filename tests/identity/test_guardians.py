"""Children under fourteen take part once a guardian's consent stands, and no longer once it is withdrawn."""

import pytest

from workflows.identity.guardians import ConsentMethod, verify_guardian, withdraw_consent
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.support.actions import support_proposal

OFFICER = "municipality.officer"


async def consented(town, child="minor", guardian="resident.1", who=OFFICER):
    return await town.act(
        who,
        verify_guardian,
        programme_id=town.programme_id,
        child_appointment_id=town.appointments[child],
        guardian_appointment_id=town.appointments[guardian],
        method=ConsentMethod.IN_PERSON,
    )


async def test_a_child_submits_supports_and_speaks_only_with_a_consent(town):
    idea = await town.propose("놀이터")
    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수")
    for verb, given in (
        (support_proposal, {"proposal_id": idea}),
        (write_comment, {"proposal_id": idea, "text": "그네가 좋아요."}),
    ):
        with pytest.raises(RuleBroken, match="guardian_consent_missing"):
            await town.act("minor", verb, **given)
    with pytest.raises(RuleBroken, match="guardian_consent_missing"):
        await town.propose("그네", who="minor")
    consent = await consented(town)
    await town.act("minor", support_proposal, proposal_id=idea)
    await town.act("minor", write_comment, proposal_id=idea, text="그네가 좋아요.")
    await town.propose("그네", who="minor")
    await town.act("resident.1", withdraw_consent, consent_id=consent.id)
    with pytest.raises(RuleBroken, match="guardian_consent_missing"):
        await town.propose("그네 둘", who="minor")


async def test_who_consents_for_whom(town):
    with pytest.raises(Invalid, match="no_guardian_needed"):
        await consented(town, child="resident.2")
    with pytest.raises(RuleBroken, match="no_guardian"):
        await consented(town, guardian="minor")
    with pytest.raises(NotAllowed, match="no_capacity"):
        await consented(town, who="resident.1")
    town.appointments["nobody"] = town.programme_id
    with pytest.raises(NotFound, match="no_such_appointment"):
        await consented(town, guardian="nobody")
    consent = await consented(town)
    with pytest.raises(Conflict, match="consent_stands"):
        await consented(town, guardian="resident.2")
    with pytest.raises(NotAllowed, match="not_the_guardian"):
        await town.act(OFFICER, withdraw_consent, consent_id=consent.id)
    await town.act("resident.1", withdraw_consent, consent_id=consent.id)
    with pytest.raises(Conflict, match="consent_withdrawn"):
        await town.act("resident.1", withdraw_consent, consent_id=consent.id)
    with pytest.raises(NotFound, match="no_such_consent"):
        await town.act("resident.1", withdraw_consent, consent_id=town.programme_id)
