"""The gates of an edition as a graph: who has to act before whom, and what is open now. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from workflows.agreements.signing.states import GateKind, GateState, SigningOrder
from workflows.kit.refusal import Invalid


class Turn(IntEnum):
    """Whose turn it is where companies sign first: they, then the developer, the public hand last."""

    COMPANY = 0
    DEVELOPER = 1
    MUNICIPALITY = 2


@dataclass(frozen=True, slots=True)
class Gate:
    """What one party has to do, and the gates that have to be passed before."""

    number: int
    body_id: UUID
    kind: GateKind
    after: frozenset[int] = frozenset()


def gates_of(
    order: SigningOrder, turns: Mapping[UUID, Turn], sequence: Sequence[UUID] = ()
) -> list[Gate]:
    """Return the gates of an edition: each party's approval at home, and after it its signature.

    `turns` are the parties in their order. Refuses a sequence that does not name each party once, and
    one where the order has none (`sequence_names_each_once`).
    """
    parties = list(turns)
    wanted = parties if order is SigningOrder.SEQUENCE else []
    if sorted(sequence) != sorted(wanted):
        raise Invalid("sequence_names_each_once", field="sequence")
    approvals = {
        one: Gate(number, one, GateKind.INTERNAL_APPROVAL)
        for number, one in enumerate(parties, start=1)
    }
    numbers = {one: len(parties) + number for number, one in enumerate(parties, start=1)}
    before: dict[UUID, set[UUID]] = {one: set() for one in parties}
    if order is SigningOrder.COMPANIES_FIRST:
        before = {one: {two for two in parties if turns[two] < turns[one]} for one in parties}
    if order is SigningOrder.SEQUENCE:
        before = {one: set(sequence[:place]) for place, one in enumerate(sequence)}
    return [
        *approvals.values(),
        *(
            Gate(
                numbers[one],
                one,
                GateKind.SIGNATURE,
                frozenset({approvals[one].number} | {numbers[two] for two in before[one]}),
            )
            for one in parties
        ),
    ]


def open_now(gates: Iterable[Gate], passed: Collection[int]) -> list[Gate]:
    """Return the gates that can be passed now: those whose own were all passed before."""
    return [one for one in gates if one.number not in passed and one.after <= set(passed)]


def state_of(gate: Gate, passed: Collection[int]) -> GateState:
    """Say where one gate is."""
    if gate.number in passed:
        return GateState.PASSED
    return GateState.OPEN if gate.after <= set(passed) else GateState.WAITING


def first_missing(gates: Iterable[Gate], gate: Gate, passed: Collection[int]) -> list[Gate]:
    """Return who has to act before a gate opens: those that are open now and lie on the way to it."""
    known = {one.number: one for one in gates}
    needed: set[int] = set()
    ahead = set(gate.after)
    while ahead:
        number = ahead.pop()
        if number not in needed:
            needed.add(number)
            ahead |= known[number].after
    return [one for one in open_now(known.values(), passed) if one.number in needed]


def has_cycle(gates: Collection[Gate]) -> bool:
    """Say whether some gates wait for each other, so that they would never open."""
    passed: set[int] = set()
    while ready := open_now(gates, passed):
        passed |= {one.number for one in ready}
    return len(passed) < len(gates)


def all_signed(gates: Iterable[Gate], passed: Collection[int]) -> bool:
    """Say whether every party has signed."""
    return all(one.number in passed for one in gates if one.kind is GateKind.SIGNATURE)
