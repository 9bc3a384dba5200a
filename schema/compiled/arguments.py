"""Arguments of one field, read the same way with every request: what stands fast is found out once.

Of an argument that is a variable the value was read with the variables; a literal, or a default, of one
plain value is always the same. Where anything else stands (a list or an object written out, a null
where none may be), graphql-core is asked, as it is for the error it would tell.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, NamedTuple

from graphql import (
    FieldNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    VariableValues,
    get_argument_values,
)
from graphql.utilities.coerce_input_value import coerce_default_value, coerce_input_literal

# What nobody can change, so that it may be handed to everybody.
PLAIN: Final = (str, int, float, Enum, type(None), type(Undefined))


class Part(NamedTuple):
    """One argument: its name for the resolver, its variable if it is one, and what stands without."""

    name: str
    variable: str | None
    absent: Any
    nullable: bool
    required: bool


class Arguments:
    """The arguments of a field as an operation writes them."""

    __slots__ = ("_definition", "_node", "_parts")

    def __init__(self, definition: GraphQLField, node: FieldNode) -> None:
        """Take the field and the place where a valid document asks for it."""
        self._definition = definition
        self._node = node
        asked = {one.name.value: one.value for one in node.arguments or ()}
        parts = [_part(name, one, asked.get(name)) for name, one in definition.args.items()]
        # A list or an object may hold variables: without their values it would seem not to be there.
        fast = not any(isinstance(one, ListValueNode | ObjectValueNode) for one in asked.values())
        fast = fast and all(isinstance(part.absent, PLAIN) for part in parts)
        self._parts = parts if fast else None

    @property
    def field(self) -> str:
        """The field's name."""
        return self._node.name.value

    def read(self, variables: VariableValues) -> Mapping[str, Any]:
        """Return the values by the resolver's names. Raises what graphql-core raises."""
        if self._parts is None:
            return get_argument_values(self._definition, self._node, variables)
        given: dict[str, Any] = {}
        coerced = variables.coerced
        for name, variable, absent, nullable, required in self._parts:
            value = absent if variable is None else coerced.get(variable, absent)
            if value is Undefined:
                if required:
                    return get_argument_values(self._definition, self._node, variables)
            elif value is None and not nullable:
                return get_argument_values(self._definition, self._node, variables)
            else:
                given[name] = value
        return given


def _part(name: str, argument: GraphQLArgument, written: ValueNode | None) -> Part:
    nullable = not isinstance(argument.type, GraphQLNonNull)
    absent = coerce_default_value(argument)
    variable = None
    if isinstance(written, VariableNode):
        variable = written.name.value
    elif written is not None:
        absent = coerce_input_literal(written, argument.type)
    required = not nullable and absent is Undefined
    return Part(argument.out_name or name, variable, absent, nullable, required)
