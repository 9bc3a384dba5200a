"""The declarative base of all tables, with names for every constraint."""

from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Enum, MetaData
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


MOMENT = TIMESTAMP(timezone=True)


def text_enum(kind: type[StrEnum], name: str) -> Enum:
    """Store an enum's values as text: a new member needs no change of the database's types."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """What all tables share: one metadata, and relationships that never load in silence."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
