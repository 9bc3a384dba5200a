"""Enums of minutes as the API shows them."""

from schema.kit.enums import told
from workflows.councils.minutes.finding import Verdict, Weight
from workflows.councils.minutes.states import Field, Ground, MinutesState, Publication

told(
    MinutesState,
    name="MinutesState",
    description="Where minutes stand.",
    values={
        "DRAFT": "Drafted out of the meeting's log (초안).",
        "CIRCULATED": "Sent round to those who were there (회람).",
        "CORRECTIONS": "Somebody asked for a correction (정정 요청).",
        "CONFIRMED": "Signed and frozen (확정): from now on only a corrigendum.",
        "REGISTERED": "Under a number of the place and the year (등록).",
        "PUBLISHED": "Published, with gaps, or withheld (공개).",
    },
)
told(
    Publication,
    name="MinutesPublication",
    description="How much of the minutes the public reads (Information Disclosure Act, Articles 9, 14).",
    values={
        "FULL": "All of them.",
        "REDACTED": "All but what is hidden.",
        "WITHHELD": "Nothing.",
    },
)
told(
    Field,
    name="MinutesField",
    description="What minutes have to say (Public Records Act, Enforcement Decree, Article 18(2)).",
    values={
        "NAME": "The meeting's name (회의명).",
        "AGENCY": "The host agency (개최기관).",
        "WHEN": "Date, time and place (일시 및 장소).",
        "PRESENT": "Members present and attendees (참석자 및 배석자).",
        "ORDER": "The order of proceedings (진행 순서).",
        "ITEMS": "The items put (상정 안건).",
        "REMARKS": "The gist of remarks (발언 요지).",
        "DECISIONS": "What was decided (결정 사항).",
        "VOTES": "The votes (표결 내용).",
    },
)
told(
    Ground,
    name="MinutesGround",
    description="On what ground something is kept from the public (Information Disclosure Act 9(1)).",
    values={
        "OTHER_LAW": "1: secret under another law.",
        "SECURITY": "2: national security, defence, unification, foreign relations.",
        "LIFE_AND_PROPERTY": "3: life, body and property.",
        "TRIAL": "4: a trial or an investigation.",
        "IN_PROGRESS": "5: an audit, a bid or a decision in progress; with its stage and expected end.",
        "PERSONAL": "6: personal data, never an official's name or post.",
        "BUSINESS": "7: business secrets.",
        "SPECULATION": "8: speculation.",
    },
)
told(
    Verdict,
    name="DecisionVerdict",
    description="Whether a decision of a council holds.",
    values={
        "VALID": "Nothing is against it.",
        "VALID_WITH_DEFECT": "It holds, with defects that do not undo it.",
        "VOID_RISK": "Something is against it that can make it void.",
    },
)
told(
    Weight,
    name="FindingWeight",
    description="What a finding does to a decision.",
    values={
        "NOTE": "Nothing: it is only said.",
        "DEFECT": "A defect that does not undo it.",
        "VOID": "It can make it void.",
    },
)
