"""The frame of one operation: parsed and validated once, ended always, introspected if signed in."""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    Visitor,
    parse,
    specified_rules,
    visit,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema import validate_document

from schema.kit.limits import MOST_TOKENS
from workflows.kit.refusal import NotSignedIn

# Texts are chosen by strangers: so many of those asked for last are kept, and no more.
KEPT = 256
NAME_ONE = "Must provide operation name if query contains multiple operations."
TOO_MANY_DIGITS = "A number has more digits than can be read."


class Ending(SchemaExtension):
    """Ends the context with the operation, also when it failed."""

    async def on_operation(self) -> AsyncIterator[None]:
        """Close what the operation opened."""
        try:
            yield
        finally:
            context: Any = self.execution_context.context
            await context.end()


class Parsed(SchemaExtension):
    """Keeps the documents parsed last; one that cannot be parsed is left to be told as such."""

    def on_parse(self) -> Iterator[None]:
        """Take the document from the store, or put it there."""
        asked = self.execution_context
        if asked.graphql_document is None and asked.query:
            with suppress(GraphQLError, RecursionError):
                asked.graphql_document = parsed(asked.query)
        yield


class Validated(SchemaExtension):
    """Keeps what validation said of the documents asked for last."""

    def on_validate(self) -> Iterator[None]:
        """Take the errors from the store, or put them there; of several operations one is named."""
        asked = self.execution_context
        document = asked.graphql_document
        if document is not None:
            schema = asked.schema._schema  # noqa: SLF001 - the built schema
            asked.pre_execution_errors = list(errors_in(schema, document))
            # Left alone, Strawberry takes the first (GraphQL, section 6.1: a request error).
            if asked._provided_operation_name is None and is_unclear(document):  # noqa: SLF001
                asked.pre_execution_errors.append(GraphQLError(NAME_ONE))
        yield


@lru_cache(maxsize=KEPT)
def parsed(query: str) -> DocumentNode:
    """Return the document of a text. Raises GraphQLError or RecursionError if it has none."""
    return parse(query, max_tokens=MOST_TOKENS)


@lru_cache(maxsize=KEPT)
def errors_in(schema: GraphQLSchema, document: DocumentNode) -> tuple[GraphQLError, ...]:
    """Return what is wrong with a document by the specification and Strawberry's two rules more."""
    found = validate_document(schema, document, tuple(specified_rules))
    return tuple(_readable(one) for one in found)


def is_unclear(document: DocumentNode) -> bool:
    """Say whether a document holds several operations, of which a request has to name one."""
    return sum(isinstance(one, OperationDefinitionNode) for one in document.definitions) > 1


def _readable(error: GraphQLError) -> GraphQLError:
    """Return an error of validation; a number of more digits than can be read is the asker's."""
    if isinstance(error.original_error, ValueError):
        return GraphQLError(TOO_MANY_DIGITS, nodes=error.nodes)
    return error


class Introspection(SchemaExtension):
    """Lets only a person who is signed in ask the API about itself; the SDL is published anyway."""

    async def on_validate(self) -> AsyncIterator[None]:
        """Ask who it is only if the document introspects."""
        asked = self.execution_context
        if not asked.pre_execution_errors and asked.graphql_document is not None:
            finder = _Finder()
            visit(asked.graphql_document, finder)
            if finder.found is not None:
                asked.pre_execution_errors = await self._refused(finder.found)
        yield

    async def _refused(self, field: FieldNode) -> list[GraphQLError]:
        context: Any = self.execution_context.context
        try:
            if (await context.actor()).is_signed_in:
                return []
            cause: Exception = NotSignedIn("sign_in_to_introspect")
        except Exception as error:  # noqa: BLE001 - told or masked with all other errors
            cause = error
        return [GraphQLError(str(cause), nodes=field, original_error=cause)]


# Whether a type is there may be asked by anybody: the audits of GraphQL over HTTP do it unasked who.
_ITS_NAME = frozenset({"name", "kind", "__typename"})


class _Finder(Visitor):
    """Finds the first field that asks about the schema itself, beyond whether a type is there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: FieldNode | None = None

    def enter_field(self, node: FieldNode, *_: object) -> None:
        name = node.name.value
        if self.found is None and (
            name == "__schema" or (name == "__type" and not _only_its_name(node))
        ):
            self.found = node


def _only_its_name(node: FieldNode) -> bool:
    asked = node.selection_set.selections if node.selection_set else ()
    return all(isinstance(one, FieldNode) and one.name.value in _ITS_NAME for one in asked)
