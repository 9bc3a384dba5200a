"""The catalogue: every reason has words and a remedy in both languages, and every rule a text."""

import re
from pathlib import Path
from string import Formatter

import pytest

from workflows.kit.wording import Locale, catalogue
from workflows.law.texts import rule_texts

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for floor in ("workflows", "schema", "server")
    for path in (ROOT / floor).rglob("*.py")
    if "migrations" not in path.parts
]
RAISED = re.compile(
    r"(?:Invalid|NotSignedIn|NotFound|NotAllowed|WrongState|Conflict|RuleBroken|Busy|\w+Refused)"
    r"\(\s*\"([a-z_]+)\""
)
# What the log of reads names: columns of the inventory.
READ = re.compile(r"^(?:WHAT|SCAN|LEGAL_NAME) = \"([a-z_. ]+)\"", re.MULTILINE)
CITED = re.compile(r"rule=\"([a-z_.]+)\"")


def found(pattern: re.Pattern[str]) -> set[str]:
    """Return every match of a pattern in the product's code."""
    return {one for path in SOURCES for one in pattern.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("locale", list(Locale))
def test_every_reason_that_is_raised_has_words_and_a_remedy(locale):
    reasons = found(RAISED)
    wanted = {f"refusal.{one}.{part}" for one in reasons for part in ("message", "remedy")}

    assert len(reasons) > 80
    assert sorted(wanted - set(catalogue(locale))) == []


def test_both_languages_have_the_same_entries_with_the_same_figures():
    ko, en = catalogue(Locale.KO), catalogue(Locale.EN)

    assert sorted(ko) == sorted(en)
    assert [key for key in ko if figures(ko[key]) != figures(en[key])] == []


def test_every_rule_that_is_cited_stands_in_a_pack():
    cited = found(CITED)

    assert len(cited) > 5
    assert sorted(cited - set(rule_texts())) == []


def test_a_reason_without_words_would_be_found():
    assert RAISED.findall('raise NotFound("no_words_for_this", field="x")') == ["no_words_for_this"]


def figures(sentence: str) -> set[str]:
    """Return the names of the figures a sentence takes."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("locale", list(Locale))
def test_whoever_is_read_is_told_what_was_read_in_words_and_not_by_columns(locale: Locale) -> None:
    columns = {one for told in found(READ) for one in told.split()}
    told = (ROOT / f"web/src/words/{locale.value}.ts").read_text("utf-8")
    worded = set(re.findall(r'^ +"([a-z_]+\.[a-z_]+)": ', told, re.MULTILINE))

    assert {"person.birth_date", "attachment.file_id", "report.text"} <= columns
    assert columns - worded == set()
