"""Enums of meetings as the API shows them."""

from schema.kit.enums import told
from workflows.councils.meetings.door import Move
from workflows.councils.meetings.states import (
    AgendaTopic,
    Asked,
    Entry,
    ItemState,
    MeetingForm,
    MeetingState,
    VoteKind,
)
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.recusal import Bond
from workflows.councils.reckoning.terms import RecusalKind, WrittenCase
from workflows.councils.reckoning.votes import Choice, Result, Tie

told(
    MeetingState,
    name="MeetingState",
    description="Where a meeting stands.",
    values={
        "PREPARED": "It is prepared; nobody is called.",
        "CALLED": "The notice is sent (소집).",
        "OPEN": "It is open (개의).",
        "CLOSED": "It is closed (폐회).",
        "CANCELLED": "It was cancelled before it opened.",
    },
)
told(
    RecusalKind,
    name="RecusalKind",
    description="How a member comes to be out of an item.",
    values={
        "EXCLUSION": "By law, on a ground of the ordinance (제척).",
        "CHALLENGE": "Challenged by somebody, and the council upheld it (기피).",
        "WITHDRAWAL": "By his own withdrawal (회피).",
    },
)
told(
    MeetingForm,
    name="MeetingForm",
    description="Whether members meet, or answer one question in writing.",
    values={"IN_PERSON": "They meet.", "WRITTEN": "They answer in writing (서면심의)."},
)
told(
    WrittenCase,
    name="WrittenCase",
    description="In which case a council resolves in writing; the rules of its place say in which it may.",
    values={
        "MINOR": "A minor matter (경미한 사항).",
        "URGENT": "An urgent matter (긴급한 사항).",
        "BARRED": "A disaster or the like keeps members from meeting.",
        "CHAIR_DEEMS_MINOR": "The chair deems it minor.",
    },
)
told(
    AgendaTopic,
    name="AgendaTopic",
    description="What may come before a project council (Smart City Act 24(1), Decree 28).",
    values={
        "IMPLEMENTATION_PLAN": "The implementation plan (실시계획).",
        "OPERATION_AND_FUNDING": "Operation of the infrastructure and its funding.",
        "OWN_RULES": "The council's own rules (운영세칙).",
        "HANDOVER": "Handover of the infrastructure (인수인계).",
        "COMPLETION_INSPECTION": "Completion inspection (준공검사).",
        "OTHER_BY_RESOLUTION": "What the council itself has resolved to take up.",
        "BY_ORDINANCE": "What the rules of the place add; `topicCode` is their word for it.",
    },
)
told(
    Asked,
    name="AgendaAsked",
    description="What the council is asked for on an item.",
    values={
        "TAKE_UP": "Whether to take up what no law brings before it (상정 여부).",
        "RESOLUTION": "A resolution (의결).",
        "CONSULTATION": "To be consulted (협의).",
        "REPORT": "To hear a report (보고); it is not voted on.",
    },
)
told(
    ItemState,
    name="AgendaItemState",
    description="Where an item stands.",
    values={
        "TABLED": "It is on the agenda.",
        "CALLED": "It is called now (상정).",
        "RESOLVED": "It was resolved (가결).",
        "REJECTED": "It was rejected (부결).",
        "DISCUSSED": "It was discussed or reported without a vote.",
        "DEFERRED": "It was put off (계속 심의).",
        "TAKEN_OFF": "It was dropped from the agenda (철회).",
    },
)
told(
    VoteKind,
    name="CouncilVoteKind",
    description="How a vote is taken.",
    values={
        "ROLL_CALL": "By name: each vote is on record (기명).",
        "SECRET": "In a sealed box: the count alone comes out (무기명).",
        "CONSENT": "By asking for objections (이의 유무).",
    },
)
told(
    Choice,
    name="CouncilChoice",
    description="What a member says in a vote.",
    values={"FOR": "For (찬성).", "AGAINST": "Against (반대).", "ABSTAIN": "Neither (기권)."},
)
told(
    Result,
    name="CouncilVoteResult",
    description="What a vote comes to.",
    values={
        "CARRIED": "It is carried (가결).",
        "LOST": "It is lost (부결).",
        "NO_QUORUM": "Too few were there: nothing is decided.",
        "AWAITS_CHAIR": "A tie that waits for the chair's casting vote.",
        "AWAITS_VOTE": "Somebody objected: it has to be voted on by name.",
    },
)
told(
    Tie,
    name="CouncilTie",
    description="Whether as many were for as against, and what became of it (가부동수).",
    values={
        "NONE": "There was none.",
        "LOST": "A tie is lost.",
        "AWAITS_CHAIR": "The chair decides it.",
        "CHAIR_FOR": "The chair decided for it.",
        "CHAIR_AGAINST": "The chair decided against it.",
    },
)
told(
    Mode,
    name="AttendanceMode",
    description="How somebody attends.",
    values={
        "ROOM": "In the room.",
        "VIDEO": "By video (원격영상).",
        "WRITING": "By the answer he returned in writing.",
    },
)
told(
    Move,
    name="AttendanceMove",
    description="How somebody moves about in a meeting.",
    values={
        "LEAVE": "He leaves.",
        "STEP_OUT": "He is outside for an item.",
        "COME_BACK": "He comes back.",
    },
)
told(
    Bond,
    name="InterestBond",
    description="What ties a member to an organisation (Conflict of Interest Act 2; exclusion grounds).",
    values={
        "SELF": "It is himself.",
        "REPRESENTS": "He stands for it in the council.",
        "SPOUSE": "A spouse, also a former one.",
        "JOINT_HOLDER": "They hold a right or a duty together.",
        "RELATIVE": "Kin.",
        "ADVICE": "Testimony, advice, study, service or appraisal for it.",
        "AGENT": "He is or was its agent.",
        "OFFICER": "He is its officer or adviser.",
        "EMPLOYEE": "He works for it, or did within two years.",
        "SHARES": "He holds its shares.",
        "CAPITAL": "He holds its capital.",
    },
)
told(
    Entry,
    name="MeetingEntryKind",
    description="What a line of the log says.",
    values={
        "NOTICE": "The notice was sent, with the reason of urgency if it was late.",
        "OPENED": "The meeting was opened.",
        "JOINED": "Somebody came.",
        "LEFT": "Somebody left.",
        "STEPPED_OUT": "Somebody stepped out for an item.",
        "RETURNED": "Somebody came back.",
        "RECUSED": "A member withdrew or was excluded from an item.",
        "CHALLENGED": "A member was challenged on an item.",
        "UPHELD": "A challenge was upheld.",
        "DISMISSED": "A challenge was dismissed.",
        "NOTICE_AGAIN": "Notice was given anew: another hour, place or way.",
        "ITEM_DROPPED": "An item was dropped from the agenda.",
        "DOORS_CLOSED": "The council resolved to hear the item in private.",
        "ITEM_CALLED": "An item was called.",
        "REMARK": "The gist of a remark.",
        "LIVE_ASKED": "A member asked for a live meeting in the place of a written resolution.",
        "RECALLED": "Enough members did: the written resolution is called off.",
        "AMENDMENT_MOVED": "A member moved an amendment; the words are its number.",
        "AMENDMENT_SUPPORTED": "Another member supported an amendment.",
        "AMENDMENT_WITHDRAWN": "Its mover withdrew an amendment.",
        "AMENDMENTS_ORDERED": "Whoever presides ordered the amendments; the words are their numbers.",
        "VOTE_OPENED": "A vote was opened.",
        "VOTE_CLOSED": "A vote was closed.",
        "ITEM_ENDED": "An item was ended.",
        "CLOSED": "The meeting was closed.",
        "PROXY_NAMED": "The letter of who stands in for a member was accepted (대리출석).",
        "PROXY_WITHDRAWN": "A member took back that somebody stands in for him.",
        "FLOOR_ASKED": "Somebody asked for the floor (발언 신청).",
        "FLOOR_GIVEN": "Somebody was given the floor, with the reason if it was out of order.",
        "FLOOR_BACK": "Somebody gave the floor or his place in the line back, or it was taken back.",
        "FLOOR_CLOSED": "The list of speakers was closed.",
        "FLOOR_REOPENED": "The list of speakers was opened again.",
    },
)
