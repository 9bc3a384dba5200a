"""People who answer comments: residents beyond those of the town, comments, and answers by camps."""

from uuid import UUID

from sqlalchemy import func, select

from tests.fixtures.town import Town, as_house
from workflows.identity.actions import register_body
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.handling.actions import begin_review, receive_proposal
from workflows.proposals.moderation.actions import moderate_text, report_text
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind
from workflows.proposals.opinions.actions import give_opinion
from workflows.proposals.opinions.models import Opinion, OpinionMap
from workflows.proposals.opinions.states import Answer
from workflows.record.uow import unit_of_work
from workflows.rights.roles import BodyKind, Role

OFFICER = "municipality.officer"
SIGNS = {"+": Answer.AGREE, "-": Answer.DISAGREE, "0": Answer.PASS}


async def more_residents(town: Town, count: int) -> list[str]:
    """Let so many residents, verified and of age, belong to the town; return their names."""
    there = sum(name.startswith("neighbour.") for name in town.people)
    names = [f"neighbour.{number}" for number in range(there + 1, there + count + 1)]
    async with unit_of_work(town.sessions) as uow:
        body = await register_body(
            uow,
            name_ko=f"이웃 {town.slug} {there}",
            name_en="Neighbours",
            kind=BodyKind.RESIDENT_GROUP,
        )
        for name in names:
            await town.settle(uow, name, Role.RESIDENT, body.id, verified=True)
    return names


async def talked_about(town: Town, comments: int = 4) -> tuple[UUID, list[UUID]]:
    """Submit an idea, receive it, and write comments on it; return the idea and the comments."""
    idea = await town.propose("골목 쉼터")
    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수")
    said = [
        await town.act("resident.2", write_comment, proposal_id=idea, text=f"생각 {number}")
        for number in range(comments)
    ]
    return idea, [one.id for one in said]


async def say(town: Town, who: str, comment: UUID, answer: Answer, version: int = 1) -> None:
    """Answer one comment."""
    await town.act(who, give_opinion, comment_id=comment, said=answer, expected_version=version)


async def say_all(town: Town, who: str, comments: list[UUID], signs: str) -> None:
    """Answer comments by signs: + - 0, and a dot for none."""
    for comment, sign in zip(comments, signs, strict=True):
        if sign in SIGNS:
            await say(town, who, comment, SIGNS[sign])


async def two_camps(town: Town, first: int, second: int) -> tuple[UUID, list[UUID], list[str]]:
    """Return an idea, its comments and the people who answered them in two camps."""
    names = await more_residents(town, first + second)
    idea, comments = await talked_about(town)
    for place, name in enumerate(names):
        await say_all(town, name, comments, "++--" if place < first else "--++")
    return idea, comments, names


async def reviewed(town: Town, idea: UUID) -> None:
    """Begin the review of an idea."""
    await town.act(OFFICER, begin_review, proposal_id=idea, reason="심사")


async def maps(town: Town, idea: UUID) -> list[OpinionMap]:
    """Return the maps of an idea, the first drawn first."""
    async with as_house(town.sessions) as session:
        rows = await session.scalars(
            select(OpinionMap).where(OpinionMap.proposal_id == idea).order_by(OpinionMap.place)
        )
        return list(rows)


async def counted(town: Town, idea: UUID) -> int:
    """Return how many answers stand under an idea, taken back ones among them."""
    async with as_house(town.sessions) as session:
        there = select(func.count()).select_from(Opinion).where(Opinion.proposal_id == idea)
        return await session.scalar(there) or 0


async def hide(town: Town, text: UUID, kind: SubjectKind = SubjectKind.COMMENT) -> None:
    """Let a moderator hide a text that was reported."""
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, "moderator", Role.MODERATOR, town.city_id)
    about = {"kind": kind, "subject_id": text, "ground": ReportGround.ABUSE}
    await town.act("resident.4", report_text, text="거칠어요.", **about)
    await town.act("moderator", moderate_text, decision=Decision.HIDE, reason="규칙", **about)
