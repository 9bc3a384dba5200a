"""Who may take part in a discussion, and who reads what."""

from workflows.kit.refusal import NotAllowed
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.models import Proposal
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_comment(actor: Actor, proposal: Proposal) -> Verdict:
    """Residents, companies and the developer of the place."""
    actor.hat_for(Permission.PROPOSAL_COMMENT, proposal.programme_id)
    return True


def wrote(actor: Actor, comment: Comment) -> bool:
    """Say whether the asker is the author of a comment."""
    return actor.person_id is not None and comment.author_id == actor.person_id


def may_mend(actor: Actor, comment: Comment) -> Verdict:
    """The author of a comment."""
    actor.hat_for(Permission.PROPOSAL_COMMENT, comment.programme_id)
    return True if wrote(actor, comment) else NotAllowed("not_the_author", rule="comment.mend")


def reads_words(actor: Actor, comment: Comment) -> bool:
    """Say whether the asker reads what a comment says: hidden words are their author's and the desk's."""
    return (
        not comment.hidden
        or (actor.person_id is not None and comment.author_id == actor.person_id)
        or actor.holds(Permission.PROPOSAL_MODERATE, comment.programme_id)
        or actor.holds(Permission.APPEAL_DECIDE, comment.programme_id)
    )
