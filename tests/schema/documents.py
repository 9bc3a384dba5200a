"""GraphQL documents to be executed twice: those of the repository, and those that dice made up."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from graphql import (
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    OperationDefinitionNode,
    OperationType,
    Visitor,
    get_named_type,
    is_composite_type,
    parse,
    print_ast,
    validate,
    visit,
)

from schema.compiled.mapping import ROW_TYPES
from schema.schema import get_schema

ROOT = Path(__file__).parents[2]
SCHEMA = get_schema()._schema


def documents_of_tests() -> list[str]:
    """Return every valid query that stands as one string in a test."""
    found = {
        node.value
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "{" in node.value
    }
    return sorted(text for text in found if is_query(text))


def documents_of_web() -> list[str]:
    """Return every query of the web front end with the fragments it spreads."""
    text = (ROOT / "web/src/gql/gql.ts").read_text("utf-8")
    listed = text.split("const documents: Documents = {")[1]
    found = [
        json.loads(one) for one in re.findall(r'^    ("(?:[^"\\]|\\.)*"):', listed, re.MULTILINE)
    ]
    definitions = [node for one in found for node in parse(one).definitions]
    fragments = {
        node.name.value: node for node in definitions if isinstance(node, FragmentDefinitionNode)
    }
    return [
        "\n".join(print_ast(one) for one in [node, *spread_in(node, fragments).values()])
        for node in definitions
        if isinstance(node, OperationDefinitionNode) and node.operation is OperationType.QUERY
    ]


def spread_in(node: Any, fragments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fragments a definition needs, those of its fragments too."""
    finder = _Spreads()
    visit(node, finder)
    found: dict[str, Any] = {}
    for name in finder.names:
        found |= {name: fragments[name]} | spread_in(fragments[name], fragments)
    return found


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.append(node.name.value)


def is_query(text: str) -> bool:
    """Say whether a text is a valid document of one query."""
    try:
        document = parse(text)
    except GraphQLError:
        return False
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    return [one.operation for one in operations] == [OperationType.QUERY] and validate(
        SCHEMA, document
    ) == []


