"""Lists asked without a snapshot: no table behind them has row-level policies, whoever asks for what."""

from itertools import product
from uuid import uuid4

import pytest
from sqlalchemy import Table
from sqlalchemy.sql import visitors

from schema.programmes.rows import ROOTS as PROGRAMME_ROOTS
from schema.proposals.rows import ROOTS as PROPOSAL_ROOTS
from workflows.kit.shape import Shape
from workflows.kit.things import UNWALLED
from workflows.programmes.queries import _programmes_laid
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.rows import PROPOSAL_SHAPE, _proposals_laid
from workflows.proposals.states import Category, ProposalState
from workflows.rights.actor import ANONYMOUS, Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.tables import STANCES

GUARDED = {name for name, stance in STANCES.items() if stance.guarded}
PLACE = uuid4()
MODERATOR = Actor(
    uuid4(),
    hats=(Hat(uuid4(), Role.MUNICIPAL_OFFICER, uuid4(), PLACE, frozenset(Permission)),),
)


def tables(statement) -> set[str]:
    """Return the tables a statement reads, in whatever part of it."""
    return {one.name for one in visitors.iterate(statement) if isinstance(one, Table)}


def every_path(shape: Shape) -> tuple[str, ...]:
    """Return the columns of a shape and of the rows beside it."""
    own = [column.key for column in shape.model.__table__.c]
    beside = [
        f"{way}.{path}" for way, one in shape.beside.items() for path in every_path(one.shape)
    ]
    return (*own, *beside)


@pytest.mark.parametrize("actor", [ANONYMOUS, Actor(uuid4()), MODERATOR])
def test_no_table_behind_the_ideas_is_walled(actor):
    narrowed = product(
        (None, uuid4()), (None, Category.CULTURE), (None, ProposalState.OPEN), (0, 2),
        (None, 1), (None, True), (None, True),
    )  # fmt: skip
    read = {
        name
        for one in narrowed
        for statement in _proposals_laid(actor, every_path(PROPOSAL_SHAPE), *one)
        for name in tables(statement)
    }
    assert {"proposal", "programme", "public_name", "poll_option"} <= read
    assert read & GUARDED == set()


def test_no_table_behind_what_verbs_answer_under_oath_is_walled():
    assert proposals_by_id in UNWALLED
    for things in UNWALLED.values():
        read = tables(things.one.statement) | tables(things.many.statement)
        assert read
        assert read & GUARDED == set()


def test_no_table_behind_the_places_is_walled():
    assert tables(_programmes_laid(MODERATOR, ("id", "slug"))) & GUARDED == set()


def test_the_lists_that_are_asked_so_are_those():
    roots = {**PROPOSAL_ROOTS, **PROGRAMME_ROOTS}
    found = {name for name, one in roots.items() if one.unwalled}
    assert found == {"proposals", "programmes"}
