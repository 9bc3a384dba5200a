"""Variables read by one function each, made when their operation is first asked for.

graphql-core finds out again with every request what each variable's type is, and walks over each value
twice. Here the types are walked over once, and what is left is a function for each variable. A value
that fits is read as graphql-core would read it; one that does not raises `MisfitError`, and graphql-core
is left to say what is wrong with it. No input type holds itself, so that no value can go too deep.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final, NamedTuple, TypeAlias

from graphql import (
    GraphQLBoolean,
    GraphQLError,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLString,
    Undefined,
    VariableDefinitionNode,
    VariableValues,
    coerce_input_value,
)
from graphql.execution.get_variable_signature import (
    GraphQLVariableSignature,
    get_variable_signature,
)
from graphql.execution.values import VariableValueSource
from graphql.pyutils import is_iterable
from graphql.utilities.coerce_input_value import coerce_default_value

Read: TypeAlias = Callable[[Any], Any]

# Values that are read as what they are; anything else is asked of the type.
AS_IT_IS: Final[Mapping[str, type]] = {
    GraphQLString.name: str,
    GraphQLID.name: str,
    GraphQLBoolean.name: bool,
}
BEYOND_INT: Final = 2**31


class MisfitError(ValueError):
    """A value does not fit its type."""


class Variable(NamedTuple):
    """One variable: its name, how a value is read, and what stands where none is given."""

    name: str
    signature: GraphQLVariableSignature
    read: Read
    absent: Any
    unheard: VariableValueSource
    required: bool


class Variables:
    """All variables of one operation."""

    def __init__(
        self, schema: GraphQLSchema, definitions: Sequence[VariableDefinitionNode]
    ) -> None:
        """Take the definitions of a valid operation."""
        self._all = [_variable(schema, one) for one in definitions]

    def read(self, given: Mapping[str, Any]) -> VariableValues:
        """Return the values of a request. Raises `MisfitError` if one does not fit."""
        sources: dict[str, VariableValueSource] = {}
        coerced: dict[str, Any] = {}
        for name, signature, read, absent, unheard, required in self._all:
            value = given.get(name, Undefined)
            if value is not Undefined:
                sources[name] = VariableValueSource(signature, value)
                coerced[name] = read(value)
            elif absent is not Undefined:
                sources[name] = unheard
                # A list that stands as a default is given to nobody: it is the same for all requests.
                coerced[name] = deepcopy(absent)
            elif required:
                raise MisfitError(name)
            else:
                sources[name] = unheard
        return VariableValues(sources, coerced)


def _variable(schema: GraphQLSchema, definition: VariableDefinitionNode) -> Variable:
    signature = get_variable_signature(schema, definition)
    if isinstance(signature, GraphQLError):
        raise signature
    return Variable(
        signature.name,
        signature,
        reader(signature.type),
        coerce_default_value(signature),
        VariableValueSource(signature),
        isinstance(signature.type, GraphQLNonNull),
    )


def reader(kind: GraphQLInputType) -> Read:
    """Return what reads a value of a type. It raises `MisfitError` where one does not fit."""
    if isinstance(kind, GraphQLNonNull):
        return _required(_there(kind.of_type))
    there = _there(kind)
    return lambda value: None if value is None else there(value)


def _required(there: Read) -> Read:
    def read(value: Any) -> Any:
        if value is None:
            raise MisfitError
        return there(value)

    return read


def _there(kind: GraphQLInputType) -> Read:
    """Return what reads a value that is no null."""
    if isinstance(kind, GraphQLList):
        return _list(reader(kind.of_type))
    if isinstance(kind, GraphQLInputObjectType):
        return _of_the_type(kind) if kind.is_one_of else _object(kind)
    asked = _of_the_type(kind)
    if isinstance(kind, GraphQLNonNull):
        return asked
    if kind is GraphQLInt:
        return lambda value: (
            value if type(value) is int and -BEYOND_INT <= value < BEYOND_INT else asked(value)
        )
    plain = AS_IT_IS.get(kind.name)
    return asked if plain is None else lambda value: value if type(value) is plain else asked(value)


def _of_the_type(kind: GraphQLInputType) -> Read:
    """Return what asks graphql-core itself."""

    def read(value: Any) -> Any:
        found = coerce_input_value(value, kind)
        if found is Undefined:
            raise MisfitError
        return found

    return read


def _list(inner: Read) -> Read:
    # What is no list is a list of one. JSON's own lists are known without asking the abstract class.
    return lambda value: (
        [inner(one) for one in value]
        if type(value) is list or is_iterable(value)
        else [inner(value)]
    )


def _object(kind: GraphQLInputObjectType) -> Read:
    parts = [
        (
            name,
            one.out_name or name,
            reader(one.type),
            coerce_default_value(one),
            isinstance(one.type, GraphQLNonNull),
        )
        for name, one in kind.fields.items()
    ]
    made: Read = kind.out_type

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise MisfitError
        coerced: dict[str, Any] = {}
        known = 0
        for name, out_name, inner, absent, required in parts:
            given = value.get(name, Undefined)
            if given is not Undefined:
                coerced[out_name] = inner(given)
                known += 1
            elif absent is not Undefined:
                coerced[out_name] = absent
            elif required:
                raise MisfitError
        if known != len(value):
            raise MisfitError
        return made(coerced)

    return read
