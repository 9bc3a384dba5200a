"""Who comes and who goes, and when an agreement can follow. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.clauses.states import AgreementState
from workflows.kit.refusal import Conflict, WrongState

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Moved:
    """The parties of an agreement, and those of the consortium today, in its order."""

    before: tuple[UUID, ...]
    after: tuple[UUID, ...]

    @property
    def joined(self) -> tuple[UUID, ...]:
        """Return who is in the consortium and no party yet."""
        return tuple(one for one in self.after if one not in self.before)

    @property
    def left(self) -> tuple[UUID, ...]:
        """Return who is a party and in the consortium no more."""
        return tuple(one for one in self.before if one not in self.after)

    @property
    def same(self) -> bool:
        """Say whether nobody comes and nobody goes."""
        return not self.joined and not self.left


def moved(parties: Sequence[UUID], members: Sequence[UUID]) -> Moved:
    """Return what follows from who is in the consortium today."""
    return Moved(tuple(parties), tuple(members))


def check_follows(state: AgreementState, *, amends: bool) -> None:
    """Refuse where the parties stand still: in an instrument, while it is signed, and in force."""
    if amends:
        raise WrongState("amendment_keeps_parties", field="agreementId")
    if state in (AgreementState.FROZEN, AgreementState.SIGNED):
        raise WrongState("parties_are_signing", field="agreementId")
    if state is AgreementState.IN_FORCE:
        raise WrongState("parties_are_in_force", field="agreementId")


def check_moved(found: Moved) -> None:
    """Refuse where nobody comes and nobody goes."""
    if found.same:
        raise Conflict("parties_stand_already", field="agreementId")


def check_read(found: Moved, expected: Collection[UUID]) -> None:
    """Refuse parties that are others than those somebody has read."""
    if set(found.after) != set(expected):
        raise Conflict("parties_moved_meanwhile", field="expectedParties")
