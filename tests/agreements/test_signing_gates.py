"""The graph of gates, and the whole way of an agreement as a machine on pure states and rules."""

import os
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from workflows.agreements.clauses.states import AGREEMENT_MOVES, AgreementState
from workflows.agreements.signing.gates import (
    Gate,
    Turn,
    all_signed,
    first_missing,
    gates_of,
    has_cycle,
    open_now,
    state_of,
)
from workflows.agreements.signing.states import GateKind, GateState, SigningOrder
from workflows.kit.refusal import Invalid, WrongState

S = AgreementState
TURNS = st.dictionaries(
    st.integers(1, 40).map(lambda one: UUID(int=one)), st.sampled_from(Turn), min_size=2, max_size=9
)
ORDERS = st.sampled_from(SigningOrder)


def made(order, turns, data=None):
    """Return gates in an order; a sequence is drawn, or that of the parties."""
    parties = list(turns)
    sequence = parties if data is None else data.draw(st.permutations(parties))
    return gates_of(order, turns, sequence if order is SigningOrder.SEQUENCE else ())


@given(TURNS, ORDERS, st.data())
@settings(max_examples=100)
def test_every_order_can_be_gone_to_its_end_and_each_party_has_two_gates(turns, order, data):
    gates = made(order, turns, data)

    assert not has_cycle(gates)
    assert sorted((one.kind, one.body_id) for one in gates) == sorted(
        (kind, one) for kind in GateKind for one in turns
    )


@given(TURNS, ORDERS, st.data())
@settings(max_examples=100)
def test_whatever_is_passed_in_turn_the_municipality_is_never_before_a_company(turns, order, data):
    gates, passed, signed = made(order, turns, data), set(), []
    while ready := open_now(gates, passed):
        one = data.draw(st.sampled_from(ready))
        assert state_of(one, passed) is GateState.OPEN
        assert first_missing(gates, one, passed) == []
        passed.add(one.number)
        if one.kind is GateKind.SIGNATURE:
            signed.append(one.body_id)
            approval = next(
                two
                for two in gates
                if (two.kind, two.body_id) == (GateKind.INTERNAL_APPROVAL, one.body_id)
            )
            assert approval.number in passed
    assert all_signed(gates, passed)
    if order is SigningOrder.COMPANIES_FIRST:
        assert [turns[one] for one in signed] == sorted(turns[one] for one in signed)


@given(TURNS, ORDERS, st.data())
@settings(max_examples=100)
def test_who_waits_is_told_somebody_who_can_act_now(turns, order, data):
    gates = made(order, turns, data)
    passed = {
        one.number
        for one in gates
        if one.kind is GateKind.INTERNAL_APPROVAL and data.draw(st.booleans())
    }
    for one in gates:
        if state_of(one, passed) is GateState.WAITING:
            missing = first_missing(gates, one, passed)
            assert missing
            assert all(state_of(two, passed) is GateState.OPEN for two in missing)


def test_gates_that_wait_for_each_other_are_seen():
    one, two = UUID(int=1), UUID(int=2)
    ring = [
        Gate(1, one, GateKind.SIGNATURE, frozenset({2})),
        Gate(2, two, GateKind.SIGNATURE, frozenset({1})),
    ]

    assert has_cycle(ring)
    assert open_now(ring, set()) == []


@pytest.mark.parametrize("wrong", [(), (1,), (1, 1), (1, 2, 3)])
def test_a_sequence_names_each_party_once(wrong):
    turns = {UUID(int=1): Turn.COMPANY, UUID(int=2): Turn.MUNICIPALITY}
    with pytest.raises(Invalid, match="sequence_names_each_once"):
        gates_of(SigningOrder.SEQUENCE, turns, [UUID(int=one) for one in wrong])


PARTIES = {UUID(int=one): turn for one, turn in enumerate(Turn, start=1)}
# More at night.
SEQUENCES = int(os.environ.get("DURE_SIGNING_SEQUENCES", "2000"))
CLAUSES = ("가", "나", "다")


