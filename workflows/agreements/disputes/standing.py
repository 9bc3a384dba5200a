"""What stands in a dispute now, read from what was said: who answered, who wants to go on, what is put. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.disputes.models import DisputeSaid
from workflows.agreements.disputes.states import DisputeAct


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands at one step; a settlement that was put stands until the next one, or the next step."""

    answered: frozenset[UUID]
    consented: frozenset[UUID]
    proposal: DisputeSaid | None
    agreed: frozenset[UUID]


def stands_at(step: int, said: Sequence[DisputeSaid]) -> Stands:
    """Return what stands at a step; `said` is in the order of its numbers."""
    here = [one for one in said if one.step == step]
    put = [one for one in here if one.act is DisputeAct.PROPOSED]
    proposal = put[-1] if put else None
    agreed: set[UUID] = set()
    if proposal is not None:
        agreed = {proposal.body_id} | {
            one.body_id
            for one in here
            if one.act is DisputeAct.AGREED and one.number > proposal.number
        }
    return Stands(
        frozenset(one.body_id for one in said if one.act is DisputeAct.ANSWERED),
        frozenset(one.body_id for one in here if one.act is DisputeAct.CONSENTED),
        proposal,
        frozenset(agreed),
    )
