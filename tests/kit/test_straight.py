"""Plain rows straight from the driver are those the engine would have made."""

from uuid import UUID

import pytest
from sqlalchemy import bindparam, select

from server.database import Database
from tests.fixtures.town import Town
from workflows.kit.straight import Straight, rows_of, written
from workflows.law.models import LegalRule
from workflows.programmes.models import Programme
from workflows.proposals.models import Proposal
from workflows.proposals.states import Category, ProposalState
from workflows.record.models import Event

NOBODY = UUID(int=0)
FILLED_IN = select(Programme.name_ko, Programme.id).where(Programme.slug == bindparam("slug"))
LISTED = (
    select(Proposal.title, Proposal.category, Proposal.submitted_at, Proposal.cost)
    .where(
        Proposal.state.in_([ProposalState.SUBMITTED]),
        Proposal.category.in_(list(Category)),
        Proposal.id != NOBODY,
    )
    .order_by(Proposal.title)
    .limit(3)
)
RANGES = (
    select(LegalRule.valid, LegalRule.recorded, LegalRule.rule_id).order_by(LegalRule.id).limit(3)
)
NESTED = select(Event.data, Event.kind, Event.recorded_at).order_by(Event.id)


@pytest.mark.parametrize(
    ("statement", "filled"), [(FILLED_IN, True), (LISTED, False), (RANGES, False), (NESTED, False)]
)
async def test_straight_rows_are_the_rows_of_the_engine(
    town: Town, database: Database, statement, filled
):
    await town.propose("쉼터")
    await town.propose("나무")
    values = {"slug": town.slug} if filled else None

    async with database.reads() as session:
        usual = await rows_of(session, statement, values)
    async with database.look() as driver:
        found = await rows_of(Straight(driver), statement, values)

    assert usual
    assert [tuple(row) for row in found] == [tuple(row) for row in usual]


def test_a_statement_is_written_down_once():
    assert written(LISTED) is written(LISTED)
    assert "IN ($" in written(LISTED).text


async def test_only_a_driver_answers_no_statement_made_anew(database: Database):
    async with database.look() as driver:
        with pytest.raises(TypeError, match="only the driver"):
            await Straight(driver).execute(NESTED)
