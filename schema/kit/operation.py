"""The frame of one operation: its snapshot is ended, and the schema is shown to the signed in."""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from graphql import DocumentNode, FieldNode, GraphQLError, Visitor, parse, visit
from strawberry.extensions import SchemaExtension

from schema.kit.limits import MOST_TOKENS
from workflows.kit.refusal import NotSignedIn


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
                asked.graphql_document = _parsed(asked.query)
        yield


@lru_cache(maxsize=256)
def _parsed(query: str) -> DocumentNode:
    return parse(query, max_tokens=MOST_TOKENS)


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
