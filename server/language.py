"""Which of the house's two languages a request asks for (RFC 9110, section 12.5.4)."""

from functools import lru_cache

from workflows.kit.wording import Locale

# Browsers of one language send one header; strangers cannot make us keep more of them.
KEPT = 256


@lru_cache(maxsize=KEPT)
def locale_of(accept_language: str | None) -> Locale:
    """Return English if it is preferred to Korean, else Korean, the binding language."""
    weights = {Locale.KO: 0.0, Locale.EN: 0.0}
    for part in (accept_language or "").split(",")[:20]:
        tag, _, parameters = part.strip().partition(";")
        weight = _weight(parameters)
        language = tag.split("-")[0].strip().lower()
        for locale in Locale:
            if language == locale.value:
                weights[locale] = max(weights[locale], weight)
    return Locale.EN if weights[Locale.EN] > weights[Locale.KO] else Locale.KO


def _weight(parameters: str) -> float:
    """Return the q-value, 1 if there is none, 0 if it cannot be read."""
    name, _, value = parameters.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(float(value), 1.0) if name.strip().lower() == "q" else 1.0
    except ValueError:
        return 0.0
