"""Verbs of merging: propose, answer, take back; and what a supporter does with his support."""

from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.identity.queries import actor_for
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.proposals.drafts.queries import written_by
from workflows.proposals.handling.moving import day_of, locked_proposal, move
from workflows.proposals.merging import policy
from workflows.proposals.merging.events import MergeEvent
from workflows.proposals.merging.models import MergeOffer
from workflows.proposals.merging.states import MERGE_MOVES, MergeState
from workflows.proposals.models import Proposal
from workflows.proposals.states import PROPOSAL_MOVES, SUPPORTABLE, ProposalState
from workflows.proposals.support.actions import cross_rungs
from workflows.proposals.support.models import ProposalSupport
from workflows.proposals.support.policy import may_support
from workflows.proposals.tracing import idea_of, led_to
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind

LONGEST_TEXT = 2_000


async def propose_merge(
    uow: UnitOfWork, *, proposal_id: UUID, into_id: UUID, text: str
) -> MergeOffer:
    """Propose that an idea be merged into another; who wrote both merges them at once.

    Allowed: the author of either. Refuses: an idea and itself, ideas of two places, a source that
    is owed an answer or no longer open, a target that is not open for support, an idea without an
    author to ask or with one who has left the place, an offer that stands. Records: ``merge.proposed``, or ``merge.agreed`` too.
    """
    source, target = await _both(uow, proposal_id, into_id)
    demand(policy.may_propose_merge(uow.actor, source, target))
    uow.wear(Permission.PROPOSAL_SUBMIT, source.programme_id)
    demand_mergeable(source, target)
    me = uow.actor.person_id
    other = target.author_id if source.author_id == me else source.author_id
    if me is None or other is None or not await _can_answer(uow, other, source.programme_id):
        raise RuleBroken("no_author_to_ask", field="intoId", rule=policy.RULE)
    standing = await uow.session.scalar(
        select(MergeOffer.id).where(
            MergeOffer.source_id == source.id,
            MergeOffer.target_id == target.id,
            MergeOffer.state == MergeState.PROPOSED,
        )
    )
    if standing is not None:
        raise Conflict("merge_proposed_already", field="intoId")
    offer = MergeOffer(
        id=uuid4(),
        programme_id=source.programme_id,
        source_id=source.id,
        target_id=target.id,
        state=MergeState.PROPOSED,
        proposer_id=me,
        answerer_id=other,
        text=clean(text, field="text", longest=LONGEST_TEXT, lines=True),
        reason="",
        proposed_at=uow.now,
        answered_at=None,
    )
    uow.session.add(offer)
    uow.record(
        MergeEvent.PROPOSED, offer.id, programme_id=offer.programme_id, source=str(source.id)
    )
    await uow.session.flush()
    if other == me:
        await _agree(uow, offer, source, target, offer.text)
    return offer


async def _can_answer(uow: UnitOfWork, person_id: UUID, programme_id: UUID) -> bool:
    """Say whether an author may still answer: who has no capacity in the place any more never will."""
    author = await actor_for(uow.session, person_id)
    return author.holds(Permission.PROPOSAL_SUBMIT, programme_id)


async def answer_merge(uow: UnitOfWork, *, offer_id: UUID, agree: bool, reason: str) -> MergeOffer:
    """Agree to a merge, or decline it, with a reason.

    Allowed: the author who was asked. Refuses: an offer that was answered or taken back, ideas that
    can no longer be merged. Records: ``merge.agreed`` and ``proposal.merged``, or ``merge.declined``.
    """
    offer, source, target = await _offer(uow, offer_id)
    demand(policy.may_answer_merge(uow.actor, offer))
    uow.wear(Permission.PROPOSAL_SUBMIT, offer.programme_id)
    after = MERGE_MOVES.after(offer.state, "agree" if agree else "decline")
    said = clean(reason, field="reason", longest=LONGEST_TEXT, lines=True)
    if agree:
        demand_mergeable(source, target)
        await _agree(uow, offer, source, target, said)
        return offer
    offer.state, offer.reason, offer.answered_at = after, said, uow.now
    uow.record(MergeEvent.DECLINED, offer.id, programme_id=offer.programme_id)
    await uow.session.flush()
    return offer


async def withdraw_merge(uow: UnitOfWork, *, offer_id: UUID) -> MergeOffer:
    """Take an offer to merge back.

    Allowed: the author who proposed it. Refuses: one that was answered. Records:
    ``merge.withdrawn``.
    """
    offer, _, _ = await _offer(uow, offer_id)
    demand(policy.may_withdraw_merge(uow.actor, offer))
    uow.wear(Permission.PROPOSAL_SUBMIT, offer.programme_id)
    offer.state = MERGE_MOVES.after(offer.state, "withdraw")
    offer.answered_at = uow.now
    uow.record(MergeEvent.WITHDRAWN, offer.id, programme_id=offer.programme_id)
    await uow.session.flush()
    return offer


