"""What a rule says, for people: its words by their names, or its number. Pure."""

from collections.abc import Sequence

from workflows.kit.wording import Locale
from workflows.law.texts import is_cited, named_texts, rule_text


def value_text(key: str, limit: int | None, said: Sequence[str], locale: Locale) -> str:
    """Return what a source says of a key in a language; a share may be named by its key."""
    names = named_texts("word")
    words = [names[f"{key}:{one}" if f"{key}:{one}" in names else one].name[locale] for one in said]
    return " · ".join(words) if words else str(limit)


def topic_name(word: str, locale: Locale) -> str:
    """Return what a rule pack calls a topic it adds; the bare word where no pack names it any more."""
    found = named_texts("word").get(word)
    return word if found is None else found.name[locale]


def topic_text(word: str, rule_id: str, locale: Locale) -> str:
    """Return what a rule pack calls a topic it adds, with the source and the article that name it."""
    if not is_cited(rule_id):
        return topic_name(word, locale)
    rule = rule_text(rule_id)
    return f"{topic_name(word, locale)} ({rule.source[locale]} {rule.article})"
