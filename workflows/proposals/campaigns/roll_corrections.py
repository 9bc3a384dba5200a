"""Correcting the roll of a vote: whoever is added meets the rules of its notice, as everybody on it does.

The register may be behind: who belongs to the place by a document that two officers have seen is added for a
reason that all may read, and the correction says that it rests on proof. Age, verification and what an
official is leave nothing to be shown by paper: there is no way around these. Nor is anybody struck who meets
every rule by the register, unless documents show that the register is wrong: a vote is not taken by a word.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import select

from workflows.identity.queries import actor_for
from workflows.kit.refusal import NotFound, RuleBroken
from workflows.proposals.campaigns.eligibility import EligibilityRule, rules_met
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.notice import seen_campaign
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand
from workflows.voting import policy, roll
from workflows.voting.models import Poll, RollCorrection
from workflows.voting.queries import is_on_roll
from workflows.voting.states import CorrectionKind, CorrectionState

R = EligibilityRule
# What keeps somebody off a roll, in the order in which it is told, and the rule that says so.
KEPT_OFF: Final = {
    R.NO_OFFICIAL: ("voter_is_official", "vote.roll"),
    R.RESIDENT: ("voter_no_resident", "vote.roll"),
    R.AGE: ("voter_too_young", "vote.roll"),
    R.VERIFIED: ("voter_not_verified", "vote.one_person"),
    R.STANDING: ("voter_without_standing", "vote.standing"),
}
PROVABLE: Final = frozenset({R.STANDING})


async def propose_correction(
    uow: UnitOfWork,
    *,
    campaign_id: UUID,
    voter_id: UUID,
    kind: CorrectionKind,
    reason: str,
    on_proof: bool = False,
) -> RollCorrection:
    """Ask for a voter to be added to, or struck from, the roll of an open campaign.

    `on_proof`: documents show a standing, or that it is gone, against the register. Allowed: officers who
    correct rolls. Refuses: somebody to be added who does not meet the rules of the notice, by the first he
    fails; somebody to be struck who meets them all; and what the roll itself refuses. Records:
    ``roll.correction_proposed``.
    """
    campaign = await seen_campaign(uow, campaign_id)
    demand(policy.may_propose_correction(uow.actor, campaign.programme_id))
    asked = _demand_eligible if kind is CorrectionKind.ADD else _demand_ineligible
    proved = await asked(uow, campaign, voter_id, on_proof=on_proof)
    return await roll.propose_roll_correction(
        uow,
        poll_id=campaign.poll_id,
        voter_id=voter_id,
        kind=kind,
        reason=reason,
        on_proof=proved,
    )


async def decide_correction(uow: UnitOfWork, *, correction_id: UUID) -> RollCorrection:
    """Apply a correction as the second person; who is added still meets the rules of the notice.

    Allowed: another officer than the one who asked. Refuses: who meets them no more, and what the roll
    itself refuses. Records: ``roll.corrected`` or ``roll.correction_refused``.
    """
    asked = await uow.session.get(RollCorrection, correction_id)
    if asked is None:
        raise NotFound("no_such_correction", field="correctionId")
    demand(policy.may_decide_correction(uow.actor, asked.programme_id, asked.proposed_by))
    if asked.kind is CorrectionKind.ADD and asked.state is CorrectionState.PROPOSED:
        campaign = await uow.session.scalar(
            select(Campaign).where(Campaign.poll_id == asked.poll_id)
        )
        if campaign is not None:
            await _demand_eligible(uow, campaign, asked.voter_id, on_proof=asked.on_proof)
    return await roll.decide_roll_correction(uow, correction_id=correction_id)


async def _demand_eligible(
    uow: UnitOfWork, campaign: Campaign, voter_id: UUID, *, on_proof: bool
) -> bool:
    """Refuse whoever may not stand on the roll; say whether it rests on proof that he may."""
    failed = await _failed(uow, campaign, voter_id)
    open_to_proof = failed != [] and set(failed) <= PROVABLE
    if not failed or (on_proof and open_to_proof):
        return open_to_proof
    reason, law = KEPT_OFF[failed[0]]
    raise RuleBroken(reason, field="personId", rule=law, age=campaign.minimum_age)


async def _demand_ineligible(
    uow: UnitOfWork, campaign: Campaign, voter_id: UUID, *, on_proof: bool
) -> bool:
    """Refuse to strike whoever meets every rule; say whether it rests on proof that he does not."""
    if await _failed(uow, campaign, voter_id):
        return False
    on_roll = await is_on_roll(uow.session, campaign.poll_id, voter_id)
    if on_roll and not on_proof:
        raise RuleBroken("voter_meets_rules", field="personId", rule="vote.roll")
    return True


async def _failed(uow: UnitOfWork, campaign: Campaign, voter_id: UUID) -> list[EligibilityRule]:
    poll = await uow.session.get_one(Poll, campaign.poll_id)
    person = await actor_for(uow.session, voter_id)
    met = await rules_met(uow.session, campaign, poll, person)
    return [rule for rule in KEPT_OFF if not met.get(rule, True)]
