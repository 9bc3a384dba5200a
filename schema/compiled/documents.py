"""Documents: an operation's text parsed, validated and costed once, and its plans beside it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableValues,
    get_operation_ast,
)

from schema.compiled.completer import Completer, swears
from schema.compiled.completion import Call, Ground
from schema.compiled.keeping import keeping_of
from schema.compiled.plan import Plan, Step
from schema.compiled.selection import Collector, conditions_of, fragments_of
from schema.compiled.variables import MisfitError, Variables
from schema.compiled.writer import Ground as Rows
from schema.compiled.writer import UnmappedError, step_of
from schema.kit.limits import Measure
from schema.kit.rows import RowType
from workflows.kit.paging import LARGEST_PAGE
from workflows.kit.wording import Locale

# A text has two languages and, rarely, a few sets of conditions.
PLANS_OF_ONE = 8


class Operation:
    """One query or mutation of a valid document, within every limit whatever its variables say.

    A mutation has a plan only if it does one thing and what it answers is plain: it is done once,
    and nothing after the act may send it back to be done again.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        types: Mapping[str, RowType],
        document: DocumentNode,
        operation: OperationDefinitionNode,
    ) -> None:
        """Take the built schema, the mapped types, a valid document and one of its queries."""
        self._schema = schema
        self._types = types
        self._operation = operation
        self.repeatable = operation.operation is OperationType.QUERY
        self.may_be_one = self._may_be_one()
        self._variables = Variables(schema, operation.variable_definitions or ())
        self._fragments = fragments_of(document)
        self._conditions = conditions_of(document, operation)
        self._plans = lru_cache(maxsize=PLANS_OF_ONE)(self._planned)

    def _may_be_one(self) -> bool:
        """Say whether all that is asked for is one field, and in a mutation one that swears who asks."""
        selections = self._operation.selection_set.selections
        if self.repeatable or len(selections) != 1:
            return len(selections) == 1
        (only,) = selections
        verbs = self._schema.mutation_type
        return verbs is not None and isinstance(only, FieldNode) and swears(verbs, only.name.value)

    def variables(self, given: Mapping[str, Any]) -> VariableValues | None:
        """Return the coerced variables, or None if they do not fit or ask for a page too large."""
        try:
            values = self._variables.read(given)
        except MisfitError:
            return None
        # The cost was taken with the largest page in every variable.
        sizes = (one for one in values.coerced.values() if isinstance(one, int))
        return None if any(size > LARGEST_PAGE for size in sizes) else values

    def plan(self, variables: VariableValues, locale: Locale) -> Plan | None:
        """Return the plan under these variables in a language; None if not all of it is mapped."""
        said = tuple(variables.coerced.get(name) for name in self._conditions)
        # A null there is an error at the place where it is asked for.
        return None if None in said else self._plans(said, locale)

    def _planned(self, said: tuple[Any, ...], locale: Locale) -> Plan | None:
        conditions = dict(zip(self._conditions, said, strict=True))
        collector = Collector(self._schema, self._fragments, conditions)
        root = self._schema.get_root_type(self._operation.operation)
        if root is None:
            return None
        completer = Completer(collector, plain=not self.repeatable)
        fields = collector.fields(root, [self._operation.selection_set])
        if not self.repeatable and len(fields) > 1:
            return None
        roots: dict[str, Step | Call | str] = {}
        try:
            for key, nodes in fields.items():
                if nodes[0].name.value == "__typename":
                    roots[key] = root.name
                    continue
                try:
                    roots[key] = step_of(Rows(collector, self._types, locale), root, nodes)
                except UnmappedError:
                    roots[key] = completer.call(root, key, nodes)
        except UnmappedError:
            return None
        source, functions = completer.finished()
        ground = Ground(self._schema, self._operation, self._fragments, functions)
        keeping = keeping_of(collector, root, fields) if self.repeatable else None
        return Plan(roots, ground, source, self.repeatable, keeping)


def operation_of(
    schema: GraphQLSchema, types: Mapping[str, RowType], document: DocumentNode, name: str | None
) -> Operation | None:
    """Return the operation of this name; None if it is a subscription or may cost much."""
    operation = get_operation_ast(document, name)
    if operation is None or operation.operation is OperationType.SUBSCRIPTION:
        return None
    declared = operation.variable_definitions or ()
    largest = {one.variable.name.value: LARGEST_PAGE for one in declared}
    figures = Measure(schema, document, largest, operation).figures()
    if any(found > most for _, found, most in figures):
        return None
    return Operation(schema, types, document, operation)
