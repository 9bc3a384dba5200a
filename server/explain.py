"""Explaining a compiled operation: the SQL of each step, and the functions that make the answer.

No database is needed: the statements are written down instead of sent.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from graphql import GraphQLError, VariableValues, get_operation_ast, get_variable_values
from sqlalchemy import Dialect, Executable
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import ClauseElement

from schema.compiled.completion import Call
from schema.compiled.plan import Step
from schema.kit.context import Context
from schema.kit.operation import errors_in, parsed
from schema.kit.rows import Wanted
from schema.schema import get_schema
from workflows.kit.wording import Locale
from workflows.rights.actor import ANONYMOUS, Actor

DIALECT: Dialect = postgresql.asyncpg.dialect()  # type: ignore[no-untyped-call]
# Stands for the rows of the step above: two, so that lists below are read as they are for several.
PARENTS = (UUID(int=1), UUID(int=2))


class _Nothing:
    """An answer of the database without rows."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def all(self) -> list[Any]:
        return []

    def first(self) -> None:
        return None


class _Notebook:
    """A database session that notes statements and finds nothing."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    async def execute(self, statement: Executable, *_: object) -> _Nothing:
        if isinstance(statement, ClauseElement):
            self.noted.append(str(statement.compile(dialect=DIALECT)))
        return _Nothing()

    async def scalar(self, statement: Executable) -> int:
        await self.execute(statement)
        return 0


def mistakes(text: str, variables: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a document or its variables, a sentence each; nothing if it can be executed."""
    schema = get_schema().built
    try:
        document = parsed(text)
    except GraphQLError as error:
        return [error.message]
    wrong = list(errors_in(schema, document))
    operation = None if wrong else get_operation_ast(document)
    if operation is not None:
        read = get_variable_values(schema, operation.variable_definitions or (), dict(variables))
        wrong = [] if isinstance(read, VariableValues) else list(read)
    return [one.message for one in wrong]


async def explained(text: str, variables: Mapping[str, Any], locale: Locale) -> list[str]:
    """Return the parts of the explanation; one sentence if graphql-core executes the operation.

    The asker is nobody in particular, so the rights in the SQL are those of the public.
    """
    planned = get_schema().executor.planned(text, variables, locale, None)
    if planned is None:
        return ["Not compiled: graphql-core executes this operation field by field."]
    plan, values = planned
    parts: list[str] = []
    for key, root in plan.roots.items():
        if isinstance(root, Step):
            parts += await _explained_step(root, values, key)
        elif isinstance(root, Call):
            parts.append(f"-- {key}: its resolver is called, {root.complete} shows what it gives")
    return [*parts, plan.source] if plan.source else parts


async def _explained_step(step: Step, values: VariableValues, place: str) -> list[str]:
    notebook = _Notebook()
    context = _context(notebook)
    given = step.arguments.read(values)
    parents = (None,) if step.behind.by is None else PARENTS
    await step.behind.read(context, Wanted(step.paths, given, step.count), parents)
    await context.end()
    parts = [f"-- {place}", *(f"{sql};\n" for sql in notebook.noted), step.source]
    for below, _ in step.below:
        parts += await _explained_step(below, values, f"{place} > {below.arguments.field}")
    return parts


def _context(notebook: _Notebook) -> Context:
    async def asker() -> Actor:
        return ANONYMOUS

    async def identify(_: object) -> Actor:
        return ANONYMOUS

    @asynccontextmanager
    async def snapshot(_: Actor) -> AsyncIterator[_Notebook]:
        yield notebook

    nothing: Any = None
    return Context(
        sessions=nothing,
        snapshots=snapshot,
        identify=identify,
        asker=asker,
        cursor_key=b"explained" * 4,
    )
