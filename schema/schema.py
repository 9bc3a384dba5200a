"""The schema as one cached object, and its text as it is committed."""

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import strawberry
from graphql import GraphQLError, GraphQLSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from schema.compiled.executor import Executor
from schema.compiled.inputs import build_inputs
from schema.compiled.mapping import ROW_TYPES
from schema.kit.context import Context
from schema.kit.limits import Limits
from schema.kit.masking import shown
from schema.kit.operation import Ending, Introspection, Parsed, Validated
from schema.kit.scalars import SCALARS
from schema.live import Subscription
from schema.root import Mutation, Query
from workflows.kit.wording import Locale

SDL_FILE = Path(__file__).with_name("schema.graphql")


class Schema(strawberry.Schema):
    """A schema whose errors are refusals in words, or masked: nothing else leaves it.

    Operations made of rows are answered by compiled reads, all others by graphql-core.
    """

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """Execute one operation. Its context is made for it and has ended when this returns."""
        if query and isinstance(context_value, Context) and not context_value.left:
            allowed = allowed_operation_types
            try:
                answer = await self.executor.answer(
                    query,
                    variable_values,
                    context_value,
                    operation_name,
                    may_act=allowed is None or OperationType.MUTATION in allowed,
                )
            except BaseException:
                # The asker went away: nobody else would give the snapshot back.
                await context_value.end()
                raise
            if answer is not None:
                await context_value.end()
                return answer
        return await self.interpret(
            query,
            variable_values,
            context_value,
            root_value,
            operation_name,
            allowed_operation_types,
            operation_extensions,
        )

    async def interpret(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """Execute one operation field by field, as graphql-core does: the oracle of all others."""
        result = await super().execute(
            query,
            variable_values,
            context_value,
            root_value,
            operation_name,
            allowed_operation_types,
            operation_extensions,
        )
        locale = context_value.locale if context_value is not None else Locale.KO
        result.errors = [shown(error, locale) for error in result.errors or ()] or None
        return result

    @property
    def built(self) -> GraphQLSchema:
        """The schema as graphql-core knows it."""
        return self._schema

    @cached_property
    def executor(self) -> Executor:
        """What answers from compiled plans."""
        return Executor(self._schema, ROW_TYPES)

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Log nothing here: refusals are answers, and the unexpected is logged by `shown`."""


@cache
def get_schema() -> Schema:
    """Return the one schema; types belong to one schema only, so it is built once a process."""
    schema = Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(disable_field_suggestions=True, scalar_map=SCALARS),
        # In this order: a document is parsed, validated, measured, and only then asked about.
        extensions=[
            Ending,
            Parsed,
            Validated,
            Limits,
            Introspection,
        ],
    )
    build_inputs(schema.built)
    return schema


def printed() -> str:
    """Return the schema's text, as `schema.graphql` holds it."""
    return get_schema().as_str() + "\n"
