"""Mutation fields of discussion and moderation: write, mend, report, decide, appeal."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.talk.types import Comment, ModerationTold
from workflows.proposals.deliberation import actions as talk
from workflows.proposals.deliberation.queries import comments_by_id
from workflows.proposals.deliberation.states import Position
from workflows.proposals.moderation import actions
from workflows.proposals.moderation.queries import acts_by_id, reports_by_id
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind


@strawberry.input(description="A comment to write.")
class WriteCommentInput:
    """A comment to write."""

    proposal_id: strawberry.ID = strawberry.field(description="The proposal.")
    text: str = strawberry.field(description="What it says, plain; up to 2,000 characters.")
    position: Position = strawberry.field(
        default=Position.REMARK, description="What it wants to be; an answer remarks."
    )
    parent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The comment it answers."
    )


@strawberry.type(description="The comment stands in the open.")
class WriteCommentSuccess:
    """The comment stands in the open."""

    comment: Comment = strawberry.field(description="The comment.")


WriteCommentResult = Annotated[
    WriteCommentSuccess | Refused,
    strawberry.union("WriteCommentResult", description="What was done, or why not."),
]


@strawberry.input(description="A comment to mend.")
class MendCommentInput:
    """A comment to mend."""

    comment_id: strawberry.ID = strawberry.field(description="The comment.")
    text: str = strawberry.field(description="What it shall say.")
    expected_version: int = strawberry.field(description="The version that was mended.")


@strawberry.type(description="The comment says something else now.")
class MendCommentSuccess:
    """The comment says something else now."""

    comment: Comment = strawberry.field(description="The comment.")


MendCommentResult = Annotated[
    MendCommentSuccess | Refused,
    strawberry.union("MendCommentResult", description="What was done, or why not."),
]


@strawberry.input(description="A text to report.")
class ReportTextInput:
    """A text to report."""

    kind: SubjectKind = strawberry.field(description="A comment or a proposal.")
    subject_id: strawberry.ID = strawberry.field(description="Which one.")
    ground: ReportGround = strawberry.field(description="Why.")
    text: str = strawberry.field(description="What is wrong with it; read by moderators only.")


@strawberry.type(description="A moderator will decide.")
class ReportTextSuccess:
    """A moderator will decide."""

    reported: bool = strawberry.field(description="Always true.")


ReportTextResult = Annotated[
    ReportTextSuccess | Refused,
    strawberry.union("ReportTextResult", description="What was done, or why not."),
]


@strawberry.input(description="A decision on a reported text.")
class ModerateTextInput:
    """A decision on a reported text."""

    kind: SubjectKind = strawberry.field(description="A comment or a proposal.")
    subject_id: strawberry.ID = strawberry.field(description="Which one.")
    decision: Decision = strawberry.field(description="What is decided.")
    ground: ReportGround = strawberry.field(description="On which ground; its rule is cited.")
    reason: str = strawberry.field(description="Why; the author reads it.")


@strawberry.type(description="The reports are decided.")
class ModerateTextSuccess:
    """The reports are decided."""

    decision: ModerationTold = strawberry.field(description="The decision.")


ModerateTextResult = Annotated[
    ModerateTextSuccess | Refused,
    strawberry.union("ModerateTextResult", description="What was done, or why not."),
]


@strawberry.input(description="An appeal against a decision on one's own text.")
class AppealDecisionInput:
    """An appeal against a decision on one's own text."""

    decision_id: strawberry.ID = strawberry.field(description="The decision.")
    text: str = strawberry.field(description="Why it is wrong.")


@strawberry.type(description="Somebody else will decide.")
class AppealDecisionSuccess:
    """Somebody else will decide."""

    decision: ModerationTold = strawberry.field(description="The decision with the appeal.")


AppealDecisionResult = Annotated[
    AppealDecisionSuccess | Refused,
    strawberry.union("AppealDecisionResult", description="What was done, or why not."),
]


