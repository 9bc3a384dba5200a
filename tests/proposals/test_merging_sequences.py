"""Any sequence of supports, merges and moves, on PostgreSQL: people are conserved, numbers exact."""

import asyncio

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.proposals.test_support_sequences import place
from workflows.kit.refusal import Refusal
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.merging.actions import answer_merge, move_support, propose_merge
from workflows.proposals.models import Proposal
from workflows.proposals.support.actions import support_proposal, withdraw_support
from workflows.proposals.support.models import ProposalSupport
from workflows.record.uow import unit_of_work

OFFICER = "municipality.officer"
IDEAS = 3
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["support", "withdraw", "move"]),
            st.integers(0, IDEAS - 1),
            st.integers(1, 6),
        ),
        st.tuples(st.just("merge"), st.integers(0, IDEAS - 1), st.integers(0, IDEAS - 1)),
    ),
    max_size=14,
)


async def tried(town, who, verb, **given_):
    """Do one act; say whether it was not refused."""
    try:
        await town.act(who, verb, **given_)
    except Refusal:
        return False
    return True


async def merge(town, ideas, source, target):
    """Let both authors agree; say whether it was merged."""
    try:
        offer = await town.act(
            f"resident.{source + 1}",
            propose_merge,
            proposal_id=ideas[source],
            into_id=ideas[target],
            text="합쳐요.",
        )
    except Refusal:
        return False
    return await tried(
        town, f"resident.{target + 1}", answer_merge, offer_id=offer.id, agree=True, reason="네."
    )


async def played(town, steps):
    """Play the steps beside a model: who stands behind which idea, and where each idea went."""
    ideas = []
    for number in range(IDEAS):
        ideas.append(await town.propose(f"우물 {number}", who=f"resident.{number + 1}"))
        await town.act(OFFICER, receive_proposal, proposal_id=ideas[-1], reason="접수")
    behind = [set() for _ in ideas]
    into = {}
    for verb, idea, other in steps:
        who = f"resident.{other}"
        people = set().union(*behind)
        if verb == "merge":
            if await merge(town, ideas, idea, other):
                into[idea] = other
            assert set().union(*behind) == people
        elif verb == "support" and await tried(
            town, who, support_proposal, proposal_id=ideas[idea]
        ):
            assert idea not in into
            behind[idea].add(other)
        elif verb == "withdraw" and await tried(
            town, who, withdraw_support, proposal_id=ideas[idea]
        ):
            behind[idea].remove(other)
        elif verb == "move" and await tried(town, who, move_support, proposal_id=ideas[idea]):
            heir = idea
            while heir in into:
                heir = into[heir]
            behind[idea].remove(other)
            behind[heir].add(other)
            assert set().union(*behind) == people
    async with unit_of_work(town.sessions) as uow:
        rows = await uow.session.execute(
            select(ProposalSupport.proposal_id, ProposalSupport.person_id).where(
                ProposalSupport.proposal_id.in_(ideas), ProposalSupport.withdrawn_at.is_(None)
            )
        )
        stored = {(proposal, person) for proposal, person in rows}
        told = [(await uow.session.get_one(Proposal, one)).supports for one in ideas]
    expected = {
        (ideas[number], town.people[f"resident.{one}"])
        for number, people in enumerate(behind)
        for one in people
    }
    assert stored == expected
    assert told == [len(people) for people in behind]


def test_merges_conserve_supports(services, template):
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        made = place(services, template)
        town = runner.run(made.__aenter__())

        @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(STEPS)
        def conserved(steps):
            runner.run(played(town, steps))

        try:
            conserved()
        finally:
            runner.run(made.__aexit__(None, None, None))
