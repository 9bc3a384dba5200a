"""Questions about opinions: what is asked under an idea, one's own answers, the map, and whether it is true."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.hashing import canonical_json
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.models import Proposal
from workflows.proposals.opinions import drawing, policy
from workflows.proposals.opinions.actions import demand_answerable, demand_asked
from workflows.proposals.opinions.map import draw
from workflows.proposals.opinions.models import Opinion, OpinionMap, OpinionSheet
from workflows.proposals.opinions.states import ANSWERABLE
from workflows.proposals.opinions.told import content_of, told_of
from workflows.proposals.policy import readable_proposals
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand


@dataclass(frozen=True, slots=True)
class Asked:
    """An idea, the comments one is asked about under it, and the map drawn last."""

    proposal: Proposal
    comments: list[Comment]
    map: OpinionMap | None

    @property
    def open(self) -> bool:
        """Say whether answers are taken now."""
        return self.proposal.state in ANSWERABLE


async def asked_under(session: AsyncSession, actor: Actor, *, number: str) -> Asked | None:
    """Return what is asked under the idea of a number; None if the asker may see no such idea."""
    proposal = await session.scalar(
        select(Proposal).where(Proposal.number == number, readable_proposals(actor))
    )
    if proposal is None:
        return None
    comments = await drawing.asked_of(session, proposal.id)
    return Asked(proposal, comments, await drawing.last_map(session, proposal.id))


async def own_opinions(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Opinion]:
    """Return the asker's own answers, by comment; those of anybody else nobody reads."""
    if actor.person_id is None:
        return {}
    rows = await session.scalars(
        select(Opinion).where(
            Opinion.comment_id.in_(ids),
            Opinion.person_id == actor.person_id,
            Opinion.answer.is_not(None),
        )
    )
    return {row.comment_id: row for row in rows}


def opinion_offers(
    actor: Actor, proposal: Proposal, comment: Comment, own: Opinion | None
) -> list[Offer]:
    """Return what the asker may do about a comment now, by the checks of the actions."""

    def answered() -> None:
        if own is None:
            raise Conflict("nothing_answered", field="commentId")

    return [
        offer(
            "giveOpinion",
            lambda: demand(policy.may_answer(actor, comment)),
            lambda: demand_answerable(proposal),
            lambda: demand_asked(comment),
        ),
        offer(
            "takeBackOpinion",
            lambda: demand(policy.may_take_back(actor, comment)),
            lambda: demand_answerable(proposal),
            answered,
        ),
    ]


async def frozen_maps(session: AsyncSession) -> list[tuple[str, OpinionMap]]:
    """Return every frozen map with the number of its idea, in the order of ideas and maps."""
    rows = await session.execute(
        select(Proposal.number, OpinionMap)
        .join(Proposal, Proposal.id == OpinionMap.proposal_id)
        .where(OpinionMap.frozen)
        .order_by(Proposal.number, OpinionMap.proposal_id, OpinionMap.place)
    )
    return [(number, one) for number, one in rows]


async def drawn_again(session: AsyncSession, one: OpinionMap) -> bool | None:
    """Say whether a frozen map comes out of its answers to the byte; None if they are not kept any more.

    The house alone can ask: nobody else is shown the sheet.
    """
    lines = await session.scalar(select(OpinionSheet.lines).where(OpinionSheet.map_id == one.id))
    if not lines:
        return None
    head, *answers = lines.split("\n")
    asked = [pair.split(":") for pair in head.split(",") if pair]
    kept = told_of(one.content)
    versions = {name: int(version) for name, version in asked}
    drawn = draw([name for name, _ in asked], answers, floor=kept.floor, least=kept.least)
    content = content_of(drawn, versions, floor=kept.floor, least=kept.least)
    return canonical_json(content).decode() == one.content
