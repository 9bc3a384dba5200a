"""Every refusal that the house can raise has its words in both languages, its figures and its rule."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workflows.kit import refusal
from workflows.kit.wording import Locale, catalogue
from workflows.law.texts import rule_texts

ROOT = Path(__file__).parents[2]
KINDS = {
    name
    for name, kind in vars(refusal).items()
    if isinstance(kind, type) and issubclass(kind, refusal.Refusal)
} | {"DefinitionRefused", "ChoiceRefused"}


@dataclass(frozen=True, slots=True)
class Raised:
    """One place where a refusal is made: its reason, its rule, and the figures given there."""

    place: str
    reason: str
    rule: str | None
    figures: frozenset[str]
    others: bool


def raised(text: str, file: str) -> Iterator[Raised]:
    """Yield the refusals made in a file with their reason written out."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        first = node.args[0]
        if name not in KINDS or not isinstance(first, ast.Constant):
            continue
        named = {word.arg: word.value for word in node.keywords}
        rule = named.get("rule")
        yield Raised(
            place=f"{file}:{node.lineno}",
            reason=str(first.value),
            rule=str(rule.value) if isinstance(rule, ast.Constant) else None,
            figures=frozenset(word for word in named if word) - {"field", "rule"},
            others=None in named,
        )


def everywhere() -> list[Raised]:
    return [
        one
        for floor in ("workflows", "schema", "server")
        for file in sorted((ROOT / floor).rglob("*.py"))
        for one in raised(file.read_text("utf-8"), str(file.relative_to(ROOT)))
    ]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def flaws(one: Raised) -> Iterator[str]:
    """Yield what is missing for one refusal."""
    if one.rule is not None and one.rule not in rule_texts():
        yield f"{one.place}: no rule {one.rule}"
    for locale in Locale:
        for part in ("message", "remedy"):
            sentence = catalogue(locale).get(f"refusal.{one.reason}.{part}")
            if sentence is None:
                yield f"{one.place}: {one.reason} has no {part} in {locale}"
            elif not one.others and (missing := placeholders(sentence) - one.figures):
                yield f"{one.place}: {one.reason} lacks {sorted(missing)} in {locale}"


def test_every_refusal_has_its_words_figures_and_rule():
    assert [flaw for one in everywhere() for flaw in flaws(one)] == []


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ('Invalid("no_words_at_all")', "no_words_at_all has no message in ko"),
        ('Invalid("page_size", field="first")', "page_size lacks ['largest'] in ko"),
        ('NotAllowed("not_on_roll", rule="vote.nothing")', "no rule vote.nothing"),
    ],
)
def test_a_refusal_without_them_is_found(text: str, flaw: str):
    (one,) = raised(f"raise {text}", "here.py")

    assert f"here.py:1: {flaw}" in list(flaws(one))


def test_both_languages_say_the_same_things():
    korean, english = (catalogue(locale) for locale in Locale)

    assert set(korean) == set(english)
    differing = [key for key in korean if placeholders(korean[key]) != placeholders(english[key])]
    assert differing == []
