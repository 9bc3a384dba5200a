"""Types of discussion and moderation."""

from datetime import datetime
from typing import Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import RuleRef, ViewerAction
from schema.talk import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.kit.wording import Locale
from workflows.proposals.deliberation.models import Comment as CommentRow
from workflows.proposals.deliberation.policy import reads_words, wrote
from workflows.proposals.deliberation.queries import (
    answers_by_comment,
    comment_offers,
    mend_minutes,
)
from workflows.proposals.deliberation.states import Position
from workflows.proposals.moderation.queries import (
    MonthOfModeration,
    Told,
    Waiting,
    acts_by_subject,
    appeal_offers,
    waiting_offers,
)
from workflows.proposals.moderation.states import (
    AppealState,
    Decision,
    ReportGround,
    SubjectKind,
)
from workflows.proposals.queries import proposals_by_id


@strawberry.type(
    description="How an appeal was, or will be, decided; told to its author and the desk."
)
class AppealTold:
    """An appeal."""

    text: str = strawberry.field(description="What its author says.")
    state: AppealState = strawberry.field(description="How it stands.")
    reason: str | None = strawberry.field(description="Why it was decided so.")


@strawberry.type(description="A decision on a text, with the rule it rests on (처분의 근거).")
class ModerationTold:
    """A decision."""

    id: strawberry.ID = strawberry.field(description="What an appeal names.")
    decision: Decision = strawberry.field(description="What was decided.")
    ground: ReportGround = strawberry.field(description="On which ground.")
    rule: RuleRef = strawberry.field(description="The rule it rests on.")
    until: str | None = strawberry.field(description="A blinding ends before this day.")
    decided_at: datetime = strawberry.field(description="When.")
    reason: str | None = strawberry.field(
        description="Why, for the author of the text and those who moderate; null for others."
    )
    words: str | None = strawberry.field(
        description="The words in question, in the queue of who decides appeals; null elsewhere."
    )
    appeal: AppealTold | None = strawberry.field(
        description="The appeal, for those who may read it."
    )
    told: strawberry.Private[Told]

    @strawberry.field(
        description="What the viewer may do with its appeal now; who decided before, and who appeals, "
        "is told that another person decides."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        offers = appeal_offers(await info.context.actor(), self.told)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, told: Told, locale: Locale, *, reads: bool) -> Self:
        """Show a decision."""
        act, appeal = told.act, told.appeal
        return cls(
            id=global_id("ModerationAct", act.id),
            decision=act.decision,
            ground=act.ground,
            rule=RuleRef.of(act.rule_id, locale),
            until=act.until.isoformat() if act.until else None,
            decided_at=act.decided_at,
            reason=act.reason if reads else None,
            words=told.words,
            appeal=None
            if appeal is None
            else AppealTold(text=appeal.text, state=appeal.state, reason=appeal.reason or None),
            told=told,
        )


