"""Who notifies a dispute, who acts in it, and who reads it. It says who, never when.

Parties of the agreement alone read its disputes, and a side its own after it was let go; the sides act.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.policy import speaks_for, spoken_for
from workflows.agreements.disputes.models import Dispute
from workflows.agreements.duties.models import Duty
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict


def may_notify(
    actor: Actor, programme_id: UUID, parties: Collection[UUID], let_go: Collection[UUID]
) -> Verdict:
    """One who speaks for a party, or for one that was let go and owes or is owed something still."""
    own = spoken_for(actor, programme_id)
    return True if own in parties or own in let_go else NotAllowed("speaks_for_no_party")


def may_dispute_with(
    actor: Actor, programme_id: UUID, duties: Collection[Duty], parties: Collection[UUID]
) -> Verdict:
    """Of a dispute with who was let go: one who speaks for a party of each obligation it is about."""
    own = spoken_for(actor, programme_id)
    of_all = all(
        own in (one.debtor_id, one.creditor_id) or (one.creditor_id is None and own in parties)
        for one in duties
    )
    return True if of_all else NotAllowed("only_the_two_dispute")


def may_act_in(actor: Actor, programme_id: UUID, sides: Collection[UUID]) -> Verdict:
    """One who speaks for a side."""
    return (
        True if spoken_for(actor, programme_id) in sides else NotAllowed("no_side_of_the_dispute")
    )


def may_withdraw(actor: Actor, dispute: Dispute) -> Verdict:
    """One who speaks for who notified it."""
    own = spoken_for(actor, dispute.programme_id) == dispute.opened_by
    return True if own else NotAllowed("only_who_notified")


def readable_disputes(actor: Actor) -> ColumnElement[bool]:
    """Those of agreements of which the asker speaks for a party or of a side; for the house all."""
    if actor.is_house:
        return Dispute.id.is_not(None)
    places = sorted({hat.programme_id for hat in actor.hats if hat.programme_id is not None})
    mine = [
        and_(
            Agreement.programme_id == place,
            Agreement.parties.overlap(list(speaks_for(actor, place))),
        )
        for place in places
        if speaks_for(actor, place)
    ]
    sides = [
        and_(Dispute.programme_id == place, Dispute.sides.overlap(list(speaks_for(actor, place))))
        for place in places
        if speaks_for(actor, place)
    ]
    return or_(Dispute.agreement_id.in_(select(Agreement.id).where(or_(false(), *mine))), *sides)
