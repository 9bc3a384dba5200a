"""The line of law a duty rests on, as the API shows it."""

from typing import Self

import strawberry

from workflows.kit.wording import Locale
from workflows.law.models import LegalRule


@strawberry.type(description="The line of law a duty rests on.")
class DutySource:
    """A line of law."""

    title: str = strawberry.field(description="What it says.")
    source: str = strawberry.field(description="The law.")
    article: str = strawberry.field(description="The article.")
    limit: int = strawberry.field(description="Its number: months, or won.")

    @classmethod
    def of(cls, rule: LegalRule, locale: Locale) -> Self:
        """Show a rule."""
        korean = locale is Locale.KO
        return cls(
            title=rule.title_ko if korean else rule.title_en,
            source=rule.source_ko if korean else rule.source_en,
            article=rule.article,
            limit=rule.limit or 0,
        )
