"""Who reads a ledger: whoever reads both what it is made of, the plan and all the reports. It says who.

Who reads some of the reports alone, as a party that was let go does its own, reads no sum over all of them.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.money import policy as money_policy
from workflows.agreements.settling.policy import whole_reports
from workflows.rights.actor import Actor


def readable_ledgers(actor: Actor) -> ColumnElement[bool]:
    """The agreements in force all of whose reports the asker reads; what an amendment changes is told with them."""
    return and_(
        Agreement.state == AgreementState.IN_FORCE,
        Agreement.amends_id.is_(None),
        whole_reports(actor),
    )


def may_read(actor: Actor, programme_id: UUID, parties: Collection[UUID]) -> bool:
    """Whoever reads the plan of a consortium of these parties."""
    return money_policy.may_read(actor, programme_id, parties)
