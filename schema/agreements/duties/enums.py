"""Enums of the register of obligations as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.duties.states import Count, DutyAct, FactKind, Standing, Trigger

told(
    Trigger,
    name="AgreementDutyTrigger",
    description="What a due day is counted from.",
    values={
        "FIXED_DAY": "It is a day that was agreed.",
        "IN_FORCE": "The day on which the agreement comes in force.",
        "DUTY_DONE": "The day on which another obligation was accepted as met.",
        "FACT": "The day of a fact that a person records.",
    },
)
told(
    FactKind,
    name="AgreementFactKind",
    description="What a person records as having happened.",
    values={
        "COMPLETION": "The work was completed (준공).",
        "ABANDONMENT": "Giving it up was approved (폐지 승인).",
        "FISCAL_YEAR_END": "A fiscal year ended (회계연도 종료).",
    },
)
told(
    Count,
    name="AgreementDutyCount",
    description="What the length of a period is counted in.",
    values={
        "DAYS": "Days; a last day off rolls on (Civil Act, Articles 157 and 161).",
        "MONTHS": "Months by the calendar; a last day off rolls on (Civil Act, Articles 160 and 161).",
        "BUSINESS_DAYS": "Working days; the first is the one after.",
    },
)
told(
    Standing,
    name="AgreementDutyState",
    description="Where an obligation is today; lateness is told beside it.",
    values={
        "WAITING": "What sets it going has not happened.",
        "OPEN": "It waits for the debtor.",
        "REPORTED": "The debtor has reported; the creditor has not accepted yet.",
        "RETURNED": "The creditor has sent the report back.",
        "DISPUTED": "One of the two disputes it.",
        "DONE": "The creditor has accepted it as met.",
        "WAIVED": "The creditor has waived it.",
    },
)
told(
    DutyAct,
    name="AgreementDutyAct",
    description="What somebody did about an obligation.",
    values={
        "REPORTED": "The debtor reported.",
        "ACCEPTED": "The creditor accepted.",
        "RETURNED": "The creditor sent the report back.",
        "DISPUTED": "One of the two disputed it.",
        "EXTENDED": "The creditor gave a later day.",
        "WAIVED": "The creditor waived it.",
    },
)
