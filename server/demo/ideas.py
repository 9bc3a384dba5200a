"""What the residents of the demo propose: words, places, won and days."""

from dataclasses import dataclass
from datetime import date

from workflows.proposals.states import Category


@dataclass(frozen=True, slots=True)
class Idea:
    """One resident's proposal as the story tells it."""

    title: str
    summary: str
    category: Category
    place: str
    cost: int
    author: str
    day: date


C = Category
BUDGET_IDEAS: tuple[Idea, ...] = (
    Idea(
        "나루시장 앞 그늘 쉼터 2곳 추가",
        "버스를 기다리는 어르신이 쉴 수 있게 그늘막과 긴 의자를 놓아요.",
        C.MOBILITY,
        "나루동",
        180_000_000,
        "resident.1",
        date(2026, 3, 4),
    ),
    Idea(
        "솔뫼초 통학로 알림 횡단보도 5곳",
        "차가 다가오면 바닥과 소리로 알려 주는 횡단보도를 만들어요.",
        C.SAFETY,
        "솔뫼동",
        240_000_000,
        "resident.2",
        date(2026, 3, 11),
    ),
    Idea(
        "물빛천 침수 알림 감지기 40개",
        "산책로가 잠기기 전에 물높이를 재서 문자로 알려요.",
        C.SAFETY,
        "물빛동",
        210_000_000,
        "resident.4",
        date(2026, 3, 19),
    ),
    Idea(
        "어르신 버스 도착 음성 안내",
        "글자가 작아 못 읽는 분도 들을 수 있게 정류장에서 읽어 줘요.",
        C.MOBILITY,
        "해온시 전체",
        95_000_000,
        "resident.9",
        date(2026, 4, 2),
    ),
    Idea(
        "청년 실증 공방 밤에도 열기",
        "스마트시티 실증 공방을 밤 10시까지 열고 안전 관리자를 둬요.",
        C.CULTURE,
        "나루동",
        320_000_000,
        "resident.7",
        date(2026, 4, 15),
    ),
    Idea(
        "골목 미세먼지 쉼표 정원",
        "공기 상태를 보여 주는 작은 정원을 골목 여섯 곳에 만들어요.",
        C.ENVIRONMENT,
        "솔뫼동",
        150_000_000,
        "resident.3",
        date(2026, 4, 27),
    ),
    Idea(
        "공공자전거 보관대 태양광 조명 30곳",
        "밤에도 보이는 자전거 보관대를 전기 공사 없이 만들어요.",
        C.ENERGY,
        "해온시 전체",
        120_000_000,
        "resident.5",
        date(2026, 5, 6),
    ),
    Idea(
        "마을 데이터 학교",
        "우리 동네 센서가 무엇을 재는지 함께 읽고 쓰는 강좌를 열어요.",
        C.CULTURE,
        "해온시 전체",
        80_000_000,
        "resident.8",
        date(2026, 5, 20),
    ),
    Idea(
        "전동휠체어 급속 충전소 6곳",
        "복지관과 시장 앞에서 전동휠체어를 한 시간 안에 충전해요.",
        C.WELFARE,
        "해온시 전체",
        90_000_000,
        "resident.10",
        date(2026, 6, 1),
    ),
    Idea(
        "빈집 공유 주방 예약",
        "고친 빈집의 주방을 휴대전화나 전화로 예약해서 써요.",
        C.WELFARE,
        "물빛동",
        140_000_000,
        "resident.12",
        date(2026, 6, 17),
    ),
    Idea(
        "나루역 짐 보관함",
        "장을 보거나 병원에 다녀오는 동안 짐을 맡길 수 있어요.",
        C.MOBILITY,
        "나루동",
        60_000_000,
        "resident.6",
        date(2026, 7, 3),
    ),
    Idea(
        "밤길 안심 조명",
        "사람이 지나가면 밝아지는 가로등을 좁은 골목에 달아요.",
        C.SAFETY,
        "솔뫼동",
        45_000_000,
        "resident.11",
        date(2026, 7, 22),
    ),
)
TRIAL_IDEAS: tuple[Idea, ...] = (
    Idea(
        "물빛도서관 무인 예약 책장",
        "예약한 책을 밤에도 찾아갈 수 있어요.",
        C.CULTURE,
        "물빛동",
        40_000_000,
        "resident.13",
        date(2025, 9, 2),
    ),
    Idea(
        "시청 민원실 수어 영상 안내",
        "수어로 민원을 볼 수 있게 영상 안내를 둬요.",
        C.ADMINISTRATION,
        "해온시 전체",
        30_000_000,
        "resident.14",
        date(2025, 9, 9),
    ),
    Idea(
        "학교 옥상 태양광 교실",
        "옥상 태양광 발전량을 교실에서 보고 배워요.",
        C.ENERGY,
        "솔뫼동",
        50_000_000,
        "resident.15",
        date(2025, 9, 16),
    ),
    Idea(
        "경로당 스마트 혈압계",
        "경로당에서 재고, 원하면 보건소가 함께 봐요.",
        C.WELFARE,
        "나루동",
        30_000_000,
        "resident.16",
        date(2025, 10, 1),
    ),
    Idea(
        "강변 소음 지도",
        "시끄러운 곳과 때를 재서 지도에 보여 줘요.",
        C.ENVIRONMENT,
        "물빛동",
        20_000_000,
        "resident.17",
        date(2025, 10, 20),
    ),
)
ROUTE_IDEAS: tuple[Idea, ...] = (
    Idea(
        "마을버스: 나루역~복지관",
        "복지관 가는 길에 갈아타지 않아도 돼요.",
        C.MOBILITY,
        "나루동",
        70_000_000,
        "resident.18",
        date(2026, 8, 3),
    ),
    Idea(
        "마을버스: 솔뫼초~도서관",
        "방과 뒤에 아이들이 혼자 도서관에 가요.",
        C.MOBILITY,
        "솔뫼동",
        65_000_000,
        "resident.19",
        date(2026, 8, 10),
    ),
    Idea(
        "마을버스: 물빛천~보건소",
        "보건소 예약 시각에 맞춰 부르면 와요.",
        C.MOBILITY,
        "물빛동",
        80_000_000,
        "resident.20",
        date(2026, 8, 17),
    ),
    Idea(
        "마을버스: 산업단지 새벽 첫차",
        "새벽 다섯 시 반에 출근하는 분을 태워요.",
        C.MOBILITY,
        "해온시 전체",
        90_000_000,
        "resident.21",
        date(2026, 8, 24),
    ),
)
OTHER_IDEAS: tuple[Idea, ...] = (
    Idea(
        "협의회 안건을 쉬운 말로 알려 주기",
        "협의회 안건과 의결을 한 쪽 쉬운 말로 요약해요.",
        C.ADMINISTRATION,
        "해온시 전체",
        12_000_000,
        "resident.22",
        date(2026, 10, 5),
    ),
    Idea(
        "지능형 도시 안내판 글자 크게",
        "지능형 도시 시설 안내판의 글자를 두 배로 키워요.",
        C.WELFARE,
        "나루동",
        25_000_000,
        "resident.23",
        date(2026, 10, 12),
    ),
    Idea(
        "스마트시티 체험관 휠체어 길",
        "체험관 입구의 턱을 없애고 넓은 길을 내요.",
        C.WELFARE,
        "나루동",
        35_000_000,
        "resident.24",
        date(2026, 10, 19),
    ),
    Idea(
        "스마트도시 기부 텃밭",
        "물을 스스로 주는 텃밭을 만들어 거둔 것을 나눠요.",
        C.ENVIRONMENT,
        "솔뫼동",
        18_000_000,
        "resident.25",
        date(2026, 11, 2),
    ),
    Idea(
        "전기차 충전소 대기 알림",
        "비어 있는 충전소를 알려 줘서 줄을 줄여요.",
        C.ENERGY,
        "해온시 전체",
        55_000_000,
        "resident.26",
        date(2026, 11, 9),
    ),
)
BODY_TEXT = (
    "{summary}\n\n이웃과 이야기해 보니 {place}에서 꼭 필요하다고 해요."
    " 시설은 해온시가 관리하고, 쓰는 법은 주민이 함께 정하면 좋겠어요."
    " 어림한 비용은 설치비와 첫해 관리비를 더한 금액이에요."
)