@strawberry.input(description="The decision of an appeal.")
class DecideAppealInput:
    """The decision of an appeal."""

    decision_id: strawberry.ID = strawberry.field(description="The decision appealed against.")
    lift: bool = strawberry.field(description="Whether the text is shown again.")
    reason: str = strawberry.field(description="Why; the author reads it.")


@strawberry.type(description="The appeal is decided.")
class DecideAppealSuccess:
    """The appeal is decided."""

    decision: ModerationTold = strawberry.field(description="The decision with the appeal.")


DecideAppealResult = Annotated[
    DecideAppealSuccess | Refused,
    strawberry.union("DecideAppealResult", description="What was done, or why not."),
]


@strawberry.type
class TalkMutations:
    """Verbs of discussion and moderation."""

    @verb("Write a comment on a proposal, or an answer to one; it stands in the open at once.")
    async def write_comment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WriteCommentInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> WriteCommentResult:
        """A comment to write."""
        row = await info.context.write(
            talk.write_comment,
            answer=comments_by_id,
            proposal_id=key_of("Proposal", input.proposal_id, field="proposalId"),
            text=input.text,
            position=input.position,
            parent_id=key_of("Comment", input.parent_id, field="parentId")
            if input.parent_id
            else None,
        )
        return WriteCommentSuccess(comment=Comment.of(row))

    @verb("Mend one's own comment within half an hour; what it said before is kept.")
    async def mend_comment(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            MendCommentInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> MendCommentResult:
        """A comment to mend."""
        row = await info.context.write(
            talk.mend_comment,
            answer=comments_by_id,
            comment_id=key_of("Comment", input.comment_id, field="commentId"),
            text=input.text,
            expected_version=input.expected_version,
        )
        return MendCommentSuccess(comment=Comment.of(row))

    @verb("Report a text (신고). Moderators alone read who reported it.")
    async def report_text(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReportTextInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> ReportTextResult:
        """A text to report."""
        await info.context.write(
            actions.report_text,
            answer=reports_by_id,
            kind=input.kind,
            subject_id=_subject(input.kind, input.subject_id),
            ground=input.ground,
            text=input.text,
        )
        return ReportTextSuccess(reported=True)

    @verb("Decide on a reported text: an administrative act with rule and reason.", noted=True)
    async def moderate_text(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ModerateTextInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> ModerateTextResult:
        """A decision on a reported text."""
        key = _subject(input.kind, input.subject_id)
        told = await info.context.write(
            actions.moderate_text,
            answer=acts_by_id,
            attempt=key,
            kind=input.kind,
            subject_id=key,
            decision=input.decision,
            ground=input.ground,
            reason=input.reason,
        )
        locale = info.context.locale
        return ModerateTextSuccess(decision=ModerationTold.of(told, locale, reads=True))

    @verb("Appeal against the decision on one's own text, once, within 30 days (이의신청).")
    async def appeal_decision(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            AppealDecisionInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> AppealDecisionResult:
        """An appeal against a decision on one's own text."""
        told = await info.context.write(
            actions.appeal_act,
            answer=acts_by_id,
            named="act_id",
            act_id=key_of("ModerationAct", input.decision_id, field="decisionId"),
            text=input.text,
        )
        locale = info.context.locale
        return AppealDecisionSuccess(decision=ModerationTold.of(told, locale, reads=True))

    @verb("Decide an appeal, as somebody else than who decided before.", noted=True)
    async def decide_appeal(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DecideAppealInput, strawberry.argument(description="What is to be done.")
        ],
    ) -> DecideAppealResult:
        """The decision of an appeal."""
        key = key_of("ModerationAct", input.decision_id, field="decisionId")
        told = await info.context.write(
            actions.decide_appeal,
            answer=acts_by_id,
            named="act_id",
            attempt=key,
            act_id=key,
            lift=input.lift,
            reason=input.reason,
        )
        locale = info.context.locale
        return DecideAppealSuccess(decision=ModerationTold.of(told, locale, reads=True))


def _subject(kind: SubjectKind, given: str) -> UUID:
    name = "Comment" if kind is SubjectKind.COMMENT else "Proposal"
    return key_of(name, given, field="subjectId")