@strawberry.type(description="A comment on a proposal, or an answer to one.")
class Comment(Node):
    """A comment; one that is hidden keeps its place and loses its words."""

    position: Position = strawberry.field(description="What it wants to be; an answer remarks.")
    version: int = strawberry.field(description="How often it was mended, plus one.")
    hidden: bool = strawberry.field(description="Whether a decision has hidden it.")
    depth: int = strawberry.field(description="1 at the top level, 3 at most.")
    parent_id: strawberry.ID | None = strawberry.field(
        description="The comment it answers; null at the top level."
    )
    written_at: datetime = strawberry.field(description="When it was written.")
    row: strawberry.Private[CommentRow]

    @strawberry.field(
        description="What it says, plain; null if it is hidden and the viewer neither wrote it nor "
        "moderates here."
    )
    async def text(self, info: Info) -> str | None:
        """Tell the words to whom they may be told."""
        actor = await info.context.actor()
        return self.row.text if reads_words(actor, self.row) else None

    @strawberry.field(description="Who wrote it, by the name chosen for the public.")
    async def author(self, info: Info) -> PublicName:
        """Name the author."""
        return await PublicName.made(info.context, self.row.author_id)

    @strawberry.field(description="Whether the viewer wrote it.")
    async def viewer_is_author(self, info: Info) -> bool:
        """Compare the author."""
        actor = await info.context.actor()
        return actor.person_id is not None and actor.person_id == self.row.author_id

    @strawberry.field(
        description="The first 50 answers under it, at whatever level, the first written first; all "
        "of them are found by `comments(parentId:)`."
    )
    async def answers(self, info: Info) -> list["Comment"]:
        """Read the answers."""
        rows = await info.context.load(answers_by_comment, self.row.id) or ()
        return [Comment.of(row) for row in rows]

    @strawberry.field(description="The decision that has hidden it; null if it is not hidden.")
    async def decision(self, info: Info) -> ModerationTold | None:
        """Tell the decision."""
        if not self.row.hidden:
            return None
        told = await info.context.load(acts_by_subject, self.row.id)
        if told is None:
            return None
        reads = reads_words(await info.context.actor(), self.row)
        return ModerationTold.of(told, info.context.locale, reads=reads)

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        context = info.context
        proposal = await context.fetch(proposals_by_id, self.row.proposal_id)
        told = await context.load(acts_by_subject, self.row.id) if self.row.hidden else None
        actor = await context.actor()
        minutes = None
        if wrote(actor, self.row):
            minutes = await context.load(mend_minutes, self.row.programme_id)
        offers = comment_offers(
            actor, proposal, self.row, told, await context.now(), minutes=minutes or 0
        )
        return [ViewerAction.of(one, context.locale) for one in offers]

    @classmethod
    def of(cls, row: CommentRow) -> Self:
        """Show a comment."""
        return cls(
            id=global_id("Comment", row.id),
            position=row.position,
            version=row.version,
            hidden=row.hidden,
            depth=row.depth,
            parent_id=global_id("Comment", row.parent_id) if row.parent_id else None,
            written_at=row.written_at,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: CommentRow) -> Self:
        """Show a comment of a list."""
        return cls.of(row)


@strawberry.type(description="A reported text that waits for a moderator.")
class WaitingText:
    """What a moderator has to decide."""

    kind: SubjectKind = strawberry.field(description="A comment or a proposal.")
    subject_id: strawberry.ID = strawberry.field(description="The comment or proposal.")
    proposal_number: str = strawberry.field(description="The proposal it belongs to.")
    text: str = strawberry.field(description="What it says.")
    grounds: list[ReportGround] = strawberry.field(description="By which grounds it was reported.")
    reports: list[str] = strawberry.field(description="What those who reported it say.")
    since: str = strawberry.field(description="When it was first reported.")
    one: strawberry.Private[Waiting]

    @strawberry.field(description="What the viewer may do with it now; nobody decides on his own.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Offer what may be done."""
        offers = waiting_offers(await info.context.actor(), self.one)
        return [ViewerAction.of(each, info.context.locale) for each in offers]

    @classmethod
    def of(cls, one: Waiting, number: str) -> Self:
        """Show a waiting text."""
        name = "Comment" if one.kind is SubjectKind.COMMENT else "Proposal"
        return cls(
            kind=one.kind,
            subject_id=global_id(name, one.subject_id),
            proposal_number=number,
            text=one.text,
            grounds=list(one.grounds),
            reports=list(one.reasons),
            since=one.since,
            one=one,
        )


@strawberry.type(
    description="The numbers of moderation in a month; a small number is withheld (null), and a sum "
    "that would give it away."
)
class ModerationMonth:
    """A month."""

    month: str = strawberry.field(description="For instance 2026-11.")
    decided: int | None = strawberry.field(description="Decisions in all.")
    blinded: int | None = strawberry.field(description="Blinded for a time.")
    hidden: int | None = strawberry.field(description="Hidden.")
    dismissed: int | None = strawberry.field(description="Nothing was wrong.")
    appeals: int | None = strawberry.field(description="Appeals.")
    lifted: int | None = strawberry.field(description="Decisions lifted on appeal.")

    @classmethod
    def of(cls, one: MonthOfModeration) -> Self:
        """Show a month."""
        return cls(
            month=one.month,
            decided=one.decided,
            blinded=one.blinded,
            hidden=one.hidden,
            dismissed=one.dismissed,
            appeals=one.appeals,
            lifted=one.lifted,
        )
