"""Enums of voting as the API shows them."""

from schema.kit.enums import told
from workflows.voting.box import ReceiptState
from workflows.voting.explain import StepKind
from workflows.voting.kinds import BallotKind, Channel, Rule, TieRule
from workflows.voting.paper.states import BatchState
from workflows.voting.states import (
    CorrectionKind,
    CorrectionState,
    PollState,
    ResultVisibility,
)

told(
    PollState,
    name="CampaignState",
    description="Where a campaign's vote stands; it only goes forward.",
    values={
        "DRAFT": "Prepared; seen by those who prepare votes.",
        "OPEN": "On the frozen roll; votes are taken between the two hours.",
        "CLOSED": "Voting is over and the count is under way.",
        "TALLIED": "Counted; the result stands.",
    },
)
told(
    ResultVisibility,
    name="ResultVisibility",
    description="When the result of a vote shows; named before the opening.",
    values={
        "AT_COUNT": "As soon as the votes are counted.",
        "ON_PUBLICATION": "Once the office publishes it after the count, to everybody at once.",
    },
)
told(
    Rule,
    name="VotingRule",
    description="How scores become a selection. Every rule is exact and repeatable.",
    values={
        "GREEDY": "Down the scores, taking whatever still fits the budget.",
        "GREEDY_NO_SKIP": "Down the scores, stopping at the first that does not fit.",
        "GREEDY_THRESHOLD": "As GREEDY, among the proposals that reach a lowest score.",
        "EQUAL_SHARES_ADD1": "Method of Equal Shares with cost utilities, completed by raising "
        "every voter's endowment one step at a time, until nothing supported has room or the budget would not hold.",
        "EQUAL_SHARES_ADD1_GREEDY": "EQUAL_SHARES_ADD1; what is left is then spent as GREEDY does.",
    },
)
told(
    BallotKind,
    name="BallotKind",
    description="What a voter writes on the ballot paper.",
    values={
        "APPROVAL": "Any proposals, each of equal weight.",
        "CHOOSE_ONE": "Exactly one proposal.",
        "ORDINAL": "Proposals in order of preference; the first place earns the most points.",
        "CUMULATIVE": "Points spread over proposals.",
    },
)
told(
    TieRule,
    name="TieRule",
    description="What decides between proposals that stand equal; named before the opening.",
    values={
        "LOWER_COST": "The cheaper one, then the one submitted earlier.",
        "EARLIER_SUBMITTED": "The one submitted earlier.",
        "PUBLIC_LOT": "A lot whose seed is committed to at the opening and shown after the close.",
    },
)
told(
    StepKind,
    name="CountStepKind",
    description="What the count did with a proposal.",
    values={
        "TAKEN": "Its turn came and it fitted.",
        "OVER_BUDGET": "Its turn came and the money left did not reach.",
        "AFTER_STOP": "The count had stopped before its turn.",
        "BELOW_THRESHOLD": "Its score did not reach the lowest score.",
        "NO_SUPPORT": "Nobody chose it.",
        "TAKEN_BY_SHARES": "Its supporters could pay for it together.",
        "NOT_AFFORDABLE_BY_SUPPORTERS": "Its supporters' shares did not reach its cost.",
        "TAKEN_BY_FILL": "It fitted into the money left after the equal shares.",
        "WITHDRAWN": "It was withdrawn: counted, never taken.",
    },
)
told(
    ReceiptState,
    name="ReceiptState",
    description="What a receipt code stands for. It never tells the choice.",
    values={
        "NOT_FOUND": "No ballot of this campaign has this code.",
        "RECEIVED": "The ballot lies in the box; the count has not been made.",
        "COUNTED": "The ballot was counted.",
        "REPLACED": "A later vote of the same voter took its place.",
    },
)
told(
    CorrectionKind,
    name="RollNoteKind",
    description="What a correction of the roll does.",
    values={
        "ADD": "Puts a voter on the roll.",
        "STRIKE": "Strikes a voter from the roll.",
    },
)
told(
    CorrectionState,
    name="RollNoteState",
    description="Where a correction stands: asked for by one person, decided by another.",
    values={
        "PROPOSED": "Asked for; another person has to decide.",
        "APPLIED": "Carried out.",
        "REFUSED_AFTER_BALLOT": "Not carried out: the voter had voted already.",
    },
)
told(
    Channel,
    name="VoteChannel",
    description="By which way ballots come in.",
    values={
        "ONLINE": "Here.",
        "PAPER": "On paper at a polling place, from the same roll (현장 투표).",
        "COMMITTEE": "A committee's members, on paper (위원회).",
        "SCHOOL": "Pupils of schools, on paper (학교).",
        "SURVEY": "People asked in a survey, on paper (설문).",
    },
)
told(
    BatchState,
    name="PaperBatchState",
    description="Where a batch of papers stands.",
    values={
        "OPEN": "Papers are handed out and keyed.",
        "RECONCILED": "It adds up; its papers count.",
        "SET_ASIDE": "It does not count, for the reason in its note.",
    },
)
