"""Input objects built by one function each, made when the schema is built.

Strawberry asks of every value of every request what its type is. The answer is always the same: here it
is asked once, and what is left is to build the object. The functions stand in the place that Strawberry
has for them, an input type's `from_input`. What they are given was coerced by graphql-core.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING
from typing import Any, TypeAlias

from graphql import (
    GraphQLArgument,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
)
from strawberry import UNSET
from strawberry.types.arguments import InputContext, StrawberryArgument
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

Reader: TypeAlias = Callable[[Any], Any]
Builder: TypeAlias = Callable[[type, Mapping[str, Any], InputContext | None], Any]
DEFINITION = "strawberry-definition"


def build_inputs(schema: GraphQLSchema) -> None:
    """Give every input type of a schema the function that builds it."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            _definition(kind).from_input = _builder(kind)


def built_arguments(
    definitions: Mapping[str, GraphQLArgument], arguments: Sequence[StrawberryArgument]
) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Return what builds the arguments of a resolver of those that graphql-core coerced.

    Both stand in the same order, that of the resolver's parameters.
    """
    parts = [
        (given.out_name or name, argument.python_name, _reader(given.type))
        for (name, given), argument in zip(definitions.items(), arguments, strict=True)
    ]

    def build(value: Mapping[str, Any]) -> dict[str, Any]:
        return {
            python_name: found if _is_none(found := value[name]) or read is None else read(found)
            for name, python_name, read in parts
            if name in value
        }

    return build


def _builder(kind: GraphQLInputObjectType) -> Builder:
    """Return what builds an input type of its coerced fields; one that is not given is none."""
    fields = [
        (name, _field(given.extensions), _reader(given.type)) for name, given in kind.fields.items()
    ]
    parts = [(name, field.python_name, read) for name, field, read in fields]
    absent = {
        field.python_name: None
        for _, field, _ in fields
        if field.default_value is MISSING and field.default_factory is MISSING
    }

    def build(made: type, value: Mapping[str, Any], _: InputContext | None) -> Any:
        given = dict(absent)
        for name, python_name, read in parts:
            if name in value:
                found = value[name]
                given[python_name] = found if read is None or _is_none(found) else read(found)
        return made(**given)

    return build


def _reader(kind: GraphQLInputType) -> Reader | None:
    """Return what is done to a value that is there; None if it stays what graphql-core made of it."""
    if isinstance(kind, GraphQLNonNull):
        return _reader(kind.of_type)
    if isinstance(kind, GraphQLList):
        inner = _reader(kind.of_type)
        # A list is copied: one that stands as a default is the same for all requests.
        return list if inner is None else _list_of(inner)
    if isinstance(kind, GraphQLInputObjectType):
        definition = _definition(kind)
        return lambda value: _built(definition, value)
    return None


def _built(definition: StrawberryObjectDefinition, value: Mapping[str, Any]) -> Any:
    build: Any = definition.from_input
    return build(definition.origin, value, None)


def _list_of(read: Reader) -> Reader:
    return lambda values: [one if _is_none(one) else read(one) for one in values]


def _is_none(value: object) -> bool:
    return value is None or value is UNSET


def _definition(kind: GraphQLInputObjectType) -> StrawberryObjectDefinition:
    found: StrawberryObjectDefinition = kind.extensions[DEFINITION]
    return found


def _field(extensions: Mapping[str, Any]) -> StrawberryField:
    found: StrawberryField = extensions[DEFINITION]
    return found
