"""Who reports a private interest, who confirms that he has the report, and who reads of it."""

from uuid import UUID

from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings.policy import Bench
from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_report(actor: Actor, person_id: UUID) -> Verdict:
    """Each for himself."""
    if actor.person_id is None:
        return NotSignedIn("sign_in_first")
    return True if actor.person_id == person_id else NotAllowed("only_for_oneself")


def receiving_hat(actor: Actor, duty: InterestDuty) -> Hat | None:
    """Return the hat of the head to whom reports go (소속기관장, Article 5(1)); nobody receives his own."""
    try:
        hat = actor.hat_for(Permission.COUNCIL_APPOINT, duty.programme_id)
    except NotAllowed as refusal:
        if refusal.reason != "no_capacity":
            raise
        raise NotAllowed("only_the_head_receives", permission=Permission.COUNCIL_APPOINT) from None
    if actor.person_id == duty.person_id:
        raise NotAllowed("not_to_oneself")
    return hat


def reads_all(actor: Actor, bench: Bench) -> bool:
    """The chair, who stands in, and the secretary, the head, and auditors; others read their own."""
    desk = {bench.secretary, *bench.chairs}
    return (
        actor.is_house
        or (actor.person_id is not None and actor.person_id in desk)
        or actor.holds(Permission.COUNCIL_APPOINT, bench.programme_id)
        or actor.holds(Permission.RECORD_READ, bench.programme_id)
    )
