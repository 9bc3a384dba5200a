"""Enums of the proposals loop as the API shows them."""

from schema.kit.enums import told
from workflows.proposals.queries import ProposalOrder
from workflows.proposals.states import Category, ProposalState

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
        "SUBMITTED": "Submitted and in the open.",
        "ON_BALLOT": "On the ballot paper of a campaign.",
        "SELECTED": "Selected by a vote.",
        "NOT_SELECTED": "Not selected by the last vote it stood in.",
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
