"""Enums of the proposals loop as the API shows them."""

from schema.kit.enums import told
from workflows.proposals.attachments.states import AttachmentUse
from workflows.proposals.campaigns.eligibility import EligibilityRule
from workflows.proposals.merging.states import MergeState
from workflows.proposals.queries import ProposalOrder
from workflows.proposals.states import Category, Channel, CloseGround, Outcome, ProposalState
from workflows.proposals.support.states import DutyKind
from workflows.trace.kinds import EdgeKind, NodeKind

told(
    Category,
    name="ProposalCategory",
    description="The field a proposal belongs to.",
    values={
        "MOBILITY": "Getting about (교통).",
        "ENERGY": "Energy (에너지).",
        "SAFETY": "Safety and disaster response (안전).",
        "ENVIRONMENT": "Environment (환경).",
        "WELFARE": "Health and welfare (복지).",
        "CULTURE": "Culture and tourism (문화).",
        "ADMINISTRATION": "Administration and data (행정).",
    },
)
told(
    ProposalState,
    name="ProposalState",
    description="Where a resident's proposal (주민제안) stands.",
    values={
        "SUBMITTED": "Submitted and in the open; not received yet.",
        "SUPPLEMENT": "The author was asked to supplement it (보완 요구).",
        "OPEN": "Received and open for support (공감).",
        "THRESHOLD_MET": "Enough residents support it; an answer is owed.",
        "REVIEW": "Under review (검토).",
        "ADOPTED": "Adopted (채택).",
        "PARTLY_ADOPTED": "Adopted in part (일부 채택).",
        "REJECTED": "Not adopted (불채택).",
        "REEXAMINATION": "Examined again on the author's request (재심사).",
        "TRANSFERRED": "Sent on to who is competent (이송).",
        "CLOSED": "Closed without an answer (종결).",
        "MERGED": "Merged into another proposal by consent of both authors (병합).",
        "ON_BALLOT": "On the ballot paper of a campaign.",
        "SELECTED": "Selected by a vote.",
        "NOT_SELECTED": "Not selected by the last vote it stood in.",
        "IMPLEMENTING": "Being carried out (실행).",
        "DONE": "Carried out (완료).",
    },
)
told(
    ProposalOrder,
    name="ProposalOrder",
    description="Orders of a list of proposals.",
    values={
        "NEWEST": "The last submitted first.",
        "NUMBER": "By public number.",
        "COST": "The cheapest first.",
        "TITLE": "By title, in the order of the Korean alphabet.",
    },
)
told(
    CloseGround,
    name="CloseGround",
    description="Why a proposal is closed without an answer (국민제안 규정: what is no proposal).",
    values={
        "WITHDRAWN": "Its author withdrew it (철회).",
        "DUPLICATE": "The same was proposed before (중복).",
        "ANOTHERS_RIGHT": "It is somebody else's by right (타인의 권리).",
        "ALREADY_DONE": "Already adopted, or under way.",
        "UNWORKABLE": "It plainly cannot be done.",
        "COMPLAINT": "A complaint or a query, not a proposal (단순 민원).",
        "PROFIT": "For profit or publicity of its author.",
        "NOT_PUBLIC": "No public affair.",
        "NOT_SUPPLEMENTED": "What was asked for was not supplied.",
    },
)
told(
    Outcome,
    name="ProposalOutcome",
    description="What a final answer says.",
    values={
        "ADOPTED": "Adopted (채택).",
        "PARTLY_ADOPTED": "Adopted in part (일부 채택).",
        "REJECTED": "Not adopted (불채택).",
    },
)
told(
    DutyKind,
    name="ProposalDutyKind",
    description="What the municipality owes a proposal.",
    values={
        "DEPT_ANSWER": "An answer of the department (부서 답변).",
        "FORUM": "A public forum (공론장).",
        "HEAD_ANSWER": "An answer of the head of the municipality (시장 답변).",
        "COUNCIL_AGENDA": "A place on the council's agenda (협의회 안건).",
        "INTERIM_ANSWER": "An interim answer, because the answer is late (중간 답변).",
    },
)
told(
    MergeState,
    name="MergeOfferState",
    description="How an offer to merge stands.",
    values={
        "PROPOSED": "It waits for the other author.",
        "AGREED": "Both authors agree; it is merged.",
        "DECLINED": "The other author declined.",
        "WITHDRAWN": "Its author took it back.",
    },
)
told(
    NodeKind,
    name="TraceKind",
    description="What a thing of the trace is.",
    values={
        "IDEA": "A proposal.",
        "DUTY": "A duty of the municipality.",
        "REVIEW": "A review by a panel.",
        "ANSWER": "A final answer.",
        "VOTE": "A vote of residents.",
        "WORK": "The work that carries it out.",
        "MILESTONE": "A milestone of the work.",
        "LAB": "A living lab.",
        "AGENDA": "An item on the agenda of the project council: 1-2 is the second of its first meeting.",
        "RESOLUTION": "What the council's vote on it came to; never an approval.",
        "RULE": "A rule the council has given itself: where it stands in its rules (운영세칙).",
        "AGREEMENT": "An agreement of a consortium: its number and title, and nothing of what is negotiated.",
    },
)
told(
    EdgeKind,
    name="TraceVerb",
    description="How one thing led to another.",
    values={
        "MERGED_INTO": "It was merged into the other.",
        "BEGOT": "Its support begot the other.",
        "REVIEWED_BY": "It was reviewed by the other.",
        "ANSWERED_BY": "It was answered by the other.",
        "PUT_TO": "It was put to the other.",
        "CARRIED_OUT_AS": "It is carried out as the other.",
        "REACHED": "It reached the other.",
        "TRIED_IN": "It was worked out and tried in the other.",
        "TAKEN_TO": "It was put on the agenda of the project council.",
        "RESOLVED_AS": "The council voted on it.",
        "SET": "The vote set the rule.",
    },
)
told(
    Channel,
    name="ProposalChannel",
    description="How a proposal came in.",
    values={
        "ONLINE": "Its author submitted it here.",
        "PAPER": "It came on paper, and an officer entered it.",
    },
)
told(
    EligibilityRule,
    name="EligibilityRule",
    description="What a vote asks of a person.",
    values={
        "RESIDENT": "To be a resident of the place.",
        "VERIFIED": "To have had one's identity checked.",
        "STANDING": "To belong to the place by one of the standings of the notice.",
        "AGE": "To be old enough.",
        "NO_OFFICIAL": "To be no official of the programme.",
        "ON_ROLL": "To stand on the roll that was made at the opening.",
    },
)
told(
    AttachmentUse,
    name="AttachmentUse",
    description="What an attachment is for.",
    values={
        "SHOWN": "To be seen with the proposal.",
        "SCAN": "The paper a proposal came on; for the desk alone.",
    },
)
