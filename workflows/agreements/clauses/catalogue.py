"""The catalogue of clauses: kinds that agreements of consortia usually have, with model wording.

The wording is a draft to begin from and says so wherever it is shown: a lawyer has to check it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from workflows.kit.wording import Locale


@dataclass(frozen=True, slots=True)
class ClauseModel:
    """One kind of clause: its title in both languages, and its model wording in Korean."""

    kind: str
    title: dict[Locale, str]
    text: str


@cache
def clause_models() -> Mapping[str, ClauseModel]:
    """Return the catalogue by kind, in its order."""
    read = tomllib.loads((files(__package__) / "catalogue.toml").read_text("utf-8"))
    return MappingProxyType(
        {
            one["kind"]: ClauseModel(
                one["kind"],
                {Locale.KO: one["title_ko"], Locale.EN: one["title_en"]},
                one["text"].strip(),
            )
            for one in read["clause"]
        }
    )
