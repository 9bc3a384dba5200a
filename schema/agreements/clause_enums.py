"""Enums of the negotiation room as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.clauses.states import AgreementState, Stance, Standing
from workflows.agreements.parties.waiting import Matter

_SAID = {
    "ACCEPT": "It accepts the text as it stands.",
    "ACCEPT_IF": "It accepts on a condition that it names (조건부 수락).",
    "COUNTER": "It wants another text and has written it (역제안).",
    "RESERVE": "It has not made up its mind (유보).",
    "OBJECT": "It objects, for a reason that it names (반대).",
}
told(
    AgreementState,
    name="AgreementState",
    description="Where an agreement is.",
    values={
        "DRAFT": "It is drafted, and not before its parties yet.",
        "NEGOTIATING": "It is before its parties: they say what they think of each clause.",
        "FROZEN": "It is frozen, and its parties sign; nothing of it changes.",
        "SIGNED": "All parties have signed; it waits for the seal, and is not in force yet.",
        "IN_FORCE": "It is sealed and in force.",
    },
)
told(
    Stance,
    name="ClauseStance",
    description="What a party says of one text of a clause.",
    values=_SAID,
)
told(
    Standing,
    name="ClauseStanding",
    description="Where a party stands on a clause; silence is never consent.",
    values={"SILENT": "It has said nothing of the text that stands.", **_SAID},
)
told(
    Matter,
    name="NewcomerMatter",
    description="In what a party that joined has no part yet.",
    values={
        "ROLES": "It stands nowhere in the role matrix by its own word.",
        "MONEY": "It pays nothing by a plan that nobody has put forward since it came.",
    },
)
