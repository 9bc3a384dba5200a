"""Who the demo is about: Haeon, a fictional city of the 2022 cohort, its bodies and capacities."""

from dataclasses import dataclass
from datetime import date

from workflows.programmes.actions import PlannedStep
from workflows.rights.roles import BodyKind, ProgrammeRole, Role

SLUG = "haeon"
NAME = ("해온시 지역거점 스마트시티 조성사업", "Haeon regional hub smart city")
PLACE = ("해온시", "Haeon")
COHORT = 2022

# The steps and planned times of the call's own schedule; `None` has not happened yet.
SCHEDULE: tuple[tuple[PlannedStep, date | None], ...] = (
    (PlannedStep(1, "사전설명회", "Pre-bid briefing", "2021-10"), date(2021, 10, 21)),
    (PlannedStep(2, "공모", "Call for proposals", "2021-11"), date(2021, 11, 8)),
    (PlannedStep(3, "사업계획서 제출", "Business plan filed", "2021-11"), date(2021, 12, 3)),
    (PlannedStep(4, "평가와 선정", "Evaluation and selection", "2021-12"), date(2021, 12, 29)),
    (
        PlannedStep(5, "국가스마트도시위원회 의결", "National committee resolution", "2021-12"),
        date(2022, 1, 20),
    ),
    (PlannedStep(6, "협약", "Agreement", "2022-01"), date(2022, 5, 26)),
    (PlannedStep(7, "컨소시엄 구성", "Consortium formed", "2022-09"), date(2022, 10, 18)),
    (PlannedStep(8, "실시계획", "Implementation plan", "2022-09"), date(2023, 9, 14)),
    (PlannedStep(9, "스마트도시계획", "Smart city plan", "2024-09"), date(2024, 8, 30)),
    (PlannedStep(10, "특화단지 지정", "Special zone designated", "2022-09"), date(2023, 2, 10)),
    (
        PlannedStep(11, "착공과 사업 시행", "Groundbreaking and execution", "2022-10"),
        date(2023, 11, 6),
    ),
    (
        PlannedStep(12, "스마트도시사업협의회 구성·운영", "Project council formed", "2022-10"),
        date(2022, 11, 30),
    ),
    (PlannedStep(13, "준공검사와 인수인계", "Completion and handover", "2024"), None),
)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One organisation of the story and its role in the programme, with the day it took it."""

    key: str
    name_ko: str
    name_en: str
    kind: BodyKind
    role: ProgrammeRole | None
    since: date


BODIES: tuple[BodyLine, ...] = (
    BodyLine(
        "ministry",
        "국토교통부",
        "Ministry of Land, Infrastructure and Transport",
        BodyKind.GOVERNMENT,
        ProgrammeRole.GOVERNMENT,
        date(2021, 11, 8),
    ),
    BodyLine(
        "province",
        "해담도",
        "Haedam Province",
        BodyKind.PROVINCE,
        ProgrammeRole.GOVERNMENT,
        date(2022, 5, 26),
    ),
    BodyLine(
        "city",
        "해온시",
        "City of Haeon",
        BodyKind.MUNICIPALITY,
        ProgrammeRole.MUNICIPALITY,
        date(2021, 12, 3),
    ),
    BodyLine(
        "developer",
        "해온도시공사",
        "Haeon Urban Corporation",
        BodyKind.PUBLIC_CORPORATION,
        ProgrammeRole.DEVELOPER,
        date(2022, 10, 18),
    ),
    BodyLine(
        "company.a",
        "가람모빌리티",
        "Garam Mobility",
        BodyKind.COMPANY,
        ProgrammeRole.COMPANY,
        date(2022, 10, 18),
    ),
    BodyLine(
        "company.b",
        "누리에너지",
        "Nuri Energy",
        BodyKind.COMPANY,
        ProgrammeRole.COMPANY,
        date(2022, 10, 18),
    ),
    BodyLine(
        "company.c",
        "다온데이터",
        "Daon Data",
        BodyKind.COMPANY,
        ProgrammeRole.COMPANY,
        date(2023, 3, 2),
    ),
    # Designated, and not in the consortium: nobody speaks for it yet.
    BodyLine(
        "company.d",
        "라온센서",
        "Raon Sensors",
        BodyKind.COMPANY,
        ProgrammeRole.COMPANY,
        date(2026, 10, 5),
    ),
    BodyLine(
        "council",
        "해온시 스마트도시사업협의회",
        "Haeon Smart City Project Council",
        BodyKind.COMMITTEE,
        None,
        date(2022, 11, 30),
    ),
    BodyLine(
        "experts",
        "해온도시연구회",
        "Haeon Urban Research Society",
        BodyKind.EXPERT_BODY,
        None,
        date(2022, 11, 30),
    ),
    BodyLine(
        "residents",
        "해온시 주민",
        "Residents of Haeon",
        BodyKind.RESIDENT_GROUP,
        ProgrammeRole.RESIDENT,
        date(2022, 10, 18),
    ),
)


@dataclass(frozen=True, slots=True)
class Capacity:
    """Which persona wears which hat, on which decision."""

    persona: str
    body: str
    role: Role
    mandate: str


RESIDENTS = tuple(f"resident.{number}" for number in range(1, 51))
CAPACITIES: tuple[Capacity, ...] = (
    Capacity("ministry.officer", "ministry", Role.MINISTRY_OFFICER, "국토교통부 인사발령"),
    Capacity("province.officer", "province", Role.MINISTRY_OFFICER, "해담도 인사발령"),
    Capacity("municipality.officer", "city", Role.MUNICIPAL_OFFICER, "해온시 인사발령 제2022-31호"),
    Capacity("municipality.clerk2", "city", Role.MUNICIPAL_OFFICER, "해온시 인사발령 제2023-07호"),
    Capacity("municipality.head", "city", Role.MUNICIPAL_HEAD, "지방선거 당선"),
    Capacity("developer.lead", "developer", Role.DEVELOPER_LEAD, "해온도시공사 위임장"),
    Capacity("company.a", "company.a", Role.COMPANY_REPRESENTATIVE, "가람모빌리티 위임장"),
    Capacity("company.b", "company.b", Role.COMPANY_REPRESENTATIVE, "누리에너지 위임장"),
    Capacity("company.c", "company.c", Role.COMPANY_REPRESENTATIVE, "다온데이터 위임장"),
    Capacity("council.chair", "council", Role.COUNCIL_CHAIR, "협의회 제1차 회의 호선"),
    Capacity("council.secretary", "council", Role.COUNCIL_SECRETARY, "협의회 운영세칙"),
    Capacity("expert.1", "experts", Role.EXPERT, "해온시 위촉"),
    Capacity("moderator", "city", Role.MODERATOR, "주민제안 운영규칙"),
    Capacity("auditor", "city", Role.AUDITOR, "해온시 감사 인사발령"),
    Capacity("guardian.1", "residents", Role.RESIDENT, "주민"),
    Capacity("minor.1", "residents", Role.RESIDENT, "주민"),
    Capacity("resident.unverified", "residents", Role.RESIDENT, "주민"),
    *(Capacity(persona, "residents", Role.RESIDENT, "주민") for persona in RESIDENTS),
)
ALIASES = {
    "resident.1": "나루동 은행나무",
    "resident.4": "물빛천 산책",
    "resident.9": "솔뫼 할머니",
}


def official_name(persona: str, name: str) -> str | None:
    """Officials are shown by name and post; residents by an alias or a number, never by name."""
    capacity = next((one for one in CAPACITIES if one.persona == persona), None)
    if capacity is None or capacity.role is Role.RESIDENT:
        return None
    body = next(line for line in BODIES if line.key == capacity.body)
    return f"{name} ({body.name_ko})"
