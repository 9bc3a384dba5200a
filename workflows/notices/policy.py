"""Who reads notices and sets how he is told: each his own."""

from workflows.kit.refusal import NotSignedIn
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def may_set(actor: Actor) -> Verdict:
    """Anyone signed in, for himself."""
    return True if actor.is_signed_in else NotSignedIn("sign_in_first")
