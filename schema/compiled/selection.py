"""Collecting the fields of a selection (GraphQL specification, section 6.3.2, CollectFields)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphql import (
    BooleanValueNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    is_abstract_type,
    visit,
)

# Response key to the fields asked for under it, in the order of their first appearance.
Fields = dict[str, list[FieldNode]]


@dataclass(frozen=True, slots=True)
class Collector:
    """Collects under fixed values of the variables that stand in @include and @skip."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    conditions: Mapping[str, bool]

    def fields(self, kind: GraphQLObjectType, sets: Iterable[SelectionSetNode | None]) -> Fields:
        """Return the fields that several selections of one type ask for together."""
        found: Fields = {}
        seen: set[str] = set()
        for one in sets:
            if one is not None:
                self._collect(kind, one, found, seen)
        return found

    def below(self, kind: GraphQLObjectType, nodes: Iterable[FieldNode]) -> Fields:
        """Return the fields under a field that is asked for by one or several nodes."""
        return self.fields(kind, (node.selection_set for node in nodes))

    def _collect(
        self, kind: GraphQLObjectType, given: SelectionSetNode, found: Fields, seen: set[str]
    ) -> None:
        for one in given.selections:
            if not self._included(one):
                continue
            if isinstance(one, FieldNode):
                key = (one.alias or one.name).value
                found.setdefault(key, []).append(one)
            elif isinstance(one, InlineFragmentNode):
                if one.type_condition is None or self._fits(kind, one.type_condition.name.value):
                    self._collect(kind, one.selection_set, found, seen)
            elif isinstance(one, FragmentSpreadNode) and one.name.value not in seen:
                seen.add(one.name.value)
                fragment = self.fragments[one.name.value]
                if self._fits(kind, fragment.type_condition.name.value):
                    self._collect(kind, fragment.selection_set, found, seen)

    def _included(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            if directive.name.value in {"include", "skip"}:
                (argument,) = directive.arguments or ()
                value = argument.value
                if isinstance(value, VariableNode):
                    said = self.conditions[value.name.value]
                else:
                    said = isinstance(value, BooleanValueNode) and value.value
                if said == (directive.name.value == "skip"):
                    return False
        return True

    def _fits(self, kind: GraphQLObjectType, condition: str) -> bool:
        wanted = self.schema.get_type(condition)
        if not is_abstract_type(wanted):
            return wanted is kind
        abstract: GraphQLAbstractType = wanted
        return self.schema.is_sub_type(abstract, kind)


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """Return the fragments of a document by name."""
    return {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }


def conditions_of(document: DocumentNode, operation: OperationDefinitionNode) -> tuple[str, ...]:
    """Return the operation's variables that decide in @include or @skip, sorted."""
    finder = _Conditions()
    visit(document, finder)
    declared = {one.variable.name.value for one in operation.variable_definitions or ()}
    return tuple(sorted(finder.found & declared))


class _Conditions(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def enter_directive(self, node: object, *_: object) -> None:
        for argument in getattr(node, "arguments", None) or ():
            if isinstance(argument.value, VariableNode):
                self.found.add(argument.value.name.value)
