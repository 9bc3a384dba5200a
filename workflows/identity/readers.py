"""Statements laid once for all who hold the same hats: who reads is named when it is asked.

A list was laid, written and planned anew for each person, which for a town of residents took longer
than its fifty rows. What a resident may read differs from what his neighbour may only in who he is;
so a policy is asked about somebody with the same hats whose key is a parameter of the statement.
"""

from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, Uuid, bindparam

from workflows.rights.actor import Actor

READER: Final = bindparam("reader", type_=Uuid)


class _WhoReads(UUID):
    """The key of whoever reads: in a statement a parameter, in Python a key that nobody has.

    A policy that compares it in Python instead finds nobody: it shows too little, never too much.
    """

    def __clause_element__(self) -> BindParameter[UUID]:
        return READER


WHO_READS: Final = _WhoReads(int=0)


def anyone_like(actor: Actor) -> Actor:
    """Return whoever holds the hats of somebody; nobody in particular stays nobody."""
    return actor if actor.person_id is None else replace(actor, person_id=WHO_READS)


def named(actor: Actor) -> dict[str, object]:
    """Return the value by which a statement laid for anyone like him becomes his."""
    return {} if actor.person_id is None else {"reader": actor.person_id}
