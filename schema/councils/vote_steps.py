"""A step of the arithmetic of a quorum or a vote, with the rule it rests on."""

from typing import Self

import strawberry

from schema.kit.refused import RuleRef
from workflows.kit.wording import Locale, worded


@strawberry.type(description="One step of the arithmetic, with the rule it rests on.")
class CouncilVoteStep:
    """A step."""

    text: str = strawberry.field(description="What it says, with its formula.")
    rule: RuleRef = strawberry.field(description="The rule.")

    @classmethod
    def of(cls, because: str, formula: str, rule: str, locale: Locale) -> Self:
        """Show a step as it was kept."""
        text = worded(locale, f"meeting_step.{because.lower()}", formula=formula)
        return cls(text=text, rule=RuleRef.of(rule, locale))
