"""Enums of the review as the API shows them."""

from schema.kit.enums import told
from workflows.proposals.review.states import Criterion, PanelState, Side

told(
    PanelState,
    name="ReviewPanelState",
    description="How far a panel has come.",
    values={
        "FORMED": "Its members score, each alone.",
        "LOCKED": "The scores are locked; the desk reads them.",
        "PUBLISHED": "The result is public.",
    },
)
told(
    Side,
    name="PanelSide",
    description="For whom a member sits.",
    values={
        "CITIZEN": "A resident; at least half of a panel (국민제안 규정).",
        "EXPERT": "An expert.",
        "OFFICIAL": "An official.",
    },
)
told(
    Criterion,
    name="ReviewCriterion",
    description="What a panel weighs (국민제안 규정: 심사기준).",
    values={
        "FEASIBILITY": "Whether it can be done (실시 가능성).",
        "CREATIVITY": "Whether it is new (창의성).",
        "EFFECT": "What it brings for its price (효율성·효과성).",
        "SCOPE": "How many it reaches (적용 범위).",
        "LASTING": "How long it lasts (계속성).",
    },
)
