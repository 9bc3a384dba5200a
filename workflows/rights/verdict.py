"""Verdicts of policies: yes, or the refusal that says why not."""

from typing import Literal, TypeAlias

from workflows.kit.refusal import Refusal

Verdict: TypeAlias = Literal[True] | Refusal


def demand(verdict: Verdict) -> None:
    """Go on if the verdict is yes, else raise its refusal."""
    if verdict is not True:
        raise verdict
