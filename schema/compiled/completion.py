"""Completion: answers made of what resolvers give back, without executing every field one by one.

The resolvers are the schema's own. What graphql-core finds out again for every field of every thing
(selection, aliases, arguments, how a type is shown) is written down once for an operation, as one
small function for each selection of a type: plain attributes are read in place, and a resolver that
has to wait is put on a list. All that wait on one level are awaited together, so that loaders still
gather the keys of a whole level; then the next level is made of what they brought.

Only whole answers come from here. A null where none may be, or anything raised, ends the run.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, NamedTuple, NoReturn, TypeAlias

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableValues,
)
from graphql.pyutils import Path
from strawberry.types import Info
from strawberry.types.field import StrawberryField

from schema.compiled.arguments import Arguments
from schema.kit.context import Context

Made: TypeAlias = dict[str, Any]
Complete: TypeAlias = Callable[[Any, "Run"], Any]


# A resolver with what stands around it: the thing it belongs to, what it is told, and its arguments.
Direct: TypeAlias = Callable[[Any, Any, Mapping[str, Any]], Any]


class Told(NamedTuple):
    """What a resolver is told: of graphql-core's, of Strawberry's, and the field's arguments."""

    raw: GraphQLResolveInfo[Context]
    info: Info[Context, None]
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One field with a resolver, and the name of the function that shows what it gives back.

    `direct` is the resolver itself, called without the layers that find out anew what converts its
    arguments and what stands around it; `described` is the field as Strawberry knows it. A verb that
    `swears` finds out along with its act who acts.
    """

    definition: GraphQLField
    nodes: Sequence[FieldNode]
    parent: GraphQLObjectType
    key: str
    complete: str
    described: StrawberryField
    direct: Direct | None
    arguments: Arguments
    swears: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What all executions of an operation stand on, and the functions written for it by name."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    functions: Mapping[str, Complete]
    # What the resolver of each call is told of the field and the operation, the same every time.
    described: dict[int, GraphQLResolveInfo[None]] = field(default_factory=dict)

    def info(
        self, call: Call, variables: VariableValues, context: Context
    ) -> GraphQLResolveInfo[Context]:
        """Tell the field and the operation; the path is that of a root field, without indices."""
        alike = self.described.get(id(call)) or self._describe(call)
        return alike._replace(variable_values=variables, context=context)  # type: ignore[return-value, arg-type]

    def _describe(self, call: Call) -> GraphQLResolveInfo[None]:
        known: dict[str, Any] = {
            "field_name": call.nodes[0].name.value,
            "field_nodes": list(call.nodes),
            "return_type": call.definition.type,
            "parent_type": call.parent,
            "path": Path(None, call.key, call.parent.name),
            "schema": self.schema,
            "fragments": self.fragments,
            "operation": self.operation,
            "is_awaitable": isawaitable,
        }
        others = dict.fromkeys(GraphQLResolveInfo._fields)
        made: GraphQLResolveInfo[None] = GraphQLResolveInfo._make((others | known).values())
        self.described[id(call)] = made
        return made


@dataclass(slots=True)
class Run:
    """One execution: what resolvers are told, and those of them that are still to be awaited."""

    ground: "Ground"
    context: Context
    variables: VariableValues
    waiting: list[tuple[Made, str, Call, Awaitable[Any]]] = field(default_factory=list)
    told: dict[int, Told] = field(default_factory=dict)

    def ask(self, made: Made, key: str, call: Call, source: object) -> None:
        """Call a resolver and put its value under a key, now or when it has been awaited."""
        told = self.told.get(id(call)) or self._told(call)
        if call.direct is not None:
            value = call.direct(source, told.info, told.given)
        else:
            resolve: Any = call.definition.resolve
            value = resolve(source, told.raw, **told.given)
        # Quicker than asking the abstract class, and asked of every thing of a long list.
        if hasattr(value, "__await__"):
            made[key] = None
            self.waiting.append((made, key, call, value))
        else:
            made[key] = self.ground.functions[call.complete](value, self)

    async def finish(self) -> None:
        """Await level after level until nothing is left to wait for. Raises the first error met."""
        while self.waiting:
            level, self.waiting = self.waiting, []
            if len(level) == 1:
                # Nobody to wait for together: no task is made of it.
                ((made, key, call, alone),) = level
                made[key] = self.ground.functions[call.complete](await alone, self)
                continue
            # All of them end before an error goes on: none may read on behind a closed snapshot.
            brought = await asyncio.gather(*(one for *_, one in level), return_exceptions=True)
            for value in brought:
                if isinstance(value, BaseException):
                    raise value
            for (made, key, call, _), value in zip(level, brought, strict=True):
                made[key] = self.ground.functions[call.complete](value, self)

    def drop(self) -> None:
        """Let go of what was still to be awaited, when the run has ended before its end."""
        for *_, value in self.waiting:
            if isinstance(value, Coroutine):
                value.close()
        self.waiting.clear()

    def _told(self, call: Call) -> Told:
        """Find out what a resolver is told, the same for every thing it is asked of."""
        given = call.arguments.read(self.variables)
        raw = self.ground.info(call, self.variables, self.context)
        told = self.told[id(call)] = Told(raw, Info(_raw_info=raw, _field=call.described), given)
        return told


class Shown(dict[Any, Any]):
    """Names of an enum's values, found out once each; a value that is none of them raises."""

    def __init__(self, show: Callable[[Any], Any]) -> None:
        """Take what the type itself shows a value as."""
        super().__init__()
        self._show = show

    def __missing__(self, value: object) -> object:
        """Ask the type."""
        shown = self[value] = self._show(value)
        return shown


def missing(name: str) -> NoReturn:
    """Say that a null came where the schema promises a value."""
    msg = f"{name} may not be null"
    raise ValueError(msg)
