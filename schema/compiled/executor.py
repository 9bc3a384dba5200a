"""The executor: answers an operation from its plan, or leaves it to graphql-core.

A query is left to graphql-core whenever anything goes wrong. A mutation is left to it before it
acts or not at all: what goes wrong in the act is told here, at its place and masked as always.
"""

import logging
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from graphql import GraphQLError, GraphQLSchema, VariableValues, located_error
from strawberry.types import ExecutionResult

from schema.compiled.completion import Call
from schema.compiled.documents import Operation, operation_of
from schema.compiled.plan import Plan
from schema.kit.context import Context
from schema.kit.masking import shown
from schema.kit.operation import KEPT, errors_in, parsed
from schema.kit.rows import RowType
from workflows.corridor.versions import Scope
from workflows.kit.wording import Locale

LOG = logging.getLogger("schema.compiled")


class Executor:
    """Keeps the operations asked for last; texts are chosen by strangers, so there is a bound."""

    def __init__(self, schema: GraphQLSchema, types: Mapping[str, RowType]) -> None:
        """Take the built schema and the mapped types by name."""
        self._schema = schema
        self._types = types
        self._operations = lru_cache(maxsize=KEPT)(self._operation)

    async def answer(
        self,
        text: str,
        variables: Mapping[str, Any] | None,
        context: Context,
        name: str | None = None,
        *,
        may_act: bool = True,
    ) -> ExecutionResult | None:
        """Return a whole answer; None if graphql-core has to find the answer, nothing being done.

        Without `may_act` no mutation is answered from here.
        """
        try:
            found = self.planned(text, variables, context.locale, name)
        except Exception as error:  # noqa: BLE001 - told or masked where it is met again
            LOG.info("left to graphql-core: %s", type(error).__name__)
            return None
        if found is None or not (may_act or found[0].repeatable):
            return None
        plan, values = found
        try:
            data = await plan.run(context, values)
        except Exception as error:  # noqa: BLE001 - told here, or where it is met again
            if plan.repeatable:
                LOG.info("left to graphql-core: %s", type(error).__name__)
                return None
            return self._failed(plan, error, context.locale)
        return ExecutionResult(data=data, errors=None, extensions={})

    def may_be_one(self, text: str, name: str | None) -> bool:
        """Say whether an operation has one field that may be one statement, which swears who asks."""
        try:
            operation = self._operations(text, name)
        except Exception as error:  # noqa: BLE001 - told or masked where it is met again
            LOG.info("not read: %s", type(error).__name__)
            return False
        return operation is not None and operation.may_be_one

    async def at_once(
        self,
        text: str,
        variables: Mapping[str, Any] | None,
        context: Context,
        name: str | None = None,
    ) -> dict[str, Any] | None:
        """Return the data of what is one statement, asked as who is only presumed to ask.

        None if it is anything else, or if the presumption does not hold; nothing was done then but
        what may be done again: the same ballot under the same counter.
        """
        try:
            found = self.planned(text, variables, context.locale, name)
            if found is None or not found[0].swears:
                return None
            return await found[0].run(context, found[1])
        except Exception as error:  # noqa: BLE001 - told where it is met again
            LOG.info("not answered at once: %s", type(error).__name__)
            return None

    def scope(
        self, text: str, variables: Mapping[str, Any] | None, locale: Locale, name: str | None
    ) -> Scope | None:
        """Return what the public's answer depends on; None if it may not be kept."""
        try:
            found = self.planned(text, variables, locale, name)
            keeping = found[0].keeping if found else None
            scope = keeping.scope(found[1]) if found and keeping else None
            # A name that can be none is told as such where the operation is executed.
            return scope if scope and scope.name.isprintable() else None
        except Exception as error:  # noqa: BLE001 - told where the operation is executed
            LOG.info("not kept: %s", type(error).__name__)
            return None

    def _failed(self, plan: Plan, error: Exception, locale: Locale) -> ExecutionResult:
        """Tell that the one thing a mutation does went wrong; every verb's answer is non-null."""
        ((key, root),) = plan.roots.items()
        nodes = root.nodes if isinstance(root, Call) else None
        told = shown(located_error(error, nodes, [key]), locale)
        return ExecutionResult(data=None, errors=[told], extensions={})

    def planned(
        self, text: str, variables: Mapping[str, Any] | None, locale: Locale, name: str | None
    ) -> tuple[Plan, VariableValues] | None:
        """Return the plan of an operation and its variables; None if it has none."""
        operation = self._operations(text, name)
        values = operation.variables(variables or {}) if operation else None
        plan = operation.plan(values, locale) if operation and values else None
        return None if plan is None or values is None else (plan, values)

    def _operation(self, text: str, name: str | None) -> Operation | None:
        try:
            document = parsed(text)
        except (GraphQLError, RecursionError):
            return None
        if errors_in(self._schema, document):
            return None
        return operation_of(self._schema, self._types, document, name)
