"""Enums of scenarios as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.scenarios.applying import Left
from workflows.agreements.scenarios.situation import BlockKind

told(
    Left,
    name="ScenarioLeft",
    description="Why a change of a scenario is left out of what is worked out.",
    values={
        "STALE": "Something else stands by now than what it was written on; it is never moved onto that.",
        "IMPOSSIBLE": "It cannot be made: what it is about goes with another change, or stands already.",
    },
)
told(
    BlockKind,
    name="ScenarioBlockKind",
    description="What would stand between the agreement and signatures.",
    values={
        "NOT_ACCEPTED": "A party has not accepted a clause; silence is never consent.",
        "SENTENCE_OPEN": "A sentence of duty that nobody has mapped or marked.",
        "MONEY_BROKEN": "A rule of the money does not hold.",
        "PARTY_GONE": "A party is not in the consortium any more.",
        "NO_CLAUSES": "There is no clause.",
    },
)
