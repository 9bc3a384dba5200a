"""Amounts of the plan of money that an amendment sets, and the money of a day, on the wire."""

from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.money import enums as _enums  # noqa: F401 - names the enums before use
from schema.agreements.money.parts import MoneyInvariant
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.kit.scalars import Won
from workflows.agreements.amending.amounts import Key, MoneyChange
from workflows.agreements.amending.operations import AmountChange
from workflows.agreements.money.editing import Amount, Place
from workflows.agreements.money.states import Form, Source
from workflows.identity.queries import bodies_by_id


@strawberry.input(description="What one amount of the plan of money is to be.")
class AmendedAmountInput:
    """An amount to set."""

    source: Source = strawberry.field(description="Whose money it is.")
    payer_id: strawberry.ID = strawberry.field(description="Who pays.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    won: Won = strawberry.field(description="How much; 0 takes it away.")

    def amount(self, nth: int) -> Amount:
        """Return it as the verb takes it; what stands it is compared with at the freeze."""
        payer = key_of("Body", self.payer_id, field=f"amounts.{nth}.payerId")
        return Amount(Place(self.source, self.form, self.year, payer), self.won, 0)


@strawberry.type(description="One amount of the plan of money before and after an amendment.")
class AmendedAmount:
    """An amount that changes."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    before: Won = strawberry.field(description="How much before; 0: nothing.")
    won: Won = strawberry.field(description="How much after; 0: nothing.")
    payer_id: strawberry.Private[UUID]

    @strawberry.field(description="Who pays.")
    async def payer(self, info: Info) -> Body:
        """Fetch who pays."""
        return Body.of(await info.context.fetch(bodies_by_id, self.payer_id))

    @classmethod
    def of(cls, one: AmountChange) -> Self:
        """Show a change."""
        return cls(
            source=one.source,
            form=one.form,
            year=one.year,
            before=Won(one.before),
            won=Won(one.won),
            payer_id=one.payer,
        )


@strawberry.type(
    description="What an amendment makes of the money. A draft may break a rule of the cohort; nothing is "
    "frozen with a broken one."
)
class AmendedMoney:
    """What becomes of the money."""

    amounts: list[AmendedAmount] = strawberry.field(description="The amounts that change.")
    found: list[MoneyInvariant] = strawberry.field(
        description="What each rule finds of the money it leads to, with the won that cure a broken one; "
        "empty once it is in force."
    )

    @classmethod
    def of(cls, made: MoneyChange) -> Self:
        """Show it."""
        return cls(
            amounts=[AmendedAmount.of(one) for one in made.changes],
            found=[MoneyInvariant.of(one) for one in made.found],
        )


@strawberry.type(
    description="What one organisation gives on a day, by what was signed and amended."
)
class ConsolidatedAmount:
    """An amount on a day."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    won: Won = strawberry.field(description="How much.")
    payer_id: strawberry.Private[UUID]

    @strawberry.field(description="Who pays.")
    async def payer(self, info: Info) -> Body:
        """Fetch who pays."""
        return Body.of(await info.context.fetch(bodies_by_id, self.payer_id))

    @classmethod
    def of(cls, key: Key, won: int) -> Self:
        """Show an amount."""
        source, form, year, payer = key
        return cls(source=source, form=form, year=year, won=Won(won), payer_id=payer)
