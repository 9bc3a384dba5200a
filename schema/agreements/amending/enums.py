"""Enums of amendments as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.amending.classes import AmendmentClass, Matter
from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.amending.states import Approver

told(
    OperationKind,
    name="AmendmentOperationKind",
    description="What an amendment does to a clause, to the money, or to the parties.",
    values={
        "REPLACE": "It gives it a new text.",
        "ADD": "It adds a clause at a place.",
        "REMOVE": "It removes it, with all under it.",
        "MOVE": "It moves it, with all under it; numbers follow from the places.",
        "JOIN": "It lets a member of the consortium in as a party (가입).",
        "LEAVE": "It lets a party go that has left the consortium, with the rights it had (탈퇴).",
        "MONEY": "It leaves the words of the clause on contributions, and sets amounts of the plan (분담금).",
    },
)
told(
    AmendmentClass,
    name="AmendmentClass",
    description="How an amendment takes effect.",
    values={
        "MINOR": "Notice is given to all parties, and it has effect on receipt (경미한 변경).",
        "MAJOR": "All parties sign it (중요한 변경).",
    },
)
told(
    Matter,
    name="AmendmentMatter",
    description="What makes an amendment a major one.",
    values={
        "MONEY": "Clauses about money, or sums and parts in a text.",
        "SHARES": "Shares and how the parties perform.",
        "PARTIES": "Who the parties are, join and leave.",
        "TERM": "Term, termination, effective date.",
        "DUTIES": "Sentences that oblige, roles, scope.",
        "RIGHTS": "Rights that a clause gives.",
        "UNLISTED": "A clause of no kind that a list names.",
    },
)
told(
    Approver,
    name="AmendmentApprover",
    description="Who approved an amendment outside of the agreement.",
    values={
        "MINISTRY": "The ministry.",
        "PROVINCE": "The province.",
        "MUNICIPALITY": "The municipality.",
        "COUNCIL": "The project council (Smart City Act, Article 24).",
    },
)
