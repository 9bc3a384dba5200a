"""Enums of the ground floor shown in the API, with a description for every value."""

from enum import StrEnum
from typing import TypeVar

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

E = TypeVar("E", bound=type[StrEnum])


def told(enum: E, *, name: str, description: str, values: dict[str, str]) -> E:
    """Show an enum under a GraphQL name. Raises ValueError unless every member is described."""
    if set(values) != {member.name for member in enum}:
        msg = f"{name}: the descriptions and the members differ"
        raise ValueError(msg)
    strawberry.enum(enum, name=name, description=description)
    definition: StrawberryEnumDefinition = getattr(enum, "__strawberry_definition__")  # noqa: B009 - strawberry puts it there
    for value in definition.values:
        value.description = values[value.name]
    return enum
