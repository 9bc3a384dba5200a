"""The frame of one operation: its snapshot is ended, and the schema is shown to the signed in."""

from collections.abc import AsyncIterator
from typing import Any

from graphql import FieldNode, GraphQLError, Visitor, visit
from strawberry.extensions import SchemaExtension

from schema.kit.refused import sentence
from workflows.kit.refusal import NotSignedIn, Refusal


class Ending(SchemaExtension):
    """Ends the context with the operation, also when it failed."""

    async def on_operation(self) -> AsyncIterator[None]:
        """Close what the operation opened."""
        try:
            yield
        finally:
            context: Any = self.execution_context.context
            await context.end()


class Introspection(SchemaExtension):
    """Lets only a person who is signed in ask the API about itself; the SDL is published anyway."""

    async def on_validate(self) -> AsyncIterator[None]:
        """Ask who it is only if the document introspects."""
        yield
        asked = self.execution_context
        if asked.pre_execution_errors or asked.graphql_document is None:
            return
        finder = _Finder()
        visit(asked.graphql_document, finder)
        context: Any = asked.context
        if finder.found is None:
            return
        refusal: Refusal = NotSignedIn("sign_in_to_introspect")
        try:
            if (await context.actor()).is_signed_in:
                return
        except Refusal as other:
            refusal = other
        message = sentence(refusal, context.locale)
        asked.pre_execution_errors = [
            GraphQLError(message, nodes=finder.found, original_error=refusal)
        ]


class _Finder(Visitor):
    """Finds the first field that asks about the schema itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: FieldNode | None = None

    def enter_field(self, node: FieldNode, *_: object) -> None:
        if node.name.value in {"__schema", "__type"} and self.found is None:
            self.found = node
