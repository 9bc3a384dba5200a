"""Enums of discussion and moderation as the API shows them."""

from schema.kit.enums import told
from workflows.proposals.deliberation.states import Position
from workflows.proposals.moderation.states import (
    AppealState,
    Decision,
    ReportGround,
    SubjectKind,
)

told(
    Position,
    name="CommentPosition",
    description="What a comment wants to be. Positions are reasons, never votes: nobody counts them.",
    values={
        "FOR": "It speaks for the proposal (찬성).",
        "AGAINST": "It speaks against it (반대).",
        "QUESTION": "It asks something (질문).",
        "REMARK": "It remarks something (의견).",
    },
)
told(
    SubjectKind,
    name="ModeratedKind",
    description="What is reported and moderated.",
    values={"COMMENT": "A comment.", "PROPOSAL": "A proposal."},
)
told(
    ReportGround,
    name="ReportGround",
    description="Why a text is reported; each rests on a rule.",
    values={
        "RIGHTS_CLAIM": "It infringes a right of the reporter (권리침해; 정보통신망법 44-2).",
        "ABUSE": "Abuse or slander (욕설·비방).",
        "PERSONAL_DATA": "Personal data of others (개인정보).",
        "ADVERTISING": "Advertising (홍보·영리).",
        "OFF_TOPIC": "Beside the point.",
        "UNLAWFUL": "Information the law forbids (정보통신망법 44-7).",
    },
)
told(
    Decision,
    name="ModerationDecision",
    description="What a moderator decides.",
    values={
        "DISMISS": "Nothing is wrong with it.",
        "BLIND": "Hidden for at most 30 days, on a claim of right (임시조치).",
        "HIDE": "Hidden.",
    },
)
told(
    AppealState,
    name="AppealState",
    description="How an appeal stands (이의신청).",
    values={
        "OPEN": "Somebody else has to decide it.",
        "UPHELD": "The decision stands.",
        "LIFTED": "The decision is lifted; the text is shown again.",
    },
)
