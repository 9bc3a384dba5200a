"""What if, in the demo: the lead tries a counter of the data company, with a little money of its own, before all."""

from uuid import UUID, uuid4

from sqlalchemy import select

from server.demo.act import Act
from server.demo.agreement import LEAD, negotiated
from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement, Clause, ClausePosition
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import Stance
from workflows.agreements.money.states import Source
from workflows.agreements.scenarios.acting import change_scenario, create_scenario
from workflows.agreements.scenarios.gathering import situation_of
from workflows.agreements.scenarios.sheet import AmountChange, ClauseChange, Sheet
from workflows.agreements.talk.models import Layer
from workflows.record.uow import UnitOfWork

TITLE = "데이터의 연구 활용을 받아들이면"
# What the lead would pay more for it, in the last year.
MORE = 100_000_000


async def try_what_if(act: Act, programme_id: UUID) -> None:
    """Lay a scenario on the table: all parties read what would follow, and nothing of it is proposed."""
    agreement_id = await act(LEAD, negotiated, programme_id=programme_id)
    scenario = await act(
        LEAD,
        create_scenario,
        agreement_id=agreement_id,
        layer=Layer.TABLE,
        other_id=None,
        title=TITLE,
    )
    await act(
        LEAD,
        change_scenario,
        scenario_id=scenario.id,
        expected_version=scenario.version,
        title=TITLE,
        sheet=await act(LEAD, _sheet, agreement_id=agreement_id),
    )


async def _sheet(uow: UnitOfWork, *, agreement_id: UUID) -> Sheet:
    """Return the counter on the article about data, word for word, and an amount of the lead's own."""
    agreement = await uow.session.get_one(Agreement, agreement_id)
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    now = await situation_of(uow.session, uow.actor, Room(agreement, lead_id))
    counter = (
        await uow.session.scalars(
            select(ClausePosition)
            .join(Clause, Clause.id == ClausePosition.clause_id)
            .where(
                ClausePosition.agreement_id == agreement_id,
                ClausePosition.stance == Stance.COUNTER,
                ClausePosition.version == Clause.version,
                Clause.kind == "data",
            )
        )
    ).one()
    clause = counter.clause_id
    key = max(
        (one for one in now.amounts if one[0] is Source.PRIVATE and one[3] == lead_id),
        key=lambda one: one[2],
    )
    return Sheet(
        clauses=(
            ClauseChange(
                uuid4(),
                OperationKind.REPLACE,
                counter.words,
                now.text.provisions[clause].heading,
                clause,
                read={clause: counter.version},
            ),
        ),
        amounts=(AmountChange(key, now.amounts[key].won + MORE, now.amounts[key].version),),
    )
