"""Who may say what he thinks of a comment, and who reads it. It says who, never when."""

from workflows.kit.refusal import RuleBroken
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.deliberation.policy import wrote
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict

OWN = "opinion.own_comment"


def may_answer(actor: Actor, comment: Comment) -> Verdict:
    """A resident of the place, who may support ideas there; not of a comment of his own."""
    actor.hat_for(Permission.PROPOSAL_SUPPORT, comment.programme_id)
    return RuleBroken("own_comment_answered", rule=OWN) if wrote(actor, comment) else True


def may_take_back(actor: Actor, comment: Comment) -> Verdict:
    """Who may answer there; of an answer that is his own, which no other can name."""
    actor.hat_for(Permission.PROPOSAL_SUPPORT, comment.programme_id)
    return True
