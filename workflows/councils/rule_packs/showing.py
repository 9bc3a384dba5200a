"""What a rule says, for people: its words by their names, or its number. Pure."""

from collections.abc import Sequence

from workflows.kit.wording import Locale
from workflows.law.texts import named_texts


def value_text(key: str, limit: int | None, said: Sequence[str], locale: Locale) -> str:
    """Return what a source says of a key in a language; a share may be named by its key."""
    names = named_texts("word")
    words = [names[f"{key}:{one}" if f"{key}:{one}" in names else one].name[locale] for one in said]
    return " · ".join(words) if words else str(limit)
