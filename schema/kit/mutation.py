"""Mutation fields: one action each, a refusal answered as a member of the result union."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from graphql import GraphQLResolveInfo
from graphql.execution.values import get_argument_values
from strawberry.extensions import FieldExtension

from schema.kit.context import Asked, Info
from schema.kit.refused import Refused
from workflows.kit.hashing import Canonical, digest
from workflows.kit.refusal import Refusal


class Answers(FieldExtension):
    """Says which field is being answered, and turns a refusal into `Refused`."""

    async def resolve_async(
        self, next_: Callable[..., Awaitable[Any]], source: object, info: Info, **kwargs: object
    ) -> object:
        """Answer one mutation field; the specification lets them run one after another."""
        info.context.asked = asked_by(info._raw_info)  # noqa: SLF001 - the raw field and variables
        try:
            return await next_(source, info, **kwargs)
        except Refusal as refusal:
            return Refused.of(refusal, info.context.locale)


def verb(description: str) -> Any:
    """Make a resolver a mutation field that answers refusals."""
    return strawberry.mutation(description=description, extensions=[Answers()])


def asked_by(info: GraphQLResolveInfo[Any]) -> Asked:
    """Return the response path of a root field and the digest of its name and coerced input."""
    arguments = get_argument_values(
        info.parent_type.fields[info.field_name], info.field_nodes[0], info.variable_values
    )
    content: Canonical = {"field": info.field_name, "arguments": _canonical(arguments)}
    return Asked(path=str(info.path.key), digest=digest(content))


def _canonical(value: object) -> Canonical:
    if isinstance(value, Mapping):
        return {str(key): _canonical(inner) for key, inner in value.items()}
    if isinstance(value, Enum):
        return str(value.name)
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Sequence):
        return [_canonical(inner) for inner in value]
    return str(value)
