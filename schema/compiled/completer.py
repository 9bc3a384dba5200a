"""The completer: writes, for each selection of a type, the function that makes its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graphql import (
    FieldNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLString,
    GraphQLUnionType,
)
from strawberry.extensions import FieldExtension
from strawberry.extensions.field_extension import build_field_extension_resolvers
from strawberry.types.field import StrawberryField

from schema.compiled.arguments import Arguments
from schema.compiled.completion import Call, Direct, Shown, missing
from schema.compiled.inputs import built_arguments
from schema.compiled.selection import Collector
from schema.compiled.source import braces, indented
from schema.compiled.writer import UnmappedError
from schema.kit.mutation import Answers

# Scalars whose values mostly are what they are shown as; anything else is asked of the type.
AS_IS = {
    GraphQLString.name: "type({0}) is str",
    GraphQLID.name: "type({0}) is str",
    GraphQLBoolean.name: "type({0}) is bool",
    GraphQLInt.name: "type({0}) is int and -2147483648 <= {0} <= 2147483647",
}
INTROSPECTION = "__"


@dataclass(slots=True)
class Completer:
    """Writes the functions of one operation into one text; `plain` lets no resolver in below.

    What mutations answer has to be plain: after the act nothing may be left that could fail.
    """

    collector: Collector
    plain: bool = False
    texts: list[str] = field(default_factory=list)
    names: dict[str, Any] = field(default_factory=dict)

    def call(self, parent: GraphQLObjectType, key: str, nodes: Sequence[FieldNode]) -> Call:
        """Return the call of a field with a resolver. Raises `UnmappedError` if it has none."""
        name = nodes[0].name.value
        if name.startswith(INTROSPECTION):
            raise UnmappedError(name)
        definition: GraphQLField = parent.fields[name]
        text = self._value(definition.type, "value", nodes, f"{parent.name}.{name}", depth=0)
        complete = f"{parent.name}_{name}_{len(self.texts)}"
        self.texts.append(f"def {complete}(value, run):\n    return {indented(text)}\n")
        described = _described(definition)
        if described is None:
            raise UnmappedError(name)
        return Call(
            definition,
            nodes,
            parent,
            key,
            complete,
            described,
            _direct(described, definition),
            Arguments(definition, nodes[0]),
            swears(parent, name),
        )

    def finished(self) -> tuple[str, dict[str, Any]]:
        """Return the text of all functions written so far, and the functions by name."""
        text = "\n".join(self.texts)
        made = dict(self.names)
        # Our own text: names and literals of a valid document, and functions given here by name.
        exec(compile(text, "<completion>", "exec"), made)  # noqa: S102
        return text, made

    def _known(self, wanted: str, meaning: object) -> str:
        self.names[wanted] = meaning
        return wanted

    def _value(
        self,
        kind: GraphQLOutputType,
        value: str,
        nodes: Sequence[FieldNode],
        place: str,
        depth: int,
    ) -> str:
        """Return the expression that shows a value of a type; `depth` keeps names apart."""
        if isinstance(kind, GraphQLNonNull):
            shown = self._there(kind.of_type, f"v{depth}", nodes, place, depth)
            return (
                f"({shown} if (v{depth} := {value}) is not None"
                f" else {self._known('missing', missing)}({place!r}))"
            )
        shown = self._there(kind, f"v{depth}", nodes, place, depth)
        return f"(None if (v{depth} := {value}) is None else {shown})"

    def _there(
        self,
        kind: GraphQLOutputType,
        value: str,
        nodes: Sequence[FieldNode],
        place: str,
        depth: int,
    ) -> str:
        """Return the expression for a value that is not null."""
        if isinstance(kind, GraphQLList):
            one = self._value(kind.of_type, f"one{depth}", nodes, place, depth + 1)
            return f"[{one} for one{depth} in {value}]"
        if isinstance(kind, GraphQLEnumType):
            return f"{self._known(kind.name, Shown(kind.coerce_output_value))}[{value}]"
        if isinstance(kind, GraphQLScalarType):
            show = f"{self._known(kind.name, kind.coerce_output_value)}({value})"
            as_is = AS_IS.get(kind.name)
            return show if as_is is None else f"({value} if {as_is.format(value)} else {show})"
        if isinstance(kind, GraphQLObjectType):
            return f"{self._object(kind, nodes)}({value}, run)"
        if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            made = {
                _origin(one): self._object(one, nodes)
                for one in self.collector.schema.get_possible_types(kind)
            }
            chosen = self._known(f"{kind.name}_{len(self.texts)}", made)
            return f"run.ground.functions[{chosen}[type({value})]]({value}, run)"
        raise UnmappedError(str(kind))

    def _object(self, kind: GraphQLObjectType, nodes: Sequence[FieldNode]) -> str:
        """Write the function for one selection of an object type; return its name."""
        entries: dict[str, str] = {}
        asked: list[str] = []
        for key, given in self.collector.below(kind, nodes).items():
            name = given[0].name.value
            if name == "__typename":
                entries[key] = repr(kind.name)
                continue
            attribute = _attribute(kind.fields[name])
            if attribute is not None:
                entries[key] = self._value(
                    kind.fields[name].type, f"source.{attribute}", given, f"{kind.name}.{name}", 0
                )
            elif self.plain:
                raise UnmappedError(f"{kind.name}.{name}")
            else:
                entries[key] = "None"
                made = self.call(kind, key, given)
                call = self._known(f"call_{len(self.names)}", made)
                asked.append(f"    run.ask(made, {key!r}, {call}, source)\n")
        name = f"{kind.name}_{len(self.texts)}"
        if asked:
            body = f"    made = {indented(braces(entries))}\n{''.join(asked)}    return made\n"
        else:
            body = f"    return {indented(braces(entries))}\n"
        self.texts.append(f"def {name}(source, run):\n{body}")
        return name


def swears(parent: GraphQLObjectType, name: str) -> bool:
    """Say whether a field is a verb that swears who acts."""
    field = parent.fields.get(name)
    described = None if field is None else _described(field)
    return described is not None and any(
        isinstance(one, Answers) and one.swears for one in described.extensions
    )


def _described(definition: GraphQLField) -> StrawberryField | None:
    described = (definition.extensions or {}).get("strawberry-definition")
    return described if isinstance(described, StrawberryField) else None


def _attribute(definition: GraphQLField) -> str | None:
    """Return the attribute a field without a resolver is read from; None if it has one."""
    described = _described(definition)
    return described.python_name if described is not None and described.is_basic_field else None


def _direct(described: StrawberryField, definition: GraphQLField) -> Direct | None:
    """Return the resolver of a field with all that stands around it, or None if it has another form.

    The extensions are those of Strawberry in its order; arguments are built as `inputs` builds the
    fields of an input object.
    """
    resolver = described.base_resolver
    if resolver is None or resolver.self_parameter is None:
        return None
    if resolver.parent_parameter or resolver.root_parameter:
        return None
    if any(
        type(one).map_arguments is not FieldExtension.map_arguments for one in described.extensions
    ):
        return None
    ask: Any = resolver.wrapped_func
    told = resolver.info_parameter.name if resolver.info_parameter else None

    if not described.arguments and not described.extensions:
        # Asked of every thing of a long list: nothing stands around it, and nothing is handed on.
        if told is None:
            return lambda source, _, __: ask(source)
        return lambda source, info, _: ask(source, **{told: info})

    def called(source: object, info: Any, **given: Any) -> Any:
        return ask(source, **given) if told is None else ask(source, **{told: info}, **given)

    chain: Any = called
    for around in build_field_extension_resolvers(described):
        chain = partial(around, chain)
    build = built_arguments(definition.args, described.arguments)
    return lambda source, info, given: chain(source, info, **build(given))


def _origin(kind: GraphQLObjectType) -> type:
    """Return the class whose instances are shown as a type."""
    origin: type = kind.extensions["strawberry-definition"].origin
    return origin
