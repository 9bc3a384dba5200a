"""Mutation fields of scenarios: begin, change, table and discard one."""

from typing import Annotated

import strawberry

from schema.agreements import talk as _talk  # noqa: F401 - names the layers first
from schema.agreements.agreements import Agreement
from schema.agreements.scenarios.inputs import ChangeScenarioInput
from schema.agreements.scenarios.types import AgreementScenario
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from workflows.agreements.clauses.rooms import rooms_by_id
from workflows.agreements.scenarios import acting, tabling
from workflows.agreements.scenarios.queries import scenarios_by_id
from workflows.agreements.talk.models import Layer

STANDS = "The scenario as it is kept."


@strawberry.input(description="A scenario to begin.")
class CreateScenarioInput:
    """A scenario to begin."""

    agreement_id: strawberry.ID = strawberry.field(description="The agreement.")
    layer: Layer = strawberry.field(description="Who reads it.")
    with_body_id: strawberry.ID | None = strawberry.field(
        default=None, description="The other party, between two."
    )
    title: str = strawberry.field(description="What it is called, up to 100 characters.")


@strawberry.type(description="It is begun, without a change.")
class CreateScenarioSuccess:
    """It is begun."""

    scenario: AgreementScenario = strawberry.field(description=STANDS)


CreateScenarioResult = Annotated[
    CreateScenarioSuccess | Refused,
    strawberry.union("CreateScenarioResult", description="The scenario, or why not."),
]


@strawberry.type(description="The sheet is kept.")
class ChangeScenarioSuccess:
    """The sheet is kept."""

    scenario: AgreementScenario = strawberry.field(description=STANDS)


ChangeScenarioResult = Annotated[
    ChangeScenarioSuccess | Refused,
    strawberry.union("ChangeScenarioResult", description="The scenario, or why not."),
]


@strawberry.input(description="A scenario to table.")
class TableScenarioInput:
    """A scenario to table."""

    scenario_id: strawberry.ID = strawberry.field(description="The scenario.")
    expected_version: int = strawberry.field(description="Its `version` that was read.")


@strawberry.type(description="All of it is proposed, and on record.")
class TableScenarioSuccess:
    """It is proposed."""

    scenario: AgreementScenario = strawberry.field(description=STANDS)


TableScenarioResult = Annotated[
    TableScenarioSuccess | Refused,
    strawberry.union("TableScenarioResult", description="The scenario, or why not."),
]


@strawberry.input(description="A scenario to discard.")
class DiscardScenarioInput:
    """A scenario to discard."""

    scenario_id: strawberry.ID = strawberry.field(description="The scenario.")


@strawberry.type(description="Nothing is left of it; what it tabled stays.")
class DiscardScenarioSuccess:
    """Nothing is left of it."""

    agreement: Agreement = strawberry.field(description="The agreement it was about.")


DiscardScenarioResult = Annotated[
    DiscardScenarioSuccess | Refused,
    strawberry.union("DiscardScenarioResult", description="The agreement, or why not."),
]


@strawberry.type
class ScenarioMutations:
    """What a party does with its scenarios."""

    @verb(
        "Begin a scenario of the viewer's party on an agreement; nothing is on record.", noted=True
    )
    async def create_scenario(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            CreateScenarioInput, strawberry.argument(description="On which, and for whom.")
        ],
    ) -> CreateScenarioResult:
        """Begin it."""
        key = key_of("Agreement", input.agreement_id, field="agreementId")
        other = input.with_body_id
        row = await info.context.write(
            acting.create_scenario,
            answer=scenarios_by_id,
            attempt=key,
            agreement_id=key,
            layer=input.layer,
            other_id=key_of("Body", other, field="withBodyId") if other else None,
            title=input.title,
        )
        return CreateScenarioSuccess(scenario=AgreementScenario.of(row))

    @verb("Keep another sheet in a scenario, the whole of it; nothing is on record.", noted=True)
    async def change_scenario(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ChangeScenarioInput, strawberry.argument(description="Which, and what it changes.")
        ],
    ) -> ChangeScenarioResult:
        """Keep it."""
        key = key_of("AgreementScenario", input.scenario_id, field="scenarioId")
        row = await info.context.write(
            acting.change_scenario,
            answer=scenarios_by_id,
            attempt=key,
            scenario_id=key,
            expected_version=input.expected_version,
            title=input.title,
            sheet=input.sheet(),
        )
        return ChangeScenarioSuccess(scenario=AgreementScenario.of(row))

    @verb(
        "Make every change of a scenario for real, all or none; each by its own rules.", noted=True
    )
    async def table_scenario(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            TableScenarioInput, strawberry.argument(description="Which, as it was read.")
        ],
    ) -> TableScenarioResult:
        """Table it."""
        key = key_of("AgreementScenario", input.scenario_id, field="scenarioId")
        row = await info.context.write(
            tabling.table_scenario,
            answer=scenarios_by_id,
            attempt=key,
            scenario_id=key,
            expected_version=input.expected_version,
        )
        return TableScenarioSuccess(scenario=AgreementScenario.of(row))

    @verb("Discard a scenario of the viewer's party; what it tabled stays.", noted=True)
    async def discard_scenario(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            DiscardScenarioInput, strawberry.argument(description="Which.")
        ],
    ) -> DiscardScenarioResult:
        """Discard it."""
        key = key_of("AgreementScenario", input.scenario_id, field="scenarioId")
        room = await info.context.write(
            acting.discard_scenario, answer=rooms_by_id, attempt=key, scenario_id=key
        )
        return DiscardScenarioSuccess(agreement=Agreement.of(room))
