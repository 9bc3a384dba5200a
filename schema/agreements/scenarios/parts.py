"""Changes of a scenario: texts, amounts, shares, fields of the role matrix."""

from collections.abc import Mapping
from typing import Self

import strawberry

from schema.agreements.roles.parts import duty_key, in_order, key_of_column
from schema.agreements.scenarios import enums as _enums  # noqa: F401 - names the enums first
from schema.kit.ids import global_id
from schema.kit.scalars import Won
from schema.kit.shares import Share
from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.money.states import Form, Source
from workflows.agreements.roles.states import Letter
from workflows.agreements.scenarios.applying import Left
from workflows.agreements.scenarios.sheet import (
    AmountChange,
    ClauseChange,
    RoleChange,
    ShareChange,
)
from workflows.agreements.scenarios.situation import Situation
from workflows.kit.wording import Locale

LEFT = "Why it is left out of what is worked out; null: it is not."


@strawberry.type(description="A clause in the version that was read when a change was written.")
class ScenarioClauseRead:
    """A clause that was read."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    version: int = strawberry.field(description="The version of its text.")


@strawberry.type(description="A clause replaced, added, removed or moved.")
class ScenarioClauseChange:
    """A change of a text."""

    key: strawberry.ID = strawberry.field(description="What it is called by when it is kept.")
    kind: OperationKind = strawberry.field(
        description="What is done: REPLACE, ADD, REMOVE or MOVE."
    )
    target_id: strawberry.ID | None = strawberry.field(description="The clause; null of ADD.")
    parent_id: strawberry.ID | None = strawberry.field(
        description="Of ADD and MOVE: the clause it would stand under; null: as an article."
    )
    after_id: strawberry.ID | None = strawberry.field(
        description="Of ADD and MOVE: the clause it would come after; null: first."
    )
    heading: str = strawberry.field(description="The heading; empty if it has none.")
    text: str = strawberry.field(description="The new text; of REMOVE why; of MOVE empty.")
    read: list[ScenarioClauseRead] = strawberry.field(
        description="What it was written on: of REMOVE all clauses that go."
    )
    tree: int = strawberry.field(
        description="Of ADD, REMOVE and MOVE: the version of the agreement's tree that was read."
    )
    reference: str | None = strawberry.field(
        description="The clause's number now: 제3조 ② 1.; null of ADD and of one that is gone."
    )
    stands: str | None = strawberry.field(description="The text that stands now; null: none.")
    left: Left | None = strawberry.field(description=LEFT)

    @classmethod
    def of(cls, one: ClauseChange, now: Situation, left: Left | None, locale: Locale) -> Self:
        """Show a change of a text."""
        provision = now.text.provisions.get(one.subject)
        numbers: Mapping[Locale, str] = now.references().get(one.subject, {})
        return cls(
            key=global_id("ScenarioChange", one.key),
            kind=one.kind,
            target_id=global_id("Clause", one.target) if one.target else None,
            parent_id=global_id("Clause", one.parent) if one.parent else None,
            after_id=global_id("Clause", one.after) if one.after else None,
            heading=one.heading,
            text=one.text,
            read=[
                ScenarioClauseRead(clause_id=global_id("Clause", key), version=version)
                for key, version in one.read.items()
            ],
            tree=one.tree,
            reference=numbers.get(locale),
            stands=provision.text if provision else None,
            left=left,
        )


@strawberry.type(description="An amount of the plan of money as it would be.")
class ScenarioAmountChange:
    """A change of an amount."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="Cash or in kind.")
    year: int = strawberry.field(description="For which year.")
    payer_id: strawberry.ID = strawberry.field(description="Who pays.")
    won: Won = strawberry.field(description="How much; 0: it goes.")
    read: int = strawberry.field(
        description="The version of the amount that was read; 0 where there was none."
    )
    stands: Won | None = strawberry.field(description="What stands now; null: nothing.")
    left: Left | None = strawberry.field(description=LEFT)

    @classmethod
    def of(cls, one: AmountChange, now: Situation, left: Left | None) -> Self:
        """Show a change of an amount."""
        source, form, year, payer = one.key
        stands = now.amounts.get(one.key)
        return cls(
            source=source,
            form=form,
            year=year,
            payer_id=global_id("Body", payer),
            won=Won(one.won),
            read=one.read,
            stands=Won(stands.won) if stands else None,
            left=left,
        )


@strawberry.type(description="The share of a party.")
class ScenarioShare:
    """A share."""

    body_id: strawberry.ID = strawberry.field(description="The party.")
    share: Share = strawberry.field(description="Exactly.")


@strawberry.type(description="Shares of parties; who is not named keeps his.")
class ScenarioShareChange:
    """A change of shares."""

    shares: list[ScenarioShare] = strawberry.field(description="Of the parties that are named.")
    reason: str = strawberry.field(description="Why, as it would be put to the parties.")
    read: int = strawberry.field(description="The ground of the consortium that was read.")
    left: Left | None = strawberry.field(description=LEFT)

    @classmethod
    def of(cls, one: ShareChange, left: Left | None) -> Self:
        """Show a change of shares."""
        return cls(
            shares=[
                ScenarioShare(body_id=global_id("Body", key), share=Share.of(share))
                for key, share in one.shares.items()
            ],
            reason=one.reason,
            read=one.read,
            left=left,
        )


@strawberry.type(description="What an actor would be for a duty of the role matrix.")
class ScenarioRoleChange:
    """A change of a field."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    column: str = strawberry.field(description="The column, as the matrix calls it.")
    letters: list[Letter] = strawberry.field(description="What the actor would be; none: nothing.")
    read: int = strawberry.field(description="The number of the value that was read, 0 of none.")
    name_version: int = strawberry.field(description="The name of the duty that was read.")
    left: Left | None = strawberry.field(description=LEFT)

    @classmethod
    def of(cls, one: RoleChange, left: Left | None) -> Self:
        """Show a change of a field."""
        return cls(
            duty_id=duty_key(one.duty),
            column=key_of_column(one.column),
            letters=in_order(one.letters),
            read=one.read,
            name_version=one.name,
            left=left,
        )
