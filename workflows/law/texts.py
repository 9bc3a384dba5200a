"""The rule packs and the holidays as plain data; a rule as it is cited: title, source, article."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from workflows.kit.wording import Locale
from workflows.law.days import Calendar, Unit


class Majority(StrEnum):
    """How much of the whole has to say yes, where a rule says how something is decided."""

    ANY_UNLESS_OBJECTION = "ANY_UNLESS_OBJECTION"
    MORE_THAN_HALF = "MORE_THAN_HALF"
    TWO_THIRDS = "TWO_THIRDS"
    ALL = "ALL"


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule of a pack with its source and the first day it holds."""

    id: str
    title: dict[Locale, str]
    source: dict[Locale, str]
    article: str
    holds_from: date
    limit: int | None = None
    calendar: Calendar | None = None
    unit: Unit | None = None
    majority: Majority | None = None


class HolidayKind(StrEnum):
    """What makes a day a public holiday (관공서의 공휴일에 관한 규정, Articles 2 and 3)."""

    STATUTORY = "STATUTORY"
    SUBSTITUTE = "SUBSTITUTE"
    ELECTION = "ELECTION"
    TEMPORARY = "TEMPORARY"


class PauseCause(StrEnum):
    """What stops a clock for a while; nothing else does (국민제안 규정; E6.4)."""

    SUPPLEMENT = "SUPPLEMENT"
    OUTSIDE_OPINION = "OUTSIDE_OPINION"


@dataclass(frozen=True, slots=True)
class HolidayText:
    """One public holiday with the article it rests on."""

    day: date
    name: dict[Locale, str]
    kind: HolidayKind
    article: str
    source: str = "관공서의 공휴일에 관한 규정"


@cache
def rule_texts() -> dict[str, RuleText]:
    """Return every rule of every pack by id. Raises ValueError if two packs claim one id."""
    found: dict[str, RuleText] = {}
    for pack in sorted((files("workflows.law") / "packs").iterdir(), key=lambda p: p.name):
        if not pack.name.endswith(".toml"):
            continue
        for row in tomllib.loads(pack.read_text("utf-8"))["rule"]:
            if row["id"] in found:
                msg = f"rule {row['id']} stands in two packs"
                raise ValueError(msg)
            found[row["id"]] = RuleText(
                id=row["id"],
                title={Locale.KO: row["title_ko"], Locale.EN: row["title_en"]},
                source={Locale.KO: row["source_ko"], Locale.EN: row["source_en"]},
                article=row["article"],
                holds_from=row["from"],
                limit=row.get("limit"),
                calendar=Calendar(row["calendar"]) if "calendar" in row else None,
                unit=Unit(row.get("unit", Unit.DAYS)) if "calendar" in row else None,
                majority=Majority(row["majority"]) if "majority" in row else None,
            )
    return found


@cache
def holiday_texts() -> dict[date, HolidayText]:
    """Return the public holidays that come with the house, 2021 to 2030, by day."""
    text = (files("workflows.law") / "holidays.toml").read_text("utf-8")
    return {
        row["day"]: HolidayText(
            day=row["day"],
            name={Locale.KO: row["name_ko"], Locale.EN: row["name_en"]},
            kind=HolidayKind(row["kind"]),
            article=row["article"],
        )
        for row in tomllib.loads(text)["holiday"]
    }
