"""The sentence of a line, in the asked language; names and words stand beside it. Pure."""

from workflows.councils.minutes.lines import Line
from workflows.councils.minutes.states import Said
from workflows.councils.rule_packs.showing import topic_text
from workflows.kit.wording import Locale, optional, worded

# Figures that are words of a list of their own.
LISTED = ("topic", "asked", "state", "kind", "result", "choice", "mode", "effect", "stands", "case")
NAMED = ("council", "agency", "owner", "addressee", "law", "rule", "before", "after", "why")

TURNS = frozenset({Said.QUORUM_LOST, Said.QUORUM_BACK})


def sentence(line: Line, locale: Locale) -> str:
    """Return what a line says, without the name and the words it is about."""
    figures: dict[str, object] = {}
    for name, value in line.figures.items():
        figures[name] = _told(locale, name, value)
    if rule := line.figures.get("topic_rule"):
        # A topic that a rule pack adds is called as the pack calls it, with the article that names it.
        figures["topic"] = topic_text(str(line.figures["topic"]), str(rule), locale)
    for name in NAMED:
        if f"{name}_{locale.value}" in figures:
            figures[name] = figures[f"{name}_{locale.value}"]
    key = f"minutes_line.{line.said.value.lower()}"
    if line.said is Said.PLACE and line.figures.get("video"):
        key += "_video"
    if line.figures.get("writing"):
        key += "_writing"
    if line.said in TURNS and line.item is None:
        key += "_at_all"
    return worded(locale, key, **figures)


def _told(locale: Locale, name: str, value: str | int) -> object:
    if isinstance(value, int):
        return value
    if name in LISTED:
        return optional(locale, f"minutes_word.{value.lower().replace('+', '_')}") or value
    return value
