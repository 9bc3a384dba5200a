"""The mapping of types to rows: what is never null and what is an Int by the schema is so in a table."""

import pytest
from graphql import get_named_type, is_non_null_type
from sqlalchemy import Column, Integer

from schema.compiled.mapping import ROW_TYPES
from schema.kit.rows import Beside, Leaf
from schema.schema import get_schema
from workflows.identity.queries import DESIGNATION_SHAPE
from workflows.kit.shape import Shape
from workflows.programmes.queries import MILESTONE_SHAPE, PROGRAMME_SHAPE
from workflows.proposals.campaigns.rows import CAMPAIGN_SHAPE, LINE_SHAPE
from workflows.proposals.rows import PROPOSAL_SHAPE

SCHEMA = get_schema()._schema
SHAPES = {
    "Body": DESIGNATION_SHAPE.beside["body"].shape,
    "Milestone": MILESTONE_SHAPE,
    "ProgrammeBody": DESIGNATION_SHAPE,
    "Programme": PROGRAMME_SHAPE,
    "Proposal": PROPOSAL_SHAPE,
    "Campaign": CAMPAIGN_SHAPE,
    "BallotLine": LINE_SHAPE,
}


def column(shape: Shape, path: str) -> Column:
    *way, name = path.replace("{locale}", "ko").split(".")
    for step in way:
        shape = shape.beside[step].shape
    return shape.model.__table__.c[name]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_what_is_never_null_and_what_is_an_int_is_so_in_the_table(name):
    wrong = []
    for field, behind in ROW_TYPES[name].fields.items():
        if not isinstance(behind, Leaf) or behind.made is not None:
            continue
        found, kind = (
            column(SHAPES[name], behind.paths[0]),
            SCHEMA.get_type(name).fields[field].type,
        )
        if is_non_null_type(kind) and found.nullable:
            wrong.append(f"{field} may be null")
        if str(get_named_type(kind)) == "Int" and type(found.type) is not Integer:
            wrong.append(f"{field} may be larger than an Int")

    assert wrong == []


@pytest.mark.parametrize("name", sorted(ROW_TYPES))
def test_every_mapped_field_is_a_field_of_its_type(name):
    fields = SCHEMA.get_type(name).fields

    assert [field for field in ROW_TYPES[name].fields if field not in fields] == []
    for field, behind in ROW_TYPES[name].fields.items():
        kind = str(get_named_type(fields[field].type))
        wanted = getattr(behind, "kind", None)
        assert wanted is None or kind in {wanted, f"{wanted}Connection"}
        assert not isinstance(behind, Beside) or behind.kind in ROW_TYPES


def test_a_column_that_may_be_null_would_be_found():
    assert column(CAMPAIGN_SHAPE, "poll.closed_at").nullable
    assert not column(CAMPAIGN_SHAPE, "poll.opens_at").nullable
