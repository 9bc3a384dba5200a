"""Everybody whose eyes a visitor can look through, in one table."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

NUMBER_OF_RESIDENTS = 50


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented person: `handle` is the OIDC subject, `verified` means an identity check (DI)."""

    handle: str
    name_ko: str
    name_en: str
    role_ko: str
    role_en: str
    birth_date: date
    verified: bool = False

    @property
    def di(self) -> str | None:
        """An invented duplicate-join value (DI) of 64 characters, the same at every sign-in."""
        if not self.verified:
            return None
        return hashlib.sha256(f"dure persona {self.handle}".encode()).hexdigest()


# fmt: off
_NAMED = (
    Persona("ministry.officer", "한지우", "Han Jiwoo", "국토교통부 담당 사무관", "Ministry officer", date(1982, 3, 14)),
    Persona("province.officer", "오세진", "Oh Sejin", "도청 담당 주무관", "Provincial officer", date(1985, 7, 2)),
    Persona("municipality.officer", "서민아", "Seo Mina", "시청 스마트도시과 주무관", "Municipal officer", date(1988, 11, 23)),
    Persona("municipality.clerk2", "문태호", "Moon Taeho", "시청 스마트도시과 두 번째 담당자", "Second municipal officer", date(1991, 1, 30)),
    Persona("municipality.head", "강은석", "Kang Eunseok", "시장", "Mayor (municipal head)", date(1966, 5, 9)),
    Persona("developer.lead", "윤도현", "Yoon Dohyun", "사업시행자 책임자", "Lead of the project implementer", date(1977, 9, 17)),
    Persona("company.a", "배수진", "Bae Sujin", "참여기업 가 대표", "Representative of company A", date(1980, 4, 6)),
    Persona("company.b", "조현우", "Cho Hyunwoo", "참여기업 나 대표", "Representative of company B", date(1983, 8, 28)),
    Persona("company.c", "임나래", "Lim Narae", "참여기업 다 대표", "Representative of company C", date(1986, 12, 12)),
    Persona("council.chair", "신영희", "Shin Younghee", "스마트도시사업협의회 위원장", "Chair of the project council", date(1963, 2, 20)),
    Persona("council.secretary", "권도윤", "Kwon Doyoon", "스마트도시사업협의회 간사", "Secretary of the project council", date(1990, 6, 15)),
    Persona("expert.1", "황보람", "Hwang Boram", "전문가 위원", "Expert", date(1974, 10, 3)),
    Persona("resident.unverified", "남궁현", "Namgung Hyun", "본인확인을 하지 않은 주민", "Resident without an identity check", date(1979, 3, 3)),
    Persona("minor.1", "최하늘", "Choi Haneul", "미성년 주민 (만 13세)", "Resident under age (13)", date(2013, 5, 5), verified=True),
    Persona("guardian.1", "최정훈", "Choi Junghoon", "미성년 주민의 법정대리인", "Guardian of the resident under age", date(1981, 9, 9), verified=True),
    Persona("moderator", "고은별", "Ko Eunbyul", "제안 게시판 운영자", "Moderator of proposals", date(1992, 2, 11)),
    Persona("auditor", "노준서", "Noh Junseo", "감사 담당자", "Auditor", date(1976, 7, 21)),
    Persona("admin", "백시윤", "Baek Siyoon", "시스템 관리자", "Administrator", date(1987, 1, 8)),
    Persona("stranger", "표가온", "Pyo Gaon", "아무 권한이 없는 사람", "Somebody without any right", date(1993, 4, 25)),
)
# fmt: on

_SURNAMES = (("김", "Kim"), ("이", "Lee"), ("박", "Park"), ("정", "Jung"), ("장", "Jang"))
_GIVEN_NAMES = (
    ("서연", "Seoyeon"),
    ("민준", "Minjun"),
    ("영자", "Youngja"),
    ("도윤", "Doyun"),
    ("미경", "Mikyung"),
    ("상철", "Sangchul"),
    ("지아", "Jia"),
    ("병수", "Byungsu"),
    ("예린", "Yerin"),
    ("순임", "Sunim"),
)


def _residents() -> Iterator[Persona]:
    for number in range(1, NUMBER_OF_RESIDENTS + 1):
        surname = _SURNAMES[(number - 1) % len(_SURNAMES)]
        # Each of the fifty pairs comes up once.
        given = _GIVEN_NAMES[((number - 1) // len(_SURNAMES)) % len(_GIVEN_NAMES)]
        yield Persona(
            f"resident.{number}",
            surname[0] + given[0],
            f"{surname[1]} {given[1]}",
            f"주민 {number}",
            f"Resident {number}",
            # From 19 to 78 years old: every one of them may vote.
            date(1948 + (number * 7) % 60, 1 + number % 12, 1 + number % 28),
            verified=True,
        )


PERSONAS: Mapping[str, Persona] = MappingProxyType(
    {persona.handle: persona for persona in (*_NAMED, *_residents())}
)
