"""Mutation fields of the money: set and remove amounts, put the plan forward, take it back."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.agreements.money import enums as _enums  # noqa: F401 - names the enums before use
from schema.agreements.money.types import ContributionPlan
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.kit.scalars import Won
from workflows.agreements.money import editing, proposing
from workflows.agreements.money.editing import Amount, Place
from workflows.agreements.money.queries import plans_by_id
from workflows.agreements.money.rules import MOST_AMOUNTS
from workflows.agreements.money.states import Form, Source

OF_NONE = "0 where there was none."


@strawberry.input(description="An amount that is to stand.")
class ContributionInput:
    """An amount."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    payer_id: strawberry.ID = strawberry.field(description="Who pays.")
    won: Won = strawberry.field(description="How much, at least 1.")
    expected_version: int = strawberry.field(
        description=f"The version of the amount that was read; {OF_NONE}"
    )


@strawberry.input(description="Amounts of a plan.")
class SetContributionsInput:
    """Amounts of a plan."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    contributions: list[ContributionInput] = strawberry.field(
        description="The amounts; all of them are set, or none."
    )


@strawberry.type(description="The amounts stand.")
class SetContributionsSuccess:
    """The amounts stand."""

    plan: ContributionPlan = strawberry.field(description="The plan as it stands now.")


SetContributionsResult = Annotated[
    SetContributionsSuccess | Refused,
    strawberry.union("SetContributionsResult", description="The plan, or why not."),
]


@strawberry.input(description="An amount that is to go.")
class RemoveContributionInput:
    """An amount that is to go."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    payer_id: strawberry.ID = strawberry.field(description="Who pays.")
    expected_version: int = strawberry.field(description="The version of the amount that was read.")


@strawberry.type(description="The amount is gone; earlier versions keep it.")
class RemoveContributionSuccess:
    """The amount is gone."""

    plan: ContributionPlan = strawberry.field(description="The plan as it stands now.")


RemoveContributionResult = Annotated[
    RemoveContributionSuccess | Refused,
    strawberry.union("RemoveContributionResult", description="The plan, or why not."),
]


@strawberry.input(description="A plan to put forward.")
class ProposePlanInput:
    """A plan to put forward."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")
    expected_version: int = strawberry.field(description="The version of the plan that was read.")


@strawberry.type(description="The plan is frozen for the decision.")
class ProposePlanSuccess:
    """The plan is frozen for the decision."""

    plan: ContributionPlan = strawberry.field(description="The plan as it stands now.")


ProposePlanResult = Annotated[
    ProposePlanSuccess | Refused,
    strawberry.union("ProposePlanResult", description="The plan, or why not and what cures it."),
]


@strawberry.input(description="A plan to take back.")
class WithdrawPlanInput:
    """A plan to take back."""

    consortium_id: strawberry.ID = strawberry.field(description="The consortium.")


@strawberry.type(description="The plan is a draft again.")
class WithdrawPlanSuccess:
    """The plan is a draft again."""

    plan: ContributionPlan = strawberry.field(description="The plan as it stands now.")


WithdrawPlanResult = Annotated[
    WithdrawPlanSuccess | Refused,
    strawberry.union("WithdrawPlanResult", description="The plan, or why not."),
]


def consortium_key(given: strawberry.ID) -> UUID:
    """Return the key of the consortium that is given."""
    return key_of("Consortium", given, field="consortiumId")


@strawberry.type
class MoneyMutations:
    """Writing the money of a consortium."""

    @verb("Set amounts of the plan, all or none; a draft may break rules.", noted=True)
    async def set_contributions(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetContributionsInput, strawberry.argument(description="Which, and how much.")
        ],
    ) -> SetContributionsResult:
        """Set amounts."""
        key = consortium_key(input.consortium_id)
        # Beyond the most they are not read: one more is enough to be refused.
        amounts = [
            Amount(
                Place(
                    one.source,
                    one.form,
                    one.year,
                    key_of("Body", one.payer_id, field=f"contributions.{number}.payerId"),
                ),
                one.won,
                one.expected_version,
            )
            for number, one in enumerate(input.contributions[: MOST_AMOUNTS + 1])
        ]
        seen = await info.context.write(
            editing.set_contributions,
            answer=plans_by_id,
            attempt=key,
            consortium_id=key,
            amounts=amounts,
        )
        return SetContributionsSuccess(plan=ContributionPlan.of(seen))

    @verb("Remove an amount of the plan; earlier versions keep it.", noted=True)
    async def remove_contribution(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            RemoveContributionInput, strawberry.argument(description="Which.")
        ],
    ) -> RemoveContributionResult:
        """Remove an amount."""
        key = consortium_key(input.consortium_id)
        payer = key_of("Body", input.payer_id, field="payerId")
        seen = await info.context.write(
            editing.remove_contribution,
            answer=plans_by_id,
            attempt=key,
            consortium_id=key,
            place=Place(input.source, input.form, input.year, payer),
            expected_version=input.expected_version,
        )
        return RemoveContributionSuccess(plan=ContributionPlan.of(seen))

    @verb(
        "Put the plan forward for agreement: it is frozen; refused unless every rule holds.",
        noted=True,
    )
    async def propose_plan(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ProposePlanInput, strawberry.argument(description="Which, as it was read.")
        ],
    ) -> ProposePlanResult:
        """Put the plan forward."""
        key = consortium_key(input.consortium_id)
        seen = await info.context.write(
            proposing.propose_plan,
            answer=plans_by_id,
            attempt=key,
            consortium_id=key,
            expected_version=input.expected_version,
        )
        return ProposePlanSuccess(plan=ContributionPlan.of(seen))

    @verb("Take the plan back, to write at it again.", noted=True)
    async def withdraw_plan(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            WithdrawPlanInput, strawberry.argument(description="Which.")
        ],
    ) -> WithdrawPlanResult:
        """Take the plan back."""
        key = consortium_key(input.consortium_id)
        seen = await info.context.write(
            proposing.withdraw_plan, answer=plans_by_id, attempt=key, consortium_id=key
        )
        return WithdrawPlanSuccess(plan=ContributionPlan.of(seen))
