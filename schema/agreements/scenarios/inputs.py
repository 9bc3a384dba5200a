"""Inputs of scenarios: a sheet as it is to be kept."""

from uuid import UUID, uuid4

import strawberry

from schema.agreements.putting_mutations import PartyShareInput, shares_of
from schema.agreements.roles.parts import column_of
from schema.agreements.scenarios import parts as _parts  # noqa: F401 - names the enums first
from schema.kit.ids import key_of
from schema.kit.scalars import Won
from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.money.states import Form, Source
from workflows.agreements.roles.states import Letter
from workflows.agreements.scenarios.checks import MOST_CHANGES
from workflows.agreements.scenarios.sheet import (
    AmountChange,
    ClauseChange,
    RoleChange,
    ShareChange,
    Sheet,
)


@strawberry.input(description="A clause in the version that was read.")
class ScenarioClauseReadInput:
    """A clause that was read."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    version: int = strawberry.field(description="The version of its text.")


@strawberry.input(description="A text to replace, add or remove.")
class ScenarioClauseInput:
    """A change of a text."""

    kind: OperationKind = strawberry.field(description="REPLACE, ADD, REMOVE or MOVE.")
    text: str = strawberry.field(description="The new text; of REMOVE why; of MOVE empty.")
    heading: str = strawberry.field(default="", description="The heading.")
    key: strawberry.ID | None = strawberry.field(
        default=None, description="Of a change that is kept: its `key`; null: a new one."
    )
    target_id: strawberry.ID | None = strawberry.field(
        default=None, description="The clause; left out of ADD."
    )
    parent_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of ADD and MOVE: the clause to stand under; null: as an article."
    )
    after_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of ADD and MOVE: the clause to come after; null: first."
    )
    read: list[ScenarioClauseReadInput] = strawberry.field(
        default_factory=list,
        description="What it is written on: of REPLACE and MOVE the clause, of REMOVE it with all under it.",
    )
    tree: int = strawberry.field(
        default=0,
        description="Of ADD, REMOVE and MOVE: the `version` of the agreement that was read.",
    )


@strawberry.input(description="An amount as it would be.")
class ScenarioAmountInput:
    """A change of an amount."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    payer_id: strawberry.ID = strawberry.field(description="Who pays.")
    won: Won = strawberry.field(description="How much; 0: the amount goes.")
    read: int = strawberry.field(
        description="The version of the amount that was read; 0 where there was none."
    )


@strawberry.input(description="Shares as they would be; who is not named keeps his.")
class ScenarioSharesInput:
    """A change of shares."""

    shares: list[PartyShareInput] = strawberry.field(description="Of the parties that are named.")
    reason: str = strawberry.field(default="", description="Why; needed when it is tabled.")
    read: int = strawberry.field(description="The ground that was read: `ground` of the outcome.")


@strawberry.input(description="What an actor would be for a duty of the role matrix.")
class ScenarioRoleInput:
    """A change of a field."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    column: str = strawberry.field(description="The column, as the matrix calls it.")
    letters: list[Letter] = strawberry.field(description="What it would be; none: nothing.")
    read: int = strawberry.field(description="The number of the value that was read, 0 of none.")
    name_version: int = strawberry.field(description="The name of the duty that was read.")


@strawberry.input(description="A scenario as it is to be kept: the whole sheet.")
class ChangeScenarioInput:
    """A sheet."""

    scenario_id: strawberry.ID = strawberry.field(description="The scenario.")
    expected_version: int = strawberry.field(description="Its `version` that was read.")
    title: str = strawberry.field(description="What it is called, up to 100 characters.")
    clauses: list[ScenarioClauseInput] = strawberry.field(description="All its texts.")
    amounts: list[ScenarioAmountInput] = strawberry.field(description="All its amounts.")
    shares: ScenarioSharesInput | None = strawberry.field(
        default=None, description="Its shares; null: none."
    )
    roles: list[ScenarioRoleInput] = strawberry.field(description="All its fields.")

    def sheet(self) -> Sheet:
        """Return the sheet; beyond the most nothing is read: one more is enough to be refused."""
        most, shares = MOST_CHANGES + 1, self.shares
        return Sheet(
            tuple(_clause(one, f"clauses.{nth}") for nth, one in enumerate(self.clauses[:most])),
            tuple(_amount(one, f"amounts.{nth}") for nth, one in enumerate(self.amounts[:most])),
            None
            if shares is None
            else ShareChange(shares_of(shares.shares), shares.reason, shares.read),
            tuple(_role(one, f"roles.{nth}") for nth, one in enumerate(self.roles[:most])),
        )


def _clause(given: ScenarioClauseInput, field: str) -> ClauseChange:
    return ClauseChange(
        uuid4() if given.key is None else key_of("ScenarioChange", given.key, field=f"{field}.key"),
        given.kind,
        given.text,
        given.heading,
        _key(given.target_id, f"{field}.targetId"),
        _key(given.parent_id, f"{field}.parentId"),
        _key(given.after_id, f"{field}.afterId"),
        {key_of("Clause", one.clause_id, field=f"{field}.read"): one.version for one in given.read},
        given.tree,
    )


def _amount(given: ScenarioAmountInput, field: str) -> AmountChange:
    payer = key_of("Body", given.payer_id, field=f"{field}.payerId")
    return AmountChange((given.source, given.form, given.year, payer), given.won, given.read)


def _role(given: ScenarioRoleInput, field: str) -> RoleChange:
    return RoleChange(
        key_of("RoleDuty", given.duty_id, field=f"{field}.dutyId"),
        column_of(given.column),
        frozenset(given.letters),
        given.read,
        given.name_version,
    )


def _key(given: strawberry.ID | None, field: str) -> UUID | None:
    return None if given is None else key_of("Clause", given, field=field)
