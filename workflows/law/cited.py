"""Which rule a refusal rests on where the place that refuses names none."""

import tomllib
from functools import cache
from importlib.resources import files


def rule_behind(reason: str) -> str | None:
    """Return the id of the rule behind a reason, or None if none is told of it here."""
    return cited().get(reason)


@cache
def cited() -> dict[str, str]:
    """Return every reason that is told of here with its rule."""
    text = (files("workflows.law") / "cited.toml").read_text("utf-8")
    return {one: rule for rule, reasons in tomllib.loads(text).items() for one in reasons}
