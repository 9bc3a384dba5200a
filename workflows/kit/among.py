"""Lists of keys as parameters of statements that are asked again and again."""

from typing import Any

from sqlalchemy import ARRAY, CollectionAggregate, any_, bindparam, func, select
from sqlalchemy.types import TypeEngine


def among(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> CollectionAggregate[bool]:
    """Return what a column is compared with: any of the keys in the parameter of this name, an array.

    The list is unfolded in a question of its own, so that who plans does not see how long it is: by
    its length each list seemed to want a plan of its own, and for a few keys planning takes twice as
    long as looking. One plan, which goes by the index, is kept for all.
    """
    keys = select(func.unnest(bindparam(name, type_=ARRAY(kind)))).scalar_subquery()
    return any_(func.array(keys))
