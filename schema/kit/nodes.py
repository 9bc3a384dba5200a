"""Node: everything with a global id, and the way from an id back to the thing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import strawberry

from schema.kit.context import Context
from schema.kit.ids import split_id


@strawberry.interface(description="A thing with an id that is unique in the whole house.")
class Node:
    """What `node(id)` can fetch again."""

    id: strawberry.ID = strawberry.field(description="Opaque and stable; unique across all types.")


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of one type are fetched by key: the batched query, and the type made of a row."""

    by_ids: Callable[..., Any]
    of: Callable[[Any], Node] | None = None
    made: Callable[[Context, Any], Awaitable[Node]] | None = None

    async def shown(self, context: Context, row: object) -> Node:
        """Make the type: of the row alone, or with what has to be fetched beside it."""
        if self.made is not None:
            return await self.made(context, row)
        if self.of is None:
            msg = "a kind says how it is made"
            raise TypeError(msg)
        return self.of(row)


def wanted(kinds: dict[str, Kind], given: str) -> tuple[Kind | None, UUID]:
    """Return what an id asks for; None for a kind that is no node. Refuses `id_malformed`."""
    name, key = split_id(given, field="id")
    return kinds.get(name), key