async def move_support(uow: UnitOfWork, *, proposal_id: UUID) -> Proposal:
    """Move one's support from a merged idea to the one it went into; two supports become one.

    Allowed: who supports the merged idea. Refuses: an idea that was not merged, a support that does
    not stand, a target no longer open for support or of one's own. Records: ``merge.support_moved``,
    and ``proposal.threshold_crossed`` if a rung is reached.
    """
    source_id, heir_id = proposal_id, await _heir(uow, proposal_id)
    if heir_id == source_id:
        raise WrongState("not_merged", field="proposalId")
    source, target = await _both(uow, source_id, heir_id)
    demand(may_support(uow.actor, target, await written_by(uow.session, target.id)))
    uow.wear(Permission.PROPOSAL_SUPPORT, target.programme_id)
    demand_open_heir(target)
    person_id = uow.actor.person_id
    here = await uow.session.get(ProposalSupport, (source.id, person_id))
    if here is None or here.withdrawn_at is not None:
        raise Conflict("not_supported", field="proposalId")
    here.withdrawn_at = uow.now
    source.supports -= 1
    there = await uow.session.get(ProposalSupport, (target.id, person_id))
    stands = there is not None and there.withdrawn_at is None
    if there is None:
        uow.session.add(
            ProposalSupport(
                proposal_id=target.id,
                person_id=person_id,
                supported_at=uow.now,
                withdrawn_at=None,
            )
        )
    elif not stands:
        there.supported_at, there.withdrawn_at = uow.now, None
    uow.record(MergeEvent.SUPPORT_MOVED, source.id, programme_id=source.programme_id)
    if not stands:
        target.supports += 1
        await cross_rungs(uow, target, await day_of(uow, None))
    await uow.session.flush()
    return source


def demand_mergeable(source: Proposal, target: Proposal) -> None:
    """Refuse two ideas that cannot be merged now, whoever asks."""
    if source.id == target.id:
        raise Invalid("merged_into_itself", field="intoId")
    if source.programme_id != target.programme_id:
        raise Invalid("merged_across_places", field="intoId")
    if source.state is ProposalState.THRESHOLD_MET:
        raise RuleBroken("answer_is_owed", field="proposalId", rule="merge.duties")
    PROPOSAL_MOVES.after(source.state, "merge")
    if target.state not in SUPPORTABLE:
        raise WrongState("not_open_for_support", field="intoId", state=target.state.value)


def demand_open_heir(target: Proposal) -> None:
    """Refuse to move a support to an idea that is no longer open for it."""
    if target.state not in SUPPORTABLE:
        raise WrongState("not_open_for_support", field="proposalId", state=target.state.value)


async def _agree(
    uow: UnitOfWork, offer: MergeOffer, source: Proposal, target: Proposal, said: str
) -> None:
    offer.state = MERGE_MOVES.after(offer.state, "agree")
    offer.reason, offer.answered_at = said, uow.now
    source.merged_into_id = target.id
    day = await day_of(uow, None)
    await led_to(uow, source, EdgeKind.MERGED_INTO, idea_of(target), day)
    uow.record(MergeEvent.AGREED, offer.id, programme_id=offer.programme_id)
    move(
        uow,
        source,
        "merge",
        event=MergeEvent.MERGED,
        reason=said,
        day=day,
        into=str(target.id),
    )
    await uow.session.flush()


async def _both(uow: UnitOfWork, source_id: UUID, target_id: UUID) -> tuple[Proposal, Proposal]:
    """Return two ideas locked in one fixed order, so that two merges never wait for each other."""
    found = {one: await locked_proposal(uow, one) for one in sorted({source_id, target_id})}
    return found[source_id], found[target_id]


async def _offer(uow: UnitOfWork, offer_id: UUID) -> tuple[MergeOffer, Proposal, Proposal]:
    """Return an offer with its two ideas, all locked, the ideas first."""
    offer = await uow.session.get(MergeOffer, offer_id)
    if offer is None:
        raise NotFound("no_such_offer", field="offerId")
    source, target = await _both(uow, offer.source_id, offer.target_id)
    await uow.session.refresh(offer, with_for_update=True)
    return offer, source, target


async def _heir(uow: UnitOfWork, proposal_id: UUID) -> UUID:
    """Return the idea at the end of the line of merges; a merged idea is never merged again."""
    while True:
        onward = await uow.session.scalar(
            select(Proposal.merged_into_id).where(Proposal.id == proposal_id)
        )
        if onward is None:
            return proposal_id
        proposal_id = onward
