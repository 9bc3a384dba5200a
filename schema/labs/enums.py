"""Enums of living labs as the API shows them."""

from schema.kit.enums import told
from workflows.proposals.living_lab.states import (
    AgeBand,
    ApplicationState,
    Dimension,
    LabState,
    LabVerdict,
    StepKind,
)

told(
    LabState,
    name="LivingLabState",
    description="How far a living lab has come.",
    values={
        "CALLING": "Residents may apply for the panel.",
        "SEATING": "The lot is drawn; whoever was drawn takes the seat or not.",
        "WORKSHOPS": "The panel works out a solution.",
        "TRIAL": "The solution is tried.",
        "REVIEW": "The members say what they think of it, each alone.",
        "REVIEWED": "What they said is locked and public.",
        "CONCLUDED": "The city has said what becomes of it.",
        "CALLED_OFF": "It was called off, with a reason.",
    },
)
told(
    ApplicationState,
    name="LabApplicationState",
    description="What became of an application.",
    values={
        "APPLIED": "It waits for the lot.",
        "WITHDRAWN": "It was withdrawn.",
        "WAITING": "It stands on the waiting list, in the order of the lot.",
        "OFFERED": "It was drawn; the seat waits for a yes.",
        "SEATED": "The seat is taken.",
        "DECLINED": "The seat was declined.",
        "LAPSED": "Nobody answered in time.",
        "LEFT": "The member left the panel.",
    },
)
told(
    Dimension,
    name="LabDimension",
    description="In what a panel is balanced.",
    values={
        "SEX": "Sex.",
        "AGE": "Age band.",
        "AREA": "District of the target area.",
    },
)
told(
    AgeBand,
    name="AgeBand",
    description="Full age in bands (만 나이).",
    values={
        "UNDER_20": "Under 20.",
        "FROM_20": "20 to 29.",
        "FROM_30": "30 to 39.",
        "FROM_40": "40 to 49.",
        "FROM_50": "50 to 59.",
        "FROM_60": "60 and over.",
    },
)
told(
    LabVerdict,
    name="LabVerdict",
    description="What is said of a trial.",
    values={
        "KEEP": "To keep it as it was tried.",
        "CHANGE": "To keep it with changes.",
        "DROP": "To drop it.",
    },
)
told(
    StepKind,
    name="LabStepKind",
    description="A step in the story of a living lab.",
    values={
        "CALLED": "The call opened.",
        "EXTENDED": "The call got more time, or other bounds.",
        "DRAWN": "The lot was drawn; the words are the digest of the pool.",
        "BEGUN": "The panel began.",
        "SETTLED": "The panel settled on a solution.",
        "TRIED": "The trial began.",
        "MEASURED": "Something was measured.",
        "REVIEWED": "The panel was asked.",
        "LOCKED": "What it said was locked; the words are how many of how many said something.",
        "CONCLUDED": "The city concluded.",
        "CALLED_OFF": "It was called off.",
    },
)
