"""Enums of disputes as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.disputes.states import DisputeAct, DisputeState, PathKind

told(
    PathKind,
    name="DisputePathKind",
    description="What a step of the path of disputes is.",
    values={
        "NEGOTIATION": "The sides talk (협의).",
        "COMMITTEE": "The steering committee is consulted (운영위원회).",
        "COUNCIL": "The project council is consulted (사업협의회).",
        "MEDIATION": "Somebody outside mediates (조정).",
        "ARBITRATION": "An arbitrator decides (중재).",
        "COURT": "A court decides (소송).",
    },
)
told(
    DisputeState,
    name="DisputeState",
    description="Where a dispute is.",
    values={
        "OPEN": "It goes along its path.",
        "ESCALATED": "It is with who decides outside.",
        "SETTLED": "All sides agreed to a settlement.",
        "WITHDRAWN": "Who notified it withdrew it.",
    },
)
told(
    DisputeAct,
    name="DisputeAct",
    description="What somebody did in a dispute.",
    values={
        "NOTIFIED": "Notified it.",
        "ANSWERED": "Answered.",
        "CONSENTED": "Wanted the next step before the clock had run out.",
        "MOVED_ON": "Began the next step.",
        "PROPOSED": "Put a settlement.",
        "AGREED": "Agreed to the settlement that was put.",
        "WITHDRAWN": "Withdrew it.",
    },
)
