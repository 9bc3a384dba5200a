"""States and kinds of a resident's proposal, and every way from one state to another.

An idea lives on two roads that may cross. The road of the answer (국민제안 규정): received, open for
support, over a threshold, under review, answered, carried out. The road of the vote (주민참여예산):
put on a ballot paper, selected or not. What was selected is carried out like what was adopted; what
was not may still be reviewed, or stand in another vote.

| from                                   | verb             | to                       |
|----------------------------------------|------------------|--------------------------|
| SUBMITTED                              | receive          | OPEN                     |
| SUBMITTED, REVIEW                      | ask_supplement   | SUPPLEMENT               |
| SUPPLEMENT                             | resume_intake    | SUBMITTED                |
| SUPPLEMENT                             | resume_review    | REVIEW                   |
| OPEN                                   | cross            | THRESHOLD_MET            |
| OPEN, THRESHOLD_MET, NOT_SELECTED      | begin_review     | REVIEW                   |
| REVIEW, REEXAMINATION                  | adopt, adopt_partly, reject | ADOPTED, PARTLY_ADOPTED, REJECTED |
| PARTLY_ADOPTED, REJECTED               | ask_reexamination| REEXAMINATION            |
| ADOPTED, PARTLY_ADOPTED, SELECTED      | start            | IMPLEMENTING             |
| IMPLEMENTING                           | finish           | DONE                     |
| until it is answered or voted on       | transfer, close  | TRANSFERRED, CLOSED      |
| TRANSFERRED, to a body of the place    | send_back        | SUBMITTED                |
| SUBMITTED, OPEN                        | merge            | MERGED                   |
"""

from enum import StrEnum

from workflows.kit.states import Moves


class ProposalState(StrEnum):
    """Where a proposal stands."""

    SUBMITTED = "SUBMITTED"
    SUPPLEMENT = "SUPPLEMENT"
    OPEN = "OPEN"
    THRESHOLD_MET = "THRESHOLD_MET"
    REVIEW = "REVIEW"
    ADOPTED = "ADOPTED"
    PARTLY_ADOPTED = "PARTLY_ADOPTED"
    REJECTED = "REJECTED"
    REEXAMINATION = "REEXAMINATION"
    TRANSFERRED = "TRANSFERRED"
    CLOSED = "CLOSED"
    MERGED = "MERGED"
    ON_BALLOT = "ON_BALLOT"
    SELECTED = "SELECTED"
    NOT_SELECTED = "NOT_SELECTED"
    IMPLEMENTING = "IMPLEMENTING"
    DONE = "DONE"


class Category(StrEnum):
    """The field a proposal belongs to."""

    MOBILITY = "MOBILITY"
    ENERGY = "ENERGY"
    SAFETY = "SAFETY"
    ENVIRONMENT = "ENVIRONMENT"
    WELFARE = "WELFARE"
    CULTURE = "CULTURE"
    ADMINISTRATION = "ADMINISTRATION"


class Channel(StrEnum):
    """How a proposal came in."""

    ONLINE = "ONLINE"
    PAPER = "PAPER"


class CloseGround(StrEnum):
    """Why a proposal is closed without an answer (국민제안 규정: what is no proposal)."""

    WITHDRAWN = "WITHDRAWN"
    DUPLICATE = "DUPLICATE"
    ANOTHERS_RIGHT = "ANOTHERS_RIGHT"
    ALREADY_DONE = "ALREADY_DONE"
    UNWORKABLE = "UNWORKABLE"
    COMPLAINT = "COMPLAINT"
    PROFIT = "PROFIT"
    NOT_PUBLIC = "NOT_PUBLIC"
    NOT_SUPPLEMENTED = "NOT_SUPPLEMENTED"


class Outcome(StrEnum):
    """What a final answer says."""

    ADOPTED = "ADOPTED"
    PARTLY_ADOPTED = "PARTLY_ADOPTED"
    REJECTED = "REJECTED"


_S = ProposalState
_UNDECIDED = (_S.SUBMITTED, _S.SUPPLEMENT, _S.OPEN, _S.THRESHOLD_MET)
_ANSWERING = {"adopt": _S.ADOPTED, "adopt_partly": _S.PARTLY_ADOPTED, "reject": _S.REJECTED}
VERB_OF = {
    Outcome.ADOPTED: "adopt",
    Outcome.PARTLY_ADOPTED: "adopt_partly",
    Outcome.REJECTED: "reject",
}
SUPPORTABLE = frozenset({_S.OPEN, _S.THRESHOLD_MET})
BALLOTABLE = frozenset({_S.SUBMITTED, _S.OPEN, _S.THRESHOLD_MET, _S.ADOPTED, _S.NOT_SELECTED})

COURSE = "proposal.course"
PROPOSAL_MOVES = Moves(
    {
        (_S.SUBMITTED, "receive"): _S.OPEN,
        (_S.SUBMITTED, "ask_supplement"): _S.SUPPLEMENT,
        (_S.REVIEW, "ask_supplement"): _S.SUPPLEMENT,
        (_S.SUPPLEMENT, "resume_intake"): _S.SUBMITTED,
        (_S.SUPPLEMENT, "resume_review"): _S.REVIEW,
        (_S.OPEN, "cross"): _S.THRESHOLD_MET,
        (_S.OPEN, "begin_review"): _S.REVIEW,
        (_S.THRESHOLD_MET, "begin_review"): _S.REVIEW,
        (_S.NOT_SELECTED, "begin_review"): _S.REVIEW,
        **{
            (state, verb): after
            for state in (_S.REVIEW, _S.REEXAMINATION)
            for verb, after in _ANSWERING.items()
        },
        (_S.PARTLY_ADOPTED, "ask_reexamination"): _S.REEXAMINATION,
        (_S.REJECTED, "ask_reexamination"): _S.REEXAMINATION,
        (_S.ADOPTED, "start"): _S.IMPLEMENTING,
        (_S.PARTLY_ADOPTED, "start"): _S.IMPLEMENTING,
        (_S.SELECTED, "start"): _S.IMPLEMENTING,
        (_S.IMPLEMENTING, "finish"): _S.DONE,
        **{(state, "transfer"): _S.TRANSFERRED for state in (*_UNDECIDED, _S.REVIEW)},
        (_S.TRANSFERRED, "send_back"): _S.SUBMITTED,
        **{(state, "close"): _S.CLOSED for state in (*_UNDECIDED, _S.REVIEW)},
        **{(state, "put_on_ballot"): _S.ON_BALLOT for state in BALLOTABLE},
        (_S.SUBMITTED, "merge"): _S.MERGED,
        (_S.OPEN, "merge"): _S.MERGED,
        (_S.ON_BALLOT, "select"): _S.SELECTED,
        (_S.ON_BALLOT, "pass_over"): _S.NOT_SELECTED,
    },
    rule=COURSE,
)