@dataclass(slots=True)
class Author:
    """Writes one document: a valid query, its fragments, its variables and their values."""

    dice: Random
    known: Mapping[str, list[str]]
    wild: bool
    aliases: int = 0
    fragments: list[str] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)

    def document(self) -> tuple[str, dict[str, object]]:
        """Return the text and the values of its variables."""
        root = SCHEMA.query_type
        assert root is not None
        selection = self.selection(root, 5)
        declared = ", ".join(f"${name}: {kind}" for name, kind in self.variables.items())
        head = f"query Q({declared})" if declared else "query Q"
        return "\n".join([f"{head} {selection}", *self.fragments]), self.values

    def selection(self, kind: GraphQLObjectType, depth: int) -> str:
        """Return a selection of one to four parts."""
        count = self.dice.randint(1, 4 if depth > 2 else 3)
        return "{ " + " ".join(self.part(kind, depth) for _ in range(count)) + " }"

    def part(self, kind: GraphQLObjectType, depth: int) -> str:
        """Return a field, an inline fragment or a spread, some with a condition."""
        shape = self.dice.choice(["field"] * 6 + ["inline", "bare", "spread", "typename"])
        if shape == "typename" or not (names := list(self.fields(kind, depth))):
            return f"{self.alias()}__typename{self.condition()}"
        if shape == "inline" and depth:
            condition = self.dice.choice([kind.name, *(i.name for i in kind.interfaces)])
            inner = "{ id }" if condition == "Node" else self.selection(kind, depth - 1)
            return f"... on {condition}{self.condition()} {inner}"
        if shape == "bare" and depth:
            return f"...{self.condition()} {self.selection(kind, depth - 1)}"
        if shape == "spread" and depth:
            name = f"F{len(self.fragments)}"
            self.fragments.append("")
            place = len(self.fragments) - 1
            text = f"fragment {name} on {kind.name} {self.selection(kind, depth - 1)}"
            self.fragments[place] = text
            again = self.dice.choice(["", f" ...{name}"])
            return f"...{name}{self.condition()}{again}"
        return self.asked(kind, self.dice.choice(names), depth)

    def fields(self, kind: GraphQLObjectType, depth: int) -> Iterator[str]:
        """Yield the fields to choose from: the mapped ones, and in a wild document all."""
        mapped = ROW_TYPES.get(kind.name)
        for name, definition in kind.fields.items():
            if mapped is not None and name not in mapped.fields and not self.wild:
                continue
            named = get_named_type(definition.type)
            if is_composite_type(named) and (
                depth == 0 or not isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
            ):
                continue
            yield name

    def asked(self, kind: GraphQLObjectType, name: str, depth: int) -> str:
        """Return one field with alias, arguments, condition and selection."""
        definition = kind.fields[name]
        named = get_named_type(definition.type)
        inner = ""
        if isinstance(named, GraphQLObjectType):
            inner = " " + self.selection(named, depth - 1)
        elif isinstance(named, GraphQLInterfaceType):
            inner = " " + self.either(named, depth - 1)
        # A field with arguments has a key of its own, since two of them must not be merged.
        if definition.args:
            self.aliases += 1
            paged = named.name.endswith("Connection")
            given = self.page(f"{kind.name}.{name}") if paged else self.named(name, definition.args)
            return f"k{self.aliases}: {name}({given}){self.condition()}{inner}"
        return f"{self.alias()}{name}{self.condition()}{inner}"

    def either(self, kind: GraphQLInterfaceType, depth: int) -> str:
        """Return a selection of an interface, with what one of its types has besides."""
        kinds = [one for one in SCHEMA.get_possible_types(kind) if one.name in ROW_TYPES]
        one = self.dice.choice(kinds)
        return f"{{ __typename id ... on {one.name} {self.selection(one, depth)} }}"

    def alias(self) -> str:
        """Return a key of its own for one field in six."""
        if self.dice.randint(0, 5):
            return ""
        self.aliases += 1
        return f"k{self.aliases}: "

    def condition(self) -> str:
        """Return @include or @skip for one part in six, half of them by a variable."""
        if self.dice.randint(0, 5):
            return ""
        which = self.dice.choice(["include", "skip"])
        said = self.dice.choice((False, True))
        if self.dice.choice((False, True)):
            return f" @{which}(if: {str(said).lower()})"
        name = f"c{len(self.variables)}"
        self.variables[name] = self.dice.choice(["Boolean! = true", "Boolean = false"])
        if self.dice.choice((False, True)):
            unsaid = self.variables[name] == "Boolean = false" and not self.dice.randint(0, 3)
            self.values[name] = None if unsaid else said
        return f" @{which}(if: ${name})"

    def page(self, place: str) -> str:
        """Return paging arguments, some refused, some by a variable, some with a real cursor."""
        size = self.dice.choice([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 5, 100, 0])
        word = self.dice.choice(["first", "first", "last"])
        said = f"{word}: {size}"
        if not self.dice.randint(0, 2):
            name = f"n{len(self.variables)}"
            self.variables[name] = self.dice.choice(
                ["Int = 2"] * 4 + ["Int = 3", "Int! = 1", "Int"]
            )
            if self.dice.choice((False, True)):
                self.values[name] = size
            said = f"{word}: ${name}"
        if not self.dice.randint(0, 3) and self.known.get(place):
            way = self.dice.choice(["after", "before"])
            return f'{said}, {way}: "{self.dice.choice(self.known[place])}"'
        if place.endswith("proposals"):
            said += self.dice.choice(
                [
                    "",
                    "",
                    ", orderBy: COST",
                    ", orderBy: TITLE",
                    ", orderBy: null",
                    ', search: "모임"',
                    ", category: WELFARE",
                    ', search: "x", orderBy: NUMBER',
                ]
            )
        return said

    def named(self, name: str, args: Mapping[str, Any]) -> str:
        """Return the arguments of a field that is no connection, from what is known of its kind."""
        pool = self.known.get(name) or self.known["id"]
        return ", ".join(f'{one}: "{self.dice.choice(pool)}"' for one in args)
