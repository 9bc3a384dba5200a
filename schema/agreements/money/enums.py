"""Enums of the money as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.money.rules import CureKind, Invariant, InvariantState
from workflows.agreements.money.states import Form, PlanAct, PlanStanding, Source

told(
    Source,
    name="ContributionSource",
    description="Whose money it is.",
    values={
        "STATE": "The state's (국비).",
        "PROVINCE": "The province's (도비).",
        "MUNICIPALITY": "The municipality's (시군비).",
        "PUBLIC_CORP": "A public corporation's, which comes on top of the public money.",
        "PRIVATE": "A company's (민간부담금), which comes on top of the public money.",
    },
)
told(
    Form,
    name="ContributionForm",
    description="In which form it is given; the two are told apart.",
    values={"CASH": "Cash (현금).", "IN_KIND": "In kind (현물), worth so much."},
)
told(
    PlanStanding,
    name="ContributionPlanState",
    description="Where a plan is.",
    values={
        "DRAFT": "It is written at, and may break rules.",
        "PROPOSED": "It is put forward for agreement, frozen, and every rule held.",
        "IN_FORCE": "It is what the agreement in force says; an amendment or the next agreement changes it.",
    },
)
told(
    PlanAct,
    name="ContributionPlanAct",
    description="What made a version.",
    values={
        "SET": "Amounts were set.",
        "REMOVED": "An amount was removed.",
        "PROPOSED": "It was put forward.",
        "WITHDRAWN": "It was taken back.",
        "AMENDED": "An amendment came in force that sets amounts.",
    },
)
told(
    Invariant,
    name="MoneyInvariantKind",
    description="What has to hold before a plan is put forward.",
    values={
        "STATE_SHARE": "The state gives at most its part of the public money.",
        "PUBLIC_TOTAL": "The public money is at most what the call says.",
        "PAYERS": "Everybody who is to pay can be asked to.",
    },
)
told(
    InvariantState,
    name="MoneyInvariantState",
    description="Whether it holds.",
    values={"OK": "It holds.", "BROKEN": "There is more than there may be."},
)
told(
    CureKind,
    name="MoneyCureKind",
    description="One step that makes it hold; each is enough alone.",
    values={
        "LOWER_STATE": "Lower the state's money.",
        "RAISE_LOCAL": "Raise the money of the province or the municipality.",
        "MOVE_TO_LOCAL": "Move money from the state to the province or the municipality.",
        "LOWER_PUBLIC": "Lower the money of state, province or municipality.",
        "LOWER_PAYER": "Remove the money of this payer.",
    },
)
