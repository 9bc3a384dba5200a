"""The writer: turns the fields of an operation into the steps of a plan, or finds it not mapped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    get_named_type,
    is_non_null_type,
    is_specified_scalar_type,
)

from schema.compiled.arguments import Arguments
from schema.compiled.plan import Step
from schema.compiled.selection import Collector
from schema.compiled.source import Draft, braces, function, of_each
from schema.kit.rows import Behind, Beside, Leaf, Nothing, One, Pages, RowType
from workflows.kit.wording import Locale


class UnmappedError(LookupError):
    """The operation asks for something that is not read from rows."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a whole operation is written on: its selections, the mapped types, the language."""

    collector: Collector
    types: Mapping[str, RowType]
    locale: Locale

    def behind(self, kind: GraphQLObjectType, name: str) -> Behind:
        """Return what stands behind a field. Raises `UnmappedError` if nothing does."""
        mapped = self.types.get(kind.name)
        if mapped is None or name not in mapped.fields:
            raise UnmappedError(f"{kind.name}.{name}")
        return mapped.fields[name]


def step_of(ground: Ground, kind: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Step:
    """Return the step of a root field. Raises `UnmappedError` if anything below is not mapped."""
    return _Scribe(ground).step(kind, nodes)


@dataclass(slots=True)
class _Scribe:
    """Writes one step: the text that makes its answer, and what the text needs from below."""

    ground: Ground
    draft: Draft = field(default_factory=Draft)
    below: list[tuple[Step, int]] = field(default_factory=list)
    counts: bool = False

    def step(self, parent: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Step:
        name = nodes[0].name.value
        behind = self.ground.behind(parent, name)
        if isinstance(behind, Leaf | Beside | Nothing):
            raise UnmappedError(f"{parent.name}.{name}")
        definition: GraphQLField = parent.fields[name]
        kind = _object_type(definition.type)
        if isinstance(behind, Pages):
            body = f"return {self._connection(kind, nodes)}"
        elif isinstance(behind, One):
            body = f"for row in read.rows:\n    return {self._thing(kind, nodes, '')}\nreturn None"
        else:
            body = f"return {of_each(self._thing(kind, nodes, ''), 'read.rows')}"
        text, answer = function(body, self.draft.names)
        return Step(
            behind=behind,
            arguments=Arguments(definition, nodes[0]),
            paths=tuple(self.draft.paths),
            count=self.counts,
            answer=answer,
            source=text,
            below=tuple(self.below),
        )

    def _connection(self, kind: GraphQLObjectType, nodes: Sequence[FieldNode]) -> str:
        entries = {}
        for key, asked in self.ground.collector.below(kind, nodes).items():
            match asked[0].name.value:
                case "edges":
                    edge = _object_type(kind.fields["edges"].type)
                    entries[key] = self._edges(edge, asked)
                case "pageInfo":
                    entries[key] = self._page_info(
                        _object_type(kind.fields["pageInfo"].type), asked
                    )
                case "totalCount":
                    self.counts = True
                    entries[key] = "read.total"
                case _:
                    entries[key] = repr(kind.name)
        return braces(entries)

    def _edges(self, kind: GraphQLObjectType, nodes: Sequence[FieldNode]) -> str:
        node = _object_type(kind.fields["node"].type)
        entries = {}
        marked = False
        for key, asked in self.ground.collector.below(kind, nodes).items():
            match asked[0].name.value:
                case "node":
                    entries[key] = self._thing(node, asked, "")
                case "cursor":
                    entries[key], marked = "cursor", True
                case _:
                    entries[key] = repr(kind.name)
        if marked:
            return of_each(braces(entries), "read.marked()", named="row, cursor")
        return of_each(braces(entries), "read.rows")

    def _page_info(self, kind: GraphQLObjectType, nodes: Sequence[FieldNode]) -> str:
        values = {
            "hasNextPage": "read.has_next",
            "hasPreviousPage": "read.has_previous",
            "startCursor": "read.first_cursor()",
            "endCursor": "read.last_cursor()",
        }
        asked = self.ground.collector.below(kind, nodes)
        return braces(
            {key: values.get(one[0].name.value, repr(kind.name)) for key, one in asked.items()}
        )

    def _thing(self, kind: GraphQLObjectType, nodes: Sequence[FieldNode], way: str) -> str:
        """Return the text of an object made of the columns that lie this way from the row."""
        asked = self.ground.collector.below(kind, nodes)
        return braces({key: self._field(kind, one, way) for key, one in asked.items()})

    def _field(self, kind: GraphQLObjectType, nodes: Sequence[FieldNode], way: str) -> str:
        name = nodes[0].name.value
        if name == "__typename":
            return repr(kind.name)
        behind = self.ground.behind(kind, name)
        shown_as = kind.fields[name].type
        if isinstance(behind, Leaf):
            return self._leaf(behind, f"{kind.name}_{name}", shown_as, way)
        if isinstance(behind, Beside):
            return self._beside(behind, shown_as, nodes, way)
        if isinstance(behind, Nothing):
            return "[]"
        path = f"{way}{behind.by}"
        row = self.draft.column(path)
        self.below.append((_Scribe(self.ground).step(kind, nodes), self.draft.paths.index(path)))
        return f"below[{len(self.below) - 1}][{row}]"

    def _leaf(self, leaf: Leaf, name: str, shown_as: GraphQLOutputType, way: str) -> str:
        locale = self.ground.locale
        values = [self.draft.column(way + path.format(locale=locale)) for path in leaf.paths]
        if leaf.made is not None:
            made = partial(leaf.made, locale) if leaf.worded else leaf.made
            return f"{self.draft.name(name, made)}({', '.join(values)})"
        (value,) = values
        text = self._shown(value, get_named_type(shown_as))
        if text != value and not is_non_null_type(shown_as):
            return f"None if {value} is None else {text}"
        return text

    def _shown(self, value: str, kind: object) -> str:
        """Return the text that shows a column's value as its GraphQL type does."""
        if isinstance(kind, GraphQLEnumType):
            names = {one.value: name for name, one in kind.values.items()}
            return f"{self.draft.name(kind.name, names)}[{value}]"
        if isinstance(kind, GraphQLScalarType) and not is_specified_scalar_type(kind):
            return f"{self.draft.name(kind.name, kind.coerce_output_value)}({value})"
        return value

    def _beside(
        self,
        beside: Beside,
        shown_as: GraphQLOutputType,
        nodes: Sequence[FieldNode],
        way: str,
    ) -> str:
        kind = _object_type(shown_as)
        there = None
        if beside.there is not None:
            there = self.draft.column(f"{way}{beside.way}.{beside.there}")
        text = self._thing(kind, nodes, f"{way}{beside.way}.")
        if there is None:
            return text
        missing = "None" if not is_non_null_type(shown_as) else f"{self.draft.name('gone', gone)}()"
        return f"{text} if {there} is not None else {missing}"


def gone() -> NoReturn:
    """Say that a row is missing that a key promises to be there."""
    msg = "a row is missing that must be there"
    raise LookupError(msg)


def _object_type(kind: GraphQLOutputType) -> GraphQLObjectType:
    found = get_named_type(kind)
    if not isinstance(found, GraphQLObjectType):
        raise UnmappedError(str(found))
    return found
