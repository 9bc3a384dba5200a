"""The schema as one cached object, and its text as it is committed."""

from functools import cache
from pathlib import Path

import strawberry
from graphql import GraphQLError
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from schema.kit.limits import Limits
from schema.kit.masking import Masking
from schema.kit.operation import Ending, Introspection
from schema.kit.scalars import SCALARS
from schema.root import Mutation, Query

SDL_FILE = Path(__file__).with_name("schema.graphql")
CACHED_DOCUMENTS = 256


class Schema(strawberry.Schema):
    """A schema that leaves the telling of errors to `Masking`."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Log nothing here: refusals are answers, and the unexpected is logged where it is masked."""


@cache
def get_schema() -> Schema:
    """Return the one schema; types belong to one schema only, so it is built once a process."""
    return Schema(
        query=Query,
        mutation=Mutation,
        config=StrawberryConfig(disable_field_suggestions=True, scalar_map=SCALARS),
        extensions=[
            Masking,
            Ending,
            Limits,
            Introspection,
            lambda: ParserCache(maxsize=CACHED_DOCUMENTS),
            lambda: ValidationCache(maxsize=CACHED_DOCUMENTS),
        ],
    )


def printed() -> str:
    """Return the schema's text, as `schema.graphql` holds it."""
    return get_schema().as_str() + "\n"
