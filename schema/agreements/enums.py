"""Enums of agreements as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.consortium.states import (
    ChangeKind,
    ChangeState,
    ConsortiumState,
    Matter,
    Performance,
    Weight,
)
from workflows.law.texts import Majority

told(
    Performance,
    name="ConsortiumPerformance",
    description="How the parties perform.",
    values={
        "JOINT": "Together: gain, loss and liability are shared (공동이행).",
        "SPLIT": "Each a part of its own (분담이행).",
        "MIXED": "Some together, some apart (혼합).",
    },
)
told(
    ConsortiumState,
    name="ConsortiumState",
    description="Whether a consortium has come into being.",
    values={
        "FORMING": "Those named are asked.",
        "FORMED": "Everybody named has said yes (Civil Act 703).",
        "NOT_FORMED": "Somebody has said no, or it was taken back.",
    },
)
told(
    Weight,
    name="VoiceWeight",
    description="What a voice counts for.",
    values={"HEAD": "One each.", "SHARE": "As much as the party's share."},
)
told(
    Majority,
    name="Majority",
    description="How much of the whole has to say yes; silence is never consent.",
    values={
        "ANY_UNLESS_OBJECTION": "Any one, unless another objects (Civil Act 706(3)).",
        "MORE_THAN_HALF": "More than half (Civil Act 706(2)); exactly half is not enough.",
        "TWO_THIRDS": "Two thirds (Civil Act 706(1)); exactly two thirds are enough.",
        "ALL": "Everybody who is counted.",
    },
)
told(
    Matter,
    name="ConsortiumMatter",
    description="What is decided under a rule of its own.",
    values={
        "FORMATION": "That the consortium comes into being (Civil Act 703).",
        "ROUTINE": "Routine acts (통상사무, Civil Act 706(3)).",
        "ORDINARY": "Ordinary business (업무집행, Civil Act 706(2)).",
        "MANAGERS": "Who manages (업무집행자, Civil Act 706(1)).",
        "AMENDMENT": "The agreement, and the shares.",
        "JOIN": "Who joins (가입).",
        "WITHDRAWAL": "On what terms a party leaves (탈퇴, Civil Act 716).",
        "EXPULSION": "Who is expelled, for cause (제명, Civil Act 718).",
        "LEAD": "Which party leads (대표사, Civil Act 708).",
    },
)
told(
    ChangeKind,
    name="ConsortiumChangeKind",
    description="What is put to the parties.",
    values={
        "FORM": "That the consortium comes into being.",
        "JOIN": "That an organisation joins.",
        "LEAVE": "That a party leaves.",
        "EXPEL": "That a party is expelled.",
        "LEAD": "That another party leads.",
        "SHARES": "That the shares are others.",
    },
)
told(
    ChangeState,
    name="ConsortiumChangeState",
    description="What became of what was put.",
    values={
        "OPEN": "It is being answered.",
        "CARRIED": "It was carried, and holds.",
        "LOST": "It was not carried.",
        "WITHDRAWN": "Who had put it took it back.",
        "OVERTAKEN": "Another change came first; it can be put anew.",
    },
)
