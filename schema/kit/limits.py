"""Limits of one request, judged before anything is executed: depth, aliases, roots, tokens, cost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_operation_ast,
    is_composite_type,
)
from strawberry.extensions import SchemaExtension

from workflows.kit.paging import LARGEST_PAGE
from workflows.kit.refusal import Invalid, Refusal

MOST_DEEP = 10
MOST_ALIASES = 15
MOST_ROOTS = 15
MOST_TOKENS = 2_000
MOST_NODES = 10_000
# Of a plain list that takes no `first`: the longest, a ballot paper, is rarely longer than this.
USUAL_LIST = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What a selection asks for: levels of fields, things to be made for one parent, and width."""

    depth: int = 0
    nodes: int = 0
    width: int = 0


class Limits(SchemaExtension):
    """Refuses a request that is too costly, with the figure and the limit."""

    def on_operation(self) -> Iterator[None]:
        """Bound the parser, so that a long document is not even read to its end."""
        self.execution_context.parse_options["max_tokens"] = MOST_TOKENS
        yield

    def on_validate(self) -> Iterator[None]:
        """Judge a document that is valid: this extension stands after the one that validates."""
        asked = self.execution_context
        operation = (
            None
            if asked.pre_execution_errors or asked.graphql_document is None
            else get_operation_ast(asked.graphql_document, asked.operation_name)
        )
        if operation is not None:
            self._judge(operation)
        yield

    def _judge(self, operation: OperationDefinitionNode) -> None:
        asked = self.execution_context
        measure = Measure(
            asked.schema._schema,  # noqa: SLF001 - the built schema, for types by name
            cast("DocumentNode", asked.graphql_document),
            asked.variables or {},
            operation,
        )
        for what, found, most in measure.figures():
            if found > most:
                refusal = Invalid("query_too_costly", measure=what, found=found, most=most)
                error = GraphQLError(refusal.reason, original_error=refusal)
                asked.pre_execution_errors = [error]
                return


def limit_behind(error: GraphQLError) -> Refusal | None:
    """Return the refusal of a document that was too long or too deep even to be parsed."""
    if f"more than {MOST_TOKENS} tokens" in error.message:
        return Invalid(
            "query_too_costly", measure="tokens", found=MOST_TOKENS + 1, most=MOST_TOKENS
        )
    if isinstance(error.original_error, RecursionError):
        return Invalid("query_too_costly", measure="depth", found=MOST_DEEP + 1, most=MOST_DEEP)
    return None


class Measure:
    """Measures one operation. Each fragment is measured once, so that nesting them costs nothing."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        variables: Mapping[str, Any],
        operation: OperationDefinitionNode,
    ) -> None:
        """Take a valid document and the raw variables."""
        self._schema = schema
        self._operation = operation
        self._variables = {
            **{
                one.variable.name.value: int(one.default_value.value)
                for one in operation.variable_definitions or ()
                if isinstance(one.default_value, IntValueNode)
            },
            **variables,
        }
        self._fragments = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        self._measured: dict[str, Cost] = {}
        self._aliases = 0

    def figures(self) -> list[tuple[str, int, int]]:
        """Return what was found beside its limit: depth, aliases, roots, nodes."""
        root = self._schema.get_root_type(self._operation.operation)
        cost = self._selection(self._operation.selection_set, root) if root else Cost()
        return [
            ("depth", cost.depth, MOST_DEEP),
            ("aliases", self._aliases, MOST_ALIASES),
            ("roots", cost.width, MOST_ROOTS),
            ("nodes", cost.nodes, MOST_NODES),
        ]

    def _selection(self, selection: SelectionSetNode, parent: Any) -> Cost:
        depth = nodes = width = 0
        for one in selection.selections:
            found = Cost()
            if isinstance(one, FieldNode):
                found = self._field(one, parent)
            elif isinstance(one, FragmentSpreadNode):
                found = self._fragment(one.name.value)
            elif isinstance(one, InlineFragmentNode):
                kind = one.type_condition
                inner = self._schema.get_type(kind.name.value) if kind else parent
                found = self._selection(one.selection_set, inner)
            depth, nodes = max(depth, found.depth), nodes + found.nodes
            width += found.width
        return Cost(depth, nodes, width)

    def _fragment(self, name: str) -> Cost:
        if name not in self._measured:
            fragment = self._fragments[name]
            parent = self._schema.get_type(fragment.type_condition.name.value)
            self._measured[name] = self._selection(fragment.selection_set, parent)
        return self._measured[name]

    def _field(self, node: FieldNode, parent: Any) -> Cost:
        name = node.name.value
        if node.alias is not None:
            self._aliases += 1
        # Introspection has its own wall (only for the signed in) and its own depth rule.
        if name.startswith("__"):
            return Cost(1, 0, 1)
        field = parent.fields[name]
        kind = get_named_type(field.type)
        if node.selection_set is None or not is_composite_type(kind):
            return Cost(1, 0, 1)
        inner = self._selection(node.selection_set, kind)
        if kind.name.endswith("Connection"):
            return Cost(inner.depth + 1, self._page(node, LARGEST_PAGE) * inner.nodes, 1)
        if kind.name.endswith("Edge") or kind.name == "PageInfo":
            return Cost(inner.depth + 1, inner.nodes, 1)
        size = self._list(node, field) if _is_list(field.type) else 1
        return Cost(inner.depth + 1, size * (1 + inner.nodes), 1)

    def _list(self, node: FieldNode, field: GraphQLField) -> int:
        """Return how long a plain list may be: by its `first`, where it takes one."""
        first = field.args.get("first")
        if first is None:
            return USUAL_LIST
        unsaid = first.default_value
        return self._page(node, unsaid if isinstance(unsaid, int) else LARGEST_PAGE)

    def _page(self, node: FieldNode, unsaid: int) -> int:
        """Return the size asked for; one that is not said, or will be refused, counts as `unsaid`."""
        for argument in node.arguments or ():
            if argument.name.value in {"first", "last"}:
                value: object = None
                if isinstance(argument.value, IntValueNode):
                    value = int(argument.value.value)
                elif isinstance(argument.value, VariableNode):
                    value = self._variables.get(argument.value.name.value)
                if isinstance(value, int) and value > 0:
                    return value
        return unsaid


def _is_list(kind: GraphQLOutputType) -> bool:
    if isinstance(kind, GraphQLNonNull):
        kind = kind.of_type
    return isinstance(kind, GraphQLList)
