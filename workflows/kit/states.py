"""State machines as tables: which verb leads from which state to which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from workflows.kit.refusal import WrongState

S = TypeVar("S", bound=StrEnum)


class Moves(Generic[S]):
    """A transition table, the only way a state changes."""

    def __init__(
        self,
        table: Mapping[tuple[S, str], S],
        rules: Mapping[S, str] | None = None,
        *,
        rule: str | None = None,
    ) -> None:
        """Take the table: (state, verb) to the state after it; and the rules why a state allows no more.

        `rule` is that of every state without one of its own.
        """
        self.table = dict(table)
        self.rules = dict(rules or {})
        self.rule = rule

    def allows(self, state: S, verb: str) -> bool:
        """Say whether the verb can be done in this state."""
        return (state, verb) in self.table

    def after(self, state: S, verb: str) -> S:
        """Return the state after the verb, or refuse with `wrong_state`."""
        if not self.allows(state, verb):
            rule = self.rules.get(state, self.rule)
            raise WrongState("wrong_state", rule=rule, state=state.value, verb=verb)
        return self.table[state, verb]
