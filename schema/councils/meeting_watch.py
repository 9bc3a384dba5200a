"""Types of who watches a meeting, and of what its notices said before."""

from datetime import datetime
from typing import Self

import strawberry

from schema.kit.refused import RuleRef
from workflows.councils.meetings.models import MeetingChange as ChangeRow
from workflows.councils.meetings.queries import Scene
from workflows.kit.wording import Locale


@strawberry.type(
    description="Who may watch a meeting: everybody where the rules open it, until the council resolves to "
    "hear an item in private; otherwise those of the council alone."
)
class MeetingWatch:
    """Who watches."""

    watched: bool = strawberry.field(
        description="Whether whoever is not of the council may watch now."
    )
    in_private: bool = strawberry.field(
        description="Whether the item that is called is heard in private, by resolution (비공개)."
    )
    viewer_watches: bool = strawberry.field(description="Whether the viewer may watch.")
    rule: RuleRef | None = strawberry.field(
        description="The rule that says so; null for a meeting opened before it was kept."
    )

    @classmethod
    def of(cls, scene: Scene, locale: Locale) -> Self:
        """Show who watches."""
        held = scene.standing.rules.openness
        return cls(
            watched=scene.standing.watched,
            in_private=scene.standing.in_private,
            viewer_watches=scene.watches,
            rule=None if held is None else RuleRef.of(held.rule, locale),
        )


@strawberry.type(description="That notice was given anew, and what the notice before said.")
class MeetingChange:
    """A new notice."""

    number: int = strawberry.field(description="Which of the meeting's, from 1.")
    starts_at: datetime = strawberry.field(description="The hour as it was before.")
    place: str = strawberry.field(description="The place as it was before.")
    by_video: bool = strawberry.field(description="Whether one could attend by video before.")
    reason: str = strawberry.field(description="Why it was changed.")
    at: datetime = strawberry.field(description="When notice was given anew.")

    @classmethod
    def of(cls, row: ChangeRow) -> Self:
        """Show a change."""
        return cls(
            number=row.number,
            starts_at=row.starts_at,
            place=row.place,
            by_video=row.by_video,
            reason=row.reason,
            at=row.at,
        )
