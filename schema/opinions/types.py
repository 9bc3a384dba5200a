"""Types of opinions: what is asked under an idea, one's own answer, and the map of groups."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.kit.context import Context, Info
from schema.kit.refused import RuleRef, ViewerAction
from schema.opinions import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.talk.types import Comment
from workflows.proposals.deliberation.models import Comment as CommentRow
from workflows.proposals.deliberation.queries import comments_by_id
from workflows.proposals.opinions.drawing import LEAST, SMALL
from workflows.proposals.opinions.map import Speaks
from workflows.proposals.opinions.models import OpinionMap as MapRow
from workflows.proposals.opinions.queries import Asked, opinion_offers, own_opinions
from workflows.proposals.opinions.states import Answer
from workflows.proposals.opinions.told import Told, ToldGroup, told_of
from workflows.proposals.queries import proposals_by_id


@strawberry.type(description="A comment one is asked about, and what the viewer says of it.")
class OpinionStatement:
    """A comment that is asked about."""

    comment: Comment = strawberry.field(description="The comment.")
    row: strawberry.Private[CommentRow]

    @strawberry.field(
        description="What the viewer says of it; null if he said nothing, or took it back. Mended since, "
        "it is asked about again: then null as well."
    )
    async def viewer_answer(self, info: Info) -> Answer | None:
        """Tell one's own answer."""
        own = await info.context.load(own_opinions, self.row.id)
        return own.answer if own and own.comment_version == self.row.version else None

    @strawberry.field(description="What the viewer may do about it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        context = info.context
        proposal = await context.fetch(proposals_by_id, self.row.proposal_id)
        own = await context.load(own_opinions, self.row.id)
        offers = opinion_offers(await context.actor(), proposal, self.row, own)
        return [ViewerAction.of(one, context.locale) for one in offers]

    @classmethod
    def of(cls, row: CommentRow) -> Self:
        """Show a comment that is asked about."""
        return cls(comment=Comment.of(row), row=row)


@strawberry.type(description="A comment on the map, and whether one agrees with it.")
class OpinionPoint:
    """A comment that says something of a group, or of all."""

    comment: Comment = strawberry.field(description="The comment, as it stands now.")
    agrees: bool = strawberry.field(description="True if most agree with it, false if most do not.")


@strawberry.type(
    description="How one group answered one comment. Numbers below the floor are null, and all of them "
    "where one would be given away by the others and the size of the group (House rules 7-3)."
)
class OpinionCell:
    """Four numbers of a group."""

    agree: int | None = strawberry.field(description="How many agree.")
    disagree: int | None = strawberry.field(description="How many do not agree.")
    passed: int | None = strawberry.field(description="How many pass.")
    silent: int | None = strawberry.field(description="How many have not answered it.")

    @classmethod
    def of(cls, said: Sequence[int | None] | None) -> Self:
        """Show the numbers of a group."""
        agree, disagree, passed, silent = said or (None,) * 4
        return cls(agree=agree, disagree=disagree, passed=passed, silent=silent)


@strawberry.type(description="A comment of the map, and how each group answered it.")
class OpinionLine:
    """A line of the map's table."""

    comment: Comment = strawberry.field(description="The comment, as it stands now.")
    mended: bool = strawberry.field(
        description="Whether it was mended after it was answered: then it says something else now."
    )
    cells: list[OpinionCell] = strawberry.field(description="In the order of the groups.")


@strawberry.type(
    description="People whose answers are alike. Nobody is shown alone, and nobody is told which group "
    "he is in."
)
class OpinionGroup:
    """A group."""

    size: int = strawberry.field(description="How many people; never fewer than the floor.")
    x: int = strawberry.field(
        description="Where its middle lies on the plane, in hundredths of one answer."
    )
    y: int = strawberry.field(description="The same, along the other axis.")
    width: int = strawberry.field(
        description="How far its people lie from its middle (root mean square), in hundredths."
    )
    speaks: list[OpinionPoint] = strawberry.field(
        description="Up to five comments that set it apart from all others, the clearest first."
    )


@strawberry.type(
    description="A map of opinions: evidence beside the review. It is no sample of the town and no vote, "
    "and nothing follows from it by itself."
)
class OpinionMap:
    """A map as it was drawn once."""

    digest: str = strawberry.field(
        description="SHA-256 of the map as it is kept; the event of its drawing holds the same."
    )
    drawn_at: datetime = strawberry.field(description="When it was drawn.")
    frozen: bool = strawberry.field(
        description="Whether it was drawn for a review, and stands as the reviewers see it."
    )
    people: int | None = strawberry.field(
        description="How many people it is drawn of; null if too few answered for a map."
    )
    least: int = strawberry.field(description="With how many people there is a map at all.")
    floor: int = strawberry.field(description="The smallest group that is ever shown.")
    rules: list[RuleRef] = strawberry.field(description="The rules of both numbers.")
    groups: list[OpinionGroup] = strawberry.field(
        description="The groups, the largest first; empty if there is no map."
    )
    common: list[OpinionPoint] = strawberry.field(
        description="Up to five comments on which most of every group say the same."
    )
    lines: list[OpinionLine] = strawberry.field(
        description="Every comment of the map with the numbers of each group."
    )

    @classmethod
    async def made(cls, context: Context, row: MapRow) -> Self:
        """Show a map."""
        told = told_of(row.content)
        comments = {key: await context.fetch(comments_by_id, key) for key in told.comments}
        return cls(
            digest=row.digest,
            drawn_at=row.drawn_at,
            frozen=row.frozen,
            people=told.people,
            least=told.least,
            floor=told.floor,
            rules=[RuleRef.of(one, context.locale) for one in (LEAST, SMALL)],
            groups=[_group(told, one, comments) for one in told.groups],
            common=_points(told, told.common, comments),
            lines=[
                OpinionLine(
                    comment=Comment.of(comments[key]),
                    mended=comments[key].version != told.versions[place],
                    cells=[OpinionCell.of(group.said[place]) for group in told.groups],
                )
                for place, key in enumerate(told.comments)
            ],
        )


@strawberry.type(
    description="What residents are asked under an idea, and the map of what they say."
)
class IdeaOpinions:
    """The opinions under an idea."""

    open: bool = strawberry.field(
        description="Whether answers are taken now: until the review begins."
    )
    statements: list[OpinionStatement] = strawberry.field(
        description="The comments on the idea itself, the first 200 in the order they were written."
    )
    map: OpinionMap | None = strawberry.field(
        description="The map drawn last; null while there is none. While answers are taken it is drawn "
        "again for every few people who join, so that no single answer can be read from it."
    )

    @classmethod
    async def made(cls, context: Context, asked: Asked) -> Self:
        """Show what is asked under an idea."""
        return cls(
            open=asked.open,
            statements=[OpinionStatement.of(one) for one in asked.comments],
            map=await OpinionMap.made(context, asked.map) if asked.map else None,
        )


def _group(told: Told, group: ToldGroup, comments: Mapping[UUID, CommentRow]) -> OpinionGroup:
    return OpinionGroup(
        size=group.size,
        x=group.x,
        y=group.y,
        width=group.width,
        speaks=_points(told, group.speaks, comments),
    )


def _points(
    told: Told, found: Sequence[Speaks], comments: Mapping[UUID, CommentRow]
) -> list[OpinionPoint]:
    return [
        OpinionPoint(comment=Comment.of(comments[told.comments[one.comment]]), agrees=one.agrees)
        for one in found
    ]
