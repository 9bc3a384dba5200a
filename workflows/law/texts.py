"""The rule packs and the holidays as plain data; a rule as it is cited: title, source, article."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from workflows.kit.wording import Locale
from workflows.law.days import Calendar, Unit
from workflows.law.ranks import Bound, Level, demand_within


class Majority(StrEnum):
    """How much of the whole has to say yes, where a rule says how something is decided."""

    ANY_UNLESS_OBJECTION = "ANY_UNLESS_OBJECTION"
    MORE_THAN_HALF = "MORE_THAN_HALF"
    TWO_THIRDS = "TWO_THIRDS"
    ALL = "ALL"


class Own(StrEnum):
    """How a council's own rules may stand beside a higher source: in its gaps, or stricter than it too."""

    FREE = "FREE"
    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its names."""

    name: dict[Locale, str]
    layers: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    # Of a key of councils' rules: how far a council may set it itself (`Own`), and between which numbers.
    own: "Own | None" = None
    several: bool = False
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule of a pack with its source and the first day it holds.

    What it says is a number (`limit`), words of the packs (`said`, a share among them), or both are
    missing and the title says it all. One that is not `confirmed` was not read at its article.
    """

    id: str
    title: dict[Locale, str]
    source: dict[Locale, str]
    article: str
    holds_from: date
    limit: int | None = None
    calendar: Calendar | None = None
    unit: Unit | None = None
    majority: Majority | None = None
    said: tuple[str, ...] = ()
    level: Level | None = None
    bound: Bound | None = None
    confirmed: bool = True


class UnknownAnswerError(ValueError):
    """A rule says a word of its key that nothing in the house acts on."""

    def __init__(self, rule: RuleText, word: str) -> None:
        """Take the rule and the word."""
        self.rule, self.word = rule, word
        super().__init__(f"{rule.id} says {word}, which no key knows")


def demand_known(rules: Collection[RuleText]) -> None:
    """Refuse a rule that says a word its key does not list. Raises `UnknownAnswerError`."""
    keys = named_texts("key")
    for rule in rules:
        key = keys.get(rule.id.rsplit(".", 1)[-1])
        unknown = [] if key is None else [one for one in rule.said if one not in key.answers]
        if key is not None and key.answers and unknown:
            raise UnknownAnswerError(rule, unknown[0])


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
    """Return every rule of every pack by id.

    Raises ValueError if two packs claim one id, `LowerSourceError` if one breaks a higher source, and
    `UnknownAnswerError` if one says what nothing acts on.
    """
    found: dict[str, RuleText] = {}
    for pack in _packs():
        for row in pack.get("rule", ()):
            rule = rule_of(pack.get("pack", {}) | row)
            if rule.id in found:
                msg = f"rule {rule.id} stands in two packs"
                raise ValueError(msg)
            found[rule.id] = rule
    demand_within(found.values())
    demand_known(found.values())
    return found


# The layer of what a council has resolved for itself. Its rules stand in no pack: their ids say where.
OWN_LAYER = "own"


def own_rule_id(key: str, source: str, article: str) -> str:
    """Return the id of a rule a council has given itself: it carries its source and article."""
    return f"council.{OWN_LAYER}.{key}#{article.replace('#', ' ')}#{source}"


def is_cited(rule_id: str) -> bool:
    """Say whether `rule_text` knows a rule."""
    return _is_own(rule_id) or rule_id in rule_texts()


def _is_own(rule_id: str) -> bool:
    return rule_id.startswith(f"council.{OWN_LAYER}.") and rule_id.count("#") > 1


def rule_text(rule_id: str) -> RuleText:
    """Return a rule as it is cited, of a pack or of a council's own. Raises KeyError for an unknown id."""
    if not _is_own(rule_id):
        return rule_texts()[rule_id]
    head, article, source = rule_id.split("#", 2)
    name = named_texts("key")[head.rsplit(".", 1)[-1]].name
    told = {Locale.KO: source, Locale.EN: source}
    return RuleText(rule_id, name, told, article, date.min, level=Level.COUNCIL)


@cache
def named_texts(kind: str) -> dict[str, Named]:
    """Return what the packs name beside their rules: keys of rules, words they say, places."""
    return {
        slug: Named(
            {Locale.KO: one["ko"], Locale.EN: one["en"]},
            tuple(one.get("layers", ())),
            tuple(one.get("answers", ())),
            Own(one["own"]) if "own" in one else None,
            bool(one.get("several")),
            one.get("least"),
            one.get("most"),
        )
        for pack in _packs()
        for slug, one in pack.get(kind, {}).items()
    }


def rule_of(row: Mapping[str, Any]) -> RuleText:
    """Return a rule as its pack writes it; one without a title has that of its key."""
    key = named_texts("key").get(row["id"].rsplit(".", 1)[-1]) if "title_ko" not in row else None
    title = key.name if key else {Locale.KO: row["title_ko"], Locale.EN: row["title_en"]}
    return RuleText(
        id=row["id"],
        title=title,
        source={Locale.KO: row["source_ko"], Locale.EN: row["source_en"]},
        article=row["article"],
        holds_from=row["from"],
        limit=row.get("limit"),
        calendar=Calendar(row["calendar"]) if "calendar" in row else None,
        unit=Unit(row.get("unit", Unit.DAYS)) if "calendar" in row else None,
        majority=Majority(row["majority"]) if "majority" in row else None,
        said=tuple(row.get("said", ())),
        level=Level(row["level"]) if "level" in row else None,
        bound=Bound(row["bound"]) if "bound" in row else None,
        confirmed=row.get("confirmed", True),
    )


@cache
def _packs() -> tuple[dict[str, Any], ...]:
    """Return the packs as they are written, by the names of their files."""
    folder = sorted((files("workflows.law") / "packs").iterdir(), key=lambda pack: pack.name)
    return tuple(
        tomllib.loads(pack.read_text("utf-8")) for pack in folder if pack.name.endswith(".toml")
    )


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
