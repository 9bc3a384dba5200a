"""Enums of councils as the API shows them."""

from schema.kit.enums import told
from workflows.councils.roster.states import Capacity, EndGround, Lifecycle, Post

told(
    Lifecycle,
    name="CouncilLifecycle",
    description="How long a council lasts.",
    values={
        "STANDING": "It stands.",
        "PER_AGENDA": "It is formed for one agenda and dissolved with its resolution.",
    },
)
told(
    Capacity,
    name="SeatCapacity",
    description="Whether a member sits by his post or because he was chosen.",
    values={
        "EX_OFFICIO": "Ex officio (당연직): while he holds the post.",
        "APPOINTED": "Appointed (위촉직): for a term.",
    },
)
told(
    Post,
    name="CouncilPostKind",
    description="What somebody is in a council besides, or instead of, a member.",
    values={
        "CHAIR": "The chair (위원장).",
        "VICE_CHAIR": "The vice-chair (부위원장).",
        "STAND_IN": "The member the chair has named to preside where neither chair is there (직무대행).",
        "SECRETARY": "The secretary (간사), who may be no member.",
        "OBSERVER": "An observer (배석자), who attends and has no vote.",
    },
)
told(
    EndGround,
    name="MembershipEndGround",
    description="Why a membership ended before its term (해촉·해임).",
    values={
        "RESIGNED": "The member asked for it.",
        "POST_LEFT": "He left the post or the quality he sat by.",
        "UNABLE": "He can no longer do the work.",
        "DISMISSED": "He was dismissed.",
    },
)
