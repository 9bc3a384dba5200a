"""The states of an idea: any verbs in any order keep what has to hold."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from workflows.kit.refusal import WrongState
from workflows.proposals.states import PROPOSAL_MOVES, ProposalState

VERBS = sorted({verb for _, verb in PROPOSAL_MOVES.table})
ENDS = {ProposalState.MERGED, ProposalState.CLOSED, ProposalState.DONE}


class LifeOfAnIdea(RuleBasedStateMachine):
    """Any verbs in any order: what is over stays over, and nothing is answered without a review."""

    def __init__(self):
        super().__init__()
        self.state = ProposalState.SUBMITTED
        self.been = [self.state]

    @rule(verb=st.sampled_from(VERBS))
    def try_to(self, verb):
        if not PROPOSAL_MOVES.allows(self.state, verb):
            with pytest.raises(WrongState):
                PROPOSAL_MOVES.after(self.state, verb)
            return
        self.state = PROPOSAL_MOVES.after(self.state, verb)
        self.been.append(self.state)

    @invariant()
    def what_is_over_stays_over(self):
        over = [at for at, state in enumerate(self.been) if state in ENDS]
        assert over in ([], [len(self.been) - 1])

    @invariant()
    def nothing_is_answered_without_a_review(self):
        answers = {ProposalState.ADOPTED, ProposalState.PARTLY_ADOPTED, ProposalState.REJECTED}
        for before, after in zip(self.been, self.been[1:], strict=False):
            if after in answers:
                assert before in {ProposalState.REVIEW, ProposalState.REEXAMINATION}


TestLifeOfAnIdea = LifeOfAnIdea.TestCase
TestLifeOfAnIdea.settings = settings(max_examples=2000, stateful_step_count=15, deadline=None)