class Signing(RuleBasedStateMachine):
    """Negotiate, freeze, approve, sign, reject, recall, lapse and seal, in any order anybody tries."""

    def __init__(self) -> None:
        super().__init__()
        self.state = S.NEGOTIATING
        self.texts = dict.fromkeys(CLAUSES, 1)
        # Begun where all is accepted, so that short ways reach the seal.
        self.accepted = {(one, two): 1 for one in CLAUSES for two in PARTIES}
        self.frozen: dict[str, int] = {}
        self.gates: list[Gate] = []
        self.passed: set[int] = set()
        self.signed: dict[UUID, dict[str, int]] = {}
        self.sealed = False

    def attempt(self, verb: str) -> bool:
        """Say whether a verb goes through in this state, and move."""
        try:
            self.state = AGREEMENT_MOVES.after(self.state, verb)
        except WrongState:
            return False
        return True

    def void(self) -> None:
        """End the edition: what was signed of it has no effect."""
        self.frozen, self.gates, self.passed, self.signed = {}, [], set(), {}

    def may(self, verb: str) -> bool:
        """Say whether a verb goes through in this state."""
        return AGREEMENT_MOVES.allows(self.state, verb)

    def passes(self, gate: Gate) -> None:
        """Pass a gate, and complete with the last signature."""
        if gate.kind is GateKind.SIGNATURE:
            assert self.attempt("sign")
            self.signed[gate.body_id] = dict(self.texts)
        else:
            assert self.attempt("approve")
        self.passed.add(gate.number)
        if all_signed(self.gates, self.passed):
            assert self.attempt("complete")

    @rule(verb=st.sampled_from(sorted({verb for _, verb in AGREEMENT_MOVES.table})))
    def stray(self, verb: str) -> None:
        """Try what cannot be done now: nothing comes of it."""
        if not self.may(verb):
            assert not self.attempt(verb)

    @precondition(lambda self: self.may("draft"))
    @rule(clause=st.sampled_from(CLAUSES))
    def revise(self, clause: str) -> None:
        assert self.attempt("draft")
        self.texts[clause] += 1

    @precondition(lambda self: self.may("speak") and not self.whole())
    @rule(parties=st.sets(st.sampled_from(list(PARTIES)), min_size=1))
    def accept(self, parties: set[UUID]) -> None:
        assert self.attempt("speak")
        self.accepted |= {(one, two): self.texts[one] for one in CLAUSES for two in parties}

    def whole(self) -> bool:
        """Say whether all accept every text as it stands."""
        return all(
            self.accepted.get((one, two)) == self.texts[one] for one in CLAUSES for two in PARTIES
        )

    @precondition(lambda self: self.may("freeze") and self.whole())
    @rule(order=ORDERS)
    def freeze(self, order: SigningOrder) -> None:
        assert self.attempt("freeze")
        self.frozen, self.gates = dict(self.texts), made(order, PARTIES)

    @precondition(lambda self: self.may("sign"))
    @rule(data=st.data())
    def pass_one_gate(self, data) -> None:
        self.passes(data.draw(st.sampled_from(open_now(self.gates, self.passed))))

    @precondition(lambda self: self.may("sign"))
    @rule(rounds=st.integers(1, 4))
    def go_on(self, rounds: int) -> None:
        for _ in range(rounds):
            for gate in open_now(self.gates, self.passed):
                self.passes(gate)

    @precondition(lambda self: self.may("reject"))
    @rule(clause=st.sampled_from(CLAUSES), party=st.sampled_from(list(PARTIES)))
    def reject(self, clause: str, party: UUID) -> None:
        if party not in self.signed:
            assert self.attempt("reject")
            self.void()
            self.accepted.pop((clause, party))

    @precondition(lambda self: self.may("recall"))
    @rule(verb=st.sampled_from(["recall", "lapse"]))
    def take_back(self, verb: str) -> None:
        assert self.attempt(verb)
        self.void()

    @precondition(lambda self: self.may("seal"))
    @rule()
    def seal(self) -> None:
        assert self.attempt("seal")
        self.sealed = True

    @invariant()
    def no_signature_survives_a_changed_clause(self) -> None:
        assert all(one == self.texts == self.frozen for one in self.signed.values())

    @invariant()
    def in_force_only_with_all_signatures_and_the_seal(self) -> None:
        whole = self.signed.keys() == PARTIES.keys()
        assert (self.state is S.IN_FORCE) == self.sealed
        assert whole or self.state not in (S.SIGNED, S.IN_FORCE)
        assert not whole or self.state in (S.SIGNED, S.IN_FORCE)

    @invariant()
    def what_is_frozen_was_accepted_by_all_as_it_is(self) -> None:
        if self.state in (S.FROZEN, S.SIGNED, S.IN_FORCE):
            assert self.frozen == self.texts
            assert all(
                self.accepted[one, two] == self.texts[one] for one in CLAUSES for two in PARTIES
            )


TestSigning = Signing.TestCase
TestSigning.settings = settings(max_examples=SEQUENCES, stateful_step_count=14, deadline=None)


class KeepsOldSignatures(Signing):
    """A wrong house: a rejection, a recall and a lapse leave the signatures as they were."""

    def void(self) -> None:
        self.gates, self.passed = [], set()


def test_the_machine_sees_a_signature_that_survives():
    tried = settings(
        max_examples=2_000,
        stateful_step_count=16,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(KeepsOldSignatures, settings=tried)
