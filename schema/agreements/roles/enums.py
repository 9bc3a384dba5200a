"""Enums of the role matrix as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.roles.states import Consent, DutyFault, FieldStanding, Letter

told(
    Letter,
    name="RoleLetter",
    description="What an actor is for a duty.",
    values={
        "RESPONSIBLE": "It does the work (수행).",
        "ACCOUNTABLE": "It answers for the result (책임); one for a duty.",
        "CONSULTED": "It is asked before (협의).",
        "INFORMED": "It is told (통보).",
    },
)
told(
    Consent,
    name="RoleConsent",
    description="What a party says of the value that stands in a field.",
    values={"AGREE": "It agrees.", "OBJECT": "It objects, for a reason that it names."},
)
told(
    FieldStanding,
    name="RoleFieldStanding",
    description="Where a field of the matrix stands.",
    values={
        "BLANK": "Nothing was ever put into it.",
        "OPEN": "A party that it concerns is silent, which is no consent.",
        "OBJECTED": "A party that it concerns objects.",
        "AGREED": "Every party that it concerns has agreed to the value that stands.",
    },
)
told(
    DutyFault,
    name="RoleDutyFault",
    description="Why a duty cannot stand as it is.",
    values={
        "NO_ACCOUNTABLE": "Nobody is accountable.",
        "MANY_ACCOUNTABLE": "More than one is accountable.",
        "NO_RESPONSIBLE": "Nobody is responsible.",
    },
)
