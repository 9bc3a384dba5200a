"""The parties of an agreement that is amended: who comes and goes with an instrument, and who is a party when. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from workflows.agreements.amending.operations import (
    OF_PARTIES,
    Instrument,
    Operation,
    OperationKind,
)
from workflows.kit.refusal import Conflict


def joined(operations: Iterable[Operation]) -> tuple[UUID, ...]:
    """Return who joins by some operations, in their order."""
    return _named(operations, OperationKind.JOIN)


def let_go(operations: Iterable[Operation]) -> tuple[UUID, ...]:
    """Return who leaves by some operations, in their order."""
    return _named(operations, OperationKind.LEAVE)


def changes_parties(operations: Iterable[Operation]) -> bool:
    """Say whether anybody comes or goes."""
    return any(one.kind in OF_PARTIES for one in operations)


def with_changes(parties: Sequence[UUID], operations: Iterable[Operation]) -> tuple[UUID, ...]:
    """Return the parties with operations done to them; what is done already is done no more."""
    operations = list(operations)
    gone = set(let_go(operations))
    came = [one for one in joined(operations) if one not in parties]
    return (*(one for one in parties if one not in gone), *came)


def check_still(parties: Sequence[UUID], operations: Iterable[Operation]) -> None:
    """Refuse operations of which somebody who joins is a party already, or who leaves is none."""
    operations = list(operations)
    if set(joined(operations)) & set(parties) or not set(let_go(operations)) <= set(parties):
        raise Conflict("amendment_parties_are_stale", field="agreementId")


def replayed_parties(
    signed: Sequence[UUID], instruments: Iterable[Instrument], day: date | None = None
) -> tuple[UUID, ...]:
    """Return the parties on a day; without one, with all instruments that are known."""
    parties = tuple(signed)
    for one in sorted(instruments, key=lambda found: (found.effective_on, found.number)):
        if day is None or one.effective_on <= day:
            parties = with_changes(parties, one.operations)
    return parties


def released(instruments: Iterable[Instrument], parties: Sequence[UUID]) -> frozenset[UUID]:
    """Return who was let go by instruments, and is no party of an agreement that has these now."""
    gone = {one for instrument in instruments for one in let_go(instrument.operations)}
    return frozenset(gone - set(parties))


def _named(operations: Iterable[Operation], kind: OperationKind) -> tuple[UUID, ...]:
    return tuple(one.party for one in operations if one.kind is kind and one.party is not None)
