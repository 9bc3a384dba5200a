"""The rule packs as plain data, and a rule as it is cited: title, source, article."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from workflows.kit.wording import Locale


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule of a pack with its source and the first day it holds."""

    id: str
    title: dict[Locale, str]
    source: dict[Locale, str]
    article: str
    holds_from: date
    limit: int | None = None


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
            )
    return found
