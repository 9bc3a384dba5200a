"""Types of who watches a meeting, who can preside over it, and of what its notices said before."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.refused import RuleRef
from workflows.councils.meetings.models import MeetingChange as ChangeRow
from workflows.councils.meetings.scenes import Scene
from workflows.councils.roster.states import Post
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


@strawberry.type(
    description="A post whose holder presides over a meeting where nobody before him is there."
)
class MeetingHead:
    """A post that presides in its turn."""

    post: Post = strawberry.field(description="The post.")
    here: bool | None = strawberry.field(
        description="Whether its holder is there; null before the notice and while the viewer may not watch."
    )
    presides: bool = strawberry.field(description="Whether he presides now.")
    person_id: strawberry.Private[UUID | None]

    @strawberry.field(description="Who holds it and is a member; null where nobody does.")
    async def name(self, info: Info) -> PublicName | None:
        """Name him."""
        if self.person_id is None:
            return None
        return await PublicName.made(info.context, self.person_id)


@strawberry.type(
    description="Who can preside over a meeting, in the order of the rules (직무대행)."
)
class MeetingHeads:
    """Who can preside."""

    heads: list[MeetingHead] = strawberry.field(description="The posts, the chair first.")
    rule: RuleRef | None = strawberry.field(
        description="The rule of who stands in for the chair; null where none is on record."
    )

    @classmethod
    def of(cls, scene: Scene, locale: Locale) -> Self:
        """Show who can preside."""
        bench, told = scene.standing.bench, bool(scene.attendees)
        presiding = scene.standing.presiding if told else None
        return cls(
            heads=[
                MeetingHead(
                    post=post,
                    here=scene.standing.here(who) if told and who else None,
                    presides=who is not None and who == presiding,
                    person_id=who,
                )
                for post, who in bench.could_preside
            ],
            rule=RuleRef.of(bench.fallback_rule, locale) if bench.fallback_rule else None,
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
